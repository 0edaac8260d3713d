"""Tells the subscribers what has happened, one round at a time; what happens meanwhile is
joined."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping, Sequence

from liveroom.core.events import Event, VoteCast
from liveroom.core.ids import PersonId
from liveroom.core.roles import Audience
from liveroom.core.screens.diff import (
    Items,
    Moved,
    Screen,
    changes,
    counted,
    moved_by_merging,
    moved_by_votes,
    own_questions,
    own_votes,
    voted,
    votes_in,
)
from liveroom.core.screens.lists import Lists
from liveroom.core.screens.renditions import small
from liveroom.live.batch import RoomState
from liveroom.live.broadcast.changes import (
    Counts,
    Update,
    bare_claims,
    claim_changes,
    counts,
    for_attendees,
    merged,
    question_items,
    update,
)
from liveroom.live.broadcast.claims import Claims
from liveroom.live.broadcast.coalescing import VoteCoalescer
from liveroom.live.broadcast.history import History
from liveroom.live.broadcast.presence import Presence
from liveroom.live.broadcast.subscribers import Subscribers
from liveroom.live.clock import Clock

Own = dict[PersonId, Items]
"""To each person the changed items of a panel of theirs."""


class Broadcaster:
    """The one task that publishes in a room, so that frames keep their order.

    Turns do not wait for it: while a round to ten thousand subscribers is under way, moderators are
    answered, and the next round tells at once what those turns changed.
    """

    def __init__(
        self,
        subscribers: Subscribers,
        clocks: tuple[Clock, Clock],
        state: RoomState,
        lists: Lists,
        claims: Claims,
        is_pressed: Callable[[], bool],
    ) -> None:
        """It keeps its pace by the first clock, and tells the time of the second.

        `is_pressed` tells whether commands wait, whose answers are due before any counts.
        """
        self._subscribers = subscribers
        self._is_pressed = is_pressed
        self._clock, self._show_clock = clocks
        self._state = state
        self._lists = lists
        self._claims = claims
        self._changed: dict[Audience, Screen] = {}
        self._small: dict[Audience, Screen] = {}
        """The same for those who take small patches."""
        self._mine: Own = {}
        self._moved: list[Moved] = []
        self._cast: list[tuple[RoomState, RoomState, list[VoteCast]]] = []
        self._votes = VoteCoalescer()
        self.presence = Presence(subscribers)
        self._wake = asyncio.Event()
        self._is_stopping = False
        self._will_count = False
        self.history = History(state.seq)

    def take(
        self, before: RoomState, after: RoomState, events: Sequence[Event]
    ) -> Mapping[Audience, Screen]:
        """Have it told what these events changed, and return that; vote counts come apart."""
        votes = votes_in(events)
        if votes:
            self._cast.append((before, after, votes))
        self._votes.add(counted(after.room, voted(votes)), self._clock.now())
        self._state = after
        self._wake.set()
        if len(votes) == len(events):  # thousands of them change nothing else
            return {}
        changed = changes(before.room, after.room, events)
        touched = question_items(changed)
        moved = self._lists.follow(after.room.board, touched)
        changed = for_attendees(changed, after.room, self._lists, moved)
        self._changed = merged(self._changed, changed)
        self._small = merged(self._small, small(before.room, after.room, changed))
        for person, items in own_questions(before.room, after.room, events).items():
            self._mine.setdefault(person, {}).update(items)
        self._moved += moved_by_merging(before.room, after.room, events)
        return changed

    def tell_votes(self, votes: Sequence[VoteCast]) -> None:
        """Have these told, which the state has already."""
        if not votes:
            return
        self._cast.append((self._state, self._state, list(votes)))
        self._votes.add(counted(self._state.room, voted(votes)), self._clock.now())
        self._wake.set()

    def count_again(self) -> None:
        """Somebody sat down or left."""
        if not self._will_count and self.presence.due(self._clock.now()) is not None:
            self._wake.set()

    def look_again(self) -> None:
        """Somebody came to a segment or a question, or left it."""
        self._wake.set()

    def stop(self) -> None:
        """Let `run` tell what waits and return."""
        self._is_stopping = True
        self._wake.set()

    async def run(self) -> None:
        """Tell until `stop`."""
        while True:
            await asyncio.sleep(0)  # whoever asked hears first
            now = self._clock.now()
            sent = self._next(now)
            if sent is not None:
                self.history.keep(sent, self._state.seq, now)
                await self._subscribers.publish(sent, self._state.seq, self._show_clock.now())
                if self._is_pressed():
                    self._votes.took(now, self._clock.now())
            elif self._is_stopping:
                return
            else:
                await self._rest()

    def _next(self, now: int) -> Update | None:
        due = self._votes.take(now, self._is_pressed())
        presence = self.presence.take(now)
        claimed = self._claims.tell(now)
        if not (presence or claimed or self._changed or self._mine or self._moved or due):
            return None
        changed, self._changed = self._changed, {}
        small, self._small = self._small, {}
        own = self._take_own(with_votes=bool(due))
        moved = counts(self._state.room, self._lists, due) if due else Counts()
        if claimed:
            changed = merged(changed, claim_changes(self._state.room, claimed))
            small = merged(small, bare_claims(self._state.room, claimed))
        return update(changed, small, own, moved, presence, self._claims.told)

    def _take_own(self, with_votes: bool) -> dict[PersonId, dict[str, object]]:
        """What waits for single persons. New votes wait for the counts: they were answered."""
        mine, self._mine = self._mine, {}
        moved, self._moved = self._moved, []
        own: dict[PersonId, dict[str, object]]
        own = {person: {"mine": items} for person, items in mine.items()}
        if with_votes:
            cast, self._cast = self._cast, []
            for before, after, votes in cast:
                moved += moved_by_votes(before.room, after.room, votes)
        for person, items in own_votes(self._state.room, moved).items():
            if person in own:
                own[person]["my_votes"] = items
            else:
                own[person] = {"my_votes": items}
        return own

    async def _rest(self) -> None:
        """Wait until something has happened, or until something that waits may be told."""
        count_due = self.presence.due(self._clock.now())
        self._will_count = count_due is not None  # thousands who come in need not wake it each
        votes_due = self._votes.due(self._is_pressed())
        dues = (votes_due, count_due, self._claims.due(self._clock.now()))
        due = min((each for each in dues if each is not None), default=None)
        if due is None:
            await self._wake.wait()
        else:
            delay = (due - self._clock.now()) / 1000
            await _first(self._wake.wait(), self._clock.sleep(delay))
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
