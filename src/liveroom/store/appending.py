"""What every log counts in the same way."""

from __future__ import annotations

from collections.abc import Iterable

from liveroom.core.events import COMMUTATIVE, Event, Recorded
from liveroom.core.records import Answers, AnswersAfter


def is_ordered(event: Event) -> bool:
    """Whether the event moves the room's control version."""
    return type(event) not in COMMUTATIVE


def count_ordered(recorded: Iterable[Recorded]) -> int:
    """By how much these events move the room's control version."""
    return sum(is_ordered(each.event) for each in recorded)


def answers_after(answers: Answers | AnswersAfter, seq: int) -> Answers:
    """The answers to keep when the room's last event before them is this one."""
    return answers(seq) if callable(answers) else answers
