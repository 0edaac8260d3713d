"""What people see of their own, and what of it changed: askers, voters, and speakers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from liveroom.core import events as e
from liveroom.core.ids import PersonId, QuestionId
from liveroom.core.questions.board import counts_for, family, stands_for
from liveroom.core.roles import NOBODY
from liveroom.core.room import Room
from liveroom.core.screens import cards
from liveroom.core.screens.diff import Screen, touched_by
from liveroom.core.screens.for_speakers import for_me, for_me_changes, is_speaker


def personal(room: Room, whose: PersonId) -> Screen:
    """A person's own questions with what became of them, what their votes count for, and whether
    they are muted; a speaker's questions to answer."""
    if is_speaker(whose):
        return {"for_me": for_me(room, whose)}
    return {
        "mine": own_cards(room, room.board.asked.get(whose, ())),
        "my_votes": dict.fromkeys(counts_for(room.board, whose), True),
        "muted": whose in room.board.safety.muted,
    }


Items = dict[str, object]
"""Changed items of a collection; None for one that is gone."""


def own_questions(before: Room, after: Room, events: Sequence[e.Event]) -> dict[PersonId, Items]:
    """What the events changed in each person's panel `mine`."""
    found: dict[PersonId, Items] = {}
    for question in _own_touched(before, after, events):
        asked = after.board.questions[question]
        if asked.asker == NOBODY:
            continue
        new = cards.own_card(after.board, asked, after.rundown.ended_at)
        was = before.board.questions.get(question)
        if was is None or cards.own_card(before.board, was, before.rundown.ended_at) != new:
            found.setdefault(asked.asker, {})[question] = new
    return found


Moved = tuple[PersonId, QuestionId]
"""Somebody's votes may no longer count for the question as they did, or count for it now."""


def moved_by_votes(before: Room, after: Room, votes: Iterable[e.VoteCast]) -> Iterator[Moved]:
    """What these votes moved in the voters' panels `my_votes`."""
    boards = [board for board in (before.board, after.board) if board.merged]
    for vote in votes:
        yield vote.person, vote.question
        for board in boards:
            yield vote.person, stands_for(board, vote.question)


_REGROUP = (e.QuestionMerged, e.QuestionSplit, e.QuestionRestored)


def moved_by_merging(before: Room, after: Room, events: Sequence[e.Event]) -> Iterator[Moved]:
    """What folding questions into others, or taking them out again, moved in `my_votes`."""
    named = {event.question for event in events if isinstance(event, _REGROUP)}
    boards = (before.board, after.board)
    members = {member for board in boards for each in named for member in family(board, each)}
    stands = {member: {stands_for(board, member) for board in boards} for member in members}
    moved = {member: over for member, over in stands.items() if len(over) > 1}
    if not moved:
        return
    for person, chosen in after.board.voted.items():
        for question in moved.keys() & chosen:
            yield from ((person, stood) for stood in moved[question])


def own_votes(room: Room, moved: Iterable[Moved]) -> dict[PersonId, Items]:
    """Where votes may have moved, what each person's panel `my_votes` holds now."""
    found: dict[PersonId, Items] = {}
    for person, question in moved:
        items = found.get(person)
        if items is None:
            items = found[person] = {}
        items[question] = True if question in counts_for(room.board, person) else None
    return found


def muted(room: Room, events: Iterable[e.Event]) -> dict[PersonId, bool]:
    """Who was muted or may speak again by these events, as it is now."""
    people = {event.person for event in events if isinstance(event, e.PersonMuted)}
    return {person: person in room.board.safety.muted for person in people}


def for_speakers(
    before: Room, after: Room, events: Sequence[e.Event], speakers: Iterable[PersonId]
) -> dict[PersonId, Mapping[QuestionId, object]]:
    """What the events changed in each speaker's panel `for_me`."""
    touched = touched_by(before, after, events)
    told = {whose: for_me_changes(before, after, touched, whose) for whose in speakers}
    return {whose: items for whose, items in told.items() if items}


def own_cards(room: Room, questions: Iterable[QuestionId]) -> Items:
    """The cards of these questions as their askers see them."""
    board, ended_at = room.board, room.rundown.ended_at
    return {q: cards.own_card(board, board.questions[q], ended_at) for q in questions}


def _own_touched(before: Room, after: Room, events: Sequence[e.Event]) -> Iterable[QuestionId]:
    if before.rundown.ended_at != after.rundown.ended_at:
        return list(after.board.questions)
    touched = touched_by(before, after, events)
    boards = [board for board in (before.board, after.board) if board.merged]
    within = (member for board in boards for each in touched for member in family(board, each))
    return dict.fromkeys([*touched, *within])
