"""What the audience asks and votes for: which command becomes a fact, and which is refused."""

from __future__ import annotations

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.ids import PersonId, QuestionId
from liveroom.core.questions.board import Board, Closed, asked_by, family
from liveroom.core.questions.decide import shown
from liveroom.core.questions.intake import safety
from liveroom.core.questions.intake.addressees import addressee
from liveroom.core.questions.intake.grace import in_time
from liveroom.core.questions.intake.holding import has_word
from liveroom.core.questions.state import OPEN, VOTABLE
from liveroom.core.questions.window import TAKES_QUESTIONS, WindowState, window
from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import NOBODY, Person, Role
from liveroom.core.rundown.state import Rundown
from liveroom.core.text import MAX_QUESTION, check_name, check_text, visible
from liveroom.core.vocabulary.question_marks import Held

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
    rundown: Rundown, board: Board, command: c.Ask, by: Person, at: int, new_id: QuestionId
) -> list[e.Event]:
    """A question is received: somebody's own while the window is open, or shortly after where it
    was sent before; one that a moderator enters at any time. Raises Refused."""
    person, is_own = by.id or NOBODY, by.role is Role.ATTENDEE
    closed = _check_may_ask(rundown, board, command, person, at) if is_own else None
    check_text(command.text, MAX_QUESTION)
    check_name(command.name)
    _check_room_for_one(board, person)
    return [
        e.QuestionReceived(
            new_id,
            person,
            command.text,
            command.name if visible(command.name or "") else None,
            closed.on if closed else rundown.current,
            addressee(rundown.segments, command.to, "to"),
            None if is_own else command.source or "floor",
            command.read_name,
            command.sent_at if closed else None,
            _held(board, command, by) if is_own else None,
        )
    ]


def _check_may_ask(
    rundown: Rundown, board: Board, command: c.Ask, person: PersonId, at: int
) -> Closed | None:
    """Refuse an attendee who may not ask now. Where the window has closed since, how it did."""
    safety.refuse_muted(board, person)
    if command.source is not None:
        raise Refused(Code.NOT_ALLOWED, role=Role.ATTENDEE.value, field="source")
    open_ = window(rundown, board.hand)
    closed = None
    if open_.state not in TAKES_QUESTIONS:
        closed = in_time(board, command.sent_at, at)
        if closed is None:
            raise Refused(Code.WINDOW_CLOSED, window=open_.state.value)
    safety.refuse_soon(board, person, at)
    return closed


def _held(board: Board, command: c.Ask, by: Person) -> Held | None:
    if has_word(board.safety.hold_words, f"{command.text} {command.name or ''}"):
        return "word"
    return "newcomer" if by.is_watched else None


def vote(board: Board, is_closed: bool, command: c.Vote, by: Person, at: int) -> list[e.Event]:
    """The wished vote is cast; nothing where it stands already. Raises Refused.

    Who voted for something that is folded into the question counts for it and need not vote
    again; taken back are the person's votes for the question and for all that is in it.
    """
    person, safety_ = by.id or NOBODY, board.safety
    if safety_.muted or safety_.strict_votes:
        safety.refuse_muted(board, person)
        safety.refuse_new(board, by.joined_at, at)
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
