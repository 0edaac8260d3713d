"""The subscribers of a room, and how a frame reaches all of them."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Protocol

from liveroom.core.ids import PersonId
from liveroom.core.roles import Audience
from liveroom.core.screens.renditions import Rendition
from liveroom.live.broadcast.changes import Update
from liveroom.live.broadcast.patches import GROUPS, Group, PatchFrames
from liveroom.live.seats import Seated, Seats

CHUNK = 400
"""Subscribers told in one go: about 2 ms, in which nobody else is served."""
HURRIED_CHUNK = 100
"""The same while somebody waits for an answer: it takes several turns of the loop."""
TRY_LATER = 1013

logger = logging.getLogger(__name__)


class Subscriber(Seated, Protocol):
    """One connected screen."""

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
    def build(self) -> str:
        """The build of the pages that its server has; the same for all who sit at one server."""
        ...

    @property
    def rendition(self) -> Rendition:
        """How it wants its screen told."""
        ...

    @property
    def beat(self) -> bool:
        """Whether it wants to hear now and then that the line stands."""
        ...

    def offer(self, frame: bytes, written: int = 0) -> None:
        """Take a frame. Never blocks; after `leave` and while it is behind it lets frames fall.

        So many bytes are `written` already, as `write_to_all` said. A subscriber that cannot keep
        up marks itself behind and sits again when it can read again.
        """
        ...

    def close(self, code: int) -> None:
        """End the connection."""
        ...


Staff = tuple[tuple[Audience, str | None, int], ...]
"""Who of the staff is there: audience, name, and how many screens."""


class Subscribers:
    """Who sits in the room. Frames keep their order because one task alone publishes."""

    def __init__(self, is_pressed: Callable[[], bool]) -> None:
        """`is_pressed` tells whether somebody waits for an answer."""
        self._is_pressed = is_pressed
        self._groups: dict[Group, Seats[Subscriber]] = {}
        self._persons: dict[PersonId, dict[Subscriber, None]] = {}
        self.speakers: set[PersonId] = set()
        """Whose screens of speakers are there, or were."""
        self.staff_here: Staff = ()
        """Everybody who sits here but attendees."""
        self.staff: Staff = ()
        """The same with those at other servers."""
        self._elsewhere: tuple[int, Staff] = (0, ())
        self.simulated = 0
        """Attendees that are counted and get nothing: those of a rehearsal."""

    @property
    def here(self) -> int:
        """How many attendee subscribers there are, and simulated attendees."""
        return self.simulated + sum(
            len(self._groups.get((Audience.ATTENDEE, rendition), ())) for rendition in Rendition
        )

    @property
    def headcount(self) -> int:
        """The same with those at other servers."""
        return self.here + self._elsewhere[0]

    def count_elsewhere(self, attending: int, staff: Staff) -> None:
        """So many attend at other servers, and of the staff these are there."""
        self._elsewhere = attending, staff
        self._sum_staff()

    @property
    def is_empty(self) -> bool:
        """Whether nobody sits here, nor seems to."""
        return not self.simulated and not any(map(len, self._groups.values()))

    def add(self, subscriber: Subscriber) -> None:
        """Let the subscriber hear what comes; doing so again changes nothing."""
        self._groups.setdefault(_group(subscriber), Seats()).add(subscriber)
        self._count_staff(subscriber)
        if subscriber.person is not None:
            if subscriber.audience is Audience.SPEAKER:
                self.speakers.add(subscriber.person)
            self._persons.setdefault(subscriber.person, {})[subscriber] = None

    def remove(self, subscriber: Subscriber) -> None:
        """The subscriber hears no more; doing so again changes nothing."""
        if (seats := self._groups.get(_group(subscriber))) is not None:
            seats.remove(subscriber)
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
        self.staff_here = tuple((*seat, screens) for seat, screens in there.items())
        self._sum_staff()

    def _sum_staff(self) -> None:
        there = Counter[tuple[Audience, str | None]]()
        for audience, name, screens in (*self.staff_here, *self._elsewhere[1]):
            there[audience, name] += screens
        order = sorted(there, key=lambda seat: (seat[0], seat[1] or ""))
        self.staff = tuple((audience, name, there[audience, name]) for audience, name in order)

    def close_where(self, predicate: Callable[[Subscriber], bool], code: int) -> None:
        """Take away and close every subscriber of which this is so."""
        for subscriber in [each for group in self._groups.values() for each in group]:
            if predicate(subscriber):
                self.remove(subscriber)
                subscriber.close(code)

    async def publish(self, update: Update, seq: int, now: int, epoch: str | None = None) -> None:
        """Offer each subscriber at most one frame: its audience's news and its person's own.

        `epoch`: see patch_frame.

        Who sits or leaves while this runs is not touched: they have had a later screen.
        """
        for seats in self._groups.values():
            seats.close_up()
        patches = PatchFrames(update, seq, now, epoch)
        named, ends = self._named(update), {g: len(seats) for g, seats in self._groups.items()}
        offered = 0
        for group, frame, but in self._shared(patches, (subscriber for subscriber, _ in named)):
            for start, end in self._parts(ends[group]):
                for subscriber, written in self._groups[group].write(frame, start, end, but):
                    self._offer(subscriber, frame, written)
                offered += end - start
                if offered >= self._chunk:
                    offered = 0
                    await asyncio.sleep(0)
        for start, end in self._parts(len(named)):
            for subscriber, own in named[start:end]:
                group = _group(subscriber)
                if self._groups[group].is_before(subscriber, ends[group]):
                    self._offer(subscriber, patches.personal(group, own))
            await asyncio.sleep(0)

    @property
    def _chunk(self) -> int:
        return HURRIED_CHUNK if self._is_pressed() else CHUNK

    def _parts(self, end: int) -> Iterator[tuple[int, int]]:
        start = 0
        while start < end:
            stop = min(start + self._chunk, end)
            yield start, stop
            start = stop

    def offer(self, subscribers: Iterable[Subscriber], frame: bytes) -> None:
        """Offer a frame to these, who sit here; one that fails is taken away and closed."""
        for group, each in _by_group(subscribers).items():
            for subscriber, written in self._groups[group].write_to(each, frame):
                self._offer(subscriber, frame, written)

    def _offer(self, subscriber: Subscriber, frame: bytes, written: int = 0) -> None:
        try:
            subscriber.offer(frame, written)
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
        self, patches: PatchFrames, named: Iterable[Subscriber]
    ) -> list[tuple[Group, bytes, bytearray | None]]:
        """The shared frames, and who of their groups gets them where not all do."""
        but = {group: self._groups[group].but(each) for group, each in _by_group(named).items()}
        return [
            (group, frame, but.get(group))
            for group in GROUPS
            if self._groups.get(group) and (frame := patches.shared(group)) is not None
        ]


def _group(subscriber: Subscriber) -> Group:
    return subscriber.audience, subscriber.rendition


def _by_group(subscribers: Iterable[Subscriber]) -> dict[Group, list[Subscriber]]:
    found: dict[Group, list[Subscriber]] = {}
    for subscriber in subscribers:
        found.setdefault(_group(subscriber), []).append(subscriber)
    return found
