"""Hands each command about questions to the module that decides on it."""

from __future__ import annotations

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.ids import QuestionId
from liveroom.core.questions import asking, bulk, marks, ordering
from liveroom.core.questions import decide as moderation
from liveroom.core.questions.board import Board
from liveroom.core.questions.intake import safety
from liveroom.core.questions.window import is_closed
from liveroom.core.roles import NOBODY, Person, Role
from liveroom.core.rundown.decide import refuse_ended
from liveroom.core.rundown.state import Rundown


def decide(
    rundown: Rundown, board: Board, command: c.QaCommand, by: Person, at: int, new_id: str
) -> list[e.Event]:
    """The facts that follow from what somebody asks for who may; none where it is so already.

    After the end nothing goes on air. Raises Refused.
    """
    person = by.id or NOBODY
    if isinstance(command, c.SetWindow | c.NextQuestion | c.GoLive):
        refuse_ended(rundown)
    match command:
        case c.Ask():
            return asking.ask(rundown, board, command, by, at, QuestionId(new_id))
        case c.Vote():
            closed = is_closed(rundown, board.hand)
            return asking.vote(board, closed, command, by, at)
        case c.Withdraw():
            return moderation.withdraw(board, command, person)
        case c.EditOwn():
            return marks.edit_own(board, command, person)
        case c.SetWindow(hand):
            return [] if hand == board.hand else [e.WindowSet(hand)]
        case c.NextQuestion():
            return moderation.next_question(board, command)
        case c.OrderRule():
            return ordering.set_rule(board, command)
        case c.Bulk() | c.UndoBulk():
            return bulk.decide(board, command, new_id)
        case c.Label() | c.Assign() | c.Star() | c.Note():
            return marks.mark(board, rundown.segments, command)
        case c.Stance():
            return marks.stance(board, rundown.segments, command, by)
        case c.Mute() | c.SlowMode() | c.HoldWords() | c.StrictVotes():
            return safety.protect(board, command)
        case _:
            if by.role is Role.HOST:
                moderation.shown(board, command.question)
            return moderation.moderate(board, command)
