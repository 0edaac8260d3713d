"""What a room says of its event may change at any time."""

from __future__ import annotations

import pytest

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.look.pictures import picture_name
from liveroom.core.program import LinkedDocument, Sponsor
from liveroom.core.program_changes import pictures
from liveroom.core.room import Room
from liveroom.core.rundown.times import planned_starts
from tests.core.story import PROGRAM, S1, START, after, given, instant, refused, when

GREEN = given(e.RoomOpened())
LIVE = given(e.SegmentCued(S1), onto=GREEN)


@pytest.mark.parametrize("room", [given(), GREEN, LIVE, given(e.ShowEnded(), onto=LIVE)])
def test_the_event_is_changed_in_every_phase(room: Room) -> None:
    changed = after(room, c.ChangeEvent(1, title="Barrios", starts_at=START + 60_000))

    assert (changed.program.title, changed.program.starts_at) == ("Barrios", START + 60_000)
    assert (changed.program.ends_at, changed.program.rev) == (instant(1800), 2)
    assert planned_starts(changed.rundown)[0] == START + 60_000
    assert changed.phase is room.phase


def test_another_start_is_another_plan_and_another_title_is_not() -> None:
    assert after(GREEN, c.ChangeEvent(1, starts_at=None)).rundown.rev == GREEN.rundown.rev + 1
    assert after(GREEN, c.ChangeEvent(1, title="Barrios")).rundown == GREEN.rundown


def test_only_what_is_named_and_other_than_it_was_changes() -> None:
    command = c.ChangeEvent(1, title="Ciudades", language=None, public=False, auto_start=True)

    assert when(GREEN, command) == [e.EventChanged(language=None, auto_start=True)]
    assert when(GREEN, c.ChangeEvent(1)) == []


def test_all_that_an_organiser_tells_is_kept() -> None:
    documents = (LinkedDocument("Map", "https://files.example/2"),)
    command = c.ChangeEvent(1, introduction="Two words.", documents=documents, delay_seconds=20)
    program = after(GREEN, command).program

    assert (program.introduction, program.documents, program.delay_seconds) == (
        "Two words.",
        documents,
        20,
    )


def test_a_sponsor_keeps_a_picture_that_the_event_has_by_its_name() -> None:
    logo = "data:image/png;base64,iVBORw0KGgo="
    room = after(GREEN, c.ChangeEvent(1, logo=logo, sponsors=(Sponsor("AMB"),)))
    named = after(room, c.ChangeEvent(2, sponsors=(Sponsor("AMB", logo=picture_name(logo)),)))

    assert named.program.sponsors == (Sponsor("AMB", logo=logo),)
    assert pictures(named.program) == {picture_name(logo): logo}
    assert refused(room, c.ChangeEvent(2, sponsors=(Sponsor("AMB", logo="0" * 32),))) == {
        "code": "bad_message",
        "field": "sponsors[0].logo",
        "problem": "no_such_picture",
    }


def test_topics_and_whom_the_event_is_for_can_be_changed() -> None:
    program = after(GREEN, c.ChangeEvent(1, topics=("Housing",), attend=())).program

    assert (program.topics, program.attend) == (("Housing",), ())


def test_whoever_saw_an_older_event_is_refused_with_the_event_as_it_is() -> None:
    room = after(GREEN, c.ChangeEvent(1, title="Barrios"))

    assert refused(room, c.ChangeEvent(1, title="Plazas")) == {
        "code": "stale",
        "rev": 2,
        "event": {
            "title": "Barrios",
            "starts_at": START,
            "ends_at": instant(1800),
            "time_zone": "Europe/Madrid",
            "language": "es",
        },
    }


@pytest.mark.parametrize("starts_at", [instant(1800), instant(1801)])
def test_an_event_ends_after_it_starts(starts_at: int) -> None:
    assert refused(GREEN, c.ChangeEvent(1, starts_at=starts_at)) == {
        "code": "bad_message",
        "field": "ends_at",
        "problem": "out_of_range",
    }
    assert when(GREEN, c.ChangeEvent(1, starts_at=starts_at, ends_at=None)) != []


def test_links_are_named_one_by_one() -> None:
    signup, video = "https://events.example/1", "https://video.example/1"
    room = after(given(e.StreamLinked(video)), c.ChangeEvent(2, links={"registration": signup}))
    unlinked = after(room, c.Link(None))

    assert room.program.links == {"stream": video, "registration": signup}
    assert (room.stream, unlinked.stream) == (video, None)
    assert when(room, c.ChangeEvent(3, links={"registration": signup, "other": None})) == []
    assert after(room, c.ChangeEvent(3, links={"registration": None})).program.links == {
        "stream": video
    }


def test_another_program_leaves_alone_what_it_is_silent_of() -> None:
    room = after(given(), c.ChangeEvent(1, introduction="Two words.", title="Barrios"))
    loaded = after(room, c.LoadProgram(PROGRAM))

    assert (loaded.program.title, loaded.program.introduction) == ("Ciudades", "Two words.")
