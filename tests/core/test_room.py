"""The whole room: every wish finds its subject, and the facts add up."""

from __future__ import annotations

from dataclasses import replace

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.events import Recorded
from liveroom.core.program import Program, RoomProgram
from liveroom.core.program_changes import Announced
from liveroom.core.room import NEW, Phase, replay
from tests.core.story import (
    ANA,
    BO,
    HOST,
    OWNER,
    PROGRAM,
    Q1,
    Q2,
    S1,
    START,
    after,
    asked,
    at,
    attendee,
    given,
    queued,
    refused,
    shown,
    votes_of,
    when,
)

VIDEO = "https://video.example/1"


def test_a_new_room_is_an_empty_draft() -> None:
    assert (NEW.phase, NEW.program, NEW.stream, NEW.control) == (
        Phase.DRAFT,
        RoomProgram(),
        None,
        0,
    )


def test_a_program_is_loaded_until_the_show_begins() -> None:
    other = replace(PROGRAM, title="Barrios")
    green = given(e.RoomOpened())

    assert when(green, c.LoadProgram(other)) == [e.ProgramLoaded(other)]
    assert after(NEW, c.LoadProgram(other)).program.title == "Barrios"
    for room in (given(e.SegmentCued(S1)), given(e.SegmentCued(S1), e.ShowEnded())):
        assert refused(room, c.LoadProgram(other)) == {"code": "not_in_draft"}


def test_a_program_needs_segments() -> None:
    assert refused(NEW, c.LoadProgram(Program("Empty"))) == {"code": "no_segments"}


def test_the_video_is_linked_and_unlinked_in_every_phase() -> None:
    linked = after(given(), c.Link(VIDEO))

    assert linked.stream == VIDEO
    assert when(linked, c.Link(VIDEO)) == []
    assert when(given(e.ShowEnded(), onto=linked), c.Link(None)) == [e.StreamLinked(None)]


def test_a_program_loaded_in_the_green_room_keeps_doors_window_and_questions() -> None:
    room = given(e.RoomOpened(), e.WindowSet("open"), shown(Q1), votes_of(Q1, ANA))
    other = after(room, c.LoadProgram(replace(PROGRAM, title="Barrios")))

    assert other.phase is Phase.GREEN_ROOM
    assert other.board == room.board


def test_another_code_changes_nothing_that_is_announced() -> None:
    room = given(e.CodeSet("bcd4k7mn"))

    assert when(room, c.SetCode("bcd4k7mn"), OWNER) == []
    other = after(room, c.SetCode("pq2r9stv"), by=OWNER)
    assert (room.code, other.code) == ("bcd4k7mn", "pq2r9stv")
    assert (other.program, other.announced) == (given().program, given().announced)


def test_the_most_who_attended_stay_the_most() -> None:
    room = given(e.AudienceCounted(40), e.SegmentCued(S1), e.AudienceCounted(35, 20))

    assert room.most_attending == 40
    assert [count for _, count in room.attendance] == [20]
    assert room.control == given(e.SegmentCued(S1)).control


def test_nothing_follows_from_a_claim() -> None:
    assert when(given(), c.Claim(True, S1)) == []


def test_roles_are_checked_before_anything_else() -> None:
    assert refused(given(), c.End(), HOST) == {"code": "not_allowed", "role": "host"}
    assert refused(given(), c.Approve(Q1, 1), attendee(ANA)) == {
        "code": "not_allowed",
        "role": "attendee",
    }


def test_control_counts_what_is_ordered_and_not_questions_and_votes() -> None:
    room = given(e.RoomOpened(), asked(Q1), e.QuestionApproved(Q1), votes_of(Q1, ANA, BO))

    assert room.control == 3
    assert (
        given(e.StreamLinked(VIDEO), e.WindowSet("open"), e.SegmentCued(S1), onto=room).control == 6
    )


def test_a_room_is_the_fold_of_its_facts() -> None:
    facts = [
        *at(0, e.ProgramLoaded(PROGRAM), e.RoomOpened()),
        *queued(Q1, Q2),
        *votes_of(Q1, ANA, BO),
        *at(5, e.QuestionMerged(Q2, Q1), e.VoteCast(Q1, ANA, False), e.VoteCast(Q2, ANA, True)),
        *at(9, e.QuestionSplit(Q2), e.SegmentCued(S1)),
    ]
    folded = given(facts, program=None)

    assert replay(facts) == folded
    for cut in range(len(facts)):
        assert replay(facts[cut:], onto=replay(facts[:cut])) == folded


def test_two_rooms_with_other_facts_are_not_the_same() -> None:
    facts = [Recorded(START, e.ProgramLoaded(PROGRAM)), *votes_of(Q1, ANA)]

    assert replay([*facts, *shown(Q1)]) != replay([*facts, *shown(Q2)])
    assert replay(at(0, e.RoomOpened())) != replay([])


def test_what_is_told_as_a_room_is_opened_is_one_announcement_and_then_each_change_counts() -> None:
    opened = given(e.StreamLinked(VIDEO))
    changed = given(at(60, e.ProgramLoaded(PROGRAM)), at(90, e.StreamLinked(None)), onto=opened)
    run = given(at(120, e.RoomOpened(), e.SegmentCued(S1)), shown(Q1), onto=changed)

    assert NEW.announced is None
    assert opened.announced == Announced(START, START, 0)
    assert changed.announced == Announced(START, START + 90_000, 2)
    assert run.announced == changed.announced
