"""The people whom an announcement's prose presents as taking part."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice, pairwise
from typing import NamedTuple

from liveroom.core.program import Speaker
from liveroom.importing.document.lines import Document
from liveroom.importing.document.paragraphs import paragraphs
from liveroom.importing.lexicon.months import WEEKDAYS
from liveroom.importing.people.names import compared, has_given_name
from liveroom.importing.prose.described_person import Described
from liveroom.importing.prose.elsewhere import is_spoken_of
from liveroom.importing.prose.enumerations import Enumeration, groups
from liveroom.importing.prose.persons import NamePlace, named_in
from liveroom.importing.prose.presented import is_many, is_sure
from liveroom.importing.prose.sentence import Sentence, sentences
from liveroom.importing.prose.taking_part import (
    is_beside_title,
    is_presented,
    said_at,
    stands_alone,
)
from liveroom.importing.text.pieces import QUOTED
from liveroom.importing.text.tokeniser import tokenise
from liveroom.importing.time.dates import Day, find_days

_STEM, _LONG = 3, 3
_MET = 100
"""People among whom one is looked for in another case; no announcement presents more."""


_MOST = 20_000
"""Letters of a text that are looked at."""


class Presented(NamedTuple):
    """The people of an announcement's sentences, in its order, each once."""

    speakers: tuple[Speaker, ...]
    guessed: frozenset[str]
    """Names, as they are compared, of those who take part because it is said what they are."""

    @property
    def sure(self) -> list[str]:
        """The names of the others."""
        names = (one.name or "" for one in self.speakers)
        return [name for name in names if compared(name) not in self.guessed]


def presented(document: Document, days: Collection[date] = (), program: bool = False) -> Presented:
    """Those whom a sentence says to take part; where there are none, those whom it describes.

    Beside the first the others are left out. So are those whom a sentence describes that is about
    something else, where the text names further people, and those of whom it is said on which
    other day than the event's `days`: wrong on air is worse than missing in a draft.
    """
    reader = _Reader(program)
    for sentence in _sentences(document):
        if not _is_elsewhere(sentence, days):
            reader.read(sentence, named_in(sentence, document.known))
    left_out = reader.guessed & reader.topics
    if reader.others:
        left_out |= reader.aside & reader.described
    if reader.found.keys() - reader.described and not program:
        left_out |= reader.described
    found = {name: one for name, one in reader.found.items() if name not in left_out}
    return Presented(tuple(found.values()), frozenset(reader.guessed))


def _is_elsewhere(sentence: Sentence, days: Collection[date]) -> bool:
    """Whether it names a day and none of these (`on Friday 12 she will speak`)."""
    if not days:
        return False
    tokens = sentence.tokens
    titles = [found.span() for found in QUOTED.finditer(sentence.rich.text)]
    said = [each for each in find_days(tokens) if not _is_in(tokens[each.first].start, titles)]
    if said:
        return not any(day in days for each in said for day in _calendar(each, days))
    pairs = pairwise(tokens)
    week = {WEEKDAYS.get(token.text) for token, after in pairs if after.number is not None}
    return bool(week - {None}) and not week & {day.weekday() for day in days}


