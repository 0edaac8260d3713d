"""A room as its log has it: decide, store, and only then adopt."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from liveroom.core.commands import Rehearse
from liveroom.core.events import Recorded, VoteCast
from liveroom.core.ids import RoomId
from liveroom.core.records import (
    Answers,
    Conflict,
    DiskFull,
    Key,
    Lineages,
    LinkRow,
    NotStored,
    OtherLineage,
    Repeated,
    Stored,
    Unknown,
)
from liveroom.core.refusals import Code
from liveroom.core.room import NEW
from liveroom.core.vocabulary.between_servers import Presence
from liveroom.core.vocabulary.damage import Damage, Damaged
from liveroom.live.batch import (
    NOBODY_THERE,
    Asked,
    Opening,
    Outcome,
    Remembered,
    RoomState,
    Turn,
    decide_all,
    decide_opening,
)
from liveroom.live.broadcast.messages import numbered, refused
from liveroom.live.clock import Clock, PacedClock
from liveroom.live.event_log import EventLog
from liveroom.live.folding import SteppedBack, alarm_of, folded, goes_on, last_votes
from liveroom.live.showing.delayed import Behind, seen_late

Facts = Mapping[str, object]
MOST_TRIES = 20
FOLDED_ASIDE = 1_000

logger = logging.getLogger(__name__)


class RoomLog:
    """The only way to a room's log, used by one task; it begins with `replay` or `open`.

    `state` is what is on disk, `lineages` say who wrote it, `clock` is the room's time, `damage`
    what was found when it was read; where that is in the log, it is never added to.
    """

    def __init__(
        self, room_id: RoomId, log: EventLog, clock: Clock, new_id: Callable[[], str]
    ) -> None:
        self.room_id = room_id
        self.lineages = Lineages((), "")
        self.state = RoomState(NEW, 0, 0)
        self.clock = clock
        self.last_votes: Sequence[VoteCast] = ()
        """Of what was replayed, the votes whose counts may not have been told."""
        self.behind: Behind | None = None
        """Where those are who see the room later, when it was replayed."""
        self.attending = NOBODY_THERE
        """How many attend, for turns to note."""
        self.damage = Damage()
        self._taken = self.state
        self._fresh: list[Recorded] = []
        self._log = log
        self._new_id = new_id
        self._behind = True
        self._is_failing = False
        self._remembered = Remembered()

    async def replay(self) -> bool:
        """Read the log, up to its damage if there is any; nothing of it counts as fresh.

        False for a room never opened. Raises Damaged where nothing of it can be read.
        """
        tail = await self._catch_up()
        if not tail:
            if self.damage.log is not None:
                raise Damaged(self.damage.log)
            return False
        self.last_votes = last_votes(tail)
        if self.state.room.rehearsal is not None:
            self.clock = PacedClock(self.clock, self.state.room.rehearsal.pace)
        self.behind = await self._seen_late()
        self.take_fresh()
        return True

    async def _seen_late(self) -> Behind | None:
        """Where those are who see the room later than others; None where nobody does."""
        if not self.state.room.program.delay_seconds:
            return None
        seen = partial(seen_late, self.state, self._fresh, self.clock.now())
        return await asyncio.to_thread(seen) if len(self._fresh) > FOLDED_ASIDE else seen()

    async def open(
        self, opening: Sequence[Opening], key: Key, facts: Facts, links: Mapping[bytes, LinkRow]
    ) -> None:
        """Store the first turn of a new room with its links; nothing of it counts as fresh.

        The owner's commands are done all or none, under one key whose answer has these facts.
        Raises Refused or NotStored, or Repeated with the first answer when the room exists.
        """
        for pace in (each.pace for each in opening if isinstance(each, Rehearse)):
            self.clock = PacedClock(self.clock, pace)
        turn = decide_opening(self.state, opening, key, self.clock.now(), facts, self._new_id)
        head = await self._log.open(self.room_id, turn.recorded, turn.answers, links)
        self.lineages = Lineages(((1, head.epoch),), head.epoch)
        self._adopt(turn.state, turn.recorded)
        self._remembered.put(turn.answers)
        self._behind = False
        self.take_fresh()

    def take_fresh(self) -> tuple[RoomState, list[Recorded]]:
        """The state when this was last called, and what has happened since."""
        taken = self._taken, self._fresh
        self._taken, self._fresh = self.state, []
        return taken

    async def turn(self, batch: Sequence[Asked]) -> Mapping[Key, Outcome]:
        """Decide and store a batch, all in one append, and return the answer of each command.

        A command answered before gets its first answer. When the batch cannot be stored the state
        stays as it is, and every command without an earlier answer is told so. On a full disk those
        of owners and moderators are decided and stored without the others.
        """
        if self.damage.log is not None:
            return _refused(batch, Code.DAMAGED, {})
        known = self._remembered.of(batch)
        try:
            outcomes = await self._settle_what_fits(batch, known)
        except SteppedBack:
            raise
        except Exception as error:
            if not isinstance(error, NotStored):
                self._behind = True  # who knows what the log did
            self._log_failing(error)
            code = Code.BUSY if isinstance(error, Unknown) else Code.NOT_STORED
            outcomes = _refused(batch, code, getattr(error, "facts", {})) | known
        await self._follow()
        return {key: self._receipt(key, outcome) for key, outcome in outcomes.items()}

    async def _settle_what_fits(
        self, batch: Sequence[Asked], known: Answers
    ) -> Mapping[Key, Outcome]:
        try:
            outcomes = await self._settle(batch, known)
        except DiskFull as full:
            staff = [each for each in batch if each.by.role.spec.audience.sees.runs_show]
            if not staff:
                raise
            self._log_failing(full)
            settled = await self._settle(staff, known, from_reserve=True)
            return {**_refused(batch, Code.NOT_STORED, full.facts), **known, **settled}
        self._log_recovered()
        return outcomes

    async def _settle(
        self, batch: Sequence[Asked], known: Answers, from_reserve: bool = False
    ) -> Mapping[Key, Outcome]:
        unknown: Unknown | None = None
        for _ in range(MOST_TRIES):
            try:
                outcomes = await self._try(batch, known, from_reserve)
            except Unknown as error:  # its answers are in the log, if it was written: try again
                if error.is_late:
                    raise
                unknown, self._behind = error, True
                continue
            except NotStored as error:
                if unknown is None:
                    raise
                raise unknown from error
            if outcomes is not None:
                return outcomes
        raise NotStored(f"others wrote first {MOST_TRIES} times")

    async def _try(
        self, batch: Sequence[Asked], known: Answers, from_reserve: bool
    ) -> Mapping[Key, Outcome] | None:
        """The outcomes of a batch; None when it is to be decided again."""
        if self._behind:
            await self._catch_up()
        turn = decide_all(self.state, batch, known, self.clock.now(), self._new_id, self.attending)
        answers = await self._store(turn, known, from_reserve) if turn.answers else {}
        if answers is None:
            return None
        self._remembered.put(known | answers)
        return {**turn.broken, **answers, **known}

    async def _store(self, turn: Turn, known: Answers, from_reserve: bool) -> Answers | None:
        """Append the turn, adopt it, and return its answers; None when it is to be decided again.

        Where somebody else's events stand before these, all of them are read and folded later.
        """
        expect = self.state.room.control if turn.is_ordered else None
        alarm = alarm_of(turn.state) if turn.is_ordered else None
        try:
            last = await self._log.append(
                self.room_id,
                turn.recorded,
                turn.answers_after,
                expect,
                from_reserve,
                alarm,
                self.lineages.now,
            )
        except (Conflict, OtherLineage):
            self._behind = True
            return None
        except Damaged as error:  # an answer from before this server had the room
            raise SteppedBack(self.room_id) from error
        except Repeated as repeated:
            known |= repeated.bodies
            self._behind = True
            return None
        if last == turn.state.seq:
            self.lineages = self.lineages.after(self.state.seq)
            self._adopt(turn.state, turn.recorded)
        else:
            self._behind = True
        return turn.answers_after(last - len(turn.recorded))

    def _receipt(self, key: Key, outcome: Outcome) -> Outcome:
        """The outcome with the number that a question has in the log.

        Busy where the log cannot be read back to tell it: the same id asks again.
        """
        if isinstance(outcome, Exception):
            return outcome
        try:
            return numbered(outcome, self.state.room.board)
        except KeyError:
            return refused(key[1], Code.BUSY)

    def _adopt(self, state: RoomState, recorded: Sequence[Recorded]) -> None:
        self.state = state
        self._fresh += recorded

    async def follow(self) -> None:
        """Adopt what others have written; where it cannot be read now, a later turn does so."""
        if self.damage.log is None:
            self._behind = True
            await self._follow()

    def announce(self, what: Presence) -> None:
        """Tell other servers; see EventLog."""
        self._log.announce(what)

    async def _follow(self) -> None:
        try:
            if self._behind:
                await self._catch_up()
        except SteppedBack:
            raise
        except Exception as error:
            self._log_failing(error)

    def _log_failing(self, error: Exception) -> None:
        """Once, however long it lasts: a full disk must not be filled with complaints."""
        if not self._is_failing:
            self._is_failing = True
            logger.warning("room %s: its log fails: %s", self.room_id, error, exc_info=error)

    def _log_recovered(self) -> None:
        if self._is_failing:
            self._is_failing = False
            logger.warning("room %s: its log works again", self.room_id)

    async def _catch_up(self) -> Sequence[Stored]:
        """Adopt what the log has beyond the state, and return it.

        A long log is folded aside, all at once: votes of a whole evening add up faster together.
        """
        tail = await self._log.tail(self.room_id, self.state.seq)
        if self.state.seq and (tail.damage.log or not goes_on(self.state.seq, self.lineages, tail)):
            raise SteppedBack(self.room_id)
        self.damage = self.damage.read_on(tail.damage) if self.state.seq else tail.damage
        self.lineages = tail.lineages
        fold = partial(folded, self.state, tail.events)
        is_long = len(tail.events) > FOLDED_ASIDE
        state, recorded = await asyncio.to_thread(fold) if is_long else fold()
        self._adopt(state, recorded)
        self._behind = False
        return tail.events


def _refused(batch: Sequence[Asked], code: Code, facts: Facts) -> dict[Key, Outcome]:
    return {each.key: refused(each.id, code, facts) for each in batch}
