"""The seats of a room, and how a frame reaches all of them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol

from liveroom.core.ids import PersonId
from liveroom.core.roles import Audience
from liveroom.live.changes import News
from liveroom.live.patches import Group, Letters

CHUNK = 200
"""Seats told in one go: about 2 ms, in which nobody else is served."""
TRY_LATER = 1013

ORDER = (
    Audience.OVERLAY,
    Audience.HOST,
    Audience.MODERATOR,
    Audience.SPEAKER,
    Audience.ATTENDEE,
)
"""Who is told first: those who run the show are few."""

logger = logging.getLogger(__name__)


class Seat(Protocol):
    """One connected screen."""

    @property
    def audience(self) -> Audience: ...

    @property
    def person(self) -> PersonId | None: ...

    @property
    def lean(self) -> bool:
        """Whether it takes vote counts as `counts` instead of whole cards."""
        ...

    @property
    def beat(self) -> bool:
        """Whether it wants to hear now and then that the line stands."""
        ...

    def offer(self, frame: bytes) -> None:
        """Take a frame. Never blocks; after `leave` and while it is behind it lets frames fall.

        A seat that cannot keep up marks itself behind and sits again when it can read again.
        """
        ...

    @property
    def offer_to_all(self) -> OfferToAll | None:
        """A way to offer one frame to many seats of a kind, where the kind has one."""
        ...

    def close(self, code: int) -> None:
        """End the connection."""
        ...


OfferToAll = Callable[[Sequence[Any], bytes], Sequence[Seat]]
"""Offers seats of its kind a frame, and returns those that have to be offered it one by one."""


class Hub:
    """Who sits in the room. Frames keep their order because one task alone publishes."""

    def __init__(self) -> None:
        self._groups: dict[Group, dict[Seat, None]] = {
            (audience, lean): {} for audience in ORDER for lean in (False, True)
        }
        self._persons: dict[PersonId, dict[Seat, None]] = {}
        self._came: set[Seat] | None = None
        """Who sat down since the round began that is under way, if one is."""

    @property
    def headcount(self) -> int:
        """How many attendee seats there are."""
        return sum(len(self._groups[Audience.ATTENDEE, lean]) for lean in (False, True))

    def add(self, seat: Seat) -> None:
        """Let the seat hear what comes; doing so again changes nothing."""
        self._groups[seat.audience, seat.lean][seat] = None
        if self._came is not None:
            self._came.add(seat)
        if seat.person is not None:
            self._persons.setdefault(seat.person, {})[seat] = None

    def remove(self, seat: Seat) -> None:
        """The seat hears no more; doing so again changes nothing."""
        self._groups[seat.audience, seat.lean].pop(seat, None)
        if seat.person is not None and (own := self._persons.get(seat.person)) is not None:
            own.pop(seat, None)
            if not own:
                del self._persons[seat.person]

    def close_where(self, predicate: Callable[[Seat], bool], code: int) -> None:
        """Take away and close every seat of which this is so."""
        for seat in [each for group in self._groups.values() for each in group]:
            if predicate(seat):
                self.remove(seat)
                seat.close(code)

    async def publish(self, news: News, seq: int, now: int) -> None:
        """Offer each seat at most one frame: its audience's news and its person's own.

        Who sits or leaves while this runs is not touched: they have had a later screen.
        """
        letters = Letters(news, seq, now)
        named, groups = self._named(news), self._shared(news, letters)
        self._came = set()
        offered = 0
        for seats, frame in groups:
            for start in range(0, len(seats), CHUNK):
                part = seats[start : start + CHUNK]
                self.offer(self._not_later(part), frame)
                offered += len(part)
                if offered >= CHUNK:
                    offered = 0
                    await asyncio.sleep(0)
        for start in range(0, len(named), CHUNK):
            for seat, own in named[start : start + CHUNK]:
                if seat not in self._came:
                    self._offer(seat, letters.personal((seat.audience, seat.lean), own))
            await asyncio.sleep(0)
        self._came = None

    def _not_later(self, seats: Sequence[Seat]) -> Sequence[Seat]:
        """Those who sat already when the round began, and so have seen nothing later than it."""
        if not self._came:
            return seats
        return [seat for seat in seats if seat not in self._came]

    def offer(self, seats: Sequence[Seat], frame: bytes) -> None:
        """Offer each seat the frame; one that fails is taken away and closed."""
        ways = {seat.offer_to_all for seat in seats}
        if len(ways) == 1 and (to_all := ways.pop()) is not None:
            seats = to_all(seats, frame)
        for seat in seats:
            self._offer(seat, frame)

    def _offer(self, seat: Seat, frame: bytes) -> None:
        try:
            seat.offer(frame)
        except Exception as error:  # one bad seat must not cost the others their frame
            logger.warning("a seat failed and was closed", exc_info=error)
            self.remove(seat)
            seat.close(TRY_LATER)

    def _named(self, news: News) -> list[tuple[Seat, Mapping[str, object]]]:
        """Who gets a frame of their own; fixed before anybody else gets to run."""
        persons = self._persons
        return [
            (seat, own) for person, own in news.personal.items() for seat in persons.get(person, ())
        ]

    def _shared(self, news: News, letters: Letters) -> list[tuple[Sequence[Seat], bytes]]:
        """Who gets which of the shared frames; fixed before anybody else gets to run."""
        return [
            (self._others(seats, news), frame)
            for group, seats in self._groups.items()
            if seats and (frame := letters.shared(group)) is not None
        ]

    def _others(self, seats: Iterable[Seat], news: News) -> list[Seat]:
        if not news.personal:
            return list(seats)
        return [seat for seat in seats if seat.person not in news.personal]
