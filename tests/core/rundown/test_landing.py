"""Ending on time: who gives how much, and what is never touched."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given as whatever
from hypothesis import strategies as st

from liveroom.core import events as e
from liveroom.core.commands import Protected
from liveroom.core.program import Kind, Segment
from liveroom.core.rundown.edited import load
from liveroom.core.rundown.evolve import evolve
from liveroom.core.rundown.landing import Landing, landing, over_seconds
from liveroom.core.rundown.state import Rundown
from tests.core.evenings import promise
from tests.core.story import PROGRAM, S1, S2, S3, S4, START, at, given, instant, rows

END = START + 30 * 60_000
LATE = given(at(0, e.SegmentCued(S1)), at(420, e.SegmentCued(S2))).rundown
"""The talk began four minutes late."""


def shown(
    rundown: Rundown, seconds: float, ends_at: int = END, protect: Protected | None = None
) -> list[tuple[str, int, int, float]]:
    """Each segment's seconds before and after, and when it would start."""
    return [
        (each.segment, each.from_seconds, each.to_seconds, (each.starts_at - START) / 1000)
        for each in landing(rundown, ends_at, protect, instant(seconds)).segments
    ]


def told(rundown: Rundown, seconds: float, ends_at: int = END) -> tuple[int, bool, int]:
    """The seconds over, whether it can be done, and what is missing."""
    found = landing(rundown, ends_at, None, instant(seconds))
    return found.over_seconds, found.feasible, found.short_by_seconds


def without_end(rundown: Rundown, *segments: Segment) -> Rundown:
    return replace(rundown, segments=load((), rows(*segments)))


# Who gives


def test_who_has_more_to_give_gives_more_in_whole_half_minutes() -> None:
    assert told(LATE, 430) == (240, True, 0)
    assert shown(LATE, 430) == [
        (S2, 590, 500, 430),
        (S3, 900, 780, 930),
        (S4, 120, 90, 1710),
    ]


def test_a_protected_qa_gives_nothing() -> None:
    assert shown(LATE, 430, protect="qa") == [
        (S2, 590, 380, 430),
        (S3, 900, 900, 810),
        (S4, 120, 90, 1710),
    ]


def test_a_show_that_ends_in_time_has_nothing_to_do() -> None:
    assert told(LATE, 430, END + 300_000) == (-60, True, 0)
    assert shown(LATE, 430, END + 300_000) == [
        (S2, 590, 590, 430),
        (S3, 900, 900, 1020),
        (S4, 120, 120, 1920),
    ]


def test_a_program_that_never_fitted_lands_before_it_begins() -> None:
    draft = given().rundown

    assert told(draft, -3600, END - 60_000) == (60, True, 0)
    assert shown(draft, -3600, END - 60_000) == [
        (S1, 180, 180, 0),
        (S2, 600, 570, 180),
        (S3, 900, 870, 750),
        (S4, 120, 120, 1620),
    ]


def test_a_show_that_has_not_begun_by_its_start_counts_from_now() -> None:
    assert told(given(e.RoomOpened()).rundown, 110) == (120, True, 0)


def test_a_program_without_a_start_counts_from_now() -> None:
    timeless = given(program=replace(PROGRAM, starts_at=None)).rundown

    assert told(timeless, 30) == (30, True, 0)


def test_no_segment_gives_more_than_half_of_its_planned_time() -> None:
    assert told(LATE, 430, END - 600_000) == (840, False, 30)
    assert [after for _, _, after, _ in shown(LATE, 430, END - 600_000)] == [290, 450, 60]


def test_odd_seconds_are_given_first_so_that_the_rest_is_in_half_minutes() -> None:
    odd = given(at(0, e.SegmentCued(S1)), at(417, e.SegmentCued(S2))).rundown

    assert shown(odd, 430) == [(S2, 587, 500, 430), (S3, 900, 780, 930), (S4, 120, 90, 1710)]
    assert shown(odd, 430, END + 1_000)[1:] == [(S3, 900, 780, 930), (S4, 120, 91, 1710)]


def test_a_segment_without_a_duration_gives_nothing_and_is_not_named() -> None:
    rundown = without_end(LATE, Segment("Hello"), Segment("Talk"), Segment("End", Kind.CLOSING, 60))

    assert told(rundown, 1770) == (30, True, 0)
    assert shown(rundown, 1770) == [(S3, 60, 30, 1770)]


def test_with_nothing_to_come_there_is_nothing_to_give() -> None:
    assert told(without_end(LATE, Segment("Hello"), Segment("Talk")), 1860) == (60, False, 60)
    assert landing(Rundown(), END, None, END + 30_000).segments == ()


# The running segment


def test_the_running_one_gives_only_of_what_is_left_after_the_next_half_minute() -> None:
    assert shown(LATE, 1001, END - 600_000)[0] == (S2, 19, 19, 1001)
    assert shown(LATE, 901, END - 600_000)[0] == (S2, 119, 29, 901)


def test_overtime_is_not_touched_and_counted_up_to_the_next_half_minute() -> None:
    assert told(LATE, 1081) == (330, True, 0)
    assert shown(LATE, 1081) == [(S2, 0, 0, 1081), (S3, 900, 600, 1110), (S4, 120, 90, 1710)]
    assert shown(LATE, 1109)[1:] == shown(LATE, 1081)[1:]


