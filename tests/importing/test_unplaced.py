"""Words of a row's lines that became nothing are told once for the row."""

from __future__ import annotations

import pytest

from liveroom.importing.draft import WarningCode
from liveroom.importing.reader import read


def told(row: str) -> list[tuple[int | None, str]]:
    """What is not placed of the row between a welcome and the end."""
    reading = read(f"Program\n15:00 Welcome\n{row}\n16:00 End")
    return [
        (each.line, str(each.facts["line"]))
        for each in reading.warnings
        if each.code is WarningCode.LINE_NOT_PLACED
    ]


def test_the_title_of_a_talk_inside_a_row_is_told() -> None:
    talk = "15:10 Introduction\n- “Why the tide turns”, by Ana Ruiz, Director, Tide Institute"

    assert told(talk) == [(3, "Why the tide turns")]


def test_what_stands_between_the_people_of_a_row_is_told() -> None:
    row = "15:10 Salt\n\nQuilla Marsh, Harbour Choir\n\nAna Ruiz, Director, Tide Institute"

    assert told(row) == [(3, "Quilla Marsh, Harbour Choir")]


def test_a_sentence_right_above_people_with_a_label_is_told() -> None:
    row = "15:10 Salt\nWho owns the sand, and who pays for it, is not yet said.\nSpeakers: Ana Ruiz"

    assert told(row) == [(3, "Who owns the sand, and who pays for it, is not yet said.")]


@pytest.mark.parametrize(
    "row",
    [
        "15:10 Salt and sand, by Ana Ruiz, Director, Tide Institute",
        "15:10 Panel: Salt and sand\nModerator: Ana Ruiz (Tide Institute)\nSpeakers:\n- Luis Pérez",
        "15:10 Salt\n\nAnna Quorn Auditorium\n\nAna Ruiz, Director, Tide Institute",
        "15:10 Salt – Ana Ruiz\n\nThe Afternoon\n",
    ],
    ids=["all in one line", "labels", "a room", "a heading of the next row"],
)
def test_of_a_row_that_is_read_well_nothing_is_told(row: str) -> None:
    assert told(row) == []
