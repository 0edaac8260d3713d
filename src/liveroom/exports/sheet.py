"""Rows as CSV that no spreadsheet takes for a formula, and as JSON."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence

Rows = Sequence[Mapping[str, object]]

_SPACE = r"(?:[^\S\t\r\n]|\")*"
_FORMULA = re.compile(rf"\A(?=[\t\r\n\0])|(?:\A|(?<=[;\t\r\n]))(?={_SPACE}[=+\-@＝＋－＠\0])")
"""Before what a spreadsheet may run: at the start of a cell, and where one that splits at
semicolons, as in many countries, or at tabs begins another. Spaces and quotation marks may stand
before it."""


def as_csv(rows: Rows, columns: Sequence[str]) -> str:
    """RFC 4180 with a byte order mark, which spreadsheets need to read it as UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row[column]) for column in columns])
    return "\ufeff" + out.getvalue()


def _cell(value: object) -> object:
    """What a spreadsheet would run is given an apostrophe, as people give it by hand."""
    if isinstance(value, str):
        return _FORMULA.sub("'", value)
    return "" if value is None else value


def as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
