"""The rows that were found, and lines that only say when the row before them ends."""

from __future__ import annotations

from dataclasses import dataclass, field

from liveroom.importing.document.day_marks import DayMark
from liveroom.importing.draft import Meaning
from liveroom.importing.lexicon.kinds import ENDS
from liveroom.importing.rows.row import Row
from liveroom.importing.text.tokeniser import tokenise
from liveroom.importing.time.cells import Timing
from liveroom.importing.time.spans import DAY
from liveroom.importing.time.time_of_day import HALF_DAY

_LONGEST = 180


@dataclass(slots=True)
class Item:
    """A row with its times and the index of its first line."""

    at: int
    row: Row
    timing: Timing
    part: int = 0
    """Which of the program's days it is on, by the marks between the rows."""

    mark: DayMark | None = None
    """What says so."""

    def end_at(self, minute: int) -> None:
        """Ends the row at a time of day where its own line says no end."""
        span = self.timing.span
        if span is None or span.end is not None or self.timing.seconds is not None:
            return
        if minute <= span.start:
            minute += HALF_DAY if not span.sure and minute + HALF_DAY > span.start else DAY
        self.timing = self.timing._replace(span=span._replace(end=minute))


@dataclass(slots=True)
class Rows:
    """The program's rows, and what each of its lines was understood as."""

    known: frozenset[str] = frozenset()
    """Names of people that the announcement has elsewhere, as they are compared."""

    items: list[Item] = field(default_factory=list)
    meanings: dict[int, Meaning] = field(default_factory=dict)
    asides: set[int] = field(default_factory=set)
    """Lines among the rows with a date that is none of theirs."""
    ends: set[int] = field(default_factory=set)
    """Lines that say when the row before them ends."""

    @property
    def used(self) -> frozenset[int]:
        """The lines that a row, a day or a warning comes from."""
        return frozenset(
            at for at, what in self.meanings.items() if what not in {Meaning.PROSE, Meaning.HEADING}
        )

    @property
    def placed(self) -> frozenset[int]:
        """The program's lines but those that say when it is."""
        marks = {at for at, what in self.meanings.items() if what is Meaning.DATE} - self.ends
        return frozenset(self.meanings) - marks - self.asides

    def join_people(self) -> None:
        """Among rows with times, one without that is people and nothing else is the row's above."""
        timed = sum(item.timing.known for item in self.items) * 2 > len(self.items)
        kept: list[Item] = []
        for item in self.items:
            row = item.row
            bare = row.speakers and not (row.titles or row.label or item.timing.known)
            if timed and bare and kept and kept[-1].timing.known:
                kept[-1].row.speakers += row.speakers
                self.meanings[item.at] = Meaning.SPEAKER
            else:
                kept.append(item)
        self.items = kept

    def ends_at(self, timing: Timing | None, at: int) -> bool:
        """Whether the line is no segment but the moment at which the last row ends; ends it."""
        last = self.items[-1] if self.items else None
        if last is None or timing is None or timing.span is None or not _gives_end(timing, last):
            return False
        last.end_at(timing.span.start)
        self.meanings[at] = Meaning.DATE
        self.ends.add(at)
        return True


def _gives_end(timing: Timing | None, before: Item) -> bool:
    if timing is None or timing.span is None or timing.seconds is not None:
        return False
    tokens = tokenise(timing.rest.folded)
    end = ENDS.at(tokens, 0)
    if timing.span.end is not None or before.timing.span is None or end is None:
        return False
    return end[1] == len(tokens)


def take_end(rows: Rows) -> None:
    """`18:00` and `End` may stand on two lines."""
    last = rows.items[-1] if len(rows.items) > 1 else None
    if last is None or last.row.speakers or len(last.row.titles) != 1:
        return
    timing = last.timing._replace(rest=last.row.titles[0])
    before = rows.items[-2]
    if timing.span and _gives_end(timing, before):
        before.end_at(timing.span.start)
        rows.meanings[last.at] = Meaning.DATE
        rows.ends.add(last.at)
        rows.items.pop()


def count_lengths(items: list[Item]) -> None:
    """`Opening - 00:05`, where every short time stands last, are lengths in hours and minutes."""
    spans = [item.timing.span for item in items if not item.timing.leads]
    short = [span for span in spans if span and span.end is None and 0 < span.start <= _LONGEST]
    if len(items) < 2 or len(short) != len(items):
        return
    for item, span in zip(items, short, strict=True):
        item.timing = item.timing._replace(span=None, seconds=span.start * 60)
