"""Tells the subscribers what has happened, one round at a time; what happens meanwhile is
joined."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator, Sequence
from typing import Protocol

from liveroom.core.events import Event, VoteCast
from liveroom.core.screens.diff import counted, voted
from liveroom.core.screens.for_speakers import is_speaker
from liveroom.live.batch import RoomState
from liveroom.live.broadcast.changes import Update
from liveroom.live.broadcast.history import Epochs
from liveroom.live.broadcast.news.own_news import OwnNews
from liveroom.live.broadcast.news.shared_news import Patches, SharedNews
from liveroom.live.broadcast.presence import Presence
from liveroom.live.broadcast.subscribers import Subscribers
from liveroom.live.clock import Clock
from liveroom.live.likeness.annotations import Marks


class Late(Protocol):
    """What some audiences are shown of the room later than the others."""

    @property
    def news(self) -> SharedNews: ...

    def catch_up(self) -> None:
        """Show what is due."""
        ...

    def due_in(self) -> float | None:
        """The seconds until something is due; None where nothing waits."""
        ...


class Broadcaster:
    """The one task that publishes in a room, so that frames keep their order.

    Turns do not wait for it: while a round to ten thousand subscribers is under way, moderators are
    answered, and the next round tells at once what those turns changed.
    """

    def __init__(
        self,
        subscribers: Subscribers,
        clock: Clock,
        news: SharedNews,
        marks: Marks,
        presence: Presence,
        is_pressed: Callable[[], bool],
        epochs: Epochs,
    ) -> None:
        """`is_pressed` tells whether commands wait, whose answers are due before any counts."""
        self._subscribers = subscribers
        self._is_pressed = is_pressed
        self._clock = clock
        self._epochs = epochs
        self._news = news
        self._own = OwnNews()
        self._marks = marks
        self._presence = presence
        self._late: Late | None = None
        self._wake = asyncio.Event()
        self._is_stopping = False
        self._will_count = False

    def delay(self, late: Late) -> None:
        """Tell some audiences later from now on."""
        self._late = late
        self._wake.set()

    def take(self, before: RoomState, after: RoomState, events: Sequence[Event]) -> Patches:
        """Have it told what these events changed, and return that; vote counts come apart."""
        self._own.take(before, after, events, self._subscribers.speakers)
        self._wake.set()
        return self._news.take(before, after, events, self._clock.now())

    def tell_votes(self, votes: Sequence[VoteCast]) -> None:
        """Have these told, which the state has already."""
        if not votes:
            return
        state = self._news.state
        self._own.take_votes(state, state, votes)
        self._news.votes.add(counted(state.room, voted(votes)), self._clock.now())
        self._wake.set()

    def count_again(self) -> None:
        """Somebody sat down or left."""
        if not self._will_count and self._presence.due(self._clock.now()) is not None:
            self._wake.set()

    def look_again(self) -> None:
        """Somebody came to a segment or a question, or left it; other questions seem to ask the
        same; or more waits to be told later."""
        self._wake.set()

    def stop(self) -> None:
        """Let `run` tell what waits and return."""
        self._is_stopping = True
        self._wake.set()

    async def run(self) -> None:
        """Tell until `stop`."""
        while True:
            await asyncio.sleep(0)  # whoever asked hears first
            if await self._tell(self._clock.now()):
                continue
            if self._is_stopping:
                return
            await self._rest()

    async def _tell(self, now: int) -> bool:
        """Tell what is due to be told; whether there was anything."""
        has_told = False
        for news, told in self._due(now):
            has_told = True
            news.history.keep(told, news.state.seq, now)
            seq, at = news.state.seq, news.clock.now()
            await self._subscribers.publish(told, seq, at, self._epochs.new(seq))
            if self._is_pressed():
                news.votes.took(now, self._clock.now())
        return has_told

    def _due(self, now: int) -> Iterator[tuple[SharedNews, Update]]:
        """What is due, by the audiences that see the same: those that are late come last, and with
        them whatever is for single people of the audience."""
        news, late = self._news, self._late
        due = news.votes.take(now, self._is_pressed())
        presence, marked = self._presence.take(now), self._marks.tell(now)
        own = self._own.next(news.state.room, with_votes=bool(due))
        late_own = {} if late is None else {who: own[who] for who in own if not is_speaker(who)}
        own = {who: own[who] for who in own if who not in late_own}
        told = news.next(due, presence, own, self._marks, marked)
        if told is not None:
            yield news, told
        if late is not None:
            late.catch_up()
            due = late.news.votes.take(now, self._is_pressed())
            if (told := late.news.next(due, presence, late_own)) is not None:
                yield late.news, told

    async def _rest(self) -> None:
        """Wait until something has happened, or until something that waits may be told."""
        now, pressed = self._clock.now(), self._is_pressed()
        count_due = self._presence.due(now)
        self._will_count = count_due is not None  # thousands who come in need not wake it each
        dues = [self._news.votes.due(pressed), count_due, self._marks.due(now)]
        if self._late is not None:
            dues.append(self._late.news.votes.due(pressed))
        waits = [(due - self._clock.now()) / 1000 for due in dues if due is not None]
        if self._late is not None and (due_in := self._late.due_in()) is not None:
            waits.append(due_in)
        if not waits:
            await self._wake.wait()
        else:
            await _first(self._wake.wait(), self._clock.sleep(min(waits)))
        self._wake.clear()
        self._will_count = False


async def _first(*waits: Coroutine[object, object, object]) -> None:
    """Return as soon as one of them does; the others are cancelled and gone."""
    tasks = [asyncio.ensure_future(each) for each in waits]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
