"""What is read of a room's log: its events, up to the first row that is not what was written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from liveroom.core.events import Author, Recorded
from liveroom.core.ids import RoomId
from liveroom.core.records import Stored
from liveroom.store.appending import is_ordered
from liveroom.store.chain import START, after
from liveroom.store.codec import Apart, UnreadableEvent, decode

EventRow = tuple[int, int, str, int, bytes, str | None, bytes | None]
"""What of a row of `events` is chained, and the chain after it.

The chain is None in rows of a liveroom that kept none; they are held against the next that is kept.
"""

Texts = Mapping[int, Mapping[str, Apart]]
"""The texts that are kept, by the seq of their event and the field."""


class GoodEvents:
    """Takes the rows of one room in their order, and then where its log ends."""

    def __init__(
        self, room: RoomId, past: int = 0, chain: bytes | None = START, keeps: bool = True
    ) -> None:
        """`chain` is the room's at the event `past`; where it is not known, nothing is checked.

        Unless it `keeps` them, events are checked alone.
        """
        self.events: list[Stored] = []
        """All that is what was written, once `is_over`."""
        self.damage: str | None = None
        """What was found instead of the next event, if anything was."""
        self.is_over = False
        self.last = past
        """The seq of the last event that was taken."""
        self.room = room
        self._past = past
        self._chain = chain
        self._keeps = keeps
        self._taken, self._ordered = 0, 0
        """How many events were taken, and how many of them are ordered."""
        self._sure = 0
        """How many events a chain that was kept has vouched for."""

    def take(
        self, rows: Iterable[EventRow], texts: Texts, authors: Mapping[str | None, Author]
    ) -> None:
        """The next rows, with the texts of theirs."""
        for row in rows:
            if not self._take(row, texts, authors):
                return

    def _take(self, row: EventRow, texts: Texts, authors: Mapping[str | None, Author]) -> bool:
        seq, at, kind, version, payload, by, kept = row
        if seq != self.last + 1:
            return self.spoil(f"{_events(self.last + 1, seq - 1)} missing")
        if self._chain is not None:
            self._chain = after(self._chain, self.room, row[:6])
            if kept is not None and kept != self._chain:
                return self.spoil(f"{self._unsure(seq)} not {_WRITTEN}")
        try:
            event = decode(kind, version, payload, texts.get(seq))
        except UnreadableEvent as error:
            return self.spoil(f"event {seq}: {error}")
        if self._keeps:
            self.events.append(Stored(seq, Recorded(at, event, authors.get(by))))
        self._taken, self._ordered = self._taken + 1, self._ordered + is_ordered(event)
        self.last = seq
        if kept is not None or self._chain is None:
            self._sure = self._taken
        return True

    def end(self, last: int, control: int, chain: bytes) -> None:
        """Where the log ends: its last seq, how many ordered events it has, and its chain."""
        self.is_over = True
        if self._chain is None:
            return
        if last != self.last:
            missing = f"{_events(self.last + 1, last)} missing"
            what = missing if last > self.last else _END
        elif chain != self._chain:
            what = _END if self._sure == self._taken else f"{self._unsure(last)} not {_WRITTEN}"
        elif self._past == 0 and control != self._ordered:
            what = _END
        else:
            return
        self.spoil(what)

    def spoil(self, found: str) -> bool:
        """Say what was found instead of the next event, after which nothing is taken. False."""
        del self.events[self._sure :]
        self.damage, self.is_over = found, True
        return False

    def _unsure(self, seq: int) -> str:
        """The events that the chain after this one should have vouched for, and did not."""
        return _events(self._past + self._sure + 1, seq)


_WRITTEN = "what was written"
_END = f"where the log ends is not {_WRITTEN}"


def _events(first: int, last: int) -> str:
    return f"event {first} is" if first == last else f"events {first} to {last} are"
