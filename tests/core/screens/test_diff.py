"""What each audience sees, and what of it changed."""

from __future__ import annotations

import pytest

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.roles import Audience, Person
from liveroom.core.room import Room
from liveroom.core.screens.diff import Screen, changes, screen, voted
from liveroom.core.screens.drawn import Drawn
from liveroom.core.screens.panels import PANELS
from liveroom.core.screens.personal import personal
from tests.core.story import (
    ANA,
    BO,
    CY,
    MODERATOR,
    Q1,
    Q2,
    Q3,
    Q4,
    S1,
    after,
    asked,
    at,
    attendee,
    given,
    instant,
    item,
    names,
    panel,
    personal_changes,
    queued,
    shown,
    told,
    votes_of,
    when,
)

OPENED = given(e.RoomOpened())
LISTED = given(shown(Q1, Q2), asked(Q3, BO), onto=OPENED)
WAITING = given(queued(Q1, Q2), asked(Q3, BO), onto=OPENED)


def change(room: Room, *commands: c.Command, by: Person = MODERATOR) -> dict[Audience, Screen]:
    """What the audiences are told of a turn with these commands."""
    now, events = room, list[e.Event]()
    for command in commands:
        events += when(now, command, by)
        now = after(now, command, by=by)
    return changes(Drawn(room), Drawn(now), events)


# Whole screens


@pytest.mark.parametrize("audience", Audience)
def test_a_screen_has_the_panels_of_its_audience(audience: Audience) -> None:
    assert set(screen(LISTED, audience)) == set(PANELS[audience])


def test_a_person_sees_their_own_questions_and_votes() -> None:
    room = given(votes_of(Q1, BO), votes_of(Q3, BO), e.VoteCast(Q3, BO, False), onto=LISTED)

    assert set(panel(personal(room, BO), "mine")) == {Q3}
    assert list(panel(personal(room, ANA), "mine")) == [Q1, Q2]
    assert personal(room, BO)["my_votes"] == {Q1: True}
    assert personal(room, CY) == {"mine": {}, "my_votes": {}, "muted": False}


# Who is told what


def test_of_a_new_question_only_moderators_and_its_asker_hear() -> None:
    events = when(OPENED, c.Ask("Why?"), attendee(ANA), new_id="q1")
    room = given(*events, onto=OPENED)

    assert names(changes(Drawn(OPENED), Drawn(room), events)) == told(moderator="questions")
    assert personal_changes(OPENED, room, events) == {
        ANA: {"mine": {Q1: item(personal(room, ANA), "mine", Q1)}}
    }


def test_of_an_approved_question_attendees_hear_and_its_asker() -> None:
    events = when(LISTED, c.Approve(Q3, 1))
    room = given(*events, onto=LISTED)
    patches = changes(Drawn(LISTED), Drawn(room), events)

    assert names(patches) == told(moderator="questions", attendee="questions")
    assert set(panel(patches[Audience.ATTENDEE], "questions")) == {Q3}
    assert item(personal_changes(LISTED, room, events)[BO], "mine", Q3)["state"] == "approved"


def test_of_a_question_held_for_later_its_asker_hears_nothing() -> None:
    events = when(LISTED, c.HoldQuestion(Q3, 1))
    room = given(*events, onto=LISTED)

    assert names(changes(Drawn(LISTED), Drawn(room), events)) == told(moderator="questions")
    assert personal_changes(LISTED, room, events) == {}


def test_a_question_that_is_shown_no_more_is_gone() -> None:
    patches = change(LISTED, c.Dismiss(Q1, 2, "Twice."))

    assert patches[Audience.ATTENDEE] == {"questions": {Q1: None}}
    assert names(patches) == told(moderator="questions", attendee="questions")


def test_of_the_queue_host_and_moderators_hear() -> None:
    assert names(change(LISTED, c.Queue(Q1, 2))) == told(
        attendee="questions", moderator="questions queue", host="queue"
    )


def test_an_edit_in_the_queue_reaches_the_host() -> None:
    assert names(change(WAITING, c.Edit(Q1, 3, "Why so?"))) == told(
        attendee="questions", moderator="questions", host="queue"
    )


