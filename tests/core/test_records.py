"""What a log says when it could not append."""

from __future__ import annotations

from liveroom.core.ids import CommandId
from liveroom.core.records import Conflict, Repeated


def test_a_conflict_tells_the_present_control_version() -> None:
    conflict = Conflict(7)

    assert (conflict.control, str(conflict)) == (7, "the room's control version is 7")


def test_repeated_commands_bring_their_first_answers() -> None:
    bodies = {("link-1", CommandId("a")): b"{}"}
    repeated = Repeated(bodies)
    bodies.clear()

    assert repeated.bodies == {("link-1", CommandId("a")): b"{}"}
    assert str(repeated) == "1 commands were answered before"
