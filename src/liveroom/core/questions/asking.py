"""What the audience asks and votes for: which command becomes a fact, and which is refused."""

from __future__ import annotations

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.ids import PersonId, QuestionId, SegmentId
from liveroom.core.questions.board import Board, asked_by, family
from liveroom.core.questions.decide import shown
from liveroom.core.questions.state import OPEN, VOTABLE
from liveroom.core.questions.window import TAKES_QUESTIONS, Window, WindowState
from liveroom.core.refusals import Code, Refused
from liveroom.core.text import MAX_QUESTION, check_name, check_text, visible

MAX_OPEN = 20
"""Questions of one person that no moderator has decided on."""

MAX_UNDECIDED = 5_000
"""Questions of a room that no moderator has decided on: more than anybody can read in an evening,
and each that is decided on leaves room for another."""

MAX_KEPT = 20_000
"""Questions of a room that are neither dismissed nor withdrawn: everybody's screen holds them."""

MAX_QUESTIONS = 100_000
"""All of a room, whatever became of them: about 130 MB. Dismissed ones stay, to be undone and for
the record. A flood that is dismissed as fast as it may come needs five hours to get here."""


def ask(
    board: Board,
    window: Window,
    command: c.Ask,
    asker: PersonId,
    new_id: QuestionId,
    on: SegmentId | None,
) -> list[e.Event]:
    """A question is received while the segment `on` is shown. Raises Refused."""
    if window.state not in TAKES_QUESTIONS:
        raise Refused(Code.WINDOW_CLOSED, window=window.state.value)
    check_text(command.text, MAX_QUESTION)
    check_name(command.name)
    _check_room_for_one(board, asker)
    name = command.name if visible(command.name or "") else None
    return [e.QuestionReceived(new_id, asker, command.text, name, on)]


def vote(board: Board, is_closed: bool, command: c.Vote, person: PersonId) -> list[e.Event]:
    """The wished vote is cast; nothing where it stands already. Raises Refused.

    Who voted for something that is folded into the question counts for it and need not vote
    again; taken back are the person's votes for the question and for all that is in it.
    """
    found, value = shown(board, command.question), command.value
    if is_closed:
        raise Refused(Code.WINDOW_CLOSED, window=WindowState.CLOSED.value)
    if found.state not in VOTABLE:
        raise Refused(Code.WRONG_STATE, question=found.id, state=found.state.value)
    chosen, members = board.voted.of(person), family(board, found.id)
    if value:
        return [e.VoteCast(found.id, person, True)] if members.isdisjoint(chosen) else []
    return [e.VoteCast(each, person, False) for each in chosen if each in members]


def _check_room_for_one(board: Board, asker: PersonId) -> None:
    open_ = sum([question.state in OPEN for question in asked_by(board, asker)])
    if open_ >= MAX_OPEN:
        raise Refused(Code.TOO_MANY_OPEN, limit=MAX_OPEN)
    asked = len(board.questions)
    for so_far, limit in (
        (board.undecided, MAX_UNDECIDED),
        (asked - board.gone, MAX_KEPT),
        (asked, MAX_QUESTIONS),
    ):
        if so_far >= limit:
            raise Refused(Code.ROOM_FULL, limit=limit)