def test_of_the_question_on_air_everybody_hears() -> None:
    patches = change(WAITING, c.GoLive(Q1, 3))

    assert names(patches) == told(
        everybody="live_question", attendee="questions", moderator="questions queue", host="queue"
    )
    assert patches[Audience.OVERLAY] == {
        "live_question": {
            "id": Q1,
            "number": 1,
            "text": "Why q1?",
            "name": None,
            "votes": 0,
            "rev": 4,
        }
    }


def test_the_question_that_makes_way_is_told_too() -> None:
    live = after(WAITING, c.GoLive(Q1, 3))
    patches = change(live, c.GoLive(Q2, 3))

    assert set(panel(patches[Audience.ATTENDEE], "questions")) == {Q1, Q2}


def test_a_question_that_others_merged_into_is_told_too() -> None:
    assert set(panel(change(LISTED, c.Merge(Q3, 1, Q1))[Audience.MODERATOR], "questions")) == {
        Q1,
        Q3,
    }


def test_of_a_cue_everybody_hears() -> None:
    assert names(change(OPENED, c.CueNext(None))) == {
        audience: {"event", "show", "now", "next"}
        | ({"rundown", "last_step"} & set(PANELS[audience]))
        for audience in Audience
    }


def test_of_the_window_all_but_the_overlay_hear() -> None:
    everybody = {audience: {"qa"} for audience in Audience if audience is not Audience.OVERLAY}

    assert names(change(OPENED, c.SetWindow("closed"))) == everybody


def test_nobody_hears_of_a_turn_that_came_to_nothing() -> None:
    assert change(LISTED, c.Approve(Q3, 1), c.Undo(Q3, 2))[Audience.MODERATOR] != {}
    assert change(LISTED, c.Approve(Q3, 1), c.HoldQuestion(Q3, 2)).keys() == {Audience.MODERATOR}
    assert change(given(e.SegmentCued(S1), onto=OPENED)) == {}


def test_of_a_vote_only_its_caster_hears_at_once() -> None:
    events = when(LISTED, c.Vote(Q1, True), attendee(BO))
    room = given(*events, onto=LISTED)

    assert changes(Drawn(LISTED), Drawn(room), events) == {}
    assert personal_changes(LISTED, room, events) == {BO: {"my_votes": {Q1: True}}}
    assert voted(events) == {Q1}


def test_a_vote_taken_back_is_gone() -> None:
    room = given(votes_of(Q1, BO), onto=LISTED)
    events = when(room, c.Vote(Q1, False), attendee(BO))

    assert personal_changes(room, given(*events, onto=room), events) == {
        BO: {"my_votes": {Q1: None}}
    }


def test_of_several_votes_of_a_person_the_last_one_for_each_question_stands() -> None:
    events = [e.VoteCast(Q1, BO, True), e.VoteCast(Q2, BO, True), e.VoteCast(Q1, BO, False)]
    room = given(*events, onto=LISTED)

    assert personal_changes(LISTED, room, events) == {BO: {"my_votes": {Q1: None, Q2: True}}}


def test_at_the_end_everybody_hears_what_had_no_time() -> None:
    room = given(e.ShowEnded(), onto=LISTED)
    patches = personal_changes(LISTED, room, [e.ShowEnded()])

    assert {
        person: {
            question: item(patch, "mine", question)["state"] for question in panel(patch, "mine")
        }
        for person, patch in patches.items()
    } == {ANA: {Q1: "no_time", Q2: "no_time"}, BO: {Q3: "no_time"}}


def test_a_show_that_went_on_and_ended_again_has_another_end_for_everybody() -> None:
    ended = given(e.ShowEnded(), onto=given(e.SegmentCued(S1), onto=LISTED))
    happened = [e.SegmentCued(S1), e.ShowEnded()]
    again = given(at(60, *happened), onto=ended)
    patches = personal_changes(ended, again, happened)

    assert item(patches[BO], "mine", Q3)["told"] == [
        {"at": instant(0), "state": "received"},
        {"at": instant(60), "state": "no_time"},
    ]


def test_when_the_show_goes_on_there_is_time_again() -> None:
    live = given(e.SegmentCued(S1), asked(Q4, CY), e.QuestionDismissed(Q4, "Twice."), onto=LISTED)
    ended = given(e.ShowEnded(), onto=live)
    events = when(ended, c.CuePrevious(None))
    patches = personal_changes(ended, given(*events, onto=ended), events)

    assert set(patches) == {ANA, BO}
    assert item(patches[BO], "mine", Q3)["state"] == "received"
