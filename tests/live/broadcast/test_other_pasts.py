"""After a fail-over nobody goes on from a past that is no more, and nobody loads anew in vain."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liveroom.core import commands as c
from liveroom.core.events import Recorded
from liveroom.core.ids import RoomId
from liveroom.core.records import Answers, AnswersAfter, Lineages, OtherLineage, Tail
from liveroom.core.roles import Person
from liveroom.core.screens.renditions import Rendition
from liveroom.store.appending import answers_after, count_ordered
from liveroom.store.memory import MemoryLog
from tests.examples import examples
from tests.fakes import FakeClock, settle
from tests.live.stage import ANA, BEA, MODERATOR, ROOM, VIEWER, Stage, Watcher, stage

FIRST = 2
"""The events of a room whose doors are open; what is lost came later."""


class Replicated(MemoryLog):
    """The log of several servers, whose standby may take over and lack the end of it."""

    def __init__(self) -> None:
        super().__init__("e1")
        self._firsts = [(1, "e1")]
        self._answered: list[tuple[int, Answers]] = []

    async def append(
        self,
        room: RoomId,
        recorded: Sequence[Recorded],
        answers: Answers | AnswersAfter,
        expect: int | None = None,
        from_reserve: bool = False,
        alarm: int | None = None,
        lineage: str | None = None,
    ) -> int:
        if lineage not in (None, self._epoch):
            raise OtherLineage(self._epoch)
        last = await super().append(room, recorded, answers, expect, from_reserve, alarm, lineage)
        if recorded and self._firsts[-1][1] != self._epoch:
            self._firsts.append((last - len(recorded) + 1, self._epoch))
        self._answered.append((last, answers_after(answers, last - len(recorded))))
        return last

    async def tail(self, room: RoomId, after: int) -> Tail:
        last = len(await self.read(room))
        return Tail(await self.read(room, after), last, Lineages((*self._firsts,), self._epoch))

    def fail_over(self, lost: int) -> None:
        """The standby takes over; so many of the last events never reached it."""
        kept = self._rooms[ROOM]
        last = max(FIRST, len(kept.events) - lost)
        del kept.events[last:]
        kept.control = count_ordered(kept.events)
        for _, answers in (each for each in self._answered if each[0] > last):
            for key in answers:
                del kept.answers[key]
        self._answered = [each for each in self._answered if each[0] <= last]
        self._firsts = [first for first in self._firsts if first[0] <= last]
        self._epoch = f"e{int(self._epoch[1:]) + 1}"


class Server:
    """One of the servers on the log; a room that lost its end is read anew."""

    def __init__(self, play: Stage) -> None:
        self.play = play

    async def up(self) -> Stage:
        """What runs there, once it has followed the log."""
        for _ in range(2):
            room_task = await self.play.rooms.find(ROOM)
            assert room_task is not None
            self.play.room_task = room_task
            room_task.follow()
            await settle(50)
        return self.play

    async def say(self, who: Person, command: c.Command) -> None:
        """Ask for something, and let what comes of it be told here."""
        room_task = await self.play.rooms.find(ROOM)
        assert room_task is not None
        self.play.room_task = room_task
        await self.play.say(who, command)
        await settle()


@asynccontextmanager
async def servers(log: MemoryLog) -> AsyncIterator[list[Server]]:
    clock = FakeClock()
    async with stage(log, clock) as here, stage(log, clock, prefix="x") as there:
        yield [Server(here), Server(there)]


async def come_back(server: Server, old: Watcher) -> Watcher:
    """Somebody whose line was lost comes to a server and says what they saw last."""
    play = await server.up()
    back = play.subscribe(
        old.who, rendition=old.rendition, resume=(old.epoch, old.seq), screen=old.screen
    )
    back.epoch = back.epoch or old.epoch
    await play.quiet()
    assert back.screen == play.screen(old.who, old.rendition)
    return back


@pytest.mark.anyio
@pytest.mark.parametrize("rendition", Rendition)
async def test_who_stays_connected_through_a_fail_over_goes_on_from_there_later(
    rendition: Rendition,
) -> None:
    """What is told after it says whose it is, so that the next to be asked knows it for its own."""
    log = Replicated()
    async with servers(log) as (here, there):
        phone = (await here.up()).subscribe(VIEWER, rendition=rendition)
        log.fail_over(lost=0)
        await here.say(MODERATOR, c.CueNext(None))
        await there.up()
        here.play.room_task.unsubscribe(phone)
        await there.say(MODERATOR, c.Banner("Back in five minutes"))
        await here.up()

        back = await come_back(here, phone)

    assert [frame.get("epoch") for frame in phone.told] == [f"e1.{ROOM}", f"e2.{ROOM}"]
    assert back.kinds == ["patch"]
    assert (back.told[0]["epoch"], back.screen["banner"]["text"]) == (
        f"e2.{ROOM}",
        "Back in five minutes",
    )


@pytest.mark.anyio
async def test_what_is_told_before_a_fail_over_does_not_say_whose_it_is() -> None:
    log = Replicated()
    async with servers(log) as (here, _):
        phone = (await here.up()).subscribe(VIEWER)
        await here.say(MODERATOR, c.CueNext(None))
    assert [frame["t"] for frame in phone.told] == ["screen", "patch"]
    assert "epoch" not in phone.told[1]


@pytest.mark.anyio
async def test_who_saw_what_is_lost_goes_on_from_nothing() -> None:
    """The same number is another event after it, on the server that showed it too."""
    log = Replicated()
    async with servers(log) as (here, there):
        phone = (await here.up()).subscribe(VIEWER)
        await here.say(MODERATOR, c.CueNext(None))
        log.fail_over(lost=2)
        await there.say(MODERATOR, c.Banner("Back in five minutes"))
        await there.say(MODERATOR, c.Blackout(True))
        assert log.read is not None
        await here.up()
        assert phone.closed != []

        for server in (here, there):
            back = await come_back(server, phone)
            assert back.kinds[0] == "screen"


@pytest.mark.anyio
async def test_who_saw_what_another_server_passed_over_gets_a_whole_screen_there() -> None:
    """Before and after it nothing is on, so that no patch there says that nothing is."""
    log = Replicated()
    async with servers(log) as (here, there):
        await there.up()
        await here.say(MODERATOR, c.CueNext(None))
        phone = (await here.up()).subscribe(VIEWER)
        assert phone.screen["now"] is not None
        here.play.room_task.unsubscribe(phone)
        await here.say(MODERATOR, c.End())

        back = await come_back(there, phone)

    assert (back.kinds[0], back.screen["now"]) == ("screen", None)


some = st.integers(0, 5)
server = st.integers(0, 1)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("sit"), server, st.sampled_from([VIEWER, ANA, MODERATOR]), some),
        st.tuples(st.sampled_from(["leave", "return"]), server, some),
        st.tuples(st.sampled_from(["ask", "vote", "approve", "cue", "hold", "banner"]), server),
        st.tuples(st.just("follow"), server),
        st.tuples(st.just("fail over"), st.integers(0, 3)),
    ),
    min_size=8,
    max_size=30,
)


class Walk:
    def __init__(self, log: Replicated, servers: list[Server]) -> None:
        self.log = log
        self.servers = servers
        self.sitting: list[tuple[Server, Watcher]] = []
        self.gone: list[Watcher] = []

    async def take(self, step: tuple[Any, ...]) -> None:
        match step:
            case "sit", at, who, n:
                play = await self.servers[at].up()
                watcher = play.subscribe(who, rendition=[*Rendition][n % len(Rendition)])
                self.sitting.append((self.servers[at], watcher))
            case "leave", _, n:
                if self.sitting:
                    at, watcher = self.sitting.pop(n % len(self.sitting))
                    at.play.room_task.unsubscribe(watcher)
                    self.gone.append(watcher)
            case "return", at, n:
                if self.gone:
                    old = self.gone.pop(n % len(self.gone))
                    back = await come_back(self.servers[at], old)
                    self.sitting.append((self.servers[at], back))
            case "follow", at:
                await self.servers[at].up()
            case "fail over", lost:
                self.log.fail_over(lost)
            case what, at:
                await self._say(what, self.servers[at])

    async def _say(self, what: str, at: Server) -> None:
        room = at.play.room_task.room
        first = next(iter(room.board.questions.values()), None)
        match what:
            case "ask":
                await at.say(ANA, c.Ask("Who pays?"))
            case "cue":
                await at.say(MODERATOR, c.CueNext(room.rundown.current))
            case "hold":
                await at.say(MODERATOR, c.Resume() if room.rundown.on else c.Hold())
            case "banner":
                await at.say(MODERATOR, c.Banner(f"Seen at {room.rundown.rev}"))
            case "vote" if first:
                await at.say(BEA, c.Vote(first.id, True))
            case "approve" if first:
                await at.say(MODERATOR, c.Approve(first.id, first.rev))

    async def end(self) -> None:
        """All have followed; who was sent away has come back. Every screen is as the room is."""
        for at in self.servers:
            await at.up()
            await at.play.quiet()
        for at, watcher in self.sitting:
            if watcher.closed:
                await come_back(at, watcher)
            else:
                assert watcher.screen == at.play.screen(watcher.who, watcher.rendition)
        for watcher in self.gone:
            for at in self.servers:
                await come_back(at, watcher)


@given(steps)
@examples(40)
def test_whatever_is_lost_a_screen_that_goes_on_is_a_fresh_one(
    steps: list[tuple[Any, ...]],
) -> None:
    async def walked() -> None:
        log = Replicated()
        async with servers(log) as both:
            walk = Walk(log, both)
            for step in steps:
                await walk.take(step)
            await walk.end()

    asyncio.run(walked())
