"""The named parts of a screen, and which audience has which."""

from __future__ import annotations

from dataclasses import replace

import pytest

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.look.pictures import picture_name
from liveroom.core.program import EndAction, LinkedDocument, Segment, Sponsor
from liveroom.core.roles import Audience
from liveroom.core.room import Room
from liveroom.core.screens.panels import PANELS
from tests.core.story import (
    ANA,
    PROGRAM,
    Q1,
    Q2,
    Q3,
    S1,
    S2,
    S3,
    S4,
    START,
    after,
    asked,
    at,
    given,
    instant,
    queued,
    rows,
    shown,
)

TOP = "event show now next live_question banner blackout"
EVERYBODY = [*Audience]


def panel(room: Room, name: str, audience: Audience = Audience.MODERATOR) -> object:
    return PANELS[audience][name](room)


@pytest.mark.parametrize(
    ("audience", "names"),
    [
        (Audience.ATTENDEE, f"{TOP} rundown qa questions"),
        (Audience.MODERATOR, f"{TOP} rundown qa messages landing last_step questions queue"),
        (Audience.HOST, f"{TOP} rundown qa messages queue"),
        (Audience.SPEAKER, f"{TOP} rundown landing qa messages"),
        (Audience.OVERLAY, TOP),
    ],
)
def test_an_audience_has_the_panels_on_its_list(audience: Audience, names: str) -> None:
    assert set(PANELS[audience]) == set(names.split())


LOGO = "data:image/png;base64,iVBORw0KGgo="


def test_the_event_says_what_was_announced_and_where_the_video_is() -> None:
    program = replace(PROGRAM, topics=("vivienda",), attend=("alcaldías",))
    room = given(e.RoomOpened(), e.StreamLinked("https://video.example/1"), program=program)

    assert panel(room, "event", Audience.OVERLAY) == {
        "title": "Ciudades",
        "starts_at": START,
        "ends_at": instant(1800),
        "time_zone": "Europe/Madrid",
        "language": "es",
        "phase": "green_room",
        "links": {"stream": "https://video.example/1"},
        "topics": ["vivienda"],
        "attend": ["alcaldías"],
        "rev": 2,
        "introduction": None,
        "documents": [],
        "sponsors": [],
        "colour": None,
        "on_colour": None,
        "logo": None,
        "doors_minutes": None,
        "auto_start": False,
        "show_overtime": False,
        "recording": None,
        "rehearsal": False,
        "clock": None,
    }


def test_the_show_says_how_far_from_plan_it_is() -> None:
    live = given(at(30, e.SegmentCued(S1)))
    ended = given(at(100, e.ShowEnded()), onto=live)

    assert panel(given(), "show") == {
        "rev": 1,
        "offset_seconds": 0,
        "started_at": None,
        "ended_at": None,
        "planned_end": instant(1800),
        "projected_end": instant(1800),
        "slot_end": instant(1800),
    }
    assert panel(live, "show") == {
        "rev": 2,
        "offset_seconds": 30,
        "started_at": instant(30),
        "ended_at": None,
        "planned_end": instant(1800),
        "projected_end": instant(1830),
        "slot_end": instant(1800),
    }
    assert panel(ended, "show") == {
        "rev": 3,
        "offset_seconds": -1700,
        "started_at": instant(30),
        "ended_at": instant(100),
        "planned_end": instant(1800),
        "projected_end": instant(100),
        "slot_end": instant(1800),
    }


def test_now_says_who_speaks_and_until_when() -> None:
    room = after(given(at(200, e.SegmentCued(S2))), c.AddTime(60), c.Hold(), seconds=300)

    assert panel(room, "now", Audience.OVERLAY) == {
        "segment": S2,
        "title": "Ponencia",
        "kind": "talk",
        "planned_seconds": 600,
        "speakers": [{"name": "Ada Ruiz", "role": "Alcaldesa", "organisation": "Villa"}],
        "cued_at": instant(200),
        "added_seconds": 60,
        "held_at": instant(300),
        "ends_at": instant(860),
    }


def test_a_restarted_countdown_counts_from_its_restart() -> None:
    room = given(at(200, e.SegmentCued(S2)), at(300, e.CountdownRestarted()))
    now, rows_ = panel(room, "now"), panel(room, "rundown")

    assert isinstance(now, dict)
    assert isinstance(rows_, list)
    assert (now["cued_at"], now["ends_at"]) == (instant(300), instant(900))
    assert rows_[1]["started_at"] == instant(200)