def _is_in(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _calendar(said: Day, days: Collection[date]) -> Iterator[date | None]:
    """The day in each of the years and in both senses, with those up to its end."""
    for year in {day.year for day in days}:
        for last in range(said.day, max(said.day, said.until) + 1):
            yield from (said._replace(day=last).on(year, first) for first in (False, True))


def _sentences(document: Document) -> Iterator[Sentence]:
    """Those of all lines that are prose, joined where a line was broken."""
    left = _MOST
    for whole in paragraphs(document):
        if left <= 0:
            return
        left -= len(whole.rich)
        if not whole.apart:
            yield from sentences(whole.rich, whole.bullet)


class _Reader:
    """Collects people sentence by sentence."""

    def __init__(self, program: bool) -> None:
        self.program = program
        """Whether the sentences tell of a program."""
        self.found: dict[str, Speaker] = {}
        self.guessed: set[str] = set()
        self.described: set[str] = set()
        """Names of those of them who are not said to take part."""
        self.aside: set[str] = set()
        """Names of those whom a sentence describes that says something else."""
        self.met: dict[str, Described] = {}
        self.others = False
        """Whether the text has names of further people."""
        self.topics: set[str] = set()
        """Names, as they are compared, of those of whom others speak."""
        self.led = False
        """Whether the line above says that those below take part."""
        self.said = False
        """Whether the sentence before speaks of some who take part."""

    def read(self, sentence: Sentence, names: Mapping[int, NamePlace]) -> None:
        """Takes the sentence's people."""
        listed = False
        led = self.led or (self.said and sentence.word(0) == "-")
        for group in groups(sentence, names):
            part = said_at(group, led) is not None or (self.program and is_beside_title(group))
            part = part or (self.program and is_many(group))
            listed = listed or (part and group.start <= 1)
            about = map(_named, group.items) if is_spoken_of(group) else ()
            self.topics.update(about)
            sure = part and is_sure(group)
            described = is_presented(group)
            self._set_aside(group, described and not stands_alone(group))
            likely = part and sentence.is_led_by(group.start)
            for before, item in zip([None, *group.items], group.items, strict=False):
                plain = sure and not (item.described or (before and before.described))
                whole = self._whole(item)
                self._take(whole, sure and _is_a_person(item), likely or plain, described)
        self.said = bool(sentence.acts)
        self.led = sentence.leads or (self.led and (listed or sentence.bullet))

    def _set_aside(self, group: Enumeration, described: bool) -> None:
        """Notes the people of a sentence that is about something else, and those beside them."""
        met = {_same(_named(item), self.found): item for item in group.items if item.named.sure}
        self.others = self.others or bool(self.met and not met.keys() <= self.met.keys())
        self.met = met | self.met
        self.aside |= met.keys() if described else set()

    def _whole(self, item: Described) -> Described:
        """The one of this surname who was named in full before."""
        name = _named(item)
        met = (one for each, one in self.met.items() if each.endswith(f" {name}"))
        one = next(met, None) if " " not in name else None
        return replace(one, after=one.after or item.after) if one else item

    def _take(self, item: Described, sure: bool, likely: bool, described: bool) -> None:
        """One who takes part for sure, likely does, or is only described."""
        name = _same(_named(item), self.found)
        if sure:
            self.guessed.discard(name)
        elif (likely or described) and name not in self.found:
            self.guessed.add(name)
            if not likely:
                self.described.add(name)
        if sure or likely:
            self.described.discard(name)
        if sure or likely or described or name in self.found:
            self.found[name] = _more(self.found.get(name), item.speaker())


def _named(item: Described) -> str:
    return compared(item.name.text)


def _is_a_person(item: Described) -> bool:
    """Whether more than the place in a list speaks for the name: a given name, or what is said."""
    name = tokenise(item.name.folded)
    if item.named.sure or has_given_name(name, 0, len(name)):
        return True
    return len(item.name.text.split()) <= _LONG and item.described


def _more(known: Speaker | None, said: Speaker) -> Speaker:
    """One person out of two mentions."""
    if known is None:
        return said
    names = (known.name or "", said.name or "")
    whole = max(names, key=lambda name: len(compared(name).split()))
    placed = known if known.role or known.organisation else said
    return replace(placed, name=whole)


def _same(name: str, found: dict[str, Speaker]) -> str:
    """The person's name as it was met: in another case, or without a second surname."""
    if name in found:
        return name
    parts = name.split()
    return next((each for each in islice(found, _MET) if _alike(each.split(), parts)), name)


def _alike(one: list[str], other: list[str]) -> bool:
    """Whether the names differ in their ends at most, Jan Nowak, Jana Nowaka, or one has a second
    surname.
    """
    few = min(len(one), len(other))
    if few > 1 and one[:few] == other[:few]:
        return True
    return len(one) == len(other) and all(
        min(len(a), len(b)) > _STEM and a[: max(_STEM, len(a) - 3)] == b[: max(_STEM, len(a) - 3)]
        for a, b in zip(one, other, strict=True)
    )
