"""Whom a question may be for: the speakers and organisations that the program names."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from liveroom.core.program import Segment
from liveroom.core.refusals import Code, Refused


def addressee(segments: tuple[Segment, ...], name: str | None, field: str) -> str | None:
    """The name as the program has it; None is everybody.

    Raises Refused, with the field at fault, where the program names nobody so.
    """
    if name is None:
        return None
    found = named(segments, name)
    if found is None:
        raise Refused(Code.BAD_MESSAGE, field=field, problem="no_such_speaker")
    return found


def named(segments: tuple[Segment, ...], name: str) -> str | None:
    """A speaker or an organisation of this name, in whatever case; None where there is none."""
    return _names(segments).get(_folded(name))


def answers_to(segments: tuple[Segment, ...], speaker: str | None, to: str | None) -> bool:
    """Whether what is for `to` is for this speaker: to them, to their organisation, or to all.

    Who is not known is everybody.
    """
    if speaker is None or to is None or to == speaker:
        return True
    return any(
        speaker == who.name and to == who.organisation
        for segment in segments
        for who in segment.speakers
    )


@lru_cache(maxsize=64)
def _names(segments: tuple[Segment, ...]) -> dict[str, str]:
    return {_folded(name): name for name in _told(segments)}


def _told(segments: Iterable[Segment]) -> Iterable[str]:
    for segment in segments:
        for who in segment.speakers:
            yield from (name for name in (who.organisation, who.name) if name)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
