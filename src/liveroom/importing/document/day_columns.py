"""A timetable with a column for each day, as one table after another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from liveroom.importing.lexicon.months import WEEKDAYS
from liveroom.importing.lexicon.when import DAYS
from liveroom.importing.text.rich import CELL, Rich
from liveroom.importing.text.source import Source
from liveroom.importing.text.tokeniser import tokenise
from liveroom.importing.time.cells import is_time
from liveroom.importing.time.dates import find_days

_LEAST, _MOST = 2, 7
"""Days of one table."""

_ROWS = 100
"""Rows of a timetable at most; longer tables stay as they are."""

_LONGEST = 40


def by_day(lines: Sequence[Source]) -> list[Source]:
    """The lines, with each day of such a table below a line of its own."""
    found: list[Source] = []
    at = 0
    while at < len(lines):
        days = _days(lines[at])
        end = _end(lines, at + 1) if days else at + 1
        rows = [line for line in lines[at + 1 : end] if line.cells]
        if _LEAST <= len(rows) <= _ROWS and all(is_time(line.rich.split(CELL)[0]) for line in rows):
            found += _unfolded(lines[at], days, rows)
        else:
            found += lines[at:end]
        at = end
    return found


def _days(header: Source) -> list[Rich]:
    if not header.cells or not header.legible or len(header.rich) > _LONGEST * (_MOST + 1):
        return []
    days = header.rich.split(CELL)[1:]
    return days if _LEAST <= len(days) <= _MOST and all(map(is_day, days)) else []


def is_day(cell: Rich) -> bool:
    """Whether the cell is a date or a day of the week and nothing else."""
    tokens = tokenise(cell.folded)
    taken = {at for day in find_days(tokens) for at in range(day.first, day.after)}
    rest = [token for at, token in enumerate(tokens) if at not in taken and token.word]
    known = all(token.text in WEEKDAYS or token.text in DAYS for token in rest)
    return known and bool(taken or rest)


def _end(lines: Sequence[Source], at: int) -> int:
    while at < len(lines) and (lines[at].cells or lines[at].rule):
        at += 1
    return at


def _unfolded(header: Source, days: Sequence[Rich], rows: Sequence[Source]) -> Iterator[Source]:
    blank = replace(header, shown="", rich=Rich(""))
    for place, day in enumerate(days, 1):
        yield blank
        yield replace(header, shown=day.text, rich=day)
        yield blank
        for row in rows:
            cells = row.rich.split(CELL)
            if place < len(cells) and cells[place].text:
                rich = cells[0].join(cells[place], CELL)
                yield replace(row, shown=rich.text.replace(CELL, " "), rich=rich)
    yield blank
