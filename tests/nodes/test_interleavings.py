"""Whatever two servers do at once: both end as the log says, which has each answer's doing once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from liveroom.core import commands as c
from liveroom.core.events import QuestionReceived, SegmentCued, ShowEnded, VoteCast
from liveroom.core.ids import QuestionId
from liveroom.core.records import Conflict
from liveroom.store.postgres import PostgresLog, SharedDatabase
from tests.examples import examples
from tests.fakes import FakeClock
from tests.live.stage import MODERATOR, ROOM, Stage, attendee, stage
from tests.postgres import shared_server


class Counting(PostgresLog):
    """A log that counts its conflicts."""

    conflicts = 0

    async def append(self, *args: Any, **kwargs: Any) -> int:
        try:
            return await super().append(*args, **kwargs)
        except Conflict:
            self.conflicts += 1
            raise


@asynccontextmanager
async def two(database: str) -> AsyncIterator[tuple[tuple[Stage, Counting], ...]]:
    """Two servers in a new room on one database."""
    dsn, clock = shared_server().emptied(database), FakeClock()
    async with SharedDatabase.open(dsn) as one, SharedDatabase.open(dsn) as other:
        logs = Counting(one), Counting(other)
        async with stage(logs[0], clock) as here, stage(logs[1], clock, "x") as there:
            yield (here, logs[0]), (there, logs[1])


async def caught_up(*plays: Stage) -> None:
    """Return when all have followed the log to its end."""
    last = max(play.room_task.seq for play in plays)
    while any(play.room_task.seq < last for play in plays):
        for play in plays:
            play.room_task.follow()
        await asyncio.sleep(0)


acts = st.tuples(
    st.integers(0, 1),
    st.sampled_from(["ask", "vote", "again", "cue", "hold", "window"]),
    st.integers(0, 5),
)
Turns = list[list[tuple[int, str, int]]]


async def act(play: Stage, question: QuestionId, what: str, n: int) -> dict[str, Any]:
    match what:
        case "ask":
            return await play.say(attendee(n), c.Ask(f"Question of {n}?"))
        case "vote":
            return await play.say(attendee(n), c.Vote(question, True))
        case "again":  # the same id may come to both
            return await play.say(attendee(n), c.Ask("Once?"), f"once {n}")
        case "cue":
            return await play.say(MODERATOR, c.CueNext(play.room_task.room.rundown.current))
        case "hold":
            return await play.say(MODERATOR, c.Hold() if n % 2 else c.Resume())
        case _:
            return await play.say(MODERATOR, c.SetWindow("open" if n % 2 else "auto"))


@given(st.lists(st.lists(acts, min_size=1, max_size=12), min_size=1, max_size=6))
@settings(examples(3), phases=[Phase.explicit, Phase.reuse, Phase.generate])
def test_two_servers_end_alike_and_each_answer_is_in_the_log_once(turns: Turns) -> None:
    """What stands in one turn is asked at once."""

    async def walked() -> None:
        async with two("interleavings") as ((here, log), (there, _)):
            question = await here.approved()
            told: list[tuple[str, int, dict[str, Any]]] = []
            for turn in turns:
                answers = await asyncio.gather(
                    *(act((here, there)[at], question, what, n) for at, what, n in turn)
                )
                told += [
                    (what, n, answer)
                    for (_, what, n), answer in zip(turn, answers, strict=True)
                    if answer["ok"]
                ]
            await caught_up(here, there)
            stored = [each.recorded.event for each in await log.read(ROOM)]
            async with stage(log, here.clock) as fresh:
                rooms = [play.room_task.room for play in (here, there, fresh)]
        assert rooms[0] == rooms[1] == rooms[2]

        asked = {
            answer["question"]: answer["number"] for what, _, answer in told if "question" in answer
        }
        received = [each.question for each in stored if isinstance(each, QuestionReceived)]
        assert asked == {id: n for n, id in enumerate(received, 1) if id != question}
        cued = sum(what == "cue" for what, _, _ in told)
        assert cued == sum(isinstance(each, SegmentCued | ShowEnded) for each in stored)
        voters = {n for what, n, _ in told if what == "vote"}
        assert rooms[0].board.counts.get(question, 0) == len(voters)
        assert sum(isinstance(each, VoteCast) for each in stored) >= len(voters)

    asyncio.run(walked())


@pytest.mark.anyio
async def test_moderators_meet_no_conflict_in_a_storm_of_votes() -> None:
    """Votes go through both servers all the time; a moderator of one holds and goes on."""
    async with two("storm") as ((here, votes), (there, log)):
        question = await here.approved()
        await here.say(MODERATOR, c.CueNext(None))
        await caught_up(here, there)
        over = asyncio.Event()

        async def vote(play: Stage, first: int) -> None:
            number = first
            while not over.is_set():
                await play.say(attendee(number), c.Vote(question, True))
                number += 1

        storm = [
            asyncio.create_task(vote(play, 10_000 * n))
            for n, play in enumerate((here, there) * 4, 1)
        ]
        begun, answers = there.room_task.seq, []
        for number in range(20):
            command: c.Command = c.Hold() if number % 2 == 0 else c.Resume()
            answers.append(await there.say(MODERATOR, command))
        over.set()
        await asyncio.gather(*storm)
        assert [answer["ok"] for answer in answers] == [True] * 20

        stored = [each.recorded.event for each in await log.read(ROOM, begun)]
        between = [not isinstance(each, VoteCast) for each in stored]
        gaps = "".join("." if is_order else "v" for is_order in between).strip("v").split(".")
        assert sum(gap != "" for gap in gaps) > 10, "there was a storm"
        assert (votes.conflicts, log.conflicts) == (0, 0)
