"""One turn: every command that waited, decided one after the other. Nothing is stored yet."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from msgspec import Struct

from liveroom.core.commands import Ask, Command, Vote
from liveroom.core.events import COMMUTATIVE, Event, Recorded
from liveroom.core.ids import CommandId, QuestionId
from liveroom.core.questions.batch import QuestionBatch
from liveroom.core.records import Answers, Key
from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Person, Role
from liveroom.core.room import Room, decide, heard, question_batch, receipt, replay
from liveroom.live.broadcast.messages import accepted, later, refused

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

    Questions and votes are decided on one floor and folded into the state together, which costs a
    fraction of doing so one by one.
    """

    state: State
    recorded: list[Recorded] = field(default_factory=list)
    answers: Answers = field(default_factory=dict)
    broken: dict[Key, Exception] = field(default_factory=dict)
    is_ordered: bool = False
    _folded: int = 0
    _question_batch: QuestionBatch | None = None
    """Where all that is recorded beyond the state was decided, if that is the audience's."""

    def take(self, asked: Asked, at: int, new_id: Callable[[], str]) -> None:
        """Decide a command at an instant. Raises what the core raises, and then it is not there."""
        try:
            if asked.not_after is not None and at > asked.not_after:
                raise Refused(Code.LAPSED)
            if isinstance(asked.command, Vote):
                self._take_vote(asked.command, asked, at)
            else:
                self._record(self._decided(asked, at, new_id), asked, at)
        except Refused as no:
            self.is_ordered = True
            self.answers[asked.key] = refused(asked.id, no.code, no.facts)

    def answers_after(self, seq: int) -> Answers:
        """The answers when what is recorded comes after the event of this seq, once folded."""
        shift = seq + len(self.recorded) - self.state.seq
        if not shift:
            return self.answers
        return {key: later(body, shift) for key, body in self.answers.items()}

    def fold(self) -> None:
        """Bring the state up to what is recorded."""
        fresh = self.recorded[self._folded :]
        if fresh and self._question_batch is not None:
            room = heard(self.state.room, self._question_batch)
            self.state = State(room, self._seq, fresh[-1].at)
        elif fresh:
            self.state = self.state.after(fresh)
        self._folded = len(self.recorded)
        self._question_batch = None

    def _take_vote(self, vote: Vote, asked: Asked, at: int) -> None:
        """What `_record` does with any command, without a detour: thousands vote at once."""
        casts = (self._question_batch or self._floor_at(at)).vote(vote, asked.by)
        if not casts:
            self.is_ordered = True
        for cast in casts:
            self.recorded.append(Recorded(at, cast))
        self.answers[asked.key] = accepted(asked.key[1], self._seq)

    def _record(self, events: Sequence[Event], asked: Asked, at: int) -> None:
        self.is_ordered |= not events
        for event in events:
            self.is_ordered |= type(event) not in COMMUTATIVE
            self.recorded.append(Recorded(at, event))
        self.answers[asked.key] = accepted(asked.id, self._seq, receipt(events))

    @property
    def _seq(self) -> int:
        """The number of the last event that is recorded."""
        return self.state.seq + len(self.recorded) - self._folded

    def _decided(self, asked: Asked, at: int, new_id: Callable[[], str]) -> Sequence[Event]:
        command, by = asked.command, asked.by
        if isinstance(command, Ask):
            return (self._floor_at(at).ask(command, by, QuestionId(new_id())),)
        self.fold()
        return decide(self.state.room, command, by, at, new_id())

    def _floor_at(self, at: int) -> QuestionBatch:
        """Where the audience is decided on."""
        if self._question_batch is None:
            self.fold()
            self._question_batch = question_batch(self.state.room, at)
        return self._question_batch


def decide_all(
    state: State,
    batch: Sequence[Asked],
    known: Collection[Key],
    now: int,
    new_id: Callable[[], str],
) -> Turn:
    """Decide each command on the state the one before it leaves.

    A command that is `known`, or that came earlier in the batch, has its answer already. Events are
    never stamped before the last one, even when the clock is behind. A command on which the core
    itself fails is set aside as broken and leaves no trace.
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
    return turn


def decide_opening(
    state: State,
    opening: Sequence[Command],
    key: Key,
    now: int,
    facts: Mapping[str, object],
    new_id: Callable[[], str],
) -> Turn:
    """Decide the owner's commands that open a room, all under one key. Raises Refused."""
    turn, owner = Turn(state, is_ordered=True), Person(Role.OWNER)
    for command in opening:
        turn.fold()
        events = decide(turn.state.room, command, owner, now, new_id())
        turn.recorded += [Recorded(now, event) for event in events]
    turn.fold()
    turn.answers[key] = accepted(key[1], turn.state.seq, facts)
    return turn
