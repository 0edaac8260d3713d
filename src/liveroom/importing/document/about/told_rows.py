"""A program that sentences tell: `At 10 the mayor opens the day, followed at 10:30 by a panel`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from liveroom.importing.document.about.title_in_prose import opened
from liveroom.importing.document.lines import Document
from liveroom.importing.document.sections import is_sentence
from liveroom.importing.lexicon.event_words import FORMATS
from liveroom.importing.lexicon.headings import Part
from liveroom.importing.lexicon.kinds import KINDS, OPEN_DEBATE
from liveroom.importing.lexicon.people import ABOUT
from liveroom.importing.lexicon.units import CLOCK_LEADS
from liveroom.importing.lexicon.when import CLOSES, DEADLINE, DOORS, ENDS, STARTS
from liveroom.importing.limits import MAX_LINE
from liveroom.importing.people.names import is_known_name, name_length
from liveroom.importing.people.organisations import CONNECTORS
from liveroom.importing.people.overlooked import names_in
from liveroom.importing.prose.phrasing import ANDS, ARTICLES, ORDINALS
from liveroom.importing.prose.sentence import is_short
from liveroom.importing.rows.segment_kind import find_kind
from liveroom.importing.text.fold import fold
from liveroom.importing.text.pieces import trimmed
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import Tokens, listed, text_at, tokenise
from liveroom.importing.time.dates import find_days
from liveroom.importing.time.spans import Span, awake, find_spans

_LEAST, _MANY, _MOST = 2, 4, 20
"""Rows that make a program where kinds or quotes mark them, where none does, and the most."""

_NEAR, _AHEAD, _BEFORE = 6, 18, 6
"""Words from a time to what it is of, behind it and ahead; words before of another sense."""

_AROUND, _LED = 60, 2
"""Letters before a quote, and the words of them, among which its kind stands."""

_WORDS = 12
"""Words of a title that nothing marks."""

_UNTIL = listed("do bis tot até fins")
_TOPIC_ENDS = listed(
    "with con mit avec com amb met by von par for per para pour zur tra entre between , ; . :"
)
"""Behind what somebody speaks on."""

_OTHERS = (ENDS | DOORS | CLOSES | DEADLINE) - {"a", "to", "before", "by"}
"""Words that tell what an hour is of, other than what happens then."""

_SENTENCE = re.compile(r"(?:(?<=[^\W\d_]{2})|(?<=[:.h]\d\d)|(?<=\)))[.;!?](?=\s)")
QUOTED = re.compile(r"""["]([^"]{4,160})["]|(?<![\w'])'([^'"]{4,160})'(?!\w)""")
_LOUD = re.compile(r"(?<!\w)[A-ZÀ-Þ]{2,}(?:[ ,:’'-]+[A-ZÀ-Þ]+(?!\w))+")
_REFLEXIVE, _VERB = listed("się se si es s'"), 2
"""Before the verb that opens a sentence, and the words of both."""

_EDGES = " ,;:.-()"
_PARTS = re.compile(r"[,;.:]")


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
        title = _title(rich, tokens, start, range(first, after), span, people)
        if title is None and days:
            continue  # when the event is
        said = title or (_topic(rich.cut(*where)) if people else None)
        said = said or Rich(", ".join(people))
        said = said if said.text else _plain(rich, tokens, start, range(first, after), span)
        if said.text:
            again = any(token.text in STARTS for token in tokens[first : span.first])
            again = again and (title is None or find_kind(title, whole=True) is not None)
            yield ToldRow(at, *where, awake(span), said, title is not None or bool(people), again)


def _people(said: Rich) -> list[str]:
    """The persons among the words, who do something at that time."""
    tokens = tokenise(said.folded)
    found = (at for at in names_in(said, tokens) if is_known_name(said, tokens, *at))
    return [said.cut(tokens[at].start, tokens[at + length - 1].end).text for at, length in found]


def _topic(said: Rich) -> Rich | None:
    """What a sentence says that somebody speaks on: `… discuss the lecture hall on salt`."""
    tokens = tokenise(said.folded)
    for at, token in enumerate(tokens):
        if token.text in ABOUT:
            end = next((t.start for t in tokens[at + 1 :] if t.text in _TOPIC_ENDS), None)
            topic = trimmed(said.cut(token.end, end), _EDGES)
            if _LEAST <= len(topic.text.split()) <= _WORDS or topic.text[:1].isupper():
                return topic
    return None


def _loud(said: Rich) -> Rich | None:
    """The title that capitals mark as quotes would, and no name: `a lecture on SALT AND SAND`."""
    for found in _LOUD.finditer(said.text):
        words = said.cut(*found.span())
        tokens = tokenise(words.folded)
        if name_length(words, tokens, 0) < len(tokens) and len(words.text.split()) >= _LEAST:
            return words
    return None


