"""What became nothing: lines without a place, and words of a row's lines that were left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from liveroom.i18n import N_
from liveroom.importing.document.lines import Document
from liveroom.importing.draft import LineReading, Meaning, Warning, WarningCode
from liveroom.importing.lexicon import people
from liveroom.importing.lexicon.kinds import KINDS
from liveroom.importing.lexicon.languages import STOP_WORDS
from liveroom.importing.people.organisations import names_room
from liveroom.importing.text.fold import fold
from liveroom.importing.text.pieces import trimmed
from liveroom.importing.text.rich import CELL, Rich
from liveroom.importing.text.tokeniser import Token, Tokens, tokenise

_BETWEEN = "”, “"
_SHOWN = 60
_QUOTED = 8
"""Lines that one warning quotes."""

_LEAST, _SHORTEST = 2, 3
"""Words that are worth a look, and letters of a word that counts."""

_MARKS = re.compile(r'[,;:.?!](?= |$)|["()\[\]{}]| - ')
_OUTER = ' \t-:|,;/."()[]'

_SMALL = frozenset[str]().union(*STOP_WORDS.values())
_OF_ROWS = (people.PANEL_ROLES, people.BY, people.WITH, people.OF, people.PLUS, KINDS)
_READ = frozenset({Meaning.SEGMENT, Meaning.SPEAKER})


class Taken(NamedTuple):
    """What a row has of its lines; `number` is the line that it is told at."""

    number: int
    extent: range
    said: Sequence[str]


def not_placed(
    document: Document, lines: Sequence[LineReading], rows: Iterable[Taken]
) -> list[Warning]:
    """One warning for each row of which words became nothing, and for each run of other lines."""
    found: list[Warning] = []
    within: set[int] = set()
    for row in rows:
        within.update(row.extent)
        said = frozenset(token.text for each in row.said for token in tokenise(fold(each)))
        left = [words for at in row.extent for words in _left(document, lines, at, said)]
        found += _told(left, row.number)
    run: list[LineReading] = []
    for at, line in enumerate(lines):
        if line.meaning is Meaning.NOT_PLACED and at not in within:
            run.append(line)
        elif run and line.text.strip() and line.meaning is not Meaning.RULE:
            found += _told([each.text for each in run], run[0].number)
            run = []
    return [*found, *_told([each.text for each in run], run[0].number if run else 0)]


def is_told(doubt: Warning, left: Iterable[Warning]) -> bool:
    """Whether all the names that a doubt is about stand in words that are not placed."""
    names = str(doubt.facts.get("name", "")).split(_BETWEEN)
    said = [str(each.facts["line"]) for each in left if each.line == doubt.line]
    of_names = doubt.code is WarningCode.SPEAKER_UNCERTAIN
    return of_names and all(any(name in words for words in said) for name in names)


def _told(left: Sequence[str], number: int) -> Iterator[Warning]:
    text = N_("Not placed: “%(line)s”")
    for at in range(0, len(left), _QUOTED):
        said = _BETWEEN.join(map(_short, left[at : at + _QUOTED]))
        yield Warning(WarningCode.LINE_NOT_PLACED, text, number, {"line": said})


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _left(
    document: Document, lines: Sequence[LineReading], at: int, said: frozenset[str]
) -> Iterator[str]:
    line = lines[at]
    if line.meaning is Meaning.NOT_PLACED or _is_above_people(document, lines, at):
        yield line.text
    elif line.meaning in _READ and document.lines[at].legible:
        timing = document.timings.get(at)
        rich = timing.rest if timing else document.lines[at].rich
        for cell in rich.split(CELL):
            yield from _parts(cell, said)


def _is_above_people(document: Document, lines: Sequence[LineReading], at: int) -> bool:
    """Whether it is prose right above people with a label, of whom it may be the title."""
    below = at + 1
    if lines[at].meaning is not Meaning.PROSE or below >= len(lines):
        return False
    labelled = people.PANEL_ROLES.at(document.tokens[below], 0) is not None
    return labelled and lines[below].meaning is Meaning.SPEAKER


def _parts(rich: Rich, said: frozenset[str]) -> Iterator[str]:
    """The parts between marks that have words which are neither said nor usual in rows."""
    tokens = tokenise(rich.folded)
    usual = _usual(tokens)
    new = [at for at, token in enumerate(tokens) if at not in usual and _is_new(token, said)]
    start = 0
    left: list[tuple[int, int]] = []
    for end in [*(found.start() for found in _MARKS.finditer(rich.folded)), len(rich)]:
        here = [tokens[at].text for at in new if start <= tokens[at].start < end]
        if len(here) >= _LEAST and not any(map(names_room, here)):
            goes_on = bool(left) and left[-1][1] == start
            left.append((left.pop()[0] if goes_on else start, end))
        start = end
    for start, end in left:
        yield trimmed(rich.cut(start, end), _OUTER).text


def _is_new(token: Token, said: frozenset[str]) -> bool:
    plain = token.word and len(token.text) >= _SHORTEST and token.text not in _SMALL
    return plain and token.text not in said


def _usual(tokens: Tokens) -> frozenset[int]:
    found = (hit for table in _OF_ROWS for hit in table.all(tokens))
    return frozenset(at for _, start, end in found for at in range(start, end))
