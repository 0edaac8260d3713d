"""Vote counts, and what a client does with a patch."""

from __future__ import annotations

import pytest

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.ids import PersonId
from liveroom.core.program import Kind, Program, Segment, Speaker
from liveroom.core.roles import Audience
from liveroom.core.screens.apply import apply
from liveroom.core.screens.diff import (
    Screen,
    changes,
    screen,
    vote_changes,
    vote_counts,
)
from liveroom.core.screens.drawn import Drawn
from tests.core.story import (
    ANA,
    BO,
    CY,
    HOST,
    OWNER,
    Q1,
    Q2,
    Q3,
    Q4,
    S1,
    after,
    asked,
    given,
    item,
    names,
    panel,
    queued,
    told,
    votes_of,
    when,
)

WAITING = given(e.RoomOpened(), queued(Q1, Q2), asked(Q3, BO))


# Counts

VOTED = given(votes_of(Q1, ANA, BO), votes_of(Q3, CY), onto=WAITING)


def test_counts_reach_those_who_see_the_question() -> None:
    assert vote_counts(VOTED, [Q1, Q3]) == {
        Audience.MODERATOR: {"counts": {Q1: 2, Q3: 1}},
        Audience.ATTENDEE: {"counts": {Q1: 2}},
        Audience.HOST: {"counts": {Q1: 2}},
    }


def test_the_count_of_the_question_on_air_reaches_everybody() -> None:
    live = after(VOTED, c.NextQuestion(None), by=HOST)

    assert vote_counts(live, [Q1]) == {audience: {"counts": {Q1: 2}} for audience in Audience}


def test_simple_clients_get_whole_cards() -> None:
    live = after(VOTED, c.NextQuestion(None), by=HOST)

    assert names(vote_changes(live, [Q1])) == told(
        everybody="live_question", attendee="questions", moderator="questions"
    )
    assert names(vote_changes(VOTED, [Q1, Q3])) == told(
        attendee="questions", moderator="questions", host="queue"
    )
    assert names(vote_changes(VOTED, [Q3])) == told(moderator="questions")


def test_a_vote_for_a_merged_question_moves_the_count_of_the_other() -> None:
    merged = after(VOTED, c.Merge(Q3, 1, Q1))

    assert vote_counts(merged, [Q3])[Audience.ATTENDEE] == {"counts": {Q1: 3}}
    assert vote_counts(merged, [Q3])[Audience.MODERATOR] == {"counts": {Q1: 3, Q3: 1}}


def test_no_votes_change_nothing() -> None:
    assert vote_counts(VOTED, []) == {}
    assert vote_changes(VOTED, []) == {}


# Patches


def test_a_patch_replaces_panels_and_changes_items() -> None:
    before: Screen = {"now": {"segment": "s1"}, "queue": ["q1"], "questions": {"q1": {}, "q2": {}}}
    patch: Screen = {"now": None, "questions": {"q1": None, "q3": {"votes": 1}}}

    assert apply(before, patch) == {
        "now": None,
        "queue": ["q1"],
        "questions": {"q2": {}, "q3": {"votes": 1}},
    }
    assert before["now"] == {"segment": "s1"}


def test_counts_set_the_votes_wherever_the_question_stands() -> None:
    one, two = {"id": "q1", "votes": 0}, {"id": "q2", "votes": 0}
    before: Screen = {
        "questions": {"q1": one, "q2": two},
        "queue": [two, one],
        "live_question": one,
    }

    assert apply(before, {"counts": {"q1": 5, "q9": 1}}) == {
        "questions": {"q1": one | {"votes": 5}, "q2": two},
        "queue": [two, one | {"votes": 5}],
        "live_question": one | {"votes": 5},
    }


def test_counts_leave_alone_what_has_none() -> None:
    moderators: Screen = {"questions": {}, "queue": ["q1"], "live_question": None}

    assert apply(moderators, {"counts": {"q1": 5}}) == moderators
    assert apply({"now": None}, {"counts": {"q1": 5}}) == {"now": None}


@pytest.mark.parametrize("audience", Audience)
def test_a_stale_screen_and_the_changes_make_the_fresh_one(audience: Audience) -> None:
    events = [
        *when(WAITING, c.NextQuestion(None), HOST),
        e.SegmentCued(S1),
        asked(Q4, PersonId("di")),
    ]
    room = given(*events, onto=WAITING)
    patched = apply(
        screen(WAITING, audience), changes(Drawn(WAITING), Drawn(room), events)[audience]
    )

    assert patched == screen(room, audience)
    assert patched != screen(WAITING, audience)


def test_another_program_has_names_looked_at_again() -> None:
    """Given somebody who asks under a name, when that turns out to be a speaker's."""
    before = given(e.RoomOpened(), asked(Q1, ANA, "y?", "Nora Vega"), asked(Q2, BO, "y?", "Bo"))
    talk = Segment("Charla", Kind.TALK, 600, (Speaker("Nora Vega"),))
    events = when(before, c.LoadProgram(Program("Ciudades", (talk,))), by=OWNER)
    patch = changes(Drawn(before), Drawn(given(*events, onto=before)), events)

    named = panel(patch[Audience.MODERATOR], "questions")
    assert [item(patch[Audience.MODERATOR], "questions", q)["looks_like"] for q in named] == [
        "speaker"
    ]
