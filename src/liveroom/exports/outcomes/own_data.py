"""All that a room knows of one person, for that person."""

from __future__ import annotations

from msgspec import Struct

from liveroom.core.ids import PersonId, RoomId
from liveroom.core.questions.board import asked_by
from liveroom.core.questions.told import asker_state
from liveroom.core.room import Room


class TellsOf(Struct):
    """What its asker was told of a question at an instant (UTC ms); `text` is another wording."""

    at: int
    state: str
    text: str | None


class OwnQuestion(Struct):
    """A question with what became of it; instants in UTC ms. An erased text is empty."""

    number: int
    asked_at: int
    text: str
    others_read: str
    name: str | None
    to: str | None
    state: str
    told: list[TellsOf]
    reason: str | None
    answer: str | None


class OwnVote(Struct):
    """A vote that counts, by the number of its question."""

    number: int
    text: str


class OwnData(Struct):
    """`name` is the one given on joining, `person` who somebody is in the room's log."""

    room: RoomId
    title: str
    person: PersonId
    name: str | None
    muted: bool
    questions: list[OwnQuestion]
    votes: list[OwnVote]


def own_data(room_id: RoomId, room: Room, person: PersonId, name: str | None) -> OwnData:
    """What is kept of a person: own questions, the votes, and the name."""
    board = room.board
    questions = [
        OwnQuestion(
            each.number,
            each.asked_at,
            each.original,
            each.text,
            each.name,
            each.to,
            asker_state(each.state),
            [TellsOf(step.at, step.state, step.text) for step in each.told],
            each.reason,
            each.answer,
        )
        for each in asked_by(board, person)
    ]
    voted = sorted(
        (board.questions[question] for question in board.voted.of(person)), key=lambda q: q.number
    )
    # What was shown when it was voted for may be withdrawn by now.
    votes = [OwnVote(each.number, each.text if each.shown else "") for each in voted]
    muted = person in board.safety.muted
    return OwnData(room_id, room.program.title, person, name, muted, questions, votes)
