"""What is noted of access to a room."""

from __future__ import annotations

import pytest

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.events import Author, Recorded
from liveroom.core.roles import Person, Role
from liveroom.core.room import NEW, Room, decide, evolve
from liveroom.core.stage.noting import AGAIN_MS

LUZ = Author("k1", "moderator", "Luz")
BY = Person(Role.MODERATOR, author=LUZ)
TAKEN = c.NoteAccess("record_taken", record="minutes.md")


def noted(room: Room, command: c.NoteAccess, at: int, by: Person = BY) -> list[e.Event]:
    return decide(room, command, by, at, "new")


def after(*facts: Recorded) -> Room:
    room = NEW
    for fact in facts:
        room = evolve(room, fact)
    return room


@pytest.mark.parametrize("later", [0, AGAIN_MS - 1, AGAIN_MS])
def test_a_record_that_is_taken_again_at_once_is_noted_once(later: int) -> None:
    room = after(
        Recorded(0, e.AccessNoted("record_taken", record="minutes.md"), LUZ),
        Recorded(0, e.AccessNoted("record_taken", record="questions.csv"), LUZ),
    )
    fact = e.AccessNoted("record_taken", record="minutes.md")
    assert noted(room, TAKEN, later) == ([fact] if later == AGAIN_MS else [])
    other = Person(Role.MODERATOR, author=Author("k2", "moderator"))
    assert noted(room, TAKEN, later, other) == [fact]


def test_what_is_done_with_links_is_noted_each_time() -> None:
    fact = e.AccessNoted("link_opened", "k1", "moderator", "Luz")
    opened = c.NoteAccess("link_opened", "k1", "moderator", "Luz")
    assert noted(after(Recorded(0, fact, LUZ)), opened, 1) == [fact]
    assert noted(NEW, TAKEN, 1) == [e.AccessNoted("record_taken", record="minutes.md")]


def test_access_and_settings_are_in_the_audit_and_what_happens_on_stage_is_not() -> None:
    facts = [
        Recorded(0, e.EventChanged(title="One"), LUZ),
        Recorded(1, e.RoomOpened(), LUZ),
        Recorded(2, e.SlowModeSet(30), LUZ),
        Recorded(3, e.AccessNoted("link_made", "k2", "host")),
    ]
    room = after(*facts)
    assert [*room.audit.values()] == [facts[0], facts[2], facts[3]]
    assert room.control == 3
