"""The subscribers of a room, and how a frame reaches all of them."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from liveroom.core.ids import PersonId
from liveroom.core.roles import Audience
from liveroom.core.screens.renditions import Rendition
from liveroom.live.broadcast.changes import Update
from liveroom.live.broadcast.patches import GROUPS, Group, PatchFrames

CHUNK = 200
"""Subscribers told in one go: about 2 ms, in which nobody else is served."""
TRY_LATER = 1013

logger = logging.getLogger(__name__)


class Subscriber(Protocol):
    """One connected screen. All that look on at one room are of one kind."""

    @property
    def audience(self) -> Audience: ...

    @property
    def person(self) -> PersonId | None: ...

    @property
    def link(self) -> str:
        """The id of the link by which it came."""
        ...

    @property
    def name(self) -> str | None:
        """What colleagues call whoever sits here: the label of a staff link."""
        ...

    @property
    def rendition(self) -> Rendition:
        """How it wants its screen told."""
        ...

    @property
    def beat(self) -> bool:
        """Whether it wants to hear now and then that the line stands."""
        ...

    def offer(self, frame: bytes) -> None:
        """Take a frame. Never blocks; after `leave` and while it is behind it lets frames fall.

        A subscriber that cannot keep up marks itself behind and sits again when it can read again.
        """
        ...

    @staticmethod
    def offer_to_all(subscribers: Sequence[Any], frame: bytes) -> Sequence[Subscriber]:
        """Offer many subscribers of this kind a frame, and return those that have to be offered it
        one by one."""
        ...

    def close(self, code: int) -> None:
        """End the connection."""
        ...


Staff = tuple[tuple[Audience, str | None, int], ...]
"""Who of the staff is there: audience, name, and how many screens."""


class Subscribers:
    """Who sits in the room. Frames keep their order because one task alone publishes."""

    def __init__(self) -> None:
        self._groups: dict[Group, dict[Subscriber, None]] = {}
        self._lists: dict[Group, list[Subscriber]] = {}
        """The same as they were when last told something, unless somebody came or left since."""
        self._persons: dict[PersonId, dict[Subscriber, None]] = {}
        self.staff: Staff = ()
        """Everybody who is there but attendees."""
        self._came: set[Subscriber] | None = None
        """Who sat down since the round began that is under way, if one is."""
        self.simulated = 0
        """Attendees that are counted and get nothing: those of a rehearsal."""

    @property
    def headcount(self) -> int:
        """How many attendee subscribers there are, and simulated attendees."""
        return self.simulated + sum(
            len(self._groups.get((Audience.ATTENDEE, rendition), ())) for rendition in Rendition
        )

    @property
    def is_empty(self) -> bool:
        """Whether nobody sits here, nor seems to."""
        return not self.simulated and not any(self._groups.values())

    def add(self, subscriber: Subscriber) -> None:
        """Let the subscriber hear what comes; doing so again changes nothing."""
        group = (subscriber.audience, subscriber.rendition)
        self._groups.setdefault(group, {})[subscriber] = None
        self._lists.pop(group, None)
        self._count_staff(subscriber)
        if self._came is not None:
            self._came.add(subscriber)
        if subscriber.person is not None:
            self._persons.setdefault(subscriber.person, {})[subscriber] = None

    def remove(self, subscriber: Subscriber) -> None:
        """The subscriber hears no more; doing so again changes nothing."""
        group = (subscriber.audience, subscriber.rendition)
        self._groups.get(group, {}).pop(subscriber, None)
        self._lists.pop(group, None)
        self._count_staff(subscriber)
        if (
            subscriber.person is not None
            and (own := self._persons.get(subscriber.person)) is not None
        ):
            own.pop(subscriber, None)
            if not own:
                del self._persons[subscriber.person]

    def _count_staff(self, changed: Subscriber) -> None:
        if changed.audience is Audience.ATTENDEE:
            return
        there = Counter(
            (audience, each.name)
            for (audience, _), group in self._groups.items()
            if audience is not Audience.ATTENDEE
            for each in group
        )
        order = sorted(there, key=lambda seat: (seat[0], seat[1] or ""))
        self.staff = tuple((audience, name, there[audience, name]) for audience, name in order)

    def close_where(self, predicate: Callable[[Subscriber], bool], code: int) -> None:
        """Take away and close every subscriber of which this is so."""
        for subscriber in [each for group in self._groups.values() for each in group]:
            if predicate(subscriber):
                self.remove(subscriber)
                subscriber.close(code)

    async def publish(self, update: Update, seq: int, now: int) -> None:
        """Offer each subscriber at most one frame: its audience's news and its person's own.

        Who sits or leaves while this runs is not touched: they have had a later screen.
        """
        patches = PatchFrames(update, seq, now)
        named, groups = self._named(update), self._shared(update, patches)
        self._came = set()
        offered = 0
        for subscribers, frame in groups:
            for start in range(0, len(subscribers), CHUNK):
                part = subscribers[start : start + CHUNK]
                self.offer(self._not_later(part), frame)
                offered += len(part)
                if offered >= CHUNK:
                    offered = 0
                    await asyncio.sleep(0)
        for start in range(0, len(named), CHUNK):
            for subscriber, own in named[start : start + CHUNK]:
                if subscriber not in self._came:
                    group = (subscriber.audience, subscriber.rendition)
                    self._offer(subscriber, patches.personal(group, own))
            await asyncio.sleep(0)
        self._came = None

    def _not_later(self, subscribers: Sequence[Subscriber]) -> Sequence[Subscriber]:
        """Those who sat already when the round began, and so have seen nothing later than it."""
        if not self._came:
            return subscribers
        return [subscriber for subscriber in subscribers if subscriber not in self._came]

    def offer(self, subscribers: Sequence[Subscriber], frame: bytes) -> None:
        """Offer each subscriber the frame; one that fails is taken away and closed."""
        if not subscribers:
            return
        for subscriber in subscribers[0].offer_to_all(subscribers, frame):
            self._offer(subscriber, frame)

    def _offer(self, subscriber: Subscriber, frame: bytes) -> None:
        try:
            subscriber.offer(frame)
        except Exception as error:  # one bad subscriber must not cost the others their frame
            logger.warning("a seat failed and was closed", exc_info=error)
            self.remove(subscriber)
            subscriber.close(TRY_LATER)

    def _named(self, update: Update) -> list[tuple[Subscriber, Mapping[str, object]]]:
        """Who gets a frame of their own; fixed before anybody else gets to run."""
        persons = self._persons
        return [
            (subscriber, own)
            for person, own in update.personal.items()
            for subscriber in persons.get(person, ())
        ]

    def _shared(
        self, update: Update, patches: PatchFrames
    ) -> list[tuple[Sequence[Subscriber], bytes]]:
        """Who gets which of the shared frames; fixed before anybody else gets to run."""
        return [
            (self._others(group, update), frame)
            for group in GROUPS
            if self._groups.get(group) and (frame := patches.shared(group)) is not None
        ]

    def _others(self, group: Group, update: Update) -> list[Subscriber]:
        if group not in self._lists:
            self._lists[group] = list(self._groups[group])
        if not update.personal:
            return self._lists[group]
        return [each for each in self._lists[group] if each.person not in update.personal]
