"""What a turn has to tell: to each audience, and to single persons."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from liveroom.core.ids import PersonId, QuestionId
from liveroom.core.questions.lookalikes import speakers_in
from liveroom.core.roles import Audience
from liveroom.core.room import Room
from liveroom.core.screens import fields
from liveroom.core.screens.cards import card
from liveroom.core.screens.diff import COLLECTIONS, Screen, counted, vote_changes, vote_counts
from liveroom.core.screens.fields import BY_FIELD
from liveroom.core.screens.lists import Change, Lists, carried_patch
from liveroom.core.screens.panels import PANELS
from liveroom.core.screens.renditions import Rendition
from liveroom.live.likeness.annotations import Laid, with_marks


@dataclass(frozen=True, slots=True)
class Update:
    """Panels by rendition and audience, and each person's own panels.

    Where two renditions tell an audience the same, they mostly hold the very same object.
    """

    shared: Mapping[Rendition, Mapping[Audience, Screen]]
    personal: Mapping[PersonId, Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Counts:
    """Vote counts that moved: as whole cards and panels, and bare."""

    whole: Mapping[Audience, Screen] = field(default_factory=dict)
    bare: Mapping[Audience, Screen] = field(default_factory=dict)


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


def update(
    changed: Mapping[Audience, Screen],
    small: Mapping[Audience, Screen],
    personal: Mapping[PersonId, Mapping[str, object]],
    counts: Counts,
    presence: Mapping[Audience, Screen],
    marks: Laid,
) -> Update:
    """What changed, as it is told plainly and in small patches, with the counts that are due, and
    with who is there and at what."""
    changed, small = merged(changed, presence), merged(small, presence)
    shared = {
        Rendition.PLAIN: merged(changed, counts.whole),
        Rendition.LEAN: merged(changed, counts.bare),
        Rendition.SMALL: merged(small, counts.bare),
    }
    if marks:
        for patches in shared.values():
            if patch := patches.get(Audience.MODERATOR):
                patches[Audience.MODERATOR] = with_marks(patch, marks)
    return Update(shared, personal)


def of_audiences(told: Update, audiences: Collection[Audience]) -> Update | None:
    """What of it is for these, with all that is for single persons; None where that is nothing."""
    shared = {
        rendition: {audience: patches[audience] for audience in audiences if audience in patches}
        for rendition, patches in told.shared.items()
    }
    return Update(shared, told.personal) if told.personal or any(shared.values()) else None


def mark_changes(room: Room, things: Collection[str]) -> dict[Audience, Screen]:
    """What of the moderators' screen tells of marks on these segments and questions."""
    patch = _marked_cards(room, things)
    if any(row.id in things for row in room.rundown.segments):
        patch["rundown"] = PANELS[Audience.MODERATOR]["rundown"](room)
    return {Audience.MODERATOR: patch} if patch else {}


def bare_marks(room: Room, things: Collection[str]) -> dict[Audience, Screen]:
    """The same as small patches tell it."""
    patch = _marked_cards(room, things)
    nobody = {row.id: {"claim": None} for row in room.rundown.segments if row.id in things}
    if nobody:
        patch["rundown"] = nobody
    return {Audience.MODERATOR: patch} if patch else {}


def _marked_cards(room: Room, things: Collection[str]) -> Screen:
    speakers = speakers_in(room.rundown.segments)
    asked = [question for question in things if question in room.board.questions]
    found = {q: card(room.board, QuestionId(q), moderator=True, speakers=speakers) for q in asked}
    return {"questions": found} if found else {}


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
    for name in (COLLECTIONS | BY_FIELD) & first.keys() & second.keys():
        joined[name] = fields.joined(first[name], second[name])
    rows, later = first.get("rundown"), second.get("rundown")
    if isinstance(rows, Mapping) and isinstance(later, Mapping):
        joined["rundown"] = fields.joined_rows(rows, later)
    return joined


def question_items(changed: Mapping[Audience, Screen]) -> Collection[QuestionId]:
    """The questions of which anything changed: moderators see all of them."""
    items = changed.get(Audience.MODERATOR, {}).get("questions", {})
    assert isinstance(items, dict)
    return items.keys()
