"""Ending on time: who gives how much, and what is never touched."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given as whatever
from hypothesis import strategies as st

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.commands import Protected
from liveroom.core.ids import SegmentId
from liveroom.core.program import Kind, RoomSegment
from liveroom.core.refusals import Code, Refused
from liveroom.core.room import Room
from liveroom.core.rundown import times as t
from liveroom.core.rundown.evolve import evolve
from liveroom.core.rundown.landing import Landing, land, landing, over_seconds
from liveroom.core.rundown.state import OnAir, Rundown
from tests.core.evenings import promise
from tests.core.story import PROGRAM, S1, S2, S3, S4, START, at, given, instant, refused

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


def changed(room: Room, segment: SegmentId, **fields: Any) -> Room:
    """The room with another row."""
    return given(e.SegmentChanged(segment, **fields), onto=room)


def late(**fields: dict[str, Any]) -> Rundown:
    """The same evening with fields of rows changed, by the rows' ids."""
    room = given()
    for segment, values in fields.items():
        room = changed(room, SegmentId(segment), **values)
    return given(at(0, e.SegmentCued(S1)), at(420, e.SegmentCued(S2)), onto=room).rundown


def ended_at(rundown: Rundown) -> float:
    """When the show ends as the facts are, in seconds after the announced start."""
    end = t.projected_end(rundown)
    assert end is not None
    return (end - START) / 1000


def against_plan(rundown: Rundown) -> tuple[float, int]:
    """The planned end, in seconds after the announced start, and how far the show is behind it."""
    end = t.planned_end(rundown)
    assert end is not None
    return (end - START) / 1000, t.offset_seconds(rundown)


def done(rundown: Rundown, command: c.Land, seconds: float) -> Rundown:
    """The rundown when it was landed."""
    for event in land(rundown, command, instant(seconds)):
        assert isinstance(event, e.ShowLanded)
        rundown = evolve(rundown, event, instant(seconds))
    return rundown


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


def test_a_segment_gives_down_to_its_minimum() -> None:
    rundown = late(s2={"min_seconds": 570}, s3={"min_seconds": 880}, s4={"min_seconds": 120})

    assert told(rundown, 430) == (240, False, 190)
    assert [after for _, _, after, _ in shown(rundown, 430)] == [560, 880, 120]


def test_a_minimum_above_the_planned_time_gives_nothing() -> None:
    assert shown(late(s3={"min_seconds": 1000}), 430)[1] == (S3, 900, 900, 810)


def test_a_skipped_segment_takes_no_time_and_is_not_named() -> None:
    rundown = late(s3={"skipped": True})

    assert told(rundown, 430) == (-660, True, 0)
    assert [row[0] for row in shown(rundown, 430)] == [S2, S4]


def test_a_segment_without_a_duration_gives_nothing_and_is_not_named() -> None:
    rundown = late(s2={"planned_seconds": None}, s3={"planned_seconds": None})

    assert told(rundown, 1770) == (90, False, 30)
    assert shown(rundown, 1770) == [(S4, 120, 60, 1770)]


def test_one_that_runs_on_added_time_alone_keeps_it() -> None:
    room = given(e.SegmentChanged(S1, planned_seconds=None), at(0, e.SegmentCued(S1)))
    added = given(at(10, e.TimeAdded(600)), onto=room).rundown

    assert shown(added, 30)[0] == (S1, 570, 570, 30)


def test_with_nothing_to_come_there_is_nothing_to_give() -> None:
    assert landing(Rundown(), END, None, END + 30_000).segments == ()


# Not before


def test_nobody_gives_time_that_would_be_waited_for() -> None:
    """The Q&A may not start before 15 minutes are over, as guests come for it alone."""
    rundown = late(s3={"not_before": START + 990_000})

    assert told(rundown, 430) == (240, True, 0)
    assert shown(rundown, 430) == [(S2, 590, 560, 430), (S3, 900, 720, 990), (S4, 120, 90, 1710)]


def test_all_before_a_segment_give_together_what_it_is_late() -> None:
    rundown = late(s4={"not_before": START + 1860_000})

    assert told(rundown, 430) == (240, False, 120)
    assert sum(before - after for _, before, after, _ in shown(rundown, 430)[:2]) == 60
    assert shown(rundown, 430)[2] == (S4, 120, 60, 1860)