def test_a_segment_without_a_duration_counts_up() -> None:
    program = replace(PROGRAM, segments=rows(Segment("Talk")))
    now = panel(given(e.SegmentCued(S1), program=program), "now")

    assert isinstance(now, dict)
    assert (now["planned_seconds"], now["ends_at"], now["cued_at"]) == (None, None, START)


def test_next_says_what_comes() -> None:
    assert panel(given(e.SegmentCued(S2)), "next") == {
        "segment": S3,
        "title": "Preguntas",
        "kind": "qa",
        "planned_seconds": 900,
        "speakers": [],
    }


def on_and_next(room: Room) -> list[object]:
    panels = [panel(room, "now"), panel(room, "next")]
    return [found["segment"] if isinstance(found, dict) else found for found in panels]


def test_first_nothing_is_on_and_last_nothing_comes() -> None:
    assert on_and_next(given()) == [None, S1]
    assert on_and_next(given(e.SegmentCued(S4))) == [S4, None]
    assert on_and_next(given(e.SegmentCued(S2), e.ShowEnded())) == [None, None]
    assert on_and_next(given(program=None)) == [None, None]


def test_the_rundown_says_of_each_segment_plan_projection_and_what_was() -> None:
    rows = panel(given(at(10, e.SegmentCued(S1)), at(200, e.SegmentCued(S2))), "rundown")

    assert isinstance(rows, list)
    assert rows[0] == {
        "segment": S1,
        "title": "Bienvenida",
        "kind": "welcome",
        "planned_seconds": 180,
        "speakers": [{"name": None, "role": None, "organisation": "Metropolis"}],
        "planned_start": START,
        "projected_start": instant(10),
        "started_at": instant(10),
        "ended_at": instant(200),
        "rev": 1,
        "min_seconds": None,
        "wrap_up_seconds": None,
        "danger_seconds": None,
        "end_action": "overtime",
        "not_before": None,
        "ends_by": None,
        "documents": [],
        "skipped": False,
        "note": None,
        "claim": None,
    }
    assert [row["projected_start"] for row in rows] == [
        instant(10),
        instant(200),
        instant(800),
        instant(1700),
    ]


def test_a_row_says_all_that_its_segment_is() -> None:
    changed = e.SegmentChanged(
        S1,
        min_seconds=60,
        wrap_up_seconds=40,
        danger_seconds=20,
        end_action=EndAction.CUE_NEXT,
        not_before=START,
        ends_by=instant(300),
        documents=(LinkedDocument("Slides", "https://files.example/1"),),
        skipped=True,
    )
    (row, *_) = panel(given(changed), "rundown", Audience.ATTENDEE)  # type: ignore[misc]

    assert {name: row[name] for name in changed.__struct_fields__ if name in row} == {
        "segment": S1,
        "title": "Bienvenida",
        "kind": "welcome",
        "planned_seconds": 180,
        "speakers": [{"name": None, "role": None, "organisation": "Metropolis"}],
        "min_seconds": 60,
        "wrap_up_seconds": 40,
        "danger_seconds": 20,
        "end_action": "cue_next",
        "not_before": START,
        "ends_by": instant(300),
        "documents": [{"title": "Slides", "url": "https://files.example/1"}],
        "skipped": True,
    }


@pytest.mark.parametrize("audience", EVERYBODY)
def test_a_note_is_for_moderators_and_the_host(audience: Audience) -> None:
    room = given(e.SegmentCued(S1), e.SegmentChanged(S1, note="No slides"))
    told = [found(room) for found in PANELS[audience].values()]

    assert ("No slides" in str(told)) == (audience in (Audience.MODERATOR, Audience.HOST))


def test_the_short_code_is_told_to_those_who_run_the_show_alone() -> None:
    room = given(e.CodeSet("bcd4k7mn"))
    assert {who for who in Audience if "bcd4k7mn" in str(panel(room, "event", who))} == {
        Audience.MODERATOR
    }


