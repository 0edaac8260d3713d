"""Simulated attendees: they come, ask and vote at a human pace, on the road of everybody else."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import islice
from typing import Final, Protocol

from liveroom.core.commands import Ask, AudienceCommand, Command, Vote
from liveroom.core.ids import CommandId, PersonId
from liveroom.core.questions.board import votes
from liveroom.core.questions.state import Question, QuestionState
from liveroom.core.questions.window import TAKES_QUESTIONS, WindowState
from liveroom.core.roles import Person, Role
from liveroom.core.room import Room, window_of
from liveroom.live.batch import Outcome
from liveroom.live.clock import Clock
from liveroom.live.command_queue import Asker
from liveroom.live.simulated import wordings

TICK_SECONDS: Final = 0.5
JOINS_PER_SECOND: Final = 10.0
SECONDS_BETWEEN_QUESTIONS: Final = 4.0
"""Of the whole audience."""

SECONDS_BETWEEN_VOTES: Final = 12.0
"""Of one attendee."""

MOST_HASTE: Final = 4
"""However fast a rehearsal goes, whoever moderates it reads no faster."""

_STANDS = frozenset({QuestionState.APPROVED, QuestionState.QUEUED})


class Attended(Protocol):
    """The room that they attend."""

    @property
    def room(self) -> Room: ...

    @property
    def has_staff(self) -> bool:
        """Whether anybody of the staff looks on."""
        ...

    def simulate(self, attending: int) -> None:
        """Count so many attendees besides those who are there."""
        ...

    def post(
        self,
        command: Command,
        by: Person,
        actor: str,
        command_id: CommandId,
        asker: Asker,
    ) -> bool:
        """Have a command done; `asker` hears the answer."""
        ...


class _Nobody:
    """Whoever is refused lets it be."""

    def answer(self, command: Command, outcome: Outcome) -> None:
        """See Asker."""


_NOBODY = _Nobody()


class SimulatedAudience:
    """So many attendees; each of the questions is asked once."""

    def __init__(
        self, size: int, questions: Iterator[str], chance: random.Random, haste: int = 1
    ) -> None:
        """`haste`: they act so many times as fast, but at most MOST_HASTE times."""
        self._size = size
        self._questions = questions
        self._chance = chance
        self._haste = min(haste, MOST_HASTE)
        self._there = 0.0
        self._run = f"{chance.getrandbits(48):x}"
        """Distinguishes the commands of this run from those of an earlier one."""
        self._sent = 0

    def tick(self, place: Attended) -> None:
        """Do what they do in TICK_SECONDS."""
        self._there = min(self._size, self._there + JOINS_PER_SECOND * TICK_SECONDS)
        there = int(self._there)
        place.simulate(there)
        window = window_of(place.room).state
        if not there or window is WindowState.CLOSED:
            return
        passed = TICK_SECONDS * self._haste
        if window in TAKES_QUESTIONS:
            asking = self._times(passed / SECONDS_BETWEEN_QUESTIONS * there / self._size)
            for text in islice(self._questions, asking):
                person = self._chance.randrange(there)
                # The same attendee always has the same name, or none.
                name = wordings.name(random.Random(person))
                self._send(place, person, Ask(text, name, read_name=name is not None))
        shown = [each for each in place.room.board.questions.values() if each.state in _STANDS]
        for _ in range(self._times(passed / SECONDS_BETWEEN_VOTES * there) if shown else 0):
            self._vote(place, self._chance.randrange(there), shown)

    def leave(self, place: Attended) -> None:
        """All of them go, and come one after another when it goes on."""
        self._there = 0.0
        place.simulate(0)

    def _vote(self, place: Attended, person: int, shown: list[Question]) -> None:
        board = place.room.board
        voted = board.voted.of(_id(person))
        open_ = [each for each in shown if each.id not in voted]
        if open_:
            weights = [votes(board, each.id) + 1 for each in open_]
            (chosen,) = self._chance.choices(open_, weights)
            self._send(place, person, Vote(chosen.id, value=True))

    def _send(self, place: Attended, person: int, command: AudienceCommand) -> None:
        self._sent += 1
        id_ = _id(person)
        command_id = CommandId(f"{self._run}-{self._sent}")
        place.post(command, Person(Role.ATTENDEE, id_), id_, command_id, _NOBODY)

    def _times(self, expected: float) -> int:
        """How often something happens that does so as often on average."""
        return int(expected) + (self._chance.random() < expected % 1)


def _id(person: int) -> PersonId:
    """Nobody has a token of such a person."""
    return PersonId(f"simulated-{person}")


async def attend(place: Attended, clock: Clock) -> None:
    """Let the audience of a rehearsal be there while anybody of the staff is, until cancelled."""
    rehearsal, chance = place.room.rehearsal, random.Random()
    if rehearsal is None or not rehearsal.audience:
        return
    questions = wordings.questions(place.room, chance)
    audience = SimulatedAudience(rehearsal.audience, questions, chance, rehearsal.pace.speed)
    while True:
        await clock.sleep(TICK_SECONDS)
        if place.has_staff:
            audience.tick(place)
        else:
            audience.leave(place)
