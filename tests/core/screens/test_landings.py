"""How a landing is told, and who is asked for minutes."""

from __future__ import annotations

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.roles import Audience, Person, Role
from liveroom.core.room import Room
from liveroom.core.rundown.landing import landing
from liveroom.core.screens.diff import changes, screen
from liveroom.core.screens.drawn import Drawn
from liveroom.core.screens.landings import described
from tests.core.story import (
    PROGRAM,
    S1,
    S2,
    S3,
    S4,
    START,
    after,
    at,
    given,
    instant,
    names,
    told,
)

QA_LATE = given(at(900, e.SegmentCued(S3)))
LATE = given(at(0, e.SegmentCued(S1)), at(420, e.SegmentCued(S2)))


def panel(room: Room, audience: Audience) -> object:
    return screen(room, audience)["landing"]


def proposed(room: Room) -> Room:
    command = c.Propose(room.rundown.rev, START + 1_800_000)
    return after(room, command, seconds=430)


def test_a_landing_is_told_with_the_revision_that_it_is_of() -> None:
    found = landing(QA_LATE.rundown, START + 1_000_000, None, instant(990))

    assert described(found, QA_LATE.rundown.rev) == {
        "ends_at": START + 1_000_000,
        "at": START + 990_000,
        "over_seconds": 920,
        "feasible": False,
        "short_by_seconds": 410,
        "rev": QA_LATE.rundown.rev,
        "segments": [
            {"segment": S3, "from_seconds": 810, "to_seconds": 360, "starts_at": START + 990_000},
            {"segment": S4, "from_seconds": 120, "to_seconds": 60, "starts_at": START + 1_350_000},
        ],
    }


def test_moderators_are_told_when_the_show_does_not_fit_its_slot() -> None:
    assert panel(given(), Audience.MODERATOR) is None
    assert panel(LATE, Audience.MODERATOR) == {
        "over_seconds": 240,
        "feasible": True,
        "proposal": None,
    }
    late = given(at(1_780, e.SegmentCued(S3)))
    assert panel(late, Audience.MODERATOR) == {
        "over_seconds": 1000,
        "feasible": False,
        "proposal": None,
    }
    assert panel(given(at(430, e.ShowEnded()), onto=LATE), Audience.MODERATOR) is None


def test_a_rehearsal_is_held_against_its_own_slot() -> None:
    week = 7 * 86_400
    rehearsal = given(at(-week, e.SegmentCued(S1)), at(420 - week, e.SegmentCued(S2)))

    assert panel(rehearsal, Audience.MODERATOR) == panel(LATE, Audience.MODERATOR)


def test_without_an_announced_end_nothing_is_over() -> None:
    endless = given(at(9000, e.SegmentCued(S2)), onto=given(e.EventChanged(ends_at=None)))

    assert panel(endless, Audience.MODERATOR) is None


def test_a_proposal_is_on_the_screens_of_moderators_and_speakers_alone() -> None:
    asked = [
        {
            "segment": S3,
            "from_seconds": 900,
            "to_seconds": 780,
            "starts_at": instant(930),
            "agreed": True,
        },
        {
            "segment": S4,
            "from_seconds": 120,
            "to_seconds": 90,
            "starts_at": instant(1710),
            "agreed": None,
        },
    ]
    room = after(proposed(LATE), c.Agree(S3, True), by=Person(Role.SPEAKER))

    assert panel(LATE, Audience.SPEAKER) is None
    assert panel(room, Audience.SPEAKER) == {"proposal": asked}
    assert panel(room, Audience.MODERATOR) == {
        "over_seconds": 240,
        "feasible": True,
        "proposal": asked,
    }


def test_asking_and_answering_tells_nobody_else_a_byte() -> None:
    asked = proposed(LATE)
    events = [e.LandingProposed(asked.proposal.given if asked.proposal else ())]
    answered = after(asked, c.Agree(S4, False), by=Person(Role.SPEAKER))
    mine = told(moderator="landing", speaker="landing")

    assert names(changes(Drawn(LATE), Drawn(asked), events)) == mine
    assert names(changes(Drawn(asked), Drawn(answered), [e.MinutesAgreed(S4, False)])) == mine


def test_the_slot_ends_as_long_after_the_start_as_announced() -> None:
    week = 7 * 86_400
    rehearsal = given(at(-week, e.SegmentCued(S1)))

    for room, end in ((given(), PROGRAM.ends_at), (rehearsal, instant(1800 - week))):
        show = screen(room, Audience.ATTENDEE)["show"]
        assert isinstance(show, dict)
        assert show["slot_end"] == end
