"""One turn: every command that waited, decided one after the other. Nothing is stored yet."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from msgspec import Struct

from liveroom.core.commands import INDEPENDENT, NAMING, Command
from liveroom.core.events import COMMUTATIVE, AudienceCounted, Author, Event, Recorded
from liveroom.core.ids import CommandId, PersonId
from liveroom.core.receipts import left_out, receipt
from liveroom.core.records import Answers, Key
from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Person, Role
from liveroom.core.room import Room, decide, replay, seen_at
from liveroom.live.broadcast.messages import accepted, later, refused

MOST_REMEMBERED = 8_192

Outcome = bytes | Exception
"""The answer to a command, or the defect that kept the core from giving one."""


class Asked(Struct, frozen=True, gc=False):
    """A command as it reached the room."""

    command: Command
    by: Person
    key: Key
    not_after: int | None = None
    """UTC ms after which it is no longer meant."""

    @property
    def id(self) -> CommandId:
        return self.key[1]


class RoomState(Struct, frozen=True, gc=False):
    """A room at one place of its log: the seq and the instant of the last event there."""

    room: Room
    seq: int
    at: int

    def seen_at(self, at: int) -> RoomState:
        """The same with what goes with the time as it is at an instant (UTC ms), or was later."""
        room = seen_at(self.room, at)
        return self if room is self.room else RoomState(room, self.seq, self.at)

    def after(self, recorded: Sequence[Recorded]) -> RoomState:
        """The state when these have happened too."""
        if not recorded:
            return self
        return RoomState(
            replay(recorded, onto=self.room), self.seq + len(recorded), recorded[-1].at
        )


@dataclass(slots=True)
class Turn:
    """What a turn would write, and the state it would leave once `fold` was called.

    It is ordered when another's ordered event would change the outcome: also where something was
    refused, or where nothing had to happen.

    Commands that are INDEPENDENT are decided on a state that may lack what other people did in this
    turn: thousands vote at once, and all their votes together are one fold.
    """

    state: RoomState
    recorded: list[Recorded] = field(default_factory=list)
    answers: Answers = field(default_factory=dict)
    broken: dict[Key, Exception] = field(default_factory=dict)
    is_ordered: bool = False
    _folded: int = 0
    _ahead: set[PersonId | None] = field(default_factory=set)
    """Who did something that is not folded yet."""

    def take(self, asked: Asked, at: int, new_id: Callable[[], str]) -> None:
        """Decide a command at an instant. Raises what the core raises, and then it is not there."""
        command, by = asked.command, asked.by
        is_independent = type(command) in INDEPENDENT
        if not is_independent or by.id in self._ahead:
            self.fold()
        try:
            if asked.not_after is not None and at > asked.not_after:
                raise Refused(Code.LAPSED)
            id_ = new_id() if type(command) in NAMING else ""
            events = decide(self.state.room, command, by, at, id_)
        except Refused as no:
            self.is_ordered = True
            self.answers[asked.key] = refused(asked.id, no.code, no.facts)
            return
        self.record(events, at, by.author)
        facts = left_out(self.state.room, command) | receipt(events)
        self.answers[asked.key] = accepted(asked.id, self._seq, facts)
        if is_independent:
            self._ahead.add(by.id)
        else:
            self.fold()

    def record(self, events: Sequence[Event], at: int, author: Author | None = None) -> None:
        """Let happen what was decided for somebody."""
        self.is_ordered |= not events
        for event in events:
            self.is_ordered |= type(event) not in COMMUTATIVE
            self.recorded.append(Recorded(at, event, author))

    def fold(self) -> None:
        """Bring the state up to what is recorded."""
        self.state = self.state.after(self.recorded[self._folded :])
        self._folded = len(self.recorded)
        self._ahead.clear()

    @property
    def _seq(self) -> int:
        """The number of the last event that is recorded."""
        return self.state.seq + len(self.recorded) - self._folded

    def answers_after(self, seq: int) -> Answers:
        """The answers when what is recorded comes after the event of this seq, once folded."""
        shift = seq + len(self.recorded) - self.state.seq
        if not shift:
            return self.answers
        return {key: later(body, shift) for key, body in self.answers.items()}


class Headcount(NamedTuple):
    """How many have attended at once at most, and how many there are now."""

    most: int
    now: int


NOBODY_THERE = Headcount(0, 0)


def _is_news(room: Room, attending: Headcount) -> bool:
    """Whether so many do not attend as were counted last."""
    counted = room.attendance[-1][1] if room.attendance else 0
    return attending.most > room.most_attending or attending.now != counted


def decide_all(
    state: RoomState,
    batch: Sequence[Asked],
    known: Collection[Key],
    now: int,
    new_id: Callable[[], str],
    attending: Headcount = NOBODY_THERE,
) -> Turn:
    """Decide each command on the state the one before it leaves.

    A command that is `known`, or that came earlier in the batch, has its answer already. Events are
    never stamped before the last one, even when the clock is behind. A command on which the core
    itself fails is set aside as broken and leaves no trace. Where something happens to the rundown,
    it is noted how many attend and have attended at most.
    """
    turn = Turn(state)
    answers, at = turn.answers, max(now, state.at)
    for asked in batch:
        key = asked.key
        if key in answers or (known and key in known):
            continue
        try:
            turn.take(asked, at, new_id)
        except Exception as error:  # a defect must not take the other askers with it
            turn.broken[key] = error
    turn.fold()
    after = turn.state.room
    if after.rundown is not state.room.rundown and _is_news(after, attending):
        turn.record([AudienceCounted(attending.most, attending.now)], at)
        turn.fold()
    return turn


class Remembered:
    """The answers that were given last."""

    def __init__(self) -> None:
        self._bodies: Answers = {}
        self._order = deque[Key]()
        """Their keys, the oldest first. What is new takes the place of what goes, one by one: many
        that went at once would leave holes in the heap that others fill meanwhile."""

    def of(self, batch: Sequence[Asked]) -> Answers:
        """Those that are remembered of these commands."""
        return {each.key: self._bodies[each.key] for each in batch if each.key in self._bodies}

    def put(self, answers: Answers) -> None:
        """Remember these too."""
        self._order.extend(key for key in answers if key not in self._bodies)
        self._bodies.update(answers)
        while len(self._order) > MOST_REMEMBERED:
            del self._bodies[self._order.popleft()]


Opening = Command | Callable[[Room], Command]
"""A command that opens a room; one about what those before it made comes of the room as it is."""


def decide_opening(
    state: RoomState,
    opening: Sequence[Opening],
    key: Key,
    now: int,
    facts: Mapping[str, object],
    new_id: Callable[[], str],
) -> Turn:
    """Decide the owner's commands that open a room, all under one key. Raises Refused."""
    turn, owner = Turn(state, is_ordered=True), Person(Role.OWNER)
    for each in opening:
        command = each(turn.state.room) if callable(each) else each
        turn.record(decide(turn.state.room, command, owner, now, new_id()), now)
        turn.fold()
    turn.answers[key] = accepted(key[1], turn.state.seq, facts)
    return turn
