"""Programs that stand in one line, however long it is."""

from __future__ import annotations

import pytest

from liveroom.importing.limits import MAX_FLAT, MAX_LINE
from liveroom.importing.reader import read

MORE = " It is told by those who live there, with pictures and sounds of the last hundred years,"
HEAD = "Salt and Sand, Thursday 24 September 2026 "


def starts(text: str) -> list[int | None]:
    """When the rows start that are read there, in minutes after midnight."""
    return [segment.start for segment in read(text).draft.segments]


def test_a_program_in_a_line_that_is_too_long_for_one_is_read() -> None:
    rows = [f"{8 + half // 2:02}:{half % 2 * 30:02} Tides {half + 1}:{MORE}" for half in range(20)]
    text = HEAD + " ".join(rows)
    assert MAX_LINE < len(text) < MAX_FLAT
    assert starts(text) == [8 * 60 + 30 * half for half in range(20)]


@pytest.mark.parametrize(
    "rows",
    [
        "9.00 Tea 9.30 Salt 10.00 Sand 10.30 Close",
        "9:00 Tea 9:30 Salt 10:00 Sand 10:30 Close",
        "9h Tea 9h30 Salt 10h Sand 10h30 Close",
        "9 am Tea 9.30 am Salt 10 am Sand 10.30 am Close",
        "9-9.30 Tea 9.30-10 Salt 10-10.30 Sand 10.30-11 Close",
        "kl 9.00 Tea kl 9.30 Salt kl 10.00 Sand kl 10.30 Close",
        "| 9:00 | 9:30 | Tea | | 9:30 | 10:00 | Salt | | 10:00 | 10:30 | Sand | | 10:30 | Close |",
    ],
)
def test_hours_in_any_spelling_start_rows(rows: str) -> None:
    assert starts(f"{HEAD}Programme {rows}") == [540, 570, 600, 630]


def test_a_clock_of_twelve_hours_goes_on_after_noon_and_starts_anew_on_the_next_day() -> None:
    text = "9:00 Tea 11:00 Salt 1:00 Lunch 2:30 Sand Friday 25 September 2026 9:00 Walk 11:00 Close"
    assert starts(HEAD + text) == [540, 660, 780, 870, 540, 660]


def test_hours_in_sentences_start_no_rows() -> None:
    text = "We meet at 10:00 in the hall, have lunch at 12:30 by the mole and leave from 15:00 on."
    assert len(starts(HEAD + text)) <= 1