def test_what_was_added_may_be_given_back() -> None:
    longer = given(at(0, e.SegmentCued(S1), e.TimeAdded(600))).rundown

    assert told(longer, 300, END - 1_050_000) == (1650, False, 360)
    assert shown(longer, 300, END - 1_050_000)[0] == (S1, 480, 0, 300)


def test_a_held_countdown_is_counted_as_if_it_went_on_at_the_next_half_minute() -> None:
    held = given(at(0, e.SegmentCued(S1)), at(60, e.CountdownHeld())).rundown

    assert told(held, 170) == (120, True, 0)
    assert shown(held, 170)[:2] == [(S1, 120, 120, 180), (S2, 600, 540, 300)]


# The panel's summary


@pytest.mark.parametrize(
    ("rundown", "over"),
    [
        (LATE, 240),
        (given().rundown, 0),
        (given(at(0, e.SegmentCued(S1)), at(300, e.CountdownHeld())).rundown, 120),
    ],
)
def test_how_much_the_show_is_over_is_told_as_of_the_last_fact(rundown: Rundown, over: int) -> None:
    assert over_seconds(rundown, END) == (over, True)


def test_it_is_told_where_no_landing_would_help() -> None:
    possible = 300 + 450 + 60

    assert over_seconds(LATE, END - (possible - 240) * 1000) == (possible, True)
    assert over_seconds(LATE, END - (possible - 239) * 1000) == (possible + 1, False)


# Promises over whatever rundown

segments = st.lists(
    st.builds(
        Segment,
        st.just("Row"),
        st.sampled_from([Kind.TALK, Kind.QA]),
        st.one_of(st.none(), st.integers(0, 2400), st.sampled_from([300, 600, 900])),
    ),
    min_size=1,
    max_size=8,
)


@st.composite
def rundowns(draw: st.DrawFn) -> tuple[Rundown, int]:
    """A show under way, held or not, or before its start, and an instant after its last fact."""
    program = load((), rows(*draw(segments)))
    rundown = Rundown(program, draw(st.sampled_from([START, None])))
    now = START + draw(st.integers(-600_000, 600_000))
    for segment in program[: draw(st.integers(0, len(program)))]:
        rundown = evolve(rundown, e.SegmentCued(segment.id), now)
        now += draw(st.integers(0, 1_200_000))
    rundown = evolve(rundown, e.TimeAdded(draw(st.integers(-900, 900))), now)
    if draw(st.booleans()):
        rundown = evolve(rundown, e.CountdownHeld(), now)
    return rundown, now + draw(st.integers(0, 900_000))


EARLIER = st.integers(-600, 6_000)
"""How many seconds before it would end, as it looks now, a show is to end."""
PROTECTED = st.sampled_from([None, "qa"])


def landed(case: tuple[Rundown, int], earlier: int, protect: Protected | None = None) -> Landing:
    """The landing that ends a show so much earlier than it would end if nothing were done."""
    rundown, now = case
    would_end = now // 1000 + landing(rundown, now // 1000 * 1000, None, now).over_seconds
    return landing(rundown, (would_end - earlier) * 1000, protect, now)


def end(found: Landing) -> float:
    """When the last segment is over, in UTC seconds: one starts as soon as the other is over."""
    over = found.at // 1000
    for each in found.segments:
        over = max(over, each.starts_at // 1000 + each.to_seconds)
    return over


@promise
@whatever(rundowns(), EARLIER, PROTECTED)
def test_the_sum_is_exact_or_everything_that_can_be_given(
    case: tuple[Rundown, int], earlier: int, protect: Protected | None
) -> None:
    found = landed(case, earlier, protect)
    given_ = sum(each.from_seconds - each.to_seconds for each in found.segments)

    assert found.over_seconds == earlier
    assert given_ == max(0, earlier) - found.short_by_seconds
    if found.feasible and earlier > 0:
        assert end(found) == found.ends_at // 1000


@promise
@whatever(rundowns(), EARLIER, PROTECTED)
def test_nobody_gives_more_than_they_may_or_gets_longer(
    case: tuple[Rundown, int], earlier: int, protect: Protected | None
) -> None:
    rundown, _ = case
    for each in landed(case, earlier, protect).segments:
        position = rundown.position(each.segment)
        assert position is not None
        segment = rundown.segments[position]
        assert 0 <= each.to_seconds <= each.from_seconds
        if segment.kind.value == protect:
            assert each.to_seconds == each.from_seconds
        elif each.segment != rundown.current:
            assert each.to_seconds >= (segment.planned_seconds or 0) / 2


@promise
@whatever(rundowns(), EARLIER, EARLIER, PROTECTED)
def test_a_later_end_never_gives_any_segment_less(
    case: tuple[Rundown, int], one: int, other: int, protect: Protected | None
) -> None:
    later, sooner = (landed(case, each, protect).segments for each in sorted((one, other)))

    assert all(a.to_seconds >= b.to_seconds for a, b in zip(later, sooner, strict=True))


@promise
@whatever(rundowns(), EARLIER)
def test_at_most_one_has_odd_seconds_where_all_were_whole_half_minutes(
    case: tuple[Rundown, int], earlier: int
) -> None:
    rundown, now = case
    whole = [
        replace(row, planned_seconds=(row.planned_seconds or 0) // 60 * 60)
        for row in rundown.segments
    ]
    found = landed((replace(rundown, segments=tuple(whole)), now), earlier)
    odd = [
        each for each in found.segments if each.to_seconds % 30 and each.segment != rundown.current
    ]

    assert len(odd) <= 1 or not found.feasible
