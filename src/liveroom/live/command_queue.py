"""Commands that wait for their turn, staff before audience."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import perf_counter
from typing import Final, Protocol

from msgspec import Struct

from liveroom.core.commands import Command, Vote
from liveroom.core.events import AUTO
from liveroom.core.ids import CommandId
from liveroom.core.refusals import Code
from liveroom.core.roles import Person, Role
from liveroom.live.batch import Asked, Outcome
from liveroom.live.broadcast.messages import refused

MOST_WAITING = 20_000
MOST_VOTES = 16_000
"""With so many waiting votes are turned away, so that questions still have room."""

CROWDED = 8_000
MOST_A_TURN = 500
MOST_BESIDE_STAFF = 200
"""Of the audience's in a turn with staff's, whose answers are not to wait for thousands."""


_ATTENDEE: Final = Role.ATTENDEE  # an enum's member by its name takes as long as ten other names


class Asker(Protocol):
    """Whoever is to hear the answers to commands."""

    def answer(self, command: Command, outcome: Outcome) -> None:
        """Take the answer to one; called once for each."""
        ...


class Waiting(Asked, frozen=True, gc=False, kw_only=True):
    """A command, and who is to hear its answer.

    The collector does not see it: a room that ends answers all that waits, so no cycle is left.
    """

    asker: Asker

    @property
    def busy(self) -> bytes:
        """The answer that it has no turn now."""
        return refused(self.id, Code.BUSY)


class Awaiting(Struct, frozen=True):
    """A caller who waits for one answer."""

    future: asyncio.Future[bytes]

    def answer(self, command: Command, outcome: Outcome) -> None:
        """See Asker. Nobody may be waiting any more."""
        if self.future.done():
            return
        if isinstance(outcome, Exception):
            self.future.set_exception(outcome)
        else:
            self.future.set_result(outcome)


def of_itself(command: Command, command_id: str) -> tuple[Waiting, asyncio.Future[bytes]]:
    """A command of the room's own, and its answer: it is carried out once under this id."""
    answer: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
    by, key = Person(Role.OWNER, author=AUTO), (AUTO.link, CommandId(command_id))
    return Waiting(command, by, key, asker=Awaiting(answer)), answer


TurnTook = Callable[[float, float], None]
"""Told of each turn: the seconds since the first of its commands came, and since it was taken."""


def untimed(waited: float, turn: float) -> None:
    """Nobody wants to know how long turns take."""


class Full(Exception):
    """There is no room for another command."""


class CommandQueue:
    """Two bounded lanes: a flood of votes neither delays nor turns away those who run the show.

    Each actor stays in one lane, so nobody's own commands overtake each other.
    """

    def __init__(self, took: TurnTook = untimed) -> None:
        self._took = took
        self._since = self._turn_since = self._taken_at = 0.0
        """When the first of those who wait came, the first of those in turn, and their turn."""

        self._staff: list[Waiting] = []  # an empty deque is ten times as large, in every room
        self._audience: list[Waiting] = []
        self._most = MOST_WAITING
        self._is_in_turn = False

    def __len__(self) -> int:
        return len(self._staff) + len(self._audience)

    def put(self, waiting: Waiting) -> bool:
        """Let it wait; True when so many wait that nobody of the audience should send more.

        Raises Full when its lane has no room, or the queue is closed. Votes are turned away first.
        """
        audience = self._audience
        lane = audience if waiting.by.role is _ATTENDEE else self._staff
        most = self._most
        if type(waiting.command) is Vote and most > MOST_VOTES:
            most = MOST_VOTES
        if len(lane) >= most:
            raise Full
        if not self:
            self._since = perf_counter()
        lane.append(waiting)
        return len(audience) > CROWDED

    def close(self) -> None:
        """Let nothing more in."""
        self._most = 0

    def take(self) -> list[Waiting]:
        """The commands of the next turn, at most 500, or 200 of the audience's beside staff's;
        `answered` is called when it is over."""
        batch, most = self._staff[:MOST_A_TURN], MOST_A_TURN
        del self._staff[:MOST_A_TURN]
        if batch:
            most = min(MOST_BESIDE_STAFF, MOST_A_TURN - len(batch))
        batch += self._audience[:most]
        del self._audience[:most]
        self._is_in_turn = bool(batch)
        self._turn_since, self._taken_at = self._since, perf_counter()
        self._since = self._taken_at  # of those left, at most a turn later than they came
        return batch

    def answered(self) -> None:
        """All that was taken has been answered."""
        now = perf_counter()
        self._took(now - self._turn_since, now - self._taken_at)
        self._is_in_turn = False

    def is_pressed(self) -> bool:
        """Whether somebody waits for an answer."""
        return self._is_in_turn or len(self) > 0
