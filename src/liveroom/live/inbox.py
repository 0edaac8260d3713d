"""Commands that wait for their turn, staff before audience."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from msgspec import Struct

from liveroom.core.roles import Role
from liveroom.live.turn import Asked

MOST_WAITING = 20_000
CROWDED = 8_000
"""With so many of the audience's commands waiting, whoever sent one had better send no more yet."""
MOST_A_TURN = 2_000


class Waiting(Struct, frozen=True):
    """A command and what to do with its answer, or with the defect that kept it from one."""

    asked: Asked
    settle: Callable[[bytes | Exception], None]


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
        is_attendee = waiting.asked.by.role is Role.ATTENDEE
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
