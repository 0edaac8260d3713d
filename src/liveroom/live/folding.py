"""What comes of a stretch of a room's log."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from liveroom.core.events import Recorded, VoteCast
from liveroom.core.records import Lineages, Stored, Tail
from liveroom.core.rundown.alarm import next_alarm
from liveroom.core.screens.diff import votes_in
from liveroom.live.batch import RoomState

UNTOLD_MS = 10_000
"""Longer than a vote waits to be told with others, also on a machine that is pressed."""


class SteppedBack(Exception):
    """The log has lost what this server has seen of the room, or something stored of it is damaged;
    the room has to be read anew."""


def last_votes(tail: Sequence[Stored]) -> Sequence[VoteCast]:
    """Those that were cast shortly before the last event: who saw that may not have heard of
    them."""
    since = tail[-1].recorded.at - UNTOLD_MS if tail else 0
    last = takewhile(lambda each: each.recorded.at >= since, reversed(tail))
    return votes_in(each.recorded.event for each in last)


def folded(state: RoomState, tail: Sequence[Stored]) -> tuple[RoomState, list[Recorded]]:
    """The state when these have happened too, and what has happened."""
    recorded = [stored.recorded for stored in tail]
    return state.after(recorded), recorded


def alarm_of(state: RoomState) -> int | None:
    """When the room next does something by itself, after the state's last event."""
    alarm = next_alarm(state.room.program, state.room.rundown, state.at)
    return alarm.at if alarm else None


def goes_on(seq: int, lineages: Lineages, tail: Tail) -> bool:
    """Whether a tail goes on from the event of this seq: after a fail-over it may be another."""
    return tail.last >= seq and tail.lineages.of(seq) == lineages.of(seq)
