"""A table of typed cells: as CSV that no spreadsheet takes for a formula, and as plain texts."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from liveroom.exports.record import signed


@dataclass(frozen=True, slots=True)
class Length:
    """How long something takes."""

    seconds: int


@dataclass(frozen=True, slots=True)
class OverUnder:
    """How much longer something took; less than planned is negative."""

    seconds: int


Cell = str | int | datetime | Length | OverUnder | None
"""Texts may be anybody's words; a datetime is local and says no zone."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows under headings, in the reader's language; each row has a cell for each heading."""

    name: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]


_SPACE = r"(?:[^\S\t\r\n]|\")*"
_FORMULA = re.compile(rf"\A(?=[\t\r\n\0])|(?:\A|(?<=[;\t\r\n]))(?={_SPACE}[=+\-@＝＋－＠\0])")
"""Before what a spreadsheet may run: at the start of a cell, and where one that splits at
semicolons, as in many countries, or at tabs begins another. Spaces and quotation marks may stand
before it."""


def as_csv(sheet: Sheet) -> str:
    """RFC 4180 with a byte order mark, which spreadsheets need to read it as UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out)
    for row in (sheet.columns, *sheet.rows):
        writer.writerow([_cell(cell) for cell in row])
    return "\ufeff" + out.getvalue()


def _cell(cell: Cell) -> str:
    """What a spreadsheet would run is given an apostrophe, as people give it by hand."""
    return _FORMULA.sub("'", cell) if isinstance(cell, str) else plain(cell)


def plain(cell: Cell) -> str:
    """The cell as people read it: `2020-04-03 16:30:00`, `0:12:30`, `+2:00`."""
    match cell:
        case None:
            return ""
        case datetime():
            return f"{cell:%Y-%m-%d %H:%M:%S}"
        case Length(seconds):
            minutes, rest = divmod(seconds, 60)
            return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"
        case OverUnder(seconds):
            return signed(seconds)
        case int() | str():
            return str(cell)


def as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
