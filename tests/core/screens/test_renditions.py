"""The small rendition: what a client can look up or add up is not sent."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given as played

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.ids import QuestionId
from liveroom.core.program import Program, Segment
from liveroom.core.roles import Audience
from liveroom.core.room import Phase, Room
from liveroom.core.screens.apply import apply
from liveroom.core.screens.diff import Screen, changes, screen
from liveroom.core.screens.drawn import Drawn
from liveroom.core.screens.renditions import SMALL, Rendition, small
from tests.core.evenings import DICE, Dice, evening, promise
from tests.core.story import (
    OWNER,
    PROGRAM,
    S1,
    S2,
    S3,
    S4,
    after,
    asked,
    at,
    given,
    instant,
    panel,
    when,
)

LIVE = given(e.RoomOpened(), at(0, e.SegmentCued(S1)))


def drawn(room: Room, audience: Audience = Audience.ATTENDEE) -> Screen:
    return {name: panel(room) for name, panel in SMALL[audience].items()}


def told(before: Room, command: c.Command, seconds: float = 0) -> dict[Audience, Screen]:
    events = when(before, command, by=OWNER, seconds=seconds)
    now = given(at(seconds, *events), onto=before)
    return small(Drawn(before), Drawn(now), changes(Drawn(before), Drawn(now), events))


@pytest.mark.parametrize(
    ("lean", "beat", "rendition"),
    [
        (False, False, Rendition.PLAIN),
        (False, True, Rendition.PLAIN),
        (True, False, Rendition.LEAN),
        (True, True, Rendition.SMALL),
    ],
)
def test_small_patches_are_asked_for_by_lean_and_beat(
    lean: bool, beat: bool, rendition: Rendition
) -> None:
    assert Rendition.asked_for(lean, beat) is rendition


def test_a_screen_with_the_rundown_has_what_its_rows_say_there_alone() -> None:
    seen = drawn(LIVE)
    plain = screen(LIVE, Audience.ATTENDEE)

    assert seen["now"] == {
        "segment": S1,
        "cued_at": instant(0),
        "added_seconds": 0,
        "held_at": None,
        "ends_at": instant(180),
    }
    assert seen["next"] == S2
    assert isinstance(seen["rundown"], dict)
    assert isinstance(plain["rundown"], list)
    assert [*seen["rundown"].items()] == [
        (row["segment"], {name: row[name] for name in row if name != "projected_start"})
        for row in plain["rundown"]
    ]
    same = seen.keys() - {"now", "next", "rundown"}
    assert {name: seen[name] for name in same} == {name: plain[name] for name in same}


def test_a_screen_without_the_rundown_says_it_itself() -> None:
    assert drawn(LIVE, Audience.OVERLAY) == screen(LIVE, Audience.OVERLAY)


def test_nothing_is_on_before_and_after_the_show() -> None:
    ended = given(at(9, e.ShowEnded()), onto=LIVE)

    assert (drawn(given())["now"], drawn(given())["next"]) == (None, S1)
    assert (drawn(ended)["now"], drawn(ended)["next"]) == (None, None)


def test_a_cue_tells_what_changed() -> None:
    patch = told(LIVE, c.CueNext(S1), seconds=200)[Audience.SPEAKER]

    assert patch == {
        "show": {"rev": 4, "offset_seconds": 20, "projected_end": instant(1820)},
        "now": {
            "segment": S2,
            "cued_at": instant(200),
            "added_seconds": 0,
            "held_at": None,
            "ends_at": instant(800),
        },
        "next": S3,
        "rundown": {S1: {"ended_at": instant(200)}, S2: {"started_at": instant(200)}},
    }


def test_the_first_cue_tells_the_phase_alone_of_the_event() -> None:
    patch = told(given(e.RoomOpened()), c.CueNext(None))[Audience.OVERLAY]

    assert patch["event"] == {"phase": "live"}
    assert patch["now"] == screen(LIVE, Audience.OVERLAY)["now"]


def test_added_time_tells_nothing_of_the_rows() -> None:
    patch = told(LIVE, c.AddTime(60))[Audience.HOST]

    assert patch == {
        "show": {"rev": 4, "offset_seconds": 60, "projected_end": instant(1860)},
        "now": drawn(after(LIVE, c.AddTime(60)))["now"],
    }


def test_a_new_title_of_what_is_on_and_of_what_is_next_is_told_by_their_rows() -> None:
    on = told(LIVE, c.ChangeSegment(S1, LIVE.rundown.segments[0].rev, title="Hola"))
    coming = told(LIVE, c.ChangeSegment(S2, LIVE.rundown.segments[1].rev, title="Charla"))

    for patch, segment, title in ((on, S1, "Hola"), (coming, S2, "Charla")):
        assert patch[Audience.ATTENDEE].keys() == {"show", "rundown"}
        assert panel(patch[Audience.ATTENDEE], "rundown")[segment] == {"title": title, "rev": 2}


@pytest.mark.parametrize(
    "command", [c.CueNext(S1), c.LoadProgram(Program("Ciudades", PROGRAM.segments[:0:-1]))]
)
@pytest.mark.parametrize("audience", Audience)
def test_a_screen_with_its_patch_is_the_new_one(audience: Audience, command: c.Command) -> None:
    before = LIVE if isinstance(command, c.CueNext) else given()
    events = when(before, command, by=OWNER)
    now = given(*events, onto=before)
    patch = small(Drawn(before), Drawn(now), changes(Drawn(before), Drawn(now), events))[audience]
    patched = apply(drawn(before, audience), patch)

    assert patched == drawn(now, audience) != drawn(before, audience)
    if "rundown" in patched:
        assert [*panel(patched, "rundown")] == [*panel(drawn(now, audience), "rundown")]


def test_another_program_tells_new_rows_whole_those_gone_and_the_order() -> None:
    draft = given()
    kept = PROGRAM.segments[1]
    patch = told(draft, c.LoadProgram(Program("Ciudades", (kept, Segment("Charla")))))
    rundown = patch[Audience.ATTENDEE]["rundown"]

    assert isinstance(rundown, dict)
    new = rundown["order"][1]
    assert rundown == {
        S1: None,
        S2: {"planned_start": None},
        S3: None,
        S4: None,
        new: {
            "segment": new,
            "title": "Charla",
            "kind": "other",
            "planned_seconds": None,
            "speakers": [],
            "planned_start": None,
            "started_at": None,
            "ended_at": None,
            "rev": 1,
            "min_seconds": None,
            "wrap_up_seconds": None,
            "danger_seconds": None,
            "end_action": "overtime",
            "not_before": None,
            "ends_by": None,
            "documents": [],
            "skipped": False,
        },
        "order": [S2, new],
    }
    assert patch[Audience.ATTENDEE]["next"] == S2


def test_what_is_the_same_in_both_renditions_is_made_once() -> None:
    events = [asked(QuestionId("q1"))]
    now = given(*events, onto=LIVE)
    plain = changes(Drawn(LIVE), Drawn(now), events)
    patches = small(Drawn(LIVE), Drawn(now), plain)

    assert patches[Audience.MODERATOR] is plain[Audience.MODERATOR]


# What the reader adds up


def starts(seen: Screen) -> list[object]:
    """When the coming segments start, as docs/protocol.md says; at the instant of the last fact."""
    now: Any = seen["now"]
    rows: Any = seen["rundown"]
    end = now["cued_at"] if now["ends_at"] is None else max(now["ends_at"], now["held_at"] or 0)
    found = []
    for row in [*rows.values()][[*rows].index(now["segment"]) + 1 :]:
        if not row["skipped"]:
            end = max(end, row["not_before"] or end)
        found.append(end)
        end += 0 if row["skipped"] else (row["planned_seconds"] or 0) * 1000
    return found


@promise
@played(DICE)
def test_coming_starts_add_up_from_what_is_told(dice: Dice) -> None:
    for turn in evening(dice):
        if turn.after.phase is Phase.LIVE:
            rows: Any = screen(turn.after, Audience.ATTENDEE)["rundown"]
            added = starts(drawn(turn.after))
            projected = [row["projected_start"] for row in rows]
            assert added == projected[len(projected) - len(added) :]