def _of_another(tokens: Tokens, span: Span) -> bool:
    """Whether the hour is of the doors, of registering or of the end."""
    before = {token.text for token in tokens[max(0, span.first - _BEFORE) : span.first]}
    near = {token.text for token in tokens[max(0, span.first - _LEAST) : span.first]}
    return bool(before & _OTHERS or near & _UNTIL)


def _between(tokens: Tokens, span: Span, later: Span) -> int:
    """Where the words of the later time start: at the last comma before it."""
    inside = range(span.after, later.first)
    commas = [at for at in inside if tokens[at].text in {",", ";"}]
    early = [at for at in commas if later.first - at > _NEAR - _LEAST]
    early = [at for at in early if KINDS.find(tokens[: later.first], at)] or early
    return early[-1] if early else commas[0] if commas else later.first


def _title(
    rich: Rich, tokens: Tokens, start: int, inside: range, span: Span, people: Sequence[str]
) -> Rich | None:
    """What stands in quotes there, or the words of a kind nearest to the time, behind it first."""
    first, last = tokens[inside.start].start, tokens[inside.stop - 1].end
    if quotes := list(QUOTED.finditer(rich.folded, start + first, start + last)):
        quote = next((each for each in quotes if _is_led(rich, each.start())), quotes[0])
        return rich.cut(*(quote.span(1) if quote[1] else quote.span(2)))
    if loud := _loud(rich.cut(start + first, start + last)):
        return loud
    ends = {a: b for _, a, b in OPEN_DEBATE.all(tokens[: inside.stop])}
    ends |= {a: b for _, a, b in KINDS.all(tokens[: inside.stop])}
    kinds = [
        (a, b)
        for a, b in sorted(ends.items())
        if a >= inside.start
        and not (a - inside.start < _LEAST and _is_format(tokens, a, b))
        and not any(rich.text[start + tokens[a].start :].startswith(name) for name in people)
    ]
    behind = [(a, b) for a, b in kinds if 0 <= a - span.after <= _NEAR]
    ahead = [(a, b) for a, b in kinds if 0 <= span.first - b <= _AHEAD]
    topical = [(a, b) for a, b in kinds if a > span.after and text_at(tokens, b) in ABOUT]
    later = [(a, b) for a, b in kinds if a > span.after and people]
    found = next((near for near in (behind[:1], ahead[-1:], topical[:1], later) if near), [None])[0]
    if found is None:
        return None
    end = tokens[found[1] - 1].end
    if text_at(tokens, found[1]) in ABOUT:
        end += _words_on(rich.text[start + end : start + last])
    onwards = rich.cut(start + tokens[found[1] - 1].start, start + last)
    if title := opened(onwards, tokenise(onwards.folded), 1):
        return title
    counted = text_at(tokens, found[0] - 1) in ORDINALS
    return rich.cut(start + tokens[found[0] - counted].start, start + end)


def _is_led(rich: Rich, quote: int) -> bool:
    """Whether a kind of talk stands shortly before a quote: the lecture “Salt”."""
    before = tokenise(rich.folded[max(0, quote - _AROUND) : quote])[-_LED:]
    return any(KINDS.at(before, at) for at in range(len(before)))


def _is_format(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the words are the event's kind: the session, but not the session of welcome."""
    found = FORMATS.at(tokens, start)
    return found is not None and found[1] >= end


def _words_on(behind: str) -> int:
    """How far ` on salt and sand, with Ana Ruiz` says what the talk is about."""
    mark = _PARTS.search(behind)
    return mark.start() if mark and len(behind[: mark.start()].split()) <= _WORDS else 0


def _plain(rich: Rich, tokens: Tokens, start: int, inside: range, span: Span) -> Rich:
    """The words behind the time up to a mark, or those before it from one on."""
    first, last = tokens[inside.start].start, tokens[inside.stop - 1].end
    behind = trimmed(rich.cut(start + tokens[span.after - 1].end, start + last), _EDGES)
    mark = _PARTS.search(behind.text)
    words = behind.cut(0, mark.start()) if mark else behind
    around = rich.text[start + tokens[span.after - 1].end :][:1]
    goes_on = text_at(tokenise(words.folded), 0) in ANDS
    if goes_on or around == ")" or len(words.text.split()) < _LEAST:
        before = trimmed(rich.cut(start + first, start + tokens[span.first].start), _EDGES)
        marks = [found.end() for found in _PARTS.finditer(before.text) if found[0] != "."]
        words = before.cut(marks[-1]) if marks else before
    said = trimmed(words, _EDGES).text.split()
    kept = said[_VERB:] if said and fold(said[0]) in _REFLEXIVE else said
    purpose = (at for at, word in enumerate(kept) if at > 1 and fold(word) in _TOPIC_ENDS)
    kept = kept[: next(purpose, _WORDS)] if len(kept) > _WORDS else kept
    while kept and kept[-1].lower().rstrip(".") in CONNECTORS | CLOCK_LEADS:
        kept.pop()
    while len(kept) > 1 and fold(kept[0]) in STARTS | ARTICLES | _REFLEXIVE:
        kept.pop(0)
    return Rich(" ".join(kept))
