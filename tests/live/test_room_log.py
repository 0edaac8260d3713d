"""A log that fails, and a log that somebody else writes too."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from liveroom.core import commands as c
from liveroom.core.events import Recorded
from liveroom.core.ids import RoomId
from liveroom.core.records import Answers, AnswersAfter, Conflict, NotStored, Stored
from liveroom.core.room import replay
from liveroom.live import batch
from tests.fakes import FakeClock, settle
from tests.live.stage import (
    ANA,
    BEA,
    HOST,
    MODERATOR,
    OWNER,
    ROOM,
    VIEWER,
    Log,
    attendee,
    forget,
    stage,
)

pytestmark = pytest.mark.anyio


async def test_what_cannot_be_stored_does_not_happen() -> None:
    log = Log()
    async with stage(log) as play:
        viewer = play.subscribe(VIEWER)
        await play.quiet()
        forget(viewer)
        before = play.room_task.room

        log.is_full = True
        answers = await asyncio.gather(
            play.say(MODERATOR, c.CueNext(None), "c1"),
            play.say(MODERATOR, c.Hold(), "c2"),
            play.say(ANA, c.Ask("Who pays?"), "c3"),
        )
        await settle()

        assert list(answers) == [
            {"ok": False, "id": id, "code": "not_stored"} for id in ("c1", "c2", "c3")
        ]
        assert (play.room_task.room, viewer.told) == (before, [])


async def test_when_there_is_space_again_the_same_command_is_carried_out() -> None:
    log = Log()
    async with stage(log) as play:
        log.is_full = True
        await play.say(ANA, c.Ask("Who pays?"), "c1")
        log.is_full = False

        answer = await play.say(ANA, c.Ask("Who pays?"), "c1")

        assert (answer["ok"], answer["number"]) == (True, 1)


async def test_a_log_that_fails_is_complained_of_once(caplog: pytest.LogCaptureFixture) -> None:
    log = Log()
    async with stage(log) as play:
        log.is_full = True
        for n in range(50):
            await play.say(ANA, c.Ask(f"Question {n}?"))
        log.is_full = False
        await play.say(ANA, c.Ask("Who pays?"))

    assert [record.getMessage() for record in caplog.records] == [
        "room plaza: its log fails: no space left",
        "room plaza: its log works again",
    ]


async def test_an_answer_too_old_to_be_in_memory_is_found_in_the_log(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(batch, "MOST_REMEMBERED", 2)
    async with stage() as play:
        first = await play.raw(ANA, c.Ask("Who pays?"), "c1")
        for n in range(3):
            await play.say(attendee(n), c.Ask(f"Question {n}?"))
        seq = play.room_task.seq

        assert await play.raw(ANA, c.Ask("Who pays?"), "c1") == first
        assert play.room_task.seq == seq


class Unreadable(Log):
    """Can be written, and not always read."""

    is_unreadable = False

    async def read(self, room: RoomId, after: int = 0) -> list[Stored]:
        if self.is_unreadable:
            raise NotStored("the disk is gone")
        return await super().read(room, after)


async def test_who_cannot_read_what_others_wrote_decides_nothing_until_it_can() -> None:
    log, clock = Unreadable(), FakeClock()
    async with stage(log, clock) as here, stage(log, clock, prefix="x") as there:
        await here.say(MODERATOR, c.CueNext(None))
        log.is_unreadable = True
        blind = await there.say(MODERATOR, c.Hold(), "c1")
        log.is_unreadable = False

        assert blind["code"] == "not_stored"
        assert (await there.say(MODERATOR, c.Hold(), "c1"))["ok"] is True


async def test_an_answer_given_before_is_given_again_even_when_the_disk_is_full() -> None:
    log = Log()
    async with stage(log) as play:
        first = await play.raw(ANA, c.Ask("Who pays?"), "c1")
        log.is_full = True

        again, new = await asyncio.gather(
            play.raw(ANA, c.Ask("Who pays?"), "c1"), play.say(BEA, c.Ask("Who decides?"))
        )

        assert (again, new["code"]) == (first, "not_stored")


async def test_on_a_full_disk_moderators_go_on_in_the_very_turn_in_which_others_are_refused() -> (
    None
):
    log = Log()
    async with stage(log) as play:
        question = await play.approved()
        viewer, moderator = play.subscribe(VIEWER), play.subscribe(MODERATOR)
        await play.quiet()
        log.is_full = log.has_reserve = True

        answers = await asyncio.gather(
            play.say(ANA, c.Ask("Who pays?")),
            play.say(MODERATOR, c.CueNext(None)),
            play.say(BEA, c.Vote(question, True)),
            play.say(HOST, c.GoLive(question, 2)),
            play.say(OWNER, c.Hold()),
        )
        await play.quiet()

        assert [answer.get("code", "ok") for answer in answers] == [
            "not_stored",
            "ok",
            "not_stored",
            "not_stored",
            "ok",
        ]
        assert play.room_task.room == replay([each.recorded for each in await log.read(ROOM)])
        assert viewer.screen == play.screen(VIEWER)
        assert moderator.screen == play.screen(MODERATOR)
        assert play.screen(VIEWER)["now"]["held_at"] is not None  # type: ignore[index]  # JSON


async def test_who_was_refused_on_a_full_disk_is_heard_under_the_same_id_later() -> None:
    log = Log()
    async with stage(log) as play:
        first = await play.raw(BEA, c.Ask("Who decides?"), "c1")
        log.is_full = log.has_reserve = True
        refused, again, held = await asyncio.gather(
            play.say(ANA, c.Ask("Who pays?"), "c2"),
            play.raw(BEA, c.Ask("Who decides?"), "c1"),
            play.say(MODERATOR, c.CueNext(None), "c3"),
        )
        log.is_full = False

        assert (refused["code"], again, held["ok"]) == ("not_stored", first, True)
        assert (await play.say(ANA, c.Ask("Who pays?"), "c2"))["number"] == 2
        assert await play.say(MODERATOR, c.CueNext(None), "c3") == held


async def test_a_disk_that_is_full_but_for_its_reserve_is_complained_of_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    log = Log()
    async with stage(log) as play:
        log.is_full = log.has_reserve = True
        for n in range(20):
            await asyncio.gather(
                play.say(ANA, c.Ask(f"Question {n}?")), play.say(MODERATOR, c.AddTime(60))
            )
            await play.say(MODERATOR, c.SetWindow("open" if n % 2 else "auto"))
        log.is_full = False
        await play.say(ANA, c.Ask("Who pays?"))

    assert [record.getMessage() for record in caplog.records] == [
        "room plaza: its log fails: no space left but the reserve",
        "room plaza: its log works again",
    ]


class Torn(Log):
    """Stores once, and then says something unforeseen."""

    is_torn = False

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
        last = await super().append(room, recorded, answers, expect, from_reserve, alarm, lineage)
        if self.is_torn:
            self.is_torn = False
            raise OSError("the line to the disk was cut")
        return last


async def test_after_a_failure_in_doubt_the_room_is_what_the_log_has() -> None:
    log = Torn()
    async with stage(log) as play:
        viewer = play.subscribe(VIEWER)
        log.is_torn = True

        doubtful = await play.say(MODERATOR, c.CueNext(None), "c1")
        await play.quiet()
        assert viewer.screen == play.screen(VIEWER)
        assert play.room_task.room.rundown.current == play.segment(1)

        again = await play.say(MODERATOR, c.CueNext(None), "c1")
        assert (doubtful["code"], again["ok"], again["segment"]) == (
            "not_stored",
            True,
            play.segment(1),
        )
        assert play.room_task.seq == (await log.head(play.room_task.room_id)).seq  # type: ignore[union-attr]  # it is there


async def test_a_second_server_on_the_same_log_decides_again_on_what_it_finds() -> None:
    log, clock = Log(), FakeClock()
    async with stage(log, clock) as here, stage(log, clock, prefix="x") as there:
        viewer = there.subscribe(VIEWER)
        await here.say(MODERATOR, c.CueNext(None))

        late = await there.say(MODERATOR, c.CueNext(None))
        held = await there.say(MODERATOR, c.Hold())
        resumed = await here.say(MODERATOR, c.Resume())
        await there.say(MODERATOR, c.AddTime(60))
        await there.quiet()

        assert (late["code"], late["on"]) == ("already_cued", here.segment(1))
        assert (held["ok"], resumed["ok"]) == (True, True)
        assert viewer.screen == there.screen(VIEWER)
        await here.say(ANA, c.Ask("Who pays?"))
        assert (here.room_task.room.rundown, here.room_task.seq) == (
            there.room_task.room.rundown,
            there.room_task.seq + 1,
        )


class Hesitant(Log):
    """Keeps the append after a conflict waiting."""

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
        try:
            return await super().append(
                room, recorded, answers, expect, from_reserve, alarm, lineage
            )
        except Conflict:
            self.gate.clear()
            raise


async def test_what_another_server_wrote_is_seen_while_the_own_turn_still_waits() -> None:
    log, clock = Hesitant(), FakeClock()
    async with stage(log, clock) as here, stage(log, clock, prefix="x") as there:
        early = there.subscribe(VIEWER)
        await here.say(MODERATOR, c.CueNext(None))
        added = asyncio.ensure_future(there.say(MODERATOR, c.Hold()))
        await settle()

        seen, late = there.screen(VIEWER), there.subscribe(VIEWER)
        log.gate.set()
        await there.quiet()

        assert (seen["now"]["segment"], seen["now"]["held_at"]) == (there.segment(1), None)  # type: ignore[index]  # JSON
        assert (await added)["ok"] is True
        assert early.screen == late.screen == there.screen(VIEWER)


async def test_questions_sent_to_two_servers_all_arrive() -> None:
    log, clock = Log(), FakeClock()
    async with stage(log, clock) as here, stage(log, clock, prefix="x") as there:
        moderator = there.subscribe(MODERATOR)
        await asyncio.gather(*(here.say(attendee(n), c.Ask(f"Here {n}?")) for n in range(5)))
        await asyncio.gather(*(there.say(attendee(n), c.Ask(f"There {n}?")) for n in range(5)))
        await there.quiet()

        assert len(there.room_task.room.board.questions) == 10
        assert moderator.screen == there.screen(MODERATOR)


async def test_a_command_sent_to_two_servers_has_one_effect_and_one_answer() -> None:
    log, clock = Log(), FakeClock()
    async with stage(log, clock) as here, stage(log, clock, prefix="x") as there:
        first = await here.raw(ANA, c.Ask("Who pays?"), "c1")
        moderator = there.subscribe(MODERATOR)

        again, other = await asyncio.gather(
            there.raw(ANA, c.Ask("Who pays?"), "c1"), there.say(OWNER, c.CueNext(None))
        )
        await there.quiet()

        assert (again, other["ok"]) == (first, True)
        assert len(there.room_task.room.board.questions) == 1
        assert moderator.screen == there.screen(MODERATOR)


class Contested(Log):
    """Somebody else is always faster."""

    rival = False

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
        if self.rival and expect is not None:
            await super().append(room, recorded, {}, expect)
        return await super().append(room, recorded, answers, expect, from_reserve, alarm, lineage)


async def test_whoever_always_comes_second_is_told_so_in_the_end() -> None:
    log = Contested()
    async with stage(log) as play:
        await play.say(MODERATOR, c.CueNext(None))
        log.rival = True

        answer = await play.say(MODERATOR, c.AddTime(60))

        assert answer["code"] == "not_stored"
        assert play.room_task.seq == (await log.head(play.room_task.room_id)).seq  # type: ignore[union-attr]  # it is there
