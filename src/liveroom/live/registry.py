"""The rooms in memory: each is replayed from its log on a visit, and unloaded after the last."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Coroutine, Mapping, Sequence
from types import MappingProxyType
from typing import Final, Self, TypeVar

from liveroom.core.commands import LoadProgram
from liveroom.core.events import TextsErased
from liveroom.core.ids import CommandId, RoomId
from liveroom.core.program import Program
from liveroom.core.records import Key, LinkRow, NotStored
from liveroom.core.rehearsal.pace import rehearsed
from liveroom.core.vocabulary.damage import Damage, Damaged
from liveroom.live import heap
from liveroom.live.batch import Opening
from liveroom.live.clock import Clock
from liveroom.live.command_queue import CommandQueue, TurnTook, untimed
from liveroom.live.event_log import EventLog
from liveroom.live.folding import SteppedBack
from liveroom.live.likeness.erased import forget_compared
from liveroom.live.room_log import RoomLog
from liveroom.live.room_task import RoomTask
from liveroom.live.showing.trouble import DamagedRooms

T = TypeVar("T")

OPENING: Key = ("opener", CommandId("opening"))
"""Under which a room keeps the answer to its own opening; no link or person has this name."""

IDLE_SECONDS: Final = 600.0
LOOKS: Final = 10
"""How often in that time it is looked who is there."""

logger = logging.getLogger(__name__)


class Rooms:
    """The rooms of one log and their tasks. Leaving closes them; idle ones are unloaded."""

    def __init__(
        self,
        log: EventLog,
        clock: Clock,
        new_id: Callable[[], str],
        idle_seconds: float = IDLE_SECONDS,
        unloaded: Callable[[Collection[RoomId]], None] = lambda rooms: None,
        took: TurnTook = untimed,
    ) -> None:
        """`unloaded` is told of rooms of which nothing has to be kept."""
        self._log, self._clock, self._new_id = log, clock, new_id
        self._idle_seconds = idle_seconds
        self._forget_rooms, self._took = unloaded, took
        self.erased: Callable[[RoomId, TextsErased], None] = lambda room, event: None
        """Hears of what was erased in a room, here or by another server."""
        self._room_tasks: dict[RoomId, RoomTask] = {}
        self._runs: dict[RoomTask, asyncio.Task[None]] = {}
        self._visited: dict[RoomId, int] = {}
        """When somebody was last seen in each of them."""
        self._unloading: asyncio.Task[None] | None = None
        self._replays: dict[RoomId, asyncio.Task[RoomTask | Exception | None]] = {}
        self._tasks: set[asyncio.Task[object]] = set()
        self._deleting: set[RoomId] = set()
        self.damaged = DamagedRooms()
        self._is_closing = False

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def find(self, room: RoomId) -> RoomTask | None:
        """The running room, as it was before any damage of its log; None when it was never opened.

        Many may ask at once: it is replayed once. Raises Damaged or NotStored where none is read.
        """
        if (room_task := self._room_tasks.get(room)) is not None:
            self._visited[room] = self._clock.now()
            return room_task
        if room in self._deleting:
            return None
        if room not in self._replays:
            self._replays[room] = self._start(self._replay(room))
        # Whoever stops waiting must not stop the others: the replay is a task of its own.
        found = await asyncio.shield(self._replays[room])
        if isinstance(found, Exception):
            raise found
        return found

    async def open(
        self,
        room: RoomId,
        program: Program,
        also: Sequence[Opening] = (),
        links: Mapping[bytes, LinkRow] = MappingProxyType({}),
        facts: Mapping[str, object] = MappingProxyType({}),
    ) -> RoomTask:
        """A new room with this program, what the owner asks for besides, and links, all in one go.

        Raises Refused, NotStored, or Repeated with the facts of the first time when it exists.
        """
        room_log = self._log_of(room)
        await room_log.open((LoadProgram(program), *also), OPENING, facts, links)
        if room in self._room_tasks or room in self._replays:  # somebody has found it meanwhile
            found = await self.find(room)
            assert found is not None, "what was stored can be found"
            return found
        return self._run(RoomTask(room_log, self._clock, CommandQueue(self._took)))

    async def delete(self, room: RoomId, code: int) -> None:
        """Delete a room, also one that cannot be read; its screens are closed with a close code.

        While another runs, the last bytes of it may stay until none does, so as to hold up none.
        Whoever stops waiting does not stop it. Raises NotStored where something may be left.
        """
        failed = await asyncio.shield(self._start(self._delete(room, code)))
        if failed is not None:
            raise failed

    async def _delete(self, room: RoomId, code: int) -> Exception | None:
        self._deleting.add(room)
        try:
            if (replay := self._replays.get(room)) is not None:
                await asyncio.wait([replay])
            if (room_task := self._room_tasks.get(room)) is not None:
                room_task.close_where(lambda _: True, code)
                self.unload(room_task)
            if runs := [run for each, run in self._runs.items() if each.room_id == room]:
                await asyncio.wait(runs)
            await self._log.delete(room, in_use=self.is_running)
        except NotStored as error:
            return error
        finally:
            self._deleting.discard(room)
            self._unloaded({room})
        self.damaged.note(room, Damage())
        return None

    def wake(self) -> asyncio.Task[None]:
        """Load the rooms that will do something by themselves; rehearsals wait for a visit."""
        return self._start(self._wake())

    async def _wake(self) -> None:
        try:
            heads = await self._log.heads()
        except NotStored:
            return  # whoever asks whether the server is ready is told of that
        for room, head in heads.items():
            if head.alarm is None or rehearsed(room) is not None:
                continue
            try:
                await self.find(room)
            except Damaged:
                continue  # it is told already
            except Exception as error:
                logger.warning(
                    "room %s cannot be read, and does nothing by itself: %s", room, error
                )

    def known(self) -> Mapping[RoomId, int]:
        """Up to which seq each room in memory is known."""
        return {room: room_task.seq for room, room_task in self._room_tasks.items()}

    @property
    def running(self) -> Collection[RoomTask]:
        """The rooms in memory."""
        return self._room_tasks.values()

    def loaded(self, room: RoomId) -> RoomTask | None:
        """The room, if it is in memory."""
        return self._room_tasks.get(room)

    def drop(self, room: RoomId, code: int) -> None:
        """Another server has deleted the room; its screens are closed with a close code."""
        if (room_task := self._room_tasks.get(room)) is not None:
            room_task.close_where(lambda _: True, code)
            self.unload(room_task)
            self._unloaded({room})

    @property
    def is_running(self) -> bool:
        """Whether any room has a segment on, or may have by what it is just doing."""
        return bool(self._replays) or any(each.is_running for each in self._room_tasks.values())

    async def close(self) -> None:
        """Answer what waits, close every subscriber, and return when no task is left."""
        self._is_closing = True
        if self._unloading is not None:
            self._unloading.cancel()
            await asyncio.wait([self._unloading])
        for room_task in self._room_tasks.values():
            room_task.stop()
        try:
            while self._tasks:
                await asyncio.wait(self._tasks)
        finally:  # nothing is left, unless whoever closes has lost patience
            for task in self._tasks:
                task.cancel()

    def _start(self, work: Coroutine[object, object, T]) -> asyncio.Task[T]:
        if self._is_closing:
            work.close()
            raise RuntimeError("the rooms are closed")
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def _log_of(self, room: RoomId) -> RoomLog:
        return RoomLog(room, self._log, self._clock, self._new_id)

    async def _replay(self, room: RoomId) -> RoomTask | Exception | None:
        room_log = self._log_of(room)
        try:
            if not await room_log.replay():
                return None
            # Aside, like the fold: the lists of a full room take long to sort.
            queue = CommandQueue(self._took)
            return self._run(await asyncio.to_thread(RoomTask, room_log, self._clock, queue))
        except Exception as error:  # an outcome like any other: it must not end the other rooms
            return error
        finally:
            self.damaged.note(room, room_log.damage)
            del self._replays[room]

    def _run(self, room_task: RoomTask) -> RoomTask:
        self._runs[room_task] = self._start(self._run_until_stopped(room_task))
        room = room_task.room_id  # alone: who holds the task, too, keeps it until a collection
        self._room_tasks[room] = room_task
        room_task.showing.erased = lambda event: self.erased(room, event)
        self._visited[room] = self._clock.now()
        if self._unloading is None or self._unloading.done():
            self._unloading = asyncio.get_running_loop().create_task(self._unload_idle())
        return room_task

    async def _unload_idle(self) -> None:
        """Stop rooms that are left alone, for as long as there are any."""
        while self._room_tasks:
            await self._clock.sleep(self._idle_seconds / LOOKS)
            if rooms := await self._unload_left_alone():
                self._unloaded(rooms)
            heap.give_back(collect=bool(rooms) and not self.is_running)
            try:
                await self.compact()
            except NotStored as error:
                logger.warning("bytes of what was deleted are left: %s", error)

    async def compact(self) -> bool:
        """Leave no byte of what was deleted or erased; whether none is left. See EventLog."""
        return await self._log.compact(in_use=self.is_running)

    async def _unload_left_alone(self) -> set[RoomId]:
        """Unload what was left alone; the rooms, once their tasks are over and hold nothing."""
        left = self._left_alone(self._clock.now())
        runs = [self._runs[room_task] for room_task in left]
        for room_task in left:
            self.unload(room_task)
        if runs:
            await asyncio.wait(runs)
        return {room_task.room_id for room_task in left}

    def _unloaded(self, rooms: Collection[RoomId]) -> None:
        """Keep nothing of these; their words, too, were remembered to compare questions."""
        forget_compared()
        self._forget_rooms(rooms)

    def _left_alone(self, now: int) -> list[RoomTask]:
        """The rooms that may go by now; of the others it is noted when somebody was there."""
        for room, room_task in self._room_tasks.items():
            if not room_task.is_idle:
                self._visited[room] = now
        since = now - self._idle_seconds * 1000
        return [each for room, each in self._room_tasks.items() if self._visited[room] <= since]

    def unload(self, room_task: RoomTask) -> None:
        """Let the room go; the next to look for it gets it from its log, even before it is over."""
        self._forget(room_task)
        room_task.stop()

    def _forget(self, room_task: RoomTask) -> None:
        room = room_task.room_id
        if self._room_tasks.get(room) is room_task:
            del self._room_tasks[room], self._visited[room]

    async def _run_until_stopped(self, room_task: RoomTask) -> None:
        try:
            await room_task.run()
        except* SteppedBack:
            logger.warning("room %s is read anew: it is not what was known", room_task.room_id)
        except* Exception as error:
            # A defect ends this room's task only; the next to ask gets it from its log again.
            logger.exception("room %s fell", room_task.room_id, exc_info=error)
        finally:
            self._forget(room_task)
            del self._runs[room_task]