def test_the_event_says_what_the_organiser_tells_of_it() -> None:
    changed = e.EventChanged(
        introduction="Two words.",
        documents=(LinkedDocument("Map", "https://files.example/2"),),
        sponsors=(Sponsor("Metropolis", "Funds this", "https://m.example", LOGO),),
        links={"registration": "https://events.example/1"},
        colour="#0a7d5c",
        logo=LOGO,
    )
    event = panel(given(changed), "event", Audience.ATTENDEE)

    assert isinstance(event, dict)
    named = ("introduction", "documents", "sponsors", "colour", "on_colour", "logo")
    assert {name: event[name] for name in named} == {
        "introduction": "Two words.",
        "documents": [{"title": "Map", "url": "https://files.example/2"}],
        "sponsors": [
            {
                "name": "Metropolis",
                "line": "Funds this",
                "url": "https://m.example",
                "logo": picture_name(LOGO),
            }
        ],
        "colour": "#0a7d5c",
        "on_colour": "#ffffff",
        "logo": picture_name(LOGO),
    }
    assert event["links"] == {"stream": None, "registration": "https://events.example/1"}


@pytest.mark.parametrize("audience", Audience)
def test_nobody_s_screen_says_that_a_room_is_put_away_or_carries_a_picture_s_bytes(
    audience: Audience,
) -> None:
    changed = e.EventChanged(archived=True, logo=LOGO, sponsors=(Sponsor("AMB", logo=LOGO),))
    told = str([found(given(changed)) for found in PANELS[audience].values()])

    assert (picture_name(LOGO) in told, "AMB" in told) == (True, True)
    assert ("archived" in told, "base64" in told) == (False, False)


def test_the_window_says_for_which_slot_it_is_and_who_set_it() -> None:
    room = given(e.SegmentCued(S1))
    collecting = {"window": "collecting", "slot": S3, "by_hand": False, "slow_seconds": 0}
    closed = collecting | {"window": "closed", "by_hand": True}
    shut = after(room, c.SetWindow("closed"))

    assert panel(room, "qa", Audience.ATTENDEE) == panel(room, "qa", Audience.SPEAKER) == collecting
    assert panel(shut, "qa", Audience.ATTENDEE) == closed
    staff = {"rule": "as_queued", "fits": 7, "minutes_each": 2.0}
    assert panel(shut, "qa", Audience.HOST) == closed | staff


def test_what_keeps_the_room_safe_is_told_to_moderators_alone_but_for_slow_mode() -> None:
    room = given(e.SegmentCued(S1), asked(Q1))
    room = after(room, c.SlowMode(30), c.HoldWords(("idiota",)), c.StrictVotes(True))
    room = after(room, c.Mute(ANA, True), seconds=10)
    hosts = panel(room, "qa", Audience.HOST)

    assert isinstance(hosts, dict)
    assert (hosts["slow_seconds"], "hold_words" in hosts) == (30, False)
    assert panel(room, "qa") == hosts | {
        "hold_words": ["idiota"],
        "strict_votes": True,
        "newcomers_held_until": START + 10_000 + 30 * 60_000,
    }


WAITING = given(e.RoomOpened(), queued(Q1, Q2), asked(Q3))


def test_the_queue_is_ids_to_moderators_and_cards_to_the_host() -> None:
    cards = panel(WAITING, "queue", Audience.HOST)

    assert panel(WAITING, "queue") == [Q1, Q2]
    assert isinstance(cards, list)
    assert [card["id"] for card in cards] == [Q1, Q2]
    assert cards[0] == {
        "id": Q1,
        "number": 1,
        "text": "Why q1?",
        "original": None,
        "name": None,
        "votes": 0,
        "rev": 3,
    }


@pytest.mark.parametrize("audience", EVERYBODY)
def test_the_live_question_is_on_every_screen(audience: Audience) -> None:
    live = panel(after(WAITING, c.GoLive(Q2, 3)), "live_question", audience)

    assert panel(WAITING, "live_question", audience) is None
    assert isinstance(live, dict)
    assert live["text"] == "Why q2?"
    assert ("original" in live) == (audience is Audience.HOST)


def test_moderators_have_every_question_and_attendees_those_that_are_shown() -> None:
    room = given(shown(Q1), asked(Q2))
    all_of_them, some = panel(room, "questions"), panel(room, "questions", Audience.ATTENDEE)

    assert isinstance(all_of_them, dict)
    assert isinstance(some, dict)
    assert set(all_of_them) == {Q1, Q2}
    assert set(some) == {Q1}
    assert set(all_of_them[Q1]) > set(some[Q1])
