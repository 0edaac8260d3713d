"""Workbooks are opened in a process of their own, which may use little."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import date, time
from io import BytesIO

import pytest
import xlsxwriter

from liveroom.core.program import Speaker
from liveroom.importing.limits import MAX_LINES, MAX_UNPACKED
from liveroom.importing.reader import read_bytes
from liveroom.importing.reading import Refusal, Unreadable

DAY = date(2026, 3, 12)


def workbook(*sheets: Sequence[Sequence[object]]) -> bytes:
    written = BytesIO()
    file = xlsxwriter.Workbook(written, {"in_memory": True})
    hour = file.add_format({"num_format": "hh:mm"})
    day = file.add_format({"num_format": "yyyy-mm-dd"})
    for rows in sheets:
        sheet = file.add_worksheet()
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, date | time):
                    sheet.write_datetime(at, column, cell, day if cell == DAY else hour)
                else:
                    sheet.write(at, column, cell)
    file.close()
    return written.getvalue()


def test_dates_and_times_of_cells_are_read() -> None:
    rows = [
        ["Date", "Start", "Minutes", "Title", "Speaker"],
        [DAY, time(10), 15, "Welcome", ""],
        [DAY, time(10, 15), 7.5, "Ice", "Ana Ruiz, Director, ICGC"],
    ]

    reading = read_bytes(workbook([["Notes"]], rows))

    assert [(each.title, each.planned_seconds) for each in reading.program.segments] == [
        ("Welcome", 900),
        ("Ice", 450),
    ]
    assert reading.program.segments[1].speakers == (Speaker("Ana Ruiz", "Director", "ICGC"),)
    assert (str(reading.draft.day), reading.draft.start) == ("2026-03-12", 600)


def test_a_workbook_without_a_header_is_read_as_a_pasted_table() -> None:
    reading = read_bytes(workbook([["10:00–10:15", "Welcome"], ["10:15–10:30", "Ice"]]))

    assert [each.title for each in reading.program.segments] == ["Welcome", "Ice"]


def test_more_rows_than_a_text_may_have_are_refused() -> None:
    rows = [["Time", "Title"], *[["10:00", "A"]] * MAX_LINES]

    with pytest.raises(Unreadable, match=f"{MAX_LINES:,}") as refused:
        read_bytes(workbook(rows))

    assert refused.value.code is Refusal.TOO_LONG


def test_a_workbook_that_unpacks_to_too_much_is_refused_unopened() -> None:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/workbook.xml", b"0" * (MAX_UNPACKED + 1))

    with pytest.raises(Unreadable, match="too large"):
        read_bytes(written.getvalue())


def test_a_broken_workbook_is_refused() -> None:
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as file:
        file.writestr("xl/workbook.xml", "<broken")

    with pytest.raises(Unreadable, match="broken"):
        read_bytes(written.getvalue())