def test_a_gap_before_a_segment_is_taken_from_nobody() -> None:
    rundown = late(s4={"not_before": START + 2000_000})

    assert told(rundown, 430) == (320, False, 260)
    assert [row[2] for row in shown(rundown, 430)] == [590, 900, 60]


def test_a_segment_without_a_duration_is_waited_for_too() -> None:
    rundown = late(s3={"not_before": START + 1100_000, "planned_seconds": None})

    assert shown(rundown, 430, START + 1000_000) == [(S2, 590, 590, 430), (S4, 120, 60, 1100)]


# Landing


def test_a_landed_show_ends_when_it_should() -> None:
    landed = done(LATE, c.Land(LATE.rev, END), 430)

    assert [row.planned_seconds for row in landed.segments] == [180, 600, 780, 90]
    assert landed.on == OnAir(S2, instant(420), -90)
    assert ended_at(landed) == 1800
    assert landed.rev == LATE.rev + 1
    assert [row.rev for row in landed.segments] == [1, 1, 2, 2]


def test_a_landed_show_is_on_time() -> None:
    """The records compare it with what was announced still."""
    assert against_plan(LATE) == (1800, 240)
    landed = done(LATE, c.Land(LATE.rev, END), 430)

    assert against_plan(landed) == (1800, 0)
    assert against_plan(landed.as_announced) == (1800, 150)
    longer = evolve(landed, e.TimeAdded(60), instant(440))
    assert against_plan(longer) == (1800, 60)
    again = done(longer, c.Land(longer.rev, END - 120_000), 450)
    assert against_plan(again) == (1680, 0)


def test_a_show_that_cannot_land_is_behind_by_what_is_missing() -> None:
    missing = told(LATE, 430, instant(500))[2]
    landed = done(LATE, c.Land(LATE.rev, instant(500)), 430)

    assert against_plan(landed) == (500, missing)


def test_a_show_that_begins_late_and_was_landed_for_that_is_on_time() -> None:
    room = given(e.RoomOpened())
    (event,) = land(room.rundown, c.Land(room.rundown.rev, END), instant(300))
    begun = given(at(300, event), at(300, e.SegmentCued(S1)), onto=room)

    assert against_plan(begun.rundown) == (1800, 0)


def test_a_landed_show_whose_running_segment_has_no_end_is_on_time() -> None:
    rundown = late(s2={"planned_seconds": None}, s3={"planned_seconds": 1500})
    landed = done(rundown, c.Land(rundown.rev, END), 600)

    assert t.offset_seconds(landed) == 0


def test_a_landed_program_without_a_start_counts_from_its_first_cue() -> None:
    room = given(e.RoomOpened(), program=replace(PROGRAM, starts_at=None))
    (event,) = land(room.rundown, c.Land(room.rundown.rev, END), instant(300))
    landed = given(at(300, event), onto=room)
    begun = given(at(300, e.SegmentCued(S1)), onto=landed)

    assert t.planned_end(landed.rundown) is None
    assert against_plan(begun.rundown) == (1800, 0)


def test_a_landing_that_is_taken_back_leaves_the_show_as_late_as_it_was() -> None:
    room = given(at(0, e.SegmentCued(S1)), at(420, e.SegmentCued(S2)))
    (event,) = land(room.rundown, c.Land(room.rundown.rev, END), instant(430))
    landed = given(at(430, event), onto=room)
    back = given(at(440, e.StepUndone("show_landed")), onto=landed)

    assert [against_plan(each.rundown)[1] for each in (room, landed, back)] == [240, 0, 240]


def test_what_is_applied_is_what_was_shown_half_a_minute_ago() -> None:
    before = landing(LATE, END, None, instant(1079))
    assert [row[2] for row in shown(LATE, 1081)] == [0, 600, 90]

    landed = done(LATE, c.Land(LATE.rev, END, at=before.at), 1095)

    assert [row.planned_seconds for row in landed.segments][2:] == [
        each.to_seconds for each in before.segments[1:]
    ]


