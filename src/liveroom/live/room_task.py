"""One task per room: everything that is asked of a room passes through it, one turn at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Final

from msgspec import Struct

from liveroom.core.commands import Command
from liveroom.core.ids import CommandId, RoomId
from liveroom.core.records import Key
from liveroom.core.refusals import Code
from liveroom.core.roles import AUDIENCES, Audience, Person
from liveroom.core.room import Room
from liveroom.core.screens.diff import Screen, personal, voted
from liveroom.live.batch import Outcome
from liveroom.live.broadcast import Publisher
from liveroom.live.changes import COUNTED, headcount_panel
from liveroom.live.clock import Clock
from liveroom.live.command_queue import Asker, Full, Inbox, Waiting
from liveroom.live.heartbeat import Beats
from liveroom.live.messages import encode, patch_frame, refused
from liveroom.live.room_log import Ledger
from liveroom.live.snapshots import Greeting, Snapshot, Views
from liveroom.live.subscribers import Hub, Seat

RESTARTING: Final = 1012


class Runner:
    """A running room. Stored before answered, answered before shown."""

    def __init__(self, ledger: Ledger, clock: Clock) -> None:
        self._ledger = ledger
        self._clock = clock
        self._inbox = Inbox()
        self._hub = Hub()
        self._beats = Beats(clock, self._hub.offer)
        self._views = Views()
        self._greeting = Greeting(ledger.epoch)
        self._publisher = Publisher(self._hub, clock, ledger.state, self._is_pressed)
        self._wake = asyncio.Event()
        self._is_stopping = False
        self._is_in_turn = False

    @property
    def room_id(self) -> RoomId:
        return self._ledger.room_id

    @property
    def epoch(self) -> str:
        """The lineage that wrote the log."""
        return self._ledger.epoch

    @property
    def room(self) -> Room:
        """The room as it is on disk."""
        return self._ledger.state.room

    @property
    def seq(self) -> int:
        """The number of the room's last event."""
        return self._ledger.state.seq

    @property
    def is_running(self) -> bool:
        """Whether a segment is on, held or not, or may be by what is just being decided."""
        return self.room.rundown.on is not None or self._is_pressed()

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
        that is cancelled stops waiting; the command is carried out all the same. `busy` and
        `not_stored` mean that nothing was kept and the same id may be sent again. One whose turn
        comes after `not_after` (UTC ms) is refused as `lapsed`.
        """
        answer: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        self.post(command, by, actor, command_id, _Awaiting(answer), not_after)
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

        True when so many wait that the caller should read no more from whoever asks, until the
        answer: else those who have to be turned away as `busy` cost what the others need.
        """
        waiting = Waiting(command, by, (actor, command_id), not_after, asker=asker)
        try:
            is_crowded = self._inbox.put(waiting)
        except Full:
            asker.answer(command, _busy(waiting))
            return False
        self._wake.set()
        return is_crowded

    def snapshot(self, by: Person) -> Snapshot:
        """The whole screen that somebody sees now. Its panels are shared: do not change them."""
        audience = AUDIENCES[by.role]
        whole = self._views.screen(self._ledger.state, audience)
        own = {} if by.id is None else personal(self.room, by.id)
        screen = {**whole, **own, **self._headcount_for(audience)}
        return Snapshot(self.epoch, self.seq, self._clock.now(), screen)

    def sit(self, seat: Seat, resume: tuple[str, int] | None) -> None:
        """Give the seat a whole screen, and from then on patches.

        One that sits already and has fallen behind does the same to come back. `resume` is the
        epoch and the seq of the last frame it saw; when nothing was told since, the seat gets a
        patch with no more than the headcount in it.
        """
        if self._is_stopping:
            seat.close(RESTARTING)
            return
        frame = self._nothing_new(seat) if self._is_current(resume) else self._whole(seat)
        self._hub.add(seat)
        self._beats.add(seat)
        seat.offer(frame)
        self._publisher.count_again()

    def leave(self, seat: Seat) -> None:
        """Tell the seat no more. One that never sat may leave too."""
        self._hub.remove(seat)
        self._beats.remove(seat)
        self._publisher.count_again()

    def close_where(self, predicate: Callable[[Seat], bool], code: int) -> None:
        """Close every seat of which this is so, with a WebSocket close code."""
        self._hub.close_where(predicate, code)
        self._publisher.count_again()

    def stop(self) -> None:
        """Let `run` answer what waits, close the seats and return."""
        self._is_stopping = True
        self._inbox.close()
        self._wake.set()

    async def run(self) -> None:
        """Take turns until `stop`.

        A defect in showing ends the room: the seats come back to one replayed from the log.
        """
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._publisher.run())
                beats = tasks.create_task(self._beats.run())
                await self._take_turns()
                beats.cancel()
                self._publisher.stop()
        finally:
            self._end()

    async def _take_turns(self) -> None:
        while not self._is_stopping or self._inbox:
            if self._inbox:
                await self._turn(self._inbox.take())
            else:
                await self._wake.wait()
                self._wake.clear()

    def _end(self) -> None:
        self._is_stopping = True
        self._inbox.close()
        while left := self._inbox.take():
            for waiting in left:
                waiting.asker.answer(waiting.command, _busy(waiting))
        self._hub.close_where(lambda seat: True, RESTARTING)

    def _is_pressed(self) -> bool:
        """Whether somebody waits for an answer."""
        return self._is_in_turn or bool(self._inbox)

    async def _turn(self, batch: list[Waiting]) -> None:
        outcomes: Mapping[Key, Outcome] = {}
        self._is_in_turn = True
        try:
            outcomes = await self._ledger.turn(batch)
            self._have_told()
        finally:  # a room cut off in mid-turn does not know: the same id asks again
            for waiting in batch:
                outcome = outcomes.get(waiting.key) or _busy(waiting)
                waiting.asker.answer(waiting.command, outcome)
            self._is_in_turn = False

    def _have_told(self) -> None:
        """What has happened since this was last called is shown, if not at once then soon."""
        before, events = self._ledger.take_fresh()
        changed = self._publisher.take(before, self._ledger.state, events)
        self._views.follow(self.seq, changed, voted(events))

    def _is_current(self, resume: tuple[str, int] | None) -> bool:
        return resume == (self.epoch, self.seq) and self._publisher.is_current(self.seq)

    def _whole(self, seat: Seat) -> bytes:
        shared = self._views.encoded(self._ledger.state, seat.audience)
        own = {} if seat.person is None else personal(self.room, seat.person)
        own = {**own, **self._headcount_for(seat.audience)}
        return self._greeting.frame(self.seq, self._clock.now(), shared, encode(own))

    def _nothing_new(self, seat: Seat) -> bytes:
        panels = self._headcount_for(seat.audience)
        return patch_frame(self.seq, self._clock.now(), encode(panels))

    def _headcount_for(self, audience: Audience) -> Screen:
        return headcount_panel(self._publisher.headcount) if audience in COUNTED else {}


class _Awaiting(Struct, frozen=True):
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


def _busy(waiting: Waiting) -> bytes:
    return refused(waiting.id, Code.BUSY)
