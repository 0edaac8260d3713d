"""What an owner is told of access to a room and of its settings: by whom, and when."""

from __future__ import annotations

from typing import Final

from immutables import Map

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.events import AUDITED, Recorded
from liveroom.core.roles import Person

AGAIN_MS: Final = 600_000
"""A record that is taken again by the same link within so long is not noted again."""


def note(audit: Map[int, Recorded], command: c.NoteAccess, by: Person, at: int) -> list[e.Event]:
    """The fact that is noted; none where the same was noted of the same link a moment ago."""
    fact = e.AccessNoted(command.what, command.link, command.role, command.name, command.record)
    return [] if command.record is not None and _is_noted(audit, fact, by, at) else [fact]


def follow(audit: Map[int, Recorded], recorded: Recorded) -> Map[int, Recorded]:
    """The audit with this fact, if it belongs there."""
    return audit.set(len(audit), recorded) if isinstance(recorded.event, AUDITED) else audit


def _is_noted(audit: Map[int, Recorded], fact: e.AccessNoted, by: Person, at: int) -> bool:
    place = len(audit) - 1
    while place >= 0 and at - audit[place].at < AGAIN_MS:
        if (audit[place].event, audit[place].by) == (fact, by.author):
            return True
        place -= 1
    return False
