"""Who is heard first, and who is turned away first, when too much waits."""

from __future__ import annotations

import pytest

from liveroom.core import commands as c
from liveroom.core.commands import Command
from liveroom.core.ids import CommandId, QuestionId
from liveroom.core.roles import Person
from liveroom.live import command_queue
from liveroom.live.batch import Outcome
from liveroom.live.command_queue import CommandQueue, Full, Waiting
from tests.live.stage import ANA, MODERATOR


class Nobody:
    """Who asks and does not listen."""

    def answer(self, command: Command, outcome: Outcome) -> None:
        """See Asker."""


VOTE = c.Vote(QuestionId("q1"), True)
QUESTION = c.Ask("Why?")


def waiting(command: Command, by: Person, name: str) -> Waiting:
    return Waiting(command, by, (name, CommandId(name)), asker=Nobody())


def test_votes_are_turned_away_before_questions_and_staff_by_neither(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(command_queue, "MOST_VOTES", 2)
    monkeypatch.setattr(command_queue, "MOST_WAITING", 3)
    queue = CommandQueue()
    told: list[str] = []
    for name, command, by in [
        ("vote 1", VOTE, ANA),
        ("vote 2", VOTE, ANA),
        ("vote 3", VOTE, ANA),
        ("question 1", QUESTION, ANA),
        ("question 2", QUESTION, ANA),
        ("next", c.CueNext(None), MODERATOR),
    ]:
        try:
            queue.put(waiting(command, by, name))
        except Full:
            told.append(name)

    assert told == ["vote 3", "question 2"]
    assert [each.id for each in queue.take()] == ["next", "vote 1", "vote 2", "question 1"]


def test_staff_wait_for_few_of_the_audience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command_queue, "MOST_A_TURN", 3)
    monkeypatch.setattr(command_queue, "MOST_BESIDE_STAFF", 1)
    queue = CommandQueue()
    for number in range(4):
        queue.put(waiting(VOTE, ANA, f"vote {number}"))
    queue.put(waiting(c.CueNext(None), MODERATOR, "next"))

    turns = [[each.id for each in queue.take()] for _ in range(3)]

    assert turns == [["next", "vote 0"], ["vote 1", "vote 2", "vote 3"], []]


def test_a_turn_of_staff_alone_is_bounded_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command_queue, "MOST_A_TURN", 2)
    queue = CommandQueue()
    queue.put(waiting(VOTE, ANA, "vote"))
    for number in range(3):
        queue.put(waiting(c.CueNext(None), MODERATOR, f"next {number}"))

    turns = [[each.id for each in queue.take()] for _ in range(2)]

    assert turns == [["next 0", "next 1"], ["next 2", "vote"]]


def test_each_turn_is_timed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[float, float]] = []
    times = iter([1.0, 4.0, 6.0, 7.0, 9.0])
    monkeypatch.setattr(command_queue, "perf_counter", lambda: next(times))
    monkeypatch.setattr(command_queue, "MOST_A_TURN", 2)
    queue = CommandQueue(lambda waited, turn: told.append((waited, turn)))
    for number in range(3):
        queue.put(waiting(VOTE, ANA, f"vote {number}"))

    for _ in range(2):
        queue.take()
        queue.answered()

    assert told == [(5.0, 2.0), (5.0, 2.0)]
