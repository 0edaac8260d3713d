"""What a turn has to tell: to each audience, and to single persons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from liveroom.core.ids import PersonId, QuestionId
from liveroom.core.roles import Audience
from liveroom.core.room import Room
from liveroom.core.screens.diff import COLLECTIONS, Screen, vote_changes, vote_counts

COUNTED = tuple(audience for audience in Audience if audience is not Audience.OVERLAY)
"""The audiences that are told how many attend."""


@dataclass(frozen=True, slots=True)
class Update:
    """Panels by audience, for plain subscribers and for lean ones, and each person's own panels."""

    plain: Mapping[Audience, Screen]
    lean: Mapping[Audience, Screen]
    personal: Mapping[PersonId, Mapping[str, object]]


def headcount_panel(count: int) -> Screen:
    """How many attend, as a panel."""
    return {"audience": {"count": count}}


def update(
    changed: Mapping[Audience, Screen],
    personal: Mapping[PersonId, Mapping[str, object]],
    room: Room,
    counted: frozenset[QuestionId],
    headcount: int | None,
) -> Update:
    """What changed, joined with the vote counts and the headcount that are due.

    Where lean subscribers get the same as plain ones, both mappings hold the same object.
    """
    if headcount is not None:
        changed = merged(changed, dict.fromkeys(COUNTED, headcount_panel(headcount)))
    return Update(
        plain=merged(changed, vote_changes(room, counted)) if counted else changed,
        lean=merged(changed, vote_counts(room, counted)) if counted else changed,
        personal=personal,
    )


def merged(
    first: Mapping[Audience, Screen], second: Mapping[Audience, Screen]
) -> dict[Audience, Screen]:
    """The patches of both, the second on top of the first."""
    both = dict(first)
    for whom, patch in second.items():
        both[whom] = _joined(first[whom], patch) if whom in first else patch
    return both


def _joined(first: Screen, second: Screen) -> Screen:
    """One patch, and another on top of it."""
    joined = first | second
    for name in COLLECTIONS & first.keys() & second.keys():
        one, other = first[name], second[name]
        assert isinstance(one, dict)
        assert isinstance(other, dict)
        joined[name] = one | other
    return joined
