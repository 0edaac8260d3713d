"""When questions and votes are taken: the window follows the rundown, or a hand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from liveroom.core.commands import Hand
from liveroom.core.ids import SegmentId
from liveroom.core.program import Kind
from liveroom.core.rundown.state import Phase, Rundown


class WindowState(StrEnum):
    """What attendees may do; moderators work on in each of them."""

    CLOSED = "closed"
    COLLECTING = "collecting"
    OPEN = "open"
    VOTES_ONLY = "votes_only"


_CLOSED = frozenset({Phase.DRAFT, Phase.ENDED})
TAKES_QUESTIONS = frozenset({WindowState.COLLECTING, WindowState.OPEN})


@dataclass(frozen=True, slots=True)
class Window:
    """`slot` is the Q&A segment that is on, or that questions are collected for."""

    state: WindowState
    slot: SegmentId | None
    by_hand: bool


def is_closed(rundown: Rundown, hand: Hand) -> bool:
    """Whether neither questions nor votes are taken now."""
    if hand == "auto":
        return rundown.phase in _CLOSED
    return hand == "closed" or rundown.phase is Phase.ENDED


def window(rundown: Rundown, hand: Hand) -> Window:
    """The window now: open in a Q&A segment, collecting before one, votes only after the last."""
    if rundown.phase is Phase.ENDED:
        return Window(WindowState.CLOSED, None, False)
    slot = _slot(rundown)
    if is_closed(rundown, hand):
        return Window(WindowState.CLOSED, slot, hand != "auto")
    if hand == "auto":
        return Window(_follow(rundown, slot), slot, False)
    return Window(WindowState(hand), slot, True)


def _follow(rundown: Rundown, slot: SegmentId | None) -> WindowState:
    if slot is not None:
        return WindowState.OPEN if slot == rundown.current else WindowState.COLLECTING
    had_slots = any(
        segment.kind is Kind.QA and (not segment.skipped or rundown.has_run(segment.id))
        for segment in rundown.segments
    )
    return WindowState.VOTES_ONLY if had_slots else WindowState.OPEN


def _slot(rundown: Rundown) -> SegmentId | None:
    running = () if rundown.running is None else (rundown.running,)
    ahead = (*running, *rundown.coming)
    return next((segment.id for segment in ahead if segment.kind is Kind.QA), None)
