"""Rows that were copied from a sheet become segments."""

from __future__ import annotations

import pytest

from liveroom.web.pages.typed.pasted_rows import rows
from liveroom.web.pages.typed.segment_fields import PersonFields, SegmentFields


@pytest.mark.parametrize(
    ("line", "segment"),
    [
        ("Bogotá", SegmentFields("Bogotá")),
        ("Bogotá\t10", SegmentFields("Bogotá", minutes="10")),
        ("Welcome\t5 min", SegmentFields("Welcome", "welcome", "5 min")),
        ("Coffee break\t7:30\t\t", SegmentFields("Coffee break", "break", "7:30")),
        ("16:30\tBogotá\t10", SegmentFields("Bogotá", minutes="10")),
        ("16:30\t16:40\tBogotá\t10", SegmentFields("Bogotá", minutes="10")),
        ("16.30 – 16.40\tBogotá", SegmentFields("Bogotá")),
        ("Bogotá\t\tAna", SegmentFields("Bogotá", people=(PersonFields("Ana"),))),
        ("Bogotá\tAna", SegmentFields("Bogotá", people=(PersonFields("Ana"),))),
        (
            "Bogotá\t10\tAna, Mayor, Quito\tBea, Lima",
            SegmentFields(
                "Bogotá",
                minutes="10",
                people=(
                    PersonFields("Ana", "Mayor", "Quito"),
                    PersonFields("Bea", organisation="Lima"),
                ),
            ),
        ),
        (
            'Panel\t20\t"Ana; Bea\nCai"',
            SegmentFields(
                "Panel",
                "panel",
                "20",
                (PersonFields("Ana"), PersonFields("Bea"), PersonFields("Cai")),
            ),
        ),
    ],
)
def test_a_row_is_a_segment(line: str, segment: SegmentFields) -> None:
    assert rows(line, 500) == (segment,)


def test_headings_and_empty_rows_are_let_by() -> None:
    text = "Start\tTitle\tMinutes\tSpeaker\n16:30\tBogotá\t10\tAna\n\t\t\n16:40\tLima\t5\t\n"
    assert [(row.title, row.minutes) for row in rows(text, 500)] == [
        ("Bogotá", "10"),
        ("Lima", "5"),
    ]


def test_no_more_rows_are_taken_than_there_is_room_for() -> None:
    assert [row.title for row in rows("One\nTwo\nThree", 2)] == ["One", "Two"]
