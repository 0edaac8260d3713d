"""Speakers are asked for minutes, and say whether that is fine."""

from __future__ import annotations

import pytest

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.edit_events import Given
from liveroom.core.roles import Person, Role
from liveroom.core.room import Room
from liveroom.core.rundown.proposal import standing
from tests.core.story import S1, S2, S3, S4, START, after, at, given, instant, refused, when

END = START + 30 * 60_000
SPEAKER = Person(Role.SPEAKER)
LATE = given(at(0, e.SegmentCued(S1)), at(420, e.SegmentCued(S2)))
"""The talk began four minutes late: it gives 90 seconds, the Q&A 120, the closing 30."""


def proposed(onto: Room = LATE, ends_at: int = END) -> Room:
    return after(onto, c.Propose(onto.rundown.rev, ends_at), seconds=430)


def asked(room: Room) -> dict[str, tuple[int, bool | None]]:
    """How long each segment would be, and whether that is fine."""
    return {
        each.given.segment: (each.given.to_seconds, each.agreed)
        for each in standing(room.proposal, room.rundown)
    }


def test_those_to_come_that_give_are_asked() -> None:
    assert when(LATE, c.Propose(LATE.rundown.rev, END), seconds=430) == [
        e.LandingProposed((Given(S3, 900, 780, instant(930)), Given(S4, 120, 90, instant(1710))))
    ]
    assert asked(proposed()) == {S3: (780, None), S4: (90, None)}
    protected = after(LATE, c.Propose(LATE.rundown.rev, END, "qa"), seconds=430)
    assert asked(protected) == {S4: (90, None)}


def test_nobody_is_asked_where_nobody_gives() -> None:
    assert when(LATE, c.Propose(LATE.rundown.rev, END + 600_000), seconds=430) == []


def test_a_speaker_answers_and_may_think_again() -> None:
    fine = after(proposed(), c.Agree(S3, True), by=SPEAKER)
    assert asked(fine) == {S3: (780, True), S4: (90, None)}
    assert when(fine, c.Agree(S3, True), SPEAKER) == []

    thought_again = after(fine, c.Agree(S3, False), c.Agree(S4, True), by=SPEAKER)
    assert asked(thought_again) == {S3: (780, False), S4: (90, True)}


def test_what_nobody_is_asked_for_cannot_be_agreed() -> None:
    for room, segment in ((LATE, S3), (proposed(), S2)):
        assert refused(room, c.Agree(segment, True), SPEAKER) == {
            "code": "nothing_proposed",
            "segment": segment,
        }


def test_another_proposal_asks_anew() -> None:
    fine = after(proposed(), c.Agree(S3, True), by=SPEAKER)

    assert asked(proposed(fine)) == {S3: (780, None), S4: (90, None)}


@pytest.mark.parametrize("command", [c.Hold(), c.AddTime(60), c.MoveSegment(S4, 1, None)])
def test_a_proposal_stands_while_planned_times_are_as_they_were(command: c.Command) -> None:
    room = after(proposed(), command, seconds=440)

    assert set(asked(room)) == {S3} if isinstance(command, c.MoveSegment) else {S3, S4}


@pytest.mark.parametrize(
    "command",
    [
        c.ChangeSegment(S3, 1, planned_seconds=600),
        c.ChangeSegment(S4, 1, skipped=True),
        c.AddSegment(S3, "Prizes", planned_seconds=60),
        c.RemoveSegment(S4, 1),
        c.End(),
    ],
)
def test_it_is_gone_once_they_are_others(command: c.Command) -> None:
    assert asked(after(proposed(), command, seconds=440)) == {}


def test_it_is_gone_once_the_show_was_landed() -> None:
    room = proposed()
    assert asked(after(room, c.Land(room.rundown.rev, END), seconds=440)) == {}


def test_it_is_gone_too_where_the_running_one_gave_enough() -> None:
    room = proposed(given(at(17, e.SegmentCued(S2))), instant(1500))
    landed = after(room, c.Land(room.rundown.rev, instant(1620)), seconds=100)

    assert landed.rundown.segments == room.rundown.segments
    assert asked(landed) == {}


def test_whoever_is_on_air_is_asked_no_more() -> None:
    assert asked(after(proposed(), c.CueNext(S2), seconds=900)) == {S4: (90, None)}


def test_a_proposal_is_of_what_the_moderator_saw() -> None:
    command = c.Propose(LATE.rundown.rev + 1, END)
    assert refused(LATE, command) == {"code": "stale", "on": S2, "rev": LATE.rundown.rev}
    over = after(LATE, c.End())
    assert refused(over, c.Propose(over.rundown.rev, END))["code"] == "ended"


def test_an_answer_without_a_proposal_changes_nothing() -> None:
    """As the log of another server may have it."""
    assert given(e.MinutesAgreed(S3, True), onto=LATE).proposal is None


def test_a_landing_is_one_step_and_taken_back_whole() -> None:
    room = after(proposed(), c.Agree(S3, True), by=SPEAKER)
    landed = after(room, c.Land(room.rundown.rev, END), seconds=440)
    back = after(landed, c.UndoLast(landed.rundown.rev), seconds=450)

    assert landed.rundown.steps[-1].kind == "show_landed"
    assert back.rundown.on == room.rundown.on
    assert [(row.planned_seconds, row.min_seconds) for row in back.rundown.segments] == [
        (row.planned_seconds, row.min_seconds) for row in room.rundown.segments
    ]
    assert asked(back) == {S3: (780, True), S4: (90, None)}
