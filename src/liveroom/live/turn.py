"""One turn: every command that waited, decided one after the other. Nothing is stored yet."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, field

from msgspec import Struct

from liveroom.core.commands import Ask, Command, Vote
from liveroom.core.events import COMMUTATIVE, Event, Recorded
from liveroom.core.ids import CommandId, PersonId
from liveroom.core.records import Answers, Key
from liveroom.core.refusals import Refused
from liveroom.core.roles import Person
from liveroom.core.room import Room, decide, receipt, replay
from liveroom.live.frames import accepted, refused


class Asked(Struct, frozen=True, gc=False):
    """A command as it reached the room."""

    command: Command
    by: Person
    key: Key

    @property
    def id(self) -> CommandId:
        return self.key[1]


@dataclass(frozen=True, slots=True)
class State:
    """A room at one place of its log: the seq and the instant of the last event there."""

    room: Room
    seq: int
    at: int

    def after(self, recorded: Sequence[Recorded]) -> State:
        """The state when these have happened too."""
        at = recorded[-1].at if recorded else self.at
        return State(replay(recorded, onto=self.room), self.seq + len(recorded), at)


@dataclass(slots=True)
class Turn:
    """What a turn would write, and the state it would leave.

    It is ordered when another's ordered event would change the outcome: also where something was
    refused, or where nothing had to happen.

    Votes of different people do not mind each other: they are decided on one state and folded into
    it together, which costs a fraction of doing so one by one.
    """

    state: State
    recorded: list[Recorded] = field(default_factory=list)
    answers: Answers = field(default_factory=dict)
    broken: dict[Key, Exception] = field(default_factory=dict)
    is_ordered: bool = False
    _folded: int = 0
    _voters: set[PersonId | None] = field(default_factory=set)

    def room_for(self, asked: Asked) -> Room:
        """The room that a command is decided on."""
        if not isinstance(asked.command, Vote) or asked.by.id in self._voters:
            self.fold()
        return self.state.room

    def take(self, asked: Asked, recorded: list[Recorded]) -> int:
        """Let these have happened, and return the seq of the last of them."""
        self.recorded += recorded
        if isinstance(asked.command, Vote):
            self._voters.add(asked.by.id)
        return self.state.seq + len(self.recorded) - self._folded

    def fold(self) -> None:
        """Bring the state up to what is recorded."""
        self.state = self.state.after(self.recorded[self._folded :])
        self._folded = len(self.recorded)
        self._voters.clear()


def decide_all(
    state: State,
    batch: Sequence[Asked],
    known: Container[Key],
    now: int,
    new_id: Callable[[], str],
) -> Turn:
    """Decide each command on the state the one before it leaves.

    A command that is `known`, or that came earlier in the batch, has its answer already. Events are
    never stamped before the last one, even when the clock is behind. A command on which the core
    itself fails is set aside as broken and leaves no trace.
    """
    turn = Turn(state)
    at = max(now, state.at)
    for asked in batch:
        key = asked.key
        if key in known or key in turn.answers or key in turn.broken:
            continue
        try:
            turn.answers[key] = _decide(turn, asked, at, new_id)
        except Exception as error:  # a defect must not take the other askers with it
            turn.broken[key] = error
    turn.fold()
    return turn


def _decide(turn: Turn, asked: Asked, at: int, new_id: Callable[[], str]) -> bytes:
    command = asked.command
    fresh = new_id() if isinstance(command, Ask) else ""
    try:
        events = decide(turn.room_for(asked), command, asked.by, at, fresh)
    except Refused as no:
        turn.is_ordered = True
        return refused(asked.id, no.code, no.facts)
    if not turn.is_ordered:
        turn.is_ordered = _is_ordered(events)
    seq = turn.take(asked, [Recorded(at, event) for event in events])
    return accepted(asked.id, seq, receipt(events))


def _is_ordered(events: Sequence[Event]) -> bool:
    for event in events:  # nearly always one; a generator would cost more than it says
        if not isinstance(event, COMMUTATIVE):
            return True
    return not events
