"""A program that sentences tell: `At 10 the mayor opens the day, followed at 10:30 by a panel`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from liveroom.importing.document.lines import Document
from liveroom.importing.document.sections import is_sentence
from liveroom.importing.document.told.told_titles import QUOTED, marked_title, plain_title, topic
from liveroom.importing.lexicon.event_words import FORMATS
from liveroom.importing.lexicon.headings import Part
from liveroom.importing.lexicon.kinds import KINDS
from liveroom.importing.lexicon.when import CLOSES, DEADLINE, DOORS, ENDS, STARTS
from liveroom.importing.limits import MAX_LINE
from liveroom.importing.people.names import is_known_name
from liveroom.importing.people.overlooked import names_in
from liveroom.importing.prose.sentence import is_short
from liveroom.importing.rows.segment_kind import find_kind
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import Tokens, listed, tokenise
from liveroom.importing.time.dates import find_days
from liveroom.importing.time.spans import Span, awake, find_spans

_LEAST, _MANY, _MOST = 2, 4, 20
"""Rows that make a program where kinds or quotes mark them, where none does, and the most."""

_NEAR, _BEFORE = 4, 6
"""Words between a comma and the later time, and words before a time of another sense."""

_UNTIL = listed("do bis tot até fins")
_OTHERS = (ENDS | DOORS | CLOSES | DEADLINE) - {"a", "to", "before", "by"}
"""Words that tell what an hour is of, other than what happens then."""

_SENTENCE = re.compile(r"(?:(?<=[^\W\d_]{2})|(?<=\b\d{4})|(?<=[:.h]\d\d)|(?<=\)))[.;!?](?=\s)")


class ToldRow(NamedTuple):
    """What a time is of: the index of its line, where its words stand, and what they say."""

    at: int
    start: int
    end: int
    span: Span
    title: Rich
    marked: bool
    """Whether a kind's words, quotes or people say it, not its place alone."""

    again: bool = False
    """Whether it may be the hour of what was told right before: `The talk starts at 10`."""


class ToldTalk(NamedTuple):
    """A talk without an hour: the index of its line, where its words stand, and its title."""

    at: int
    start: int
    end: int
    title: Rich
    span: None = None

    def is_inside(self, row: ToldRow) -> bool:
        """Whether it stands among the words of what has an hour."""
        return row.at == self.at and row.start < self.end and self.start < row.end


Told = Sequence[ToldRow | ToldTalk]


def told_hours(document: Document) -> list[ToldRow]:
    """What each hour in a sentence is of."""
    return [each for at in prose(document) for each in _of_line(document, at)]


def in_order(told: Sequence[ToldRow]) -> list[ToldRow]:
    """Those that follow each other on the clock; none where one runs back that nothing marks."""
    told = told[:_MOST]
    marked = [each for each in told if each.marked]
    if len(marked) >= _MANY:
        told = sorted(marked, key=lambda each: each.span.start)
    kept: list[ToldRow] = []
    for each in told:
        if kept and each.span.start == kept[-1].span.start:
            if each.marked and not kept[-1].marked:
                kept[-1] = each
            continue
        if kept and each.span.start < kept[-1].span.start:
            return []
        kept.append(each)
    return kept


def make_program(told: Sequence[ToldRow]) -> bool:
    """Whether the rows alone are a program."""
    return sum(each.marked for each in told) >= _LEAST or len(told) >= _MANY


def prose(document: Document) -> Iterator[int]:
    """The lines in which sentences may tell a program."""
    for at, line in enumerate(document.lines):
        found = document.headings.get(at)
        labelled = found is not None and found.part is not Part.PROGRAM
        if line.legible and not line.cells and is_sentence(line) and not labelled:
            yield at


def _of_line(document: Document, at: int) -> Iterator[ToldRow]:
    rich = document.lines[at].rich
    for start, end in sentences_of(rich):
        yield from _of_sentence(rich, at, start, end)


def sentences_of(rich: Rich) -> Iterator[tuple[int, int]]:
    """Where the sentences of a line start and end; none of a line that is too long."""
    if len(rich) > MAX_LINE:
        return iter(())
    stops = _SENTENCE.finditer(rich.text)
    ends = [found.end() for found in stops if not _is_short(rich, found.start())]
    quotes = [found.span() for found in QUOTED.finditer(rich.folded)]
    ends = [end for end in ends if not any(first < end < last for first, last in quotes)]
    return pairwise([0, *ends, len(rich)])


def _is_short(rich: Rich, stop: int) -> bool:
    """Whether the mark belongs to a word's short form: Prof."""
    return not rich.text[stop - 1].isdecimal() and is_short(rich.folded, stop)


def _of_sentence(rich: Rich, at: int, start: int, end: int) -> Iterator[ToldRow]:
    tokens = tokenise(rich.folded[start:end])
    days = find_days(tokens)
    taken = frozenset(place for day in days for place in range(day.first, day.after))
    spans = [span for span in find_spans(tokens, taken) if not _of_another(tokens, span)]
    cuts = [0, *(_between(tokens, *pair) for pair in pairwise(spans)), len(tokens)]
    for (first, after), span in zip(pairwise(cuts), spans, strict=False):
        where = start + tokens[first].start, start + tokens[after - 1].end
        people = [] if days else _people(rich.cut(*where))
        title = marked_title(rich, tokens, start, range(first, after), span, people)
        if title is None and days:
            continue  # when the event is
        said = title or (topic(rich.cut(*where)) if people else None)
        said = said or Rich(", ".join(people))
        said = said if said.text else plain_title(rich, tokens, start, range(first, after), span)
        if said.text:
            again = any(token.text in STARTS for token in tokens[first : span.first])
            again = again and (title is None or find_kind(title, whole=True) is not None)
            own = again and (span.end or not FORMATS.find(tokenise(said.folded)))
            yield ToldRow(at, *where, awake(span), said, bool(title or people or own), again)


def _people(said: Rich) -> list[str]:
    """The persons among the words, who do something at that time."""
    tokens = tokenise(said.folded)
    found = (at for at in names_in(said, tokens) if is_known_name(said, tokens, *at))
    return [said.cut(tokens[at].start, tokens[at + length - 1].end).text for at, length in found]


def _of_another(tokens: Tokens, span: Span) -> bool:
    """Whether the hour is of the doors, of registering or of the end."""
    before = {token.text for token in tokens[max(0, span.first - _BEFORE) : span.first]}
    near = {token.text for token in tokens[max(0, span.first - _LEAST) : span.first]}
    return bool(before & _OTHERS or near & _UNTIL)


def _between(tokens: Tokens, span: Span, later: Span) -> int:
    """Where the words of the later time start: at the last comma before it."""
    inside = range(span.after, later.first)
    commas = [at for at in inside if tokens[at].text in {",", ";"}]
    early = [at for at in commas if later.first - at > _NEAR]
    early = [at for at in early if KINDS.find(tokens[: later.first], at)] or early
    return early[-1] if early else commas[0] if commas else later.first
