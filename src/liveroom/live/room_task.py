"""One task per room: everything that is asked of a room passes through it, one turn at a time."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Mapping
from typing import Final

from liveroom.core.commands import Ask, Claim, Command, MuteAgain
from liveroom.core.ids import CommandId, PersonId, QuestionId, RoomId
from liveroom.core.records import Key
from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Person, check
from liveroom.core.room import Room
from liveroom.core.rundown.alarm import Alarm, next_alarm
from liveroom.live.alarm_clock import AlarmClock, Look, ring
from liveroom.live.batch import Outcome
from liveroom.live.broadcast.card_pages import Page, Sort
from liveroom.live.broadcast.claims import Claimant
from liveroom.live.broadcast.messages import accepted, refused
from liveroom.live.broadcast.snapshots import Snapshot
from liveroom.live.broadcast.subscribers import Subscriber
from liveroom.live.broadcast.surfaces import Linked
from liveroom.live.clock import Clock
from liveroom.live.command_queue import Asker, Awaiting, CommandQueue, Full, Waiting, of_itself
from liveroom.live.likeness.shown_questions import Similar
from liveroom.live.newcomers import Newcomers, suspicion
from liveroom.live.room_log import RoomLog
from liveroom.live.showing.showing import Showing
from liveroom.live.simulated.audience import attend

RESTARTING: Final = 1012


class RoomTask:
    """A running room. Stored before answered, answered before shown."""

    def __init__(self, room_log: RoomLog, clock: Clock, queue: CommandQueue) -> None:
        self._room_log = room_log
        self._clock = clock
        self._queue = queue
        self.showing = Showing(room_log, clock, self._queue.is_pressed)
        """Who looks on, here and at other servers, and what they see."""
        self._alarm_clock = AlarmClock[Alarm | Look](room_log.clock)
        self.newcomers = Newcomers(room_log.room_id, room_log.clock.now, room_log.announce)
        """Who has just joined, at any server."""
        self.newcomers.follow(room_log.state.room.board.safety.muted)
        self._wake = asyncio.Event()
        self._log_moved = False
        self._is_stopping = False

    @property
    def room_id(self) -> RoomId:
        return self._room_log.room_id

    @property
    def epoch(self) -> str:
        """That of the last event, as it is told to whoever looks on."""
        return self.epoch_of(self.seq)

    def epoch_of(self, seq: int) -> str:
        """The same of another event, by its seq."""
        return self.showing.epochs.of(seq)

    @property
    def room(self) -> Room:
        """The room as it is on disk."""
        return self._room_log.state.room

    @property
    def seq(self) -> int:
        """The number of its last event."""
        return self._room_log.state.seq

    @property
    def is_running(self) -> bool:
        """Whether a segment is on, or may be by what is just being decided."""
        is_on = self.room.rundown.on is not None and self._room_log.damage.log is None
        return is_on or self._queue.is_pressed()

    @property
    def is_idle(self) -> bool:
        """Whether nothing runs, nobody waits or looks on, and nothing will happen by itself; a
        rehearsal runs for those alone who look on."""
        is_left = self.showing.is_left
        if self.room.rehearsal is not None:
            return is_left and not self._queue.is_pressed()
        return is_left and not self.is_running and self._next_alarm(self.now()) is None

    @property
    def has_staff(self) -> bool:
        """Whether anybody of the staff looks on; an overlay may be left running."""
        return self.showing.has_staff

    def simulate(self, attending: int) -> None:
        """Count so many attendees more."""
        self.showing.simulate(attending)

    def now(self) -> int:
        """The room's time, in UTC ms: in a rehearsal it is not that of its people."""
        return self._room_log.clock.now()

    async def submit(
        self,
        command: Command,
        by: Person,
        actor: str,
        command_id: CommandId,
        not_after: int | None = None,
    ) -> bytes:
        """The answer to a command, once it is on disk: JSON without words.

        The same actor's same id gets the first answer again, whatever is asked with it. A caller
        that is cancelled stops waiting; the command is carried out all the same. After `busy` and
        `not_stored` the same id may be sent again. One whose turn comes after `not_after` (UTC ms)
        is refused as `lapsed`.
        """
        answer: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        self.post(command, by, actor, command_id, Awaiting(answer), not_after)
        return await answer

    def post(
        self,
        command: Command,
        by: Person,
        actor: str,
        command_id: CommandId,
        asker: Asker,
        not_after: int | None = None,
    ) -> bool:
        """The same for a caller who does not wait: `asker` hears the answer.

        Here alone it is asked who may. True when so many wait that the caller should read no more
        from whoever asks until the answer: those turned away as `busy` cost what others need.
        """
        by = self.newcomers.known(by)
        waiting = Waiting(command, by, (actor, command_id), not_after, asker=asker)
        try:
            check(by, command)
            return self._put(waiting)
        except Refused as no:
            asker.answer(command, refused(command_id, no.code, no.facts))
        except Full:
            asker.answer(command, waiting.busy)
        return False

    async def joined(self, person: PersonId, origin: str, before: PersonId | None) -> None:
        """Somebody has become a person, who is muted again if they were so `before`, in the same
        browser. Raises Refused where that cannot be done now."""
        self.newcomers.joined(person, origin)
        if before is not None and before in self.room.board.safety.muted:
            waiting, answer = of_itself(MuteAgain(person), f"mute {person}")
            try:
                self._put(waiting)
            except Full:
                raise Refused(Code.BUSY) from None
            await answer

    def claim(self, command: Claim, by: Person, claimant: Claimant, command_id: CommandId) -> bytes:
        """The answer to a claim, with another's who was there first; not stored. Raises Refused."""
        check(by, command)
        other = self.showing.claim(command, claimant, self.room)
        return accepted(command_id, self.seq, {"claim": other})

    def snapshot(self, by: Person, paged: bool = False) -> Snapshot:
        """The whole screen that somebody sees now; `paged`: who fetches further cards itself."""
        self._queue_broadcast()
        return self.showing.snapshot(by, paged)

    def questions(self, by: Person, sort: Sort, after: QuestionId | None) -> Page:
        """A page of the cards that somebody may see, on from a question. Raises Refused."""
        self._queue_broadcast()
        return self.showing.questions(by, sort, after)

    async def similar(self, by: Person, text: str) -> list[Similar]:
        """Questions somebody was shown that seem to ask the same, best first. Raises Refused."""
        check(by, Ask(text))
        self._queue_broadcast()
        return await self.showing.similar(by, text)

    def subscribe(
        self, subscriber: Subscriber, resume: tuple[str, int] | None, paged: bool = False
    ) -> None:
        """Bring the subscriber up to date, and give it patches from then on.

        One that has fallen behind does the same to come back. `resume` is the epoch and the seq of
        the last frame it saw: where what was told since is still known it gets one patch, else a
        whole screen; `paged`: it fetches further cards itself, and its screen holds the first.
        """
        if self._is_stopping:
            subscriber.close(RESTARTING)
            return
        self._queue_broadcast()
        self.showing.subscribe(subscriber, resume, paged)

    def unsubscribe(self, subscriber: Subscriber) -> None:
        """Tell the subscriber no more. One that never sat may leave too."""
        self.showing.unsubscribe(subscriber)

    def close_where(self, predicate: Callable[[Linked], bool], code: int) -> None:
        """Close everybody of whom this is so, with a WebSocket close code."""
        self.showing.close_where(predicate, code)

    def follow(self) -> None:
        """Show soon what another server has written in the room's log."""
        self._log_moved = True
        self._wake.set()

    def stop(self) -> None:
        """Let `run` answer what waits, close the subscribers and return."""
        self._is_stopping = True
        self._queue.close()
        self._wake.set()

    async def run(self) -> None:
        """Take turns until `stop`. A defect in showing ends the room: its subscribers come back to
        one that is replayed from the log."""
        self._room_log.announce(self.showing.others.here())  # others answer with what they know
        try:
            async with asyncio.TaskGroup() as tasks:
                endless = [
                    *self.showing.start(tasks),
                    tasks.create_task(self._alarm_clock.run(self._next_due, self._ring)),
                ]
                if self.room.rehearsal is not None:
                    endless.append(tasks.create_task(attend(self, self._clock)))
                await self._take_turns()
                for task in endless:
                    task.cancel()
                self.showing.stop()
        finally:
            self._end()

    async def _take_turns(self) -> None:
        while not self._is_stopping or self._queue:
            if self._queue:
                await self._turn(self._queue.take())
            elif self._log_moved:
                self._log_moved = False
                await self._room_log.follow()
                self._queue_broadcast()
            else:
                await self._wake.wait()
                self._wake.clear()

    def _end(self) -> None:
        self._is_stopping = True
        self._queue.close()
        while left := self._queue.take():
            for waiting in left:
                waiting.asker.answer(waiting.command, waiting.busy)
        self.showing.close(RESTARTING)

    async def _turn(self, batch: list[Waiting]) -> None:
        outcomes: Mapping[Key, Outcome] = {}
        self._room_log.attending = self.showing.attending
        try:
            outcomes = await self._room_log.turn(batch)
            self._queue_broadcast()
        finally:  # a room cut off in mid-turn does not know: the same id asks again
            for waiting in batch:
                outcome = outcomes.get(waiting.key) or waiting.busy
                waiting.asker.answer(waiting.command, outcome)
            self._queue.answered()

    def _queue_broadcast(self) -> None:
        """What has happened since this was last called is shown, if not at once then soon."""
        before, recorded = self._room_log.take_fresh()
        if not recorded:
            return
        now = self.room
        if before.room.control != now.control:
            self._alarm_clock.set_again()
            self.newcomers.follow(now.board.safety.muted)
        self.showing.follow(before, self._room_log.state, recorded)
        self.showing.surfaces.changed(now)
        with contextlib.suppress(Full):
            for question in self.newcomers.suspected(recorded):
                self._put(of_itself(suspicion(question), f"suspect {question}")[0])

    def _next_alarm(self, now: int) -> Alarm | None:
        is_damaged = self._room_log.damage.log is not None
        return None if is_damaged else next_alarm(self.room.program, self.room.rundown, now)

    def _next_due(self, now: int) -> Alarm | Look | None:
        alarm, look = self._next_alarm(now), self.showing.next_look()
        return look if alarm is None or (look is not None and look.at < alarm.at) else alarm

    async def _ring(self, due: Alarm | Look) -> bool:
        if isinstance(due, Look):
            self.showing.look(self.now())
            return True
        return await ring(due, self._put, self.room_id)

    def _put(self, waiting: Waiting) -> bool:
        """Let it wait for its turn; see CommandQueue.put."""
        is_crowded = self._queue.put(waiting)
        self._wake.set()
        return is_crowded
