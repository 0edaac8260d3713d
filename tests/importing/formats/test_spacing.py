"""Blank lines between all lines of a text say nothing; those that group its lines do."""

from __future__ import annotations

import pytest

from liveroom.importing.formats.spacing import single_spaced
from liveroom.importing.reader import read
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.source import Source

PROGRAM = """Salt and tides
Thursday, 14 May 2026
Program
16:30 Opening by the directors Ana Ruiz and Luis Pérez.
Time lost and found: what a harbour is for, by Marta Soler.
17:30 Who keeps the lamp? A lecture by Jean Petit.
How it was, how it is, and where it is told today.
Speakers: Ana Ruiz (Tides), Luis Pérez (Old Quay), Marta Soler (Harbour School)
18:30 Break
19:00 Farewell"""


@pytest.mark.parametrize("between", ["\n\n", "\n \n", "\n\n\n"])
def test_a_double_spaced_text_is_read_as_a_single_spaced_one(between: str) -> None:
    assert read(PROGRAM.replace("\n", between)).program == read(PROGRAM).program


def test_a_page_of_paragraphs_is_read_as_the_lines_of_them() -> None:
    page = "".join(f"<p>{line}</p>" for line in PROGRAM.split("\n"))

    assert read(f"<html><body>{page}</body></html>").program == read(PROGRAM).program


def gaps(text: list[str]) -> str:
    lines = [Source(at, line, Rich(line)) for at, line in enumerate(text, 1)]
    return "".join(line.shown or "." for line in single_spaced(lines))


def test_a_wider_gap_still_parts() -> None:
    spaced = [each for letter in "abcd" for each in (letter, "")]

    assert gaps([*spaced, "", *spaced, "e"]) == "abcd.abcde"


def test_lines_that_stand_in_groups_keep_their_gaps() -> None:
    assert gaps([*"ab", "", "c", "", *"def", "", "g"] * 4) == "ab.c.def.g" * 4
