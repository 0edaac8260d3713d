"""What every log counts in the same way."""

from __future__ import annotations

from collections.abc import Iterable

from liveroom.core.events import COMMUTATIVE, Event, Recorded


def is_ordered(event: Event) -> bool:
    """Whether the event moves the room's control version."""
    return type(event) not in COMMUTATIVE


def count_ordered(recorded: Iterable[Recorded]) -> int:
    """By how much these events move the room's control version."""
    return sum(is_ordered(each.event) for each in recorded)