@pytest.mark.parametrize("shown_at", [1029.9, 1110.001])
def test_what_was_shown_long_ago_or_never_has_to_be_looked_at_again(shown_at: float) -> None:
    command = c.Land(LATE.rev, END, at=instant(shown_at))

    with pytest.raises(Refused) as no:
        land(LATE, command, instant(1090))
    assert (no.value.code, no.value.facts) == (Code.STALE, {"on": S2, "rev": LATE.rev})


def test_a_landing_of_another_rundown_is_refused() -> None:
    with pytest.raises(Refused) as no:
        land(LATE, c.Land(LATE.rev - 1, END), instant(430))
    assert no.value.code is Code.STALE


def test_after_the_end_nothing_is_landed() -> None:
    with pytest.raises(Refused) as no:
        land(given(e.RoomOpened(), e.ShowEnded()).rundown, c.Land(0, END), instant(430))
    assert no.value.code is Code.ENDED


def test_a_show_that_fits_is_left_as_it_is() -> None:
    assert land(LATE, c.Land(LATE.rev, END + 240_000), instant(430)) == []


def test_landing_again_and_again_takes_nobody_below_their_minimum() -> None:
    """Without one it is half of what was planned at first."""
    once = done(LATE, c.Land(LATE.rev, instant(500)), 430)
    assert [row.planned_seconds for row in once.segments] == [180, 600, 450, 60]
    assert [row.min_seconds for row in once.segments] == [None, None, 450, 60]

    assert land(once, c.Land(once.rev, instant(500)), instant(440)) == []


@pytest.mark.parametrize("ends_at", [START, instant(430)])
def test_nothing_ends_at_an_instant_that_is_over(ends_at: int) -> None:
    facts = {"code": "is_past", "ends_at": ends_at, "now": instant(430)}
    room = given(at(0, e.SegmentCued(S1)), at(420, e.SegmentCued(S2)))
    for command in (c.Land(LATE.rev, ends_at), c.Propose(LATE.rev, ends_at)):
        assert refused(room, command, seconds=430) == facts


def test_a_show_that_has_not_begun_is_landed_too() -> None:
    draft = given().rundown
    landed = done(draft, c.Land(draft.rev, END - 60_000), -3600)

    assert (landed.on, ended_at(landed)) == (None, 1740)


def test_a_landing_of_segments_that_are_gone_takes_what_it_can() -> None:
    """As the log of another server may have it."""
    event = e.ShowLanded(END, 60, {SegmentId("gone"): 5, S1: 90})
    landed = evolve(given().rundown, event, START)

    assert [row.planned_seconds for row in landed.segments] == [90, 600, 900, 120]


# The running segment


def test_the_running_one_gives_only_of_what_is_left_after_the_next_half_minute() -> None:
    assert shown(LATE, 1001, END - 600_000)[0] == (S2, 19, 19, 1001)
    assert shown(LATE, 901, END - 600_000)[0] == (S2, 119, 29, 901)


def test_the_running_one_gives_in_proportion_to_what_is_left_of_it() -> None:
    assert shown(LATE, 930) == [(S2, 90, 60, 930), (S3, 900, 720, 990), (S4, 120, 90, 1710)]


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

SEGMENTS = st.lists(
    st.fixed_dictionaries(
        {
            "kind": st.sampled_from([Kind.TALK, Kind.QA]),
            "planned_seconds": st.one_of(
                st.none(), st.integers(1, 2400), st.sampled_from([300, 600, 900])
            ),
            "min_seconds": st.one_of(st.none(), st.integers(1, 1200)),
            "not_before": st.one_of(st.none(), st.integers(START, START + 10_800_000)),
            "skipped": st.sampled_from([False, False, False, True]),
        }
    ),
    min_size=1,
    max_size=8,
)


@st.composite
def rundowns(draw: st.DrawFn) -> tuple[Rundown, int]:
    """A show under way, held or not, or before its start, and an instant after its last fact."""
    rows = tuple(
        RoomSegment("Row", id=SegmentId(f"s{place}"), **each)
        for place, each in enumerate(draw(SEGMENTS))
    )
    rundown = Rundown(rows, draw(st.sampled_from([START, None])))
    now = START + draw(st.integers(-600_000, 600_000))
    for row in rows[: draw(st.integers(0, len(rows)))]:
        rundown = evolve(rundown, e.SegmentCued(row.id), now)
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


