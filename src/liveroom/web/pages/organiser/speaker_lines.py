"""Speakers as lines that a person can type: `Name — Role — Organisation`, one speaker a line."""

from __future__ import annotations

import re
from collections.abc import Iterable

from liveroom.core.program import Speaker

_EM_DASH = re.compile(r"(?:^|(?<=\s))—(?=\s|$)")
_OTHER_DASH = re.compile(r"(?:^|(?<=\s))(?:–|-)(?=\s|$)")


def write(speakers: Iterable[Speaker]) -> str:
    """One line per speaker; `parse` gives the same speakers back."""
    return "\n".join(_line(speaker) for speaker in speakers)


def parse(text: str) -> tuple[Speaker, ...]:
    """The speakers of the lines that say something.

    A line that begins with a dash has no name; with one part after the dash, that part is the
    organisation. A dash counts only between spaces, so `Anne-Marie` stays whole; where a line has
    long dashes, the shorter ones are part of the text.
    """
    speakers = (_speaker(line) for line in text.splitlines())
    return tuple(speaker for speaker in speakers if speaker != Speaker())


def _line(speaker: Speaker) -> str:
    name, role, organisation = (
        _EM_DASH.sub("–", part or "") for part in (speaker.name, speaker.role, speaker.organisation)
    )
    if not name and not role:
        return f"— {organisation}" if organisation else ""
    if not name:
        return f"— {role} — {organisation}".rstrip()
    if organisation:
        return f"{name} — {role} — {organisation}" if role else f"{name} — — {organisation}"
    return f"{name} — {role}" if role else _protected(name)


def _protected(name: str) -> str:
    """A name with a short dash of its own needs a long one after it to stay whole."""
    return f"{name} —" if _OTHER_DASH.search(name) else name


def _speaker(line: str) -> Speaker:
    dash = _EM_DASH if _EM_DASH.search(line) else _OTHER_DASH
    parts = [" ".join(part.split()) or None for part in dash.split(line, maxsplit=2)]
    if len(parts) == 2 and parts[0] is None:
        return Speaker(organisation=parts[1])
    name, role, organisation = [*parts, None, None][:3]
    return Speaker(name, role, organisation)
