"""When questions and votes are taken: the window follows the rundown, or a hand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from liveroom.core.commands import Hand
from liveroom.core.ids import SegmentId, segment_id
from liveroom.core.program import Kind
from liveroom.core.rundown import Phase, Rundown


class State(StrEnum):
    """What attendees may do; moderators work on in each of them."""

    CLOSED = "closed"
    COLLECTING = "collecting"
    OPEN = "open"
    VOTES_ONLY = "votes_only"


TAKES_QUESTIONS = frozenset({State.COLLECTING, State.OPEN})
TAKES_VOTES = frozenset({State.COLLECTING, State.OPEN, State.VOTES_ONLY})


@dataclass(frozen=True, slots=True)
class Window:
    """`slot` is the Q&A segment that is on, or that questions are collected for."""

    state: State
    slot: SegmentId | None
    by_hand: bool


def window(rundown: Rundown, hand: Hand) -> Window:
    """The window now: open in a Q&A segment, collecting before one, votes only after the last."""
    followed = _follow(rundown)
    slot = None if rundown.phase is Phase.ENDED else _slot(rundown)
    if hand == "auto" or rundown.phase is Phase.ENDED:
        return Window(followed, slot, False)
    return Window(State(hand), slot, True)


def _follow(rundown: Rundown) -> State:
    if rundown.phase in (Phase.DRAFT, Phase.ENDED):
        return State.CLOSED
    if all(segment.kind is not Kind.QA for segment in rundown.segments):
        return State.OPEN
    slot = _slot(rundown)
    if slot is None:
        return State.VOTES_ONLY
    return State.OPEN if slot == rundown.current else State.COLLECTING


def _slot(rundown: Rundown) -> SegmentId | None:
    start = rundown.on.position if rundown.on else 0
    for position in range(start, len(rundown.segments)):
        if rundown.segments[position].kind is Kind.QA:
            return segment_id(position)
    return None
