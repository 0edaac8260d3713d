"""Where most rows have a person, an unusual name is one too."""

from __future__ import annotations

from liveroom.importing.rows.habits import learned_names
from liveroom.importing.rows.row import Row
from liveroom.importing.rows.row_text import read_row_text
from liveroom.importing.text.rich import Rich

NAMES = ["Ana Ruiz", "Peter Dunn", "Mary Quell"]


def _rows(*texts: str) -> list[Row]:
    rows = [Row() for _ in texts]
    for row, text in zip(rows, texts, strict=True):
        read_row_text(row, Rich(text))
    return rows


def _dots(count: int) -> list[str]:
    return [f"Lecture on tides. {name}, Harbour Institute" for name in NAMES[:count]]


def test_what_stands_where_three_of_four_rows_have_a_person_is_one() -> None:
    rows = _rows(*_dots(3), "Lecture on dykes. Xylo Barkwell, Harbour Board")
    assert learned_names(rows) == {"xylo barkwell"}


def test_two_rows_make_no_habit() -> None:
    rows = _rows(*_dots(2), "Lecture on dykes. Xylo Barkwell, Harbour Board")
    assert learned_names(rows) == frozenset()


def test_a_row_with_nothing_but_such_words_keeps_them_as_its_title() -> None:
    rows = _rows("Ana Ruiz: Salt", "Peter Dunn: Sand", "Mary Quell: Tides", "Award Giving")
    assert learned_names(rows) == frozenset()
