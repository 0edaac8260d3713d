"""What every log checks and counts in the same way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from liveroom.core.events import COMMUTATIVE, Event, Recorded
from liveroom.core.records import Answered


def is_ordered(event: Event) -> bool:
    """Whether the event moves the room's control version."""
    return not isinstance(event, COMMUTATIVE)


def count_ordered(recorded: Iterable[Recorded]) -> int:
    """By how much these events move the room's control version."""
    return sum(is_ordered(each.event) for each in recorded)


def check_answers(answers: Sequence[Answered]) -> None:
    """A command is answered once; two answers to it in one append are the caller's mistake."""
    if len({(each.actor, each.command) for each in answers}) != len(answers):
        raise ValueError("one append answers the same command twice")
