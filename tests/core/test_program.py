"""The plan as announced."""

from __future__ import annotations

from dataclasses import replace

from liveroom.core.program import Program, Segment
from tests.core.story import PROGRAM


def test_a_program_lasts_as_long_as_its_segments() -> None:
    assert PROGRAM.planned_seconds == 1800


def test_a_segment_without_a_duration_counts_nothing() -> None:
    assert (
        Program("Open", (Segment("Talk"), Segment("End", planned_seconds=60))).planned_seconds == 60
    )


def test_the_slot_is_known_where_both_of_its_ends_are() -> None:
    assert PROGRAM.slot_seconds == 1800
    assert replace(PROGRAM, starts_at=None).slot_seconds is None
    assert replace(PROGRAM, ends_at=None).slot_seconds is None
