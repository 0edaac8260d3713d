"""What keeps a room safe: who is muted, how often one may ask, and whose votes count."""

from __future__ import annotations

from typing import Final, assert_never

from msgspec.structs import replace

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.ids import PersonId
from liveroom.core.questions.board import Board, Safety, asked_by, is_known
from liveroom.core.questions.state import MOVES
from liveroom.core.refusals import Code, Refused

NEWCOMERS_HELD_MS: Final = 30 * 60_000
"""How long after somebody was muted questions of newcomers from their address wait as held."""

STAYED_MS: Final = 60_000
"""How long somebody has to be there for their vote to count where votes are strict."""


def protect(board: Board, command: c.SafetyCommand) -> list[e.Event]:
    """The facts that follow; none where it is so already. Raises Refused."""
    safety = board.safety
    match command:
        case c.Mute():
            return _mute(board, command)
        case c.SlowMode(seconds):
            return [] if seconds == safety.slow_seconds else [e.SlowModeSet(seconds)]
        case c.HoldWords(words):
            once = tuple(dict.fromkeys(words))
            return [] if once == safety.hold_words else [e.HoldWordsSet(once)]
        case c.StrictVotes(on):
            return [] if on == safety.strict_votes else [e.StrictVotesSet(on)]
        case _:
            assert_never(command)


def _mute(board: Board, command: c.Mute) -> list[e.Event]:
    person = command.person
    if not is_known(board, person):
        raise Refused(Code.NO_SUCH_PERSON, person=person)
    is_muted = person in board.safety.muted
    facts: list[e.Event] = [] if is_muted == command.on else [e.PersonMuted(person, command.on)]
    if command.on and command.hide:
        facts += [
            e.QuestionDismissed(question.id, c.Reason.INAPPROPRIATE.value)
            for question in asked_by(board, person)
            if (question.state, e.QuestionDismissed) in MOVES
        ]
    return facts


def mute_again(board: Board, person: PersonId) -> list[e.Event]:
    """Somebody muted who has joined again is muted."""
    return [] if person in board.safety.muted else [e.PersonMuted(person, True)]


def suspect(board: Board, command: c.SuspectVotes) -> list[e.Event]:
    """Votes for a question are marked once; none is dropped."""
    is_known = command.question in board.questions
    if not is_known or command.question in board.safety.suspected:
        return []
    return [e.VotesSuspected(command.question, command.why)]


def refuse_muted(board: Board, person: PersonId) -> None:
    """Refuse whoever may neither ask nor vote."""
    if person in board.safety.muted:
        raise Refused(Code.MUTED)


def refuse_soon(board: Board, person: PersonId, at: int) -> None:
    """Refuse a question that comes too soon after the person's last one, with the seconds left."""
    asked = board.asked.get(person)
    if not board.safety.slow_seconds or not asked:
        return
    free_at = board.questions[asked[-1]].asked_at + board.safety.slow_seconds * 1000
    if at < free_at:
        raise Refused(Code.SLOW_MODE, retry_after=-(-(free_at - at) // 1000))


def refuse_new(board: Board, joined_at: int | None, at: int) -> None:
    """Refuse a vote of whoever has just joined, where votes are strict, with the seconds left."""
    if board.safety.strict_votes and joined_at is not None and at < joined_at + STAYED_MS:
        raise Refused(Code.TOO_NEW, retry_after=-(-(joined_at + STAYED_MS - at) // 1000))


def evolve(board: Board, event: e.SafetyEvent, at: int) -> Board:
    """The board after something was done for its safety."""
    return replace(board, safety=_evolve(board.safety, event, at))


def _evolve(safety: Safety, event: e.SafetyEvent, at: int) -> Safety:
    match event:
        case e.PersonMuted(person, True):
            return replace(safety, muted=safety.muted.set(person, at))
        case e.PersonMuted(person, _):
            is_muted = person in safety.muted
            return replace(safety, muted=safety.muted.delete(person)) if is_muted else safety
        case e.SlowModeSet(seconds):
            return replace(safety, slow_seconds=seconds)
        case e.HoldWordsSet(words):
            return replace(safety, hold_words=words)
        case e.StrictVotesSet(on):
            return replace(safety, strict_votes=on)
        case _:
            assert_never(event)
