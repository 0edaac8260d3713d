"""Commands that wait for their turn, staff before audience."""

from __future__ import annotations

from collections import deque
from typing import Protocol

from liveroom.core.commands import Command
from liveroom.core.roles import Role
from liveroom.live.turn import Asked, Outcome

MOST_WAITING = 20_000
CROWDED = 8_000
"""With so many of the audience's commands waiting, whoever sent one had better send no more yet."""
MOST_A_TURN = 2_000


class Asker(Protocol):
    """Whoever is to hear the answers to commands."""

    def answer(self, command: Command, outcome: Outcome) -> None:
        """Take the answer to one; called once for each."""
        ...


class Waiting(Asked, frozen=True, gc=False):
    """A command, and who is to hear its answer.

    The collector does not see it: a room that ends answers all that waits, so no cycle is left.
    """

    asker: Asker

    def settle(self, outcome: Outcome) -> None:
        """Give the answer."""
        self.asker.answer(self.command, outcome)


class Inbox:
    """Two bounded lanes: a flood of votes neither delays nor turns away those who run the show.

    Each actor stays in one lane, so nobody's own commands overtake each other.
    """

    def __init__(self) -> None:
        self._staff: deque[Waiting] = deque()
        self._audience: deque[Waiting] = deque()

    def __len__(self) -> int:
        return len(self._staff) + len(self._audience)

    @property
    def is_crowded(self) -> bool:
        """Whether so many wait that nobody of the audience should send more before an answer."""
        return len(self._audience) > CROWDED

    def put(self, waiting: Waiting) -> bool:
        """Let it wait; False when the lane is full."""
        is_attendee = waiting.by.role is Role.ATTENDEE
        lane = self._audience if is_attendee else self._staff
        if len(lane) >= MOST_WAITING:
            return False
        lane.append(waiting)
        return True

    def take(self) -> list[Waiting]:
        """The commands of the next turn, at most 2,000."""
        batch: list[Waiting] = []
        for lane in (self._staff, self._audience):
            while lane and len(batch) < MOST_A_TURN:
                batch.append(lane.popleft())
        return batch
