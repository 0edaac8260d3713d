"""Questions that were sent before the window closed, and arrive shortly after."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from liveroom.core.questions.board import Board, Closed
from liveroom.core.questions.window import TAKES_QUESTIONS, window
from liveroom.core.rundown.state import Rundown

GRACE_MS: Final = 10_000
"""So long after the window closed a question is taken whose sender says that it was sent before."""


def follow(
    rundown_before: Rundown, before: Board, rundown: Rundown, board: Board, at: int
) -> Board:
    """The board with the instant kept at which the window closed, if it has just closed."""
    if rundown is rundown_before and board.hand == before.hand:
        return board
    if window(rundown, board.hand).state in TAKES_QUESTIONS:
        return replace(board, closed=None) if board.closed else board
    if window(rundown_before, before.hand).state not in TAKES_QUESTIONS:
        return board
    return replace(board, closed=Closed(at, rundown_before.current))


def in_time(board: Board, sent_at: int | None, at: int) -> Closed | None:
    """How the window closed, where what was sent then, and has come now, is still taken."""
    closed = board.closed
    if closed is None or sent_at is None or sent_at > closed.at or at > closed.at + GRACE_MS:
        return None
    return closed
