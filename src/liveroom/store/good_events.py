"""What is read of a room's log: its events, up to the first row that is not what was written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Final

from liveroom.core.events import AUTO, KIND_OF, Author, Recorded, TextsErased
from liveroom.core.ids import RoomId
from liveroom.core.records import Stored
from liveroom.core.vocabulary.access_notes import AccessNoted
from liveroom.core.vocabulary.damage import Damage
from liveroom.store.appending import is_ordered
from liveroom.store.authors import authors, operator
from liveroom.store.chain import START, after
from liveroom.store.codec import Apart, UnreadableEvent, lacking, opened, sealed
from liveroom.store.link_rows import KeptLinks
from liveroom.store.missing_texts import MissingTexts

EventRow = tuple[int, int, str, int, bytes, str | None, bytes | None]
"""What of a row of `events` is chained, and the chain after it.

The chain is None in rows of a liveroom that kept none; they are held against the next that is kept.
"""

ERASURE: Final = KIND_OF[TextsErased]

Texts = Mapping[int, Mapping[str, Apart]]
"""The texts that are kept, by the seq of their event and the field."""


class GoodEvents:
    """Takes the rows of one room in their order, then where its log ends, and where texts are
    missing the erasures that follow."""

    def __init__(
        self, room: RoomId, past: int = 0, chain: bytes | None = START, keeps: bool = True
    ) -> None:
        """`chain` is the room's at the event `past`; where it is not known, nothing is checked.

        Unless it `keeps` them, events are checked alone.
        """
        self.events: list[Stored] = []
        """All that is what was written, once `is_over` and nothing `is_missing`."""
        self.damage: str | None = None
        """What was found instead of the next event, if anything was."""
        self.damaged_links: set[str] = set()
        """Links whose rows are not what was written, or are missing though the log has them."""
        self.is_over = False
        self.last = past
        """The seq of the last event that was taken."""
        self.room = room
        self._past = past
        self._chain = chain
        self._keeps = keeps
        self._noted: dict[str, Author] = {}
        """The links that the log itself tells of."""
        self._needs_no_row = {AUTO.link, operator(room).link}
        self._missing = MissingTexts(past == 0)
        self._taken, self._ordered = 0, 0
        """How many events were taken, and how many of them are ordered."""
        self._sure = 0
        """How many events a chain that was kept has vouched for."""

    @property
    def is_missing(self) -> bool:
        """Whether there is something to `explain`: texts are not kept, and not erased so far."""
        return bool(self._missing)

    def found(self, log: str | None) -> Damage:
        """What is damaged in the room, given what of it ends its log."""
        return Damage(log, (*sorted(self.damaged_links),))

    def take(self, rows: Iterable[EventRow], texts: Texts, links: KeptLinks) -> None:
        """The next rows, with the texts of theirs, and the links of the room."""
        self.damaged_links |= links.damaged
        known = authors(links)
        for row in rows:
            if not self._take(row, texts, links, known):
                return

    def _take(
        self, row: EventRow, texts: Texts, links: KeptLinks, known: Mapping[str, Author]
    ) -> bool:
        seq, at, kind, version, payload, by, kept = row
        if seq != self.last + 1:
            return self.spoil(f"{_events(self.last + 1, seq - 1)} missing")
        if self._chain is not None:
            self._chain = after(self._chain, self.room, row[:6])
            if kept is not None and kept != self._chain:
                return self.spoil(f"{self._unsure(seq)} not {_WRITTEN}")
        try:
            event, said = sealed(kind, version, payload), texts.get(seq, {})
            self._missing.see(seq, event, lacking(event, said))
            event = opened(event, said)
        except UnreadableEvent as error:
            return self.spoil(f"event {seq}: {error}")
        author = None if by is None else known.get(by) or self._noted.get(by)
        if by is not None and author is None:
            return self.spoil(f"event {seq}: its author is missing")
        if isinstance(event, AccessNoted) and event.link and event.role:
            self._noted[event.link] = Author(event.link, event.role, event.name)
            self._need(event.link, links)
        if by is not None:
            self._need(by, links)
        if self._keeps:
            self.events.append(Stored(seq, Recorded(at, event, author)))
        self._taken, self._ordered = self._taken + 1, self._ordered + is_ordered(event)
        self.last = seq
        if kept is not None or self._chain is None:
            self._sure = self._taken
        return True

    def _need(self, link: str, links: KeptLinks) -> None:
        """The log tells of this link, so that there has to be a row of it."""
        if link not in links.rows and link not in self._needs_no_row:
            self.damaged_links.add(link)

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

    def explain(self, later: Iterable[tuple[int, bytes]]) -> None:
        """Given the erasures after the last good event: what is missing without one is lost.

        They have a version and a payload, and count behind a damage too: most of a log that was
        erased as a whole could not be shown else.
        """
        for version, payload in later:
            with suppress(UnreadableEvent):
                self._missing.see(0, sealed(ERASURE, version, payload), ())
        lost, damage = self._missing.first(self.last), self.damage
        self._missing = MissingTexts(is_whole=True)
        if lost is not None:
            seq, field = lost
            self._sure = seq - 1 - self._past
            self.spoil(f"event {seq}: its {field} is missing{'; ' + damage if damage else ''}")

    def spoil(self, found: str) -> bool:
        """Say what was found instead of the next event, after which nothing is taken. False."""
        del self.events[self._sure :]
        self.last = self._past + self._sure
        self.damage, self.is_over = found, True
        return False

    def _unsure(self, seq: int) -> str:
        """The events that the chain after this one should have vouched for, and did not."""
        return _events(self._past + self._sure + 1, seq)


_WRITTEN = "what was written"
_END = f"where the log ends is not {_WRITTEN}"


def _events(first: int, last: int) -> str:
    return f"event {first} is" if first == last else f"events {first} to {last} are"