def simulated(rundown: Rundown, now: int, lengths: dict[SegmentId, int]) -> int:
    """When a show ends whose segments take so long from now on, in UTC seconds."""
    over = -(-now // 30_000) * 30
    if rundown.on is not None and rundown.current in lengths:
        begins = now // 1000 if rundown.on.held_at is None else over
        over = max(over, begins + lengths[rundown.current])
    elif rundown.on is None and rundown.starts_at is not None:
        over = max(over, rundown.starts_at // 1000)
    for segment in rundown.coming:
        while segment.not_before is not None and over * 1000 < segment.not_before:
            over += 1
        over += lengths.get(segment.id, 0)
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
    rundown, now = case
    lengths = {each.segment: each.to_seconds for each in found.segments}
    if earlier > 0:
        assert simulated(rundown, now, lengths) == found.ends_at // 1000 + found.short_by_seconds


@promise
@whatever(rundowns(), EARLIER, PROTECTED)
def test_nobody_gives_more_than_they_may_or_gets_longer(
    case: tuple[Rundown, int], earlier: int, protect: Protected | None
) -> None:
    rundown, _ = case
    for each in landed(case, earlier, protect).segments:
        segment = rundown.find(each.segment)
        assert segment is not None
        assert 0 <= each.to_seconds <= each.from_seconds
        if segment.kind.value == protect:
            assert each.to_seconds == each.from_seconds
        elif each.segment != rundown.current and each.to_seconds < each.from_seconds:
            planned = segment.planned_seconds or 0
            assert each.to_seconds >= (segment.min_seconds or planned / 2)


@promise
@whatever(rundowns(), EARLIER, EARLIER, PROTECTED)
def test_a_later_end_never_gives_any_segment_less(
    case: tuple[Rundown, int], one: int, other: int, protect: Protected | None
) -> None:
    later, sooner = (landed(case, each, protect).segments for each in sorted((one, other)))

    assert all(a.to_seconds >= b.to_seconds for a, b in zip(later, sooner, strict=True))


@promise
@whatever(rundowns(), EARLIER, PROTECTED)
def test_landing_again_right_after_changes_nothing(
    case: tuple[Rundown, int], earlier: int, protect: Protected | None
) -> None:
    rundown, now = case
    found = landed(case, earlier, protect)
    ends_at = max(found.ends_at, now + 1)
    command = c.Land(rundown.rev, ends_at, protect, found.at)
    once = rundown
    for event in land(rundown, command, now):
        assert isinstance(event, e.ShowLanded)
        once = evolve(rundown, event, now)

    assert land(once, c.Land(once.rev, ends_at, protect), now) == []


@promise
@whatever(rundowns(), EARLIER, PROTECTED)
def test_nothing_past_changes(
    case: tuple[Rundown, int], earlier: int, protect: Protected | None
) -> None:
    rundown, now = case
    found = landed(case, earlier, protect)
    ends_at = max(found.ends_at, now + 1)
    for event in land(rundown, c.Land(rundown.rev, ends_at, protect), now):
        assert isinstance(event, e.ShowLanded)
        once = evolve(rundown, event, now)
        coming = {row.id for row in rundown.coming}
        assert once.aired == rundown.aired
        assert [row for row in once.segments if row.id not in coming] == [
            row for row in rundown.segments if row.id not in coming
        ]
        assert replace(once, segments=(), on=None, landings=0, landed_ms=0, rev=0) == replace(
            rundown, segments=(), on=None, landings=0, landed_ms=0, rev=0
        )
        end = t.ends_at(once)
        if rundown.on is not None and end != t.ends_at(rundown):
            assert end is not None
            assert rundown.on.held_at is not None or end + 1000 > now


@promise
@whatever(rundowns(), EARLIER)
def test_at_most_one_has_odd_seconds_where_all_were_whole_half_minutes(
    case: tuple[Rundown, int], earlier: int
) -> None:
    rundown, now = case
    whole = [
        replace(
            row,
            planned_seconds=60 * ((row.planned_seconds or 0) // 60),
            min_seconds=None,
            not_before=None,
        )
        for row in rundown.segments
    ]
    found = landed((replace(rundown, segments=tuple(whole)), now), earlier)
    odd = [
        each for each in found.segments if each.to_seconds % 30 and each.segment != rundown.current
    ]

    assert len(odd) <= 1 or not found.feasible
