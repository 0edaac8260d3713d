"""What there is of a rundown: its segments in their order, and the one that is on."""

from __future__ import annotations

from dataclasses import replace

from liveroom.core import events as e
from tests.core.story import PROGRAM, S1, S2, S3, S4, S5, fields, given

WELCOME, TALK, QUESTIONS, CLOSING = PROGRAM.segments
TALKING = given(e.SegmentCued(S2)).rundown


def test_a_segment_is_found_by_its_id() -> None:
    rundown = given().rundown

    assert [rundown.position(S1), rundown.position(S4)] == [0, 3]
    assert rundown.position(S5) is None


def test_what_comes_is_all_until_a_segment_is_on_and_then_what_stands_after_it() -> None:
    assert fields(given().rundown.coming, "id") == [S1, S2, S3, S4]
    assert TALKING.running == TALKING.find(S2)
    assert fields(TALKING.coming, "id") == [S3, S4]
    assert given(e.SegmentCued(S4)).rundown.coming == ()


def test_a_skipped_segment_follows_but_does_not_come() -> None:
    rundown = given(e.SegmentCued(S1), e.SegmentChanged(S2, skipped=True)).rundown

    assert fields(rundown.following, "id") == [S2, S3, S4]
    assert fields(rundown.coming, "id") == [S3, S4]
    assert rundown.before(S3) == rundown.find(S1)


def test_what_is_on_and_what_was_have_run() -> None:
    rundown = given(e.SegmentCued(S1), e.SegmentCued(S2)).rundown

    assert [rundown.has_run(each) for each in (S1, S2, S3, S5)] == [True, True, False, False]


def test_before_and_after_follow_the_order_of_the_program_and_not_the_ids() -> None:
    turned = replace(PROGRAM, segments=(CLOSING, TALK, WELCOME, QUESTIONS))
    rundown = given(e.SegmentCued(S2), program=turned).rundown

    assert fields(rundown.coming, "id") == [S1, S3]
    assert rundown.before(S2) == rundown.find(S4)
    assert rundown.before(S4) is None
    assert rundown.before(S5) is None
