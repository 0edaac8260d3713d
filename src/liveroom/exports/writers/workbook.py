"""A table as a workbook (XLSX): texts stay texts, and times are times that can be added up."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from itertools import chain

from liveroom.exports.writers.sheet import Cell, Length, OverUnder, Sheet, plain

_NAME = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_MOST_NAMED, _WIDEST = 31, 60
"""Characters of a sheet's name, as far as spreadsheets take them, and of a column."""

_MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""A workbook says when it was made. All say the same, so that the same room gives the same
bytes."""

_DAY = 86_400


def as_xlsx(sheet: Sheet) -> bytes:
    """One sheet with headings that stay in sight. No text in it is run or made a link of."""
    import xlsxwriter  # as slow to load as the whole server, which seldom needs it

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"title": sheet.name, "created": _MADE})
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    number = book.add_format({"valign": "top"})
    moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss", "valign": "top"})
    span = book.add_format({"num_format": "[h]:mm:ss", "valign": "top"})
    minutes = book.add_format({"num_format": '+0.0" min";-0.0" min";0" min"', "valign": "top"})
    page = book.add_worksheet(sheet.name.translate(_NAME).strip()[:_MOST_NAMED] or None)
    for column, heading in enumerate(sheet.columns):
        page.write_string(0, column, heading, head)
        page.set_column(column, column, _width(sheet, column))
    for place, row in enumerate(sheet.rows, 1):
        for column, cell in enumerate(row):
            match cell:
                case None:
                    pass
                case str():
                    page.write_string(place, column, cell, text)
                case int():
                    page.write_number(place, column, cell, number)
                case datetime():
                    page.write_datetime(place, column, cell, moment)
                case Length(seconds):
                    page.write_number(place, column, seconds / _DAY, span)
                case OverUnder(seconds):
                    page.write_number(place, column, seconds / 60, minutes)
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    book.close()
    page.workbook_add_format = None  # else book and sheet would wait for the garbage collector
    return out.getvalue()


def _width(sheet: Sheet, column: int) -> int:
    """So many characters wide that the column's lines can be read."""
    cells: chain[Cell] = chain([sheet.columns[column]], (row[column] for row in sheet.rows))
    return min(_WIDEST, 2 + max(len(plain(cell)) for cell in cells))
