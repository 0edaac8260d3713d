"""What a turn has to tell: to each audience, and to single persons."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from liveroom.core.ids import PersonId, QuestionId
from liveroom.core.roles import Audience
from liveroom.core.room import Room
from liveroom.core.screens.diff import COLLECTIONS, Screen, counted, vote_changes, vote_counts
from liveroom.core.screens.lists import Change, Lists, carried_patch

COUNTED = tuple(audience for audience in Audience if audience.sees.headcount)
"""The audiences that are told how many attend."""


@dataclass(frozen=True, slots=True)
class Update:
    """Panels by audience, for plain subscribers and for lean ones, and each person's own panels."""

    plain: Mapping[Audience, Screen]
    lean: Mapping[Audience, Screen]
    personal: Mapping[PersonId, Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Counts:
    """Vote counts that moved: as whole cards and panels, and bare."""

    plain: Mapping[Audience, Screen]
    lean: Mapping[Audience, Screen]


def counts(room: Room, lists: Lists, voted: Iterable[QuestionId]) -> Counts:
    """The counts as they are now; the lists follow them."""
    moved = counted(room, voted)
    change = lists.follow(room.board, moved)
    return Counts(
        for_attendees(vote_changes(room, moved), room, lists, change),
        for_attendees(vote_counts(room, moved), room, lists, change),
    )


def for_attendees(
    patches: Mapping[Audience, Screen], room: Room, lists: Lists, change: Change
) -> dict[Audience, Screen]:
    """The patches with that of the attendees cut down to the cards that their screens carry."""
    found = dict(patches)
    patch = found.pop(Audience.ATTENDEE, {})
    if carried := carried_patch(room.board, patch, lists.carried, change):
        found[Audience.ATTENDEE] = carried
    return found


def headcount_panel(count: int) -> Screen:
    """How many attend, as a panel."""
    return {"audience": {"count": count}}


def update(
    changed: Mapping[Audience, Screen],
    personal: Mapping[PersonId, Mapping[str, object]],
    counts: Counts | None,
    headcount: int | None,
) -> Update:
    """What changed, joined with the vote counts and the headcount that are due.

    Where lean subscribers get the same as plain ones, both mappings hold the same object.
    """
    if headcount is not None:
        changed = merged(changed, dict.fromkeys(COUNTED, headcount_panel(headcount)))
    return Update(
        plain=merged(changed, counts.plain) if counts else changed,
        lean=merged(changed, counts.lean) if counts else changed,
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


def question_items(changed: Mapping[Audience, Screen]) -> Collection[QuestionId]:
    """The questions of which anything changed: moderators see all of them."""
    items = changed.get(Audience.MODERATOR, {}).get("questions", {})
    assert isinstance(items, dict)
    return items.keys()
