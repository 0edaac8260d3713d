"""A table as a workbook: what people typed is text in it, and times can be added up."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from xml.etree import ElementTree

from hypothesis import example, given, settings
from hypothesis import strategies as st

from liveroom.exports.writers.sheet import Cell, Length, OverUnder, Sheet
from liveroom.exports.writers.workbook import as_xlsx

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def part(book: bytes, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(book)) as folder:
        return ElementTree.fromstring(folder.read(f"xl/{name}"))


def cells(book: bytes) -> list[list[str]]:
    """The values of the only sheet, texts looked up."""
    texts = ["".join(item.itertext()) for item in part(book, "sharedStrings.xml")]
    rows = part(book, "worksheets/sheet1.xml").iter(f"{_MAIN}row")
    return [
        [
            texts[int(value)] if cell.get("t") == "s" else value
            for cell in row
            for value in [cell.findtext(f"{_MAIN}v", "")]
        ]
        for row in rows
    ]


def sheet(*row: Cell) -> Sheet:
    return Sheet("Times", [f"Column {n}" for n, _ in enumerate(row)], [row])


def test_times_and_lengths_are_numbers_that_can_be_added_up() -> None:
    at = datetime.fromisoformat("2020-04-03T16:30:00")
    rows = cells(as_xlsx(sheet("Talk", at, Length(5400), OverUnder(-90), 7, None)))
    assert rows == [
        [f"Column {n}" for n in range(6)],
        ["Talk", "43924.6875", "0.0625", "-1.5", "7"],
    ]


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cn", "Cs"])))
@example("=1+1")
@example('=HYPERLINK("https://a.example","b")')
@example("{=1}")
@example("https://a.example")
@example("mailto:a@b.example")
@settings(max_examples=30)
def test_what_people_typed_is_text_and_neither_formula_nor_link(typed: str) -> None:
    book = as_xlsx(Sheet("Times", [typed], [[typed], ["end"]]))
    page = part(book, "worksheets/sheet1.xml")

    assert [*page.iter(f"{_MAIN}f")] == [*page.iter(f"{_MAIN}hyperlink")] == []
    assert cells(book) == [[text] if text else [] for text in (typed, typed, "end")] or not typed


def test_the_name_of_a_sheet_takes_what_spreadsheets_take() -> None:
    book = as_xlsx(Sheet("'Times: [planned]/actual?' and so on and on", ["A"], []))
    names = [each.get("name") for each in part(book, "workbook.xml").iter(f"{_MAIN}sheet")]
    assert names == ["Times   planned  actual   and s"]
