"""What some audiences see of a room later than it happens, as late as its stream."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from msgspec import UNSET
from msgspec.structs import replace

from liveroom.core.erasure.evolve import erasures, taken, without
from liveroom.core.events import Event, EventChanged, Recorded, TextsErased
from liveroom.core.rehearsal.pace import behind
from liveroom.core.roles import Audience
from liveroom.core.room import NEW, Room, without_texts
from liveroom.live.batch import RoomState
from liveroom.live.broadcast.news.shared_news import SharedNews
from liveroom.live.clock import LateClock
from liveroom.live.showing.side import Side

LATE: Final = frozenset({Audience.ATTENDEE, Audience.OVERLAY})
"""Those who watch the stream: what they are shown must not run ahead of it."""


@dataclass(frozen=True, slots=True)
class Behind:
    """The room as it is shown late, and what has happened since."""

    state: RoomState
    waiting: Sequence[Recorded]


def seen_late(state: RoomState, recorded: Sequence[Recorded], now: int) -> Behind:
    """What of a whole log has been shown late by now, where `state` is all of it.

    A longer delay takes nothing back: nothing more is shown until it has passed.
    """
    shown_until, delay = 0, 0
    for each in recorded:
        if isinstance(each.event, EventChanged) and each.event.delay_seconds is not UNSET:
            shown_until = max(shown_until, each.at - delay * 1000 - 1)
            delay = each.event.delay_seconds
    shown_until = max(shown_until, now - delay * 1000)
    seen = bisect_right(recorded, shown_until, key=lambda each: each.at)
    if seen == len(recorded):
        return Behind(state, [])
    return Behind(RoomState(NEW, 0, 0).after(recorded[:seen]), recorded[seen:])


class Delayed:
    """One queue of what has happened and is not shown yet."""

    def __init__(
        self, side: Side, clock: LateClock, waiting: Sequence[Recorded], now: Callable[[], int]
    ) -> None:
        """`clock` is the time that they see; `now` is the clock of people."""
        self.side = side
        self._clock = clock
        self._now = now
        self._waiting = deque(waiting)

    @property
    def news(self) -> SharedNews:
        """What they have not been told yet of what they may see."""
        return self.side.news

    def add(self, recorded: Sequence[Recorded], live: Room) -> None:
        """This has happened, and the room is so now. What was erased is not shown late either."""
        for event in erasures(recorded):
            self._erase(event, live)
        self._waiting += recorded
        seconds = live.program.delay_seconds
        if seconds != self._clock.seconds:
            self._clock.seconds = seconds
            self._retime(seconds)
        self.catch_up()

    def catch_up(self) -> None:
        """Show what is due."""
        until, due = self._clock.now(), list[Recorded]()
        while self._waiting and self._waiting[0].at <= until:
            due.append(self._waiting.popleft())
        if due:
            self._show(self.news.state.after(due), [each.event for each in due])

    def _erase(self, event: TextsErased, live: Room) -> None:
        questions = taken(live.board, event)
        self._waiting = deque(without(each, questions) for each in self._waiting)
        state = self.news.state
        after = RoomState(without_texts(state.room, event), state.seq, state.at)
        self._show(after, [event])

    def due_in(self) -> float | None:
        """The seconds until something is due; None where nothing waits."""
        if not self._waiting:
            return None
        pace = self.news.state.room.pace
        speed = 1 if pace is None else pace.speed
        return max(0.0, (self._waiting[0].at - self._clock.now()) / 1000 / speed)

    def _retime(self, seconds: int) -> None:
        """They see the room at another time from now on, and are told so."""
        state = self.news.state
        after = RoomState(late_room(state.room, seconds), state.seq, state.at)
        self._show(after, [EventChanged(delay_seconds=seconds)])

    def _show(self, after: RoomState, events: Sequence[Event]) -> None:
        changed = self.news.take(self.news.state, after, events, self._now())
        self.side.follow(after, changed, events)


def late_room(room: Room, seconds: int) -> Room:
    """The room as those see it who are so late: its time goes later for them."""
    real = None if room.rehearsal is None else room.rehearsal.pace
    return replace(room, pace=behind(real, seconds))
