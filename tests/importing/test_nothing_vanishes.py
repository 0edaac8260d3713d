"""Every line with a time of day or a length is a row, the slot, or named by a warning."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liveroom.importing.draft import LineReading, Meaning
from liveroom.importing.reader import read
from liveroom.importing.reading import Reading
from tests.examples import examples

HERE = Path(__file__).parent
FOLDERS = (HERE / "announcements", HERE / "strangers", HERE.parents[1] / "examples")
TEXTS = [
    path
    for folder in FOLDERS
    for path in sorted(folder.iterdir())
    if path.suffix in {".txt", ".md"} and path.name != "NOT_YET.txt"
]
TIME = re.compile(r"\b([01]?\d|2[0-3])[:h][0-5]\d\b|\b[1-9]\d? ?min(ut\w+)?\b")
UNUSED = {Meaning.PROSE, Meaning.HEADING, Meaning.RULE, Meaning.NOT_PLACED}

LINES = [
    "",
    "",
    "10:00 Welcome",
    "10:30 – 11:00 Salt and sand, Ana Ruiz",
    "11:15 Coffee break",
    "- Questions (15 min)",
    "--- 10 minutes for questions",
    "| 12:00 | Lunch | Hall |",
    "| Time | Topic |",
    "13:00",
    "13:45",
    "Sand and stones",
    "Ana Ruiz, Director, Institute of Tides",
    "Moderator: Luis Pérez",
    "DEBATE",
    "Program",
    "## Day 2",
    "Friday 4 April 2026",
    "3 April 2026, 10:00–17:00 (Madrid time)",
    "Doors open at 9:30 and the bar stays open until 23:30.",
    "Registration closes at 18:00.",
    "Contact",
    "Office: Monday to Friday, 9:00 to 14:00",
    "Speakers",
    "Topics",
    "- The 15-minute city",
    "We will talk for 20 minutes about everything that is said about the sea, and not less.",
    "Duration: 90 minutes",
    "---",
]


def vanished(reading: Reading) -> list[LineReading]:
    """The lines with a time of which nothing is taken and nothing is said."""
    named = {warning.line for warning in reading.warnings}
    said = "\n".join(warning.message for warning in reading.warnings)
    return [
        line
        for line in reading.draft.lines
        if TIME.search(line.text) and line.meaning in UNUSED
        if line.number not in named and line.text[:60] not in said
    ]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_no_line_with_a_time_of_an_announcement_vanishes(path: Path) -> None:
    assert vanished(read(path.read_text("utf-8"))) == []


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=25).filter(any))
@examples(300)
def test_no_line_with_a_time_vanishes_in_any_order(lines: list[str]) -> None:
    assert vanished(read("\n".join(lines))) == []


def test_what_has_a_place_is_named_by_no_warning() -> None:
    reading = read(
        "Tides\n3 April 2026, 10:00–11:00 (Madrid time)\n\nProgram\n10:00 Welcome\n"
        "10:10 Salt and sand\n10:40 Q&A\n\nDoors open at 9:30 for everybody who likes coffee."
    )

    (warning,) = reading.warnings
    assert (warning.code.value, warning.line) == ("line_not_placed", 9)
