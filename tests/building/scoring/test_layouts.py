"""Announcements in other layouts, and what a reader loses there."""

from __future__ import annotations

from pathlib import Path

import pytest

from building.scoring.labels import Label, parse
from building.scoring.layouts import LAYOUTS, Layout
from building.scoring.relaid import Relaid, as_text, in_layouts

TIDES = """Tides and salt

14:00 - 14:20 Salt, by Ana Ruiz, UPC
14:20 - 14:40 Sand (Luis Pérez)
with questions

Everybody is welcome."""

LABEL = parse(
    {
        "title": "Tides and salt",
        "segments": [
            {"title": "Salt", "speakers": [{"name": "Ana Ruiz"}]},
            {"title": "Sand", "speakers": [{"name": "Luis Pérez"}]},
        ],
    }
)


@pytest.mark.parametrize(
    ("layout", "written"),
    [
        (
            "time on a line",
            "14:00 - 14:20\nSalt, by Ana Ruiz, UPC\n14:20 - 14:40\nSand (Luis Pérez)",
        ),
        ("tabs", "14:00 - 14:20\tSalt, by Ana Ruiz, UPC\n14:20 - 14:40\tSand (Luis Pérez) / with"),
        (
            "HTML table",
            "<tr><td>14:20 - 14:40</td><td>Sand (Luis Pérez)<br>with questions</td></tr>",
        ),
        ("HTML boxes", "<div><div>14:00 - 14:20</div><div>Salt, by Ana Ruiz, UPC</div></div>"),
        (
            "people before",
            "14:00 - 14:20 Ana Ruiz, UPC: Salt\n14:20 - 14:40 Luis Pérez: Sand\nwith",
        ),
        ("three columns", "14:00 - 14:20\tSalt\tAna Ruiz, UPC\n14:20 - 14:40\tSand\tLuis Pérez\n"),
        ("10:00 am", "2:00 pm - 2:20 pm Salt, by Ana Ruiz, UPC\n2:20 pm - 2:40 pm Sand"),
        ("10h00", "14h00 - 14h20 Salt"),
    ],
)
def test_a_row_is_written_in_the_layout(layout: str, written: str) -> None:
    assert written in (LAYOUTS[layout](TIDES, LABEL) or "")


def test_what_is_no_row_stays() -> None:
    page = LAYOUTS["HTML list"](TIDES, LABEL) or ""

    assert page.startswith("<html><body>\n<p>Tides and salt</p>\n<ul>\n<li>")
    assert page.endswith("</ul>\n<p>Everybody is welcome.</p>\n</body></html>")


def test_a_text_without_rows_or_people_behind_titles_is_not_written() -> None:
    nobody = Label({}, ())

    assert LAYOUTS["tabs"]("Tides and salt", LABEL) is None
    assert LAYOUTS["people below"](TIDES, nobody) is None


def test_facts_that_only_the_text_as_it_stands_has_are_lost(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text(TIDES)
    layouts: dict[str, Layout] = {
        "a name left out": lambda text, _: text.replace("(Luis Pérez)", ""),
        "as it stands": lambda text, _: text,
        "impossible": lambda *_: None,
    }

    told = list(in_layouts(text, LABEL, layouts))

    assert told == [Relaid("a.txt", "a name left out", 7, 6, ("names: Luis Pérez",))]


def test_layouts_are_told_with_the_texts_that_lose_most() -> None:
    told = as_text(
        [
            Relaid("a.txt", "wrapped", 10, 7, ("names: Ana Ruiz", "titles: Salt")),
            Relaid("b.txt", "wrapped", 10, 9, ()),
        ]
    )

    assert "wrapped                    2 texts  80.0% of    20 right, lost    2" in told
    assert "    a.txt: 2" in told
    assert "b.txt" not in told
