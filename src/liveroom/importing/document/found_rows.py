"""The rows that were found, and lines that only say when the row before them ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from liveroom.core.program import Kind, Speaker
from liveroom.importing.document.day_marks import DayMark
from liveroom.importing.draft import Meaning
from liveroom.importing.lexicon.kinds import ENDS
from liveroom.importing.people.evidence import SURE
from liveroom.importing.people.organisations import is_abbreviation, is_named, opens_organisation
from liveroom.importing.people.role_words import is_role
from liveroom.importing.people.speakers import read_people
from liveroom.importing.rows.row import Row
from liveroom.importing.rows.segment_kind import find_kind
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import tokenise
from liveroom.importing.time.cells import Timing
from liveroom.importing.time.spans import DAY
from liveroom.importing.time.time_of_day import HALF_DAY

_CLOCKS, _ZONES = 3, 30
"""Rows that tell two clocks apart from ranges, and minutes of which zones differ by a multiple."""


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
        bare = [item for item in self.items if _people(item)]
        timed = sum(item.timing.known for item in self.items)
        if timed * 2 <= len(self.items) - len(bare):
            return
        kept: list[Item] = []
        for item in self.items:
            above = kept[-1] if kept and kept[-1].timing.known else None
            if above is None or above.row.kind is Kind.BREAK:
                kept.append(item)
            elif who := _people(item):
                above.row.speakers += who
                self.meanings[item.at] = Meaning.SPEAKER
            elif above.row.speakers and _is_role_alone(item):
                self.meanings[item.at] = Meaning.NOT_PLACED
            else:
                kept.append(item)
        self.items = kept

    def take_titles(self) -> None:
        """Of `Ana Ruiz, What the tide leaves` the title, where the row has no other."""
        for item in self.items:
            row = item.row
            one = row.speakers[0] if len(row.speakers) == 1 else None
            if one is None or not one.name or row.titles or row.label or row.named:
                continue
            said = Rich(one.organisation or "")
            if item.timing.known and _is_title(said):
                row.titles.append(said)
                row.speakers[0] = replace(one, organisation=None)

    def end_tracks(self) -> None:
        """Rows out of one line end together: where the line after theirs starts."""
        until: int | None = None
        for item, below in zip(reversed(self.items[:-1]), reversed(self.items[1:]), strict=True):
            if below.at != item.at:
                same = below.part == item.part
                until = below.timing.span.start if same and below.timing.span else None
            elif until is not None:
                item.end_at(until)

    def ends_at(self, timing: Timing | None, at: int, alone: bool) -> bool:
        """Whether the line is no segment but the moment at which the last row ends; ends it.

        `alone`: no line goes on with it.
        """
        last = next((item for item in reversed(self.items) if item.timing.span), None)
        if last is None or timing is None or timing.span is None:
            return False
        empty = alone and not timing.rest.text and timing.span.end is None
        if not (empty or _gives_end(timing, last)):
            return False
        last.end_at(timing.span.start)
        self.meanings[at] = Meaning.DATE
        self.ends.add(at)
        return True


def _is_title(said: Rich) -> bool:
    """Whether the words are no house's: one has capitals, or starts with a word of houses."""
    plain = not is_named(said) and not opens_organisation(said)
    return len(said.text.split()) > 1 and plain and not is_abbreviation(said.text)


def _people(item: Item) -> Sequence[Speaker]:
    """Who a row without a time names, where it says nothing else.

    In a list, `Xyla Quorn, keeper of the harbour` is a person too.
    """
    row = item.row
    if item.timing.known or row.label or len(row.titles) != (not row.speakers):
        return ()
    if row.speakers:
        return row.speakers
    who = read_people(row.titles[0], SURE)
    described = who is not None and not who.rest and all(one.role for one in who.speakers)
    return who.speakers if who and described else ()


def _is_role_alone(item: Item) -> bool:
    """`A keeper of the harbour` among the people of a panel names nobody yet."""
    one = item.row.titles[0] if len(item.row.titles) == 1 else None
    plain = one is not None and is_role(one) and find_kind(one) is None
    return plain and not (item.timing.known or item.row.speakers or item.row.label)


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
    if last is None or last.row.speakers or len(last.row.titles) != 1 or last.timing.rest.text:
        return
    timing = last.timing._replace(rest=last.row.titles[0])
    before = rows.items[-2]
    if timing.span and _gives_end(timing, before):
        before.end_at(timing.span.start)
        rows.meanings[last.at] = Meaning.DATE
        rows.ends.add(last.at)
        rows.items.pop()


def drop_second_clock(items: list[Item]) -> None:
    """Of `9:00 / 12:00` in every row, over the rows below, the second is another place's clock."""
    known = [item for item in items if item.timing.span is not None]
    spans = [item.timing.span for item in known if item.timing.span is not None]
    apart = {(span.end - span.start) % DAY for span in spans if span.end is not None}
    if len(spans) < _CLOCKS or len(apart) != 1 or any(span.end is None for span in spans):
        return
    ahead = apart.pop()
    over = sum(0 < later.start - span.start < ahead for span, later in pairwise(spans))
    if ahead % _ZONES == 0 and over * 2 >= len(spans):
        for item, span in zip(known, spans, strict=True):
            item.timing = item.timing._replace(span=span._replace(end=None))
