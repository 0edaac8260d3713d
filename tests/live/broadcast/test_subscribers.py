"""Subscribers: born behind, then kept up by patches; the headcount; and how they are sent away."""

from __future__ import annotations

import asyncio
from itertools import pairwise

import pytest

from liveroom.core import commands as c
from liveroom.core.roles import Person
from liveroom.core.screens.renditions import Rendition
from liveroom.live.broadcast import subscribers as fan_out
from liveroom.live.broadcast.first_frames import SAME_MS
from tests.fakes import settle
from tests.live.stage import (
    ANA,
    BEA,
    HOST,
    MODERATOR,
    OVERLAY,
    ROOM,
    SPEAKER,
    VIEWER,
    Log,
    Watcher,
    attendee,
    forget,
    stage,
)

pytestmark = pytest.mark.anyio

EPOCH = f"e1.{ROOM}"


@pytest.mark.parametrize("who", [ANA, VIEWER, MODERATOR, HOST, SPEAKER, OVERLAY])
async def test_a_seat_gets_one_whole_screen_and_then_patches(who: Person) -> None:
    async with stage() as play:
        question = await play.approved()
        subscriber = play.subscribe(who)
        assert subscriber.kinds == ["screen"]
        assert subscriber.screen == play.screen(who)

        await play.quiet()
        await play.say(MODERATOR, c.CueNext(None))
        await play.say(MODERATOR, c.Queue(question, 2))
        await play.say(MODERATOR, c.GoLive(question, 3))
        await play.quiet()

        assert set(subscriber.kinds[1:]) == {"patch"}
        assert subscriber.screen == play.screen(who)


async def test_a_screen_says_where_it_stands() -> None:
    async with stage() as play:
        subscriber = play.subscribe(VIEWER)
        screen = subscriber.told[0]
        assert (screen["epoch"], screen["seq"]) == (play.room_task.epoch, play.room_task.seq)
        assert screen["server_time"] == play.clock.now()


async def test_who_come_within_some_milliseconds_are_told_the_same_bytes() -> None:
    async with stage() as play:
        await play.approved(who=BEA)
        first, second = play.subscribe(VIEWER), play.subscribe(VIEWER)
        await play.clock.advance(SAME_MS / 1000)
        later, asker = play.subscribe(VIEWER), play.subscribe(BEA)

        assert first.frames[0] is second.frames[0]
        assert later.told[0]["server_time"] == first.told[0]["server_time"] + SAME_MS
        assert asker.screen == play.screen(BEA) != play.screen(VIEWER)


@pytest.mark.parametrize(
    "resume",
    [("e0.plaza", 2), ("e1.harbour", 2), (EPOCH, 0), (EPOCH, 3), None],
    ids=["another past", "another room", "too long ago", "from the future", "nothing"],
)
async def test_any_other_position_gets_a_screen(resume: tuple[str, int] | None) -> None:
    async with stage() as play:
        assert (play.room_task.epoch, play.room_task.seq) == (EPOCH, 2)
        assert play.subscribe(ANA, resume=resume).kinds == ["screen"]


async def test_a_seat_that_reads_too_slowly_comes_back_with_a_whole_screen() -> None:
    async with stage() as play:
        slow = play.subscribe(VIEWER)
        await play.quiet()
        slow.is_behind = True
        await play.say(MODERATOR, c.CueNext(None))
        await play.say(MODERATOR, c.CueNext(play.segment(1)))
        await settle()
        slow.is_behind = False
        forget(slow)

        play.room_task.subscribe(slow, None)
        await play.say(MODERATOR, c.Hold())
        await play.quiet()

        assert slow.kinds == ["screen", "patch"]
        assert slow.screen == play.screen(VIEWER)


async def test_one_who_sits_while_a_frame_goes_round_gets_it_in_the_screen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fan_out, "CHUNK", 2)
    late: list[Watcher] = []

    async with stage() as play:

        class Doorkeeper(Watcher):
            def offer(self, frame: bytes, written: int = 0) -> None:
                super().offer(frame, written)
                if len(late) < 3 and self.kinds[-1] == "patch":
                    late.append(play.subscribe(VIEWER))

        subscribers = [play.subscribe(VIEWER) for _ in range(5)]
        play.room_task.subscribe(Doorkeeper(VIEWER), None)
        subscribers += [play.subscribe(VIEWER) for _ in range(5)]
        await play.quiet()

        await play.say(MODERATOR, c.CueNext(None))
        await play.quiet()

        assert len(late) >= 1
        fresh = play.screen(VIEWER)
        assert [subscriber.screen == fresh for subscriber in subscribers + late] == [True] * (
            10 + len(late)
        )


async def test_others_get_their_turn_while_a_frame_goes_round_a_big_room() -> None:
    async with stage() as play:
        subscribers = [play.subscribe(VIEWER) for _ in range(1_200)]
        await play.quiet()
        forget(*subscribers)

        await play.say(MODERATOR, c.CueNext(None))
        reached = []
        while not subscribers[-1].frames:
            reached.append(sum(bool(subscriber.frames) for subscriber in subscribers))
            await settle(1)

        assert [count for count in sorted(set(reached)) if count] == list(
            range(fan_out.CHUNK, 1_200, fan_out.CHUNK)
        )
        assert len({subscriber.frames[0] for subscriber in subscribers}) == 1
        assert all(
            subscriber.frames[0] is subscribers[0].frames[0] for subscriber in subscribers
        ), "encoded once"


async def test_a_big_room_is_told_in_smaller_parts_while_somebody_waits_for_an_answer() -> None:
    log = Log()
    async with stage(log) as play:
        subscribers = [play.subscribe(VIEWER) for _ in range(1_200)]
        await play.quiet()
        forget(*subscribers)

        await play.say(MODERATOR, c.CueNext(None))
        log.gate.clear()
        waiting = asyncio.create_task(play.say(MODERATOR, c.AddTime(60)))
        reached = [0]
        while not subscribers[-1].frames:
            await settle(1)
            reached.append(sum(bool(subscriber.frames) for subscriber in subscribers))
        log.gate.set()

        _, *parts = [after - before for before, after in pairwise(reached) if after != before]
        assert set(parts) == {fan_out.HURRIED_CHUNK}  # the first may have begun before
        assert (await waiting)["ok"] is True


async def test_a_person_at_two_screens_sees_the_same_on_both() -> None:
    async with stage() as play:
        phone, laptop = play.subscribe(ANA), play.subscribe(ANA, rendition=Rendition.LEAN)
        await play.say(ANA, c.Ask("Who pays?"))
        await play.quiet()
        assert phone.screen == laptop.screen == play.screen(ANA)


async def test_what_a_person_is_told_comes_in_one_frame_with_what_all_are_told() -> None:
    async with stage() as play:
        asked = await play.say(ANA, c.Ask("Who pays?"))
        ana, bea = play.subscribe(ANA), play.subscribe(BEA)
        await play.quiet()
        forget(ana, bea)

        await play.say(MODERATOR, c.Approve(asked["question"], 1))
        await settle()

        assert [set(frame["panels"]) for frame in ana.told] == [{"questions", "mine"}]
        assert [set(frame["panels"]) for frame in bea.told] == [{"questions"}]


async def test_a_seat_that_breaks_is_sent_away_and_costs_nobody_a_frame() -> None:
    class Broken(Watcher):
        def offer(self, frame: bytes, written: int = 0) -> None:
            if self.frames:
                raise RuntimeError("no transport")
            super().offer(frame, written)

    async with stage() as play:
        broken, next_to_it = Broken(VIEWER), Watcher(VIEWER)
        play.room_task.subscribe(broken, None)
        play.room_task.subscribe(next_to_it, None)
        await play.say(MODERATOR, c.CueNext(None))
        await play.quiet()

        assert broken.closed == [1013]
        assert next_to_it.screen == play.screen(VIEWER)


async def test_the_seats_of_a_revoked_link_are_closed() -> None:
    async with stage() as play:
        kept, revoked = play.subscribe(ANA), play.subscribe(BEA)
        await play.quiet()

        play.room_task.close_where(lambda subscriber: subscriber is revoked, 4403)
        await play.say(MODERATOR, c.CueNext(None))
        await play.quiet()

        assert (kept.closed, revoked.closed) == ([], [4403])
        assert kept.screen["audience"] == {"count": 1}
        assert revoked.screen["now"] is None


async def test_the_headcount_is_told_at_once_and_then_at_most_each_five_seconds() -> None:
    async with stage() as play:
        moderator, overlay = play.subscribe(MODERATOR), play.subscribe(OVERLAY)
        counts: list[object] = []

        def heard() -> list[object]:
            panels = [frame["panels"] for frame in moderator.told[1:]]
            told = [each["audience"]["count"] for each in panels if "audience" in each]
            return told[len(counts) :]

        subscribers = [play.subscribe(attendee(0))]
        await settle()
        counts += (first := heard())
        subscribers += [play.subscribe(attendee(n)) for n in range(1, 300)]
        await play.clock.advance(4.9)
        assert heard() == []
        await play.clock.advance(0.1)
        counts += (second := heard())
        await play.clock.advance(60)

        assert (first, second, heard()) == ([1], [300], [])
        assert overlay.kinds == ["screen"]
        assert "audience" not in overlay.screen


async def test_a_headcount_that_comes_back_is_not_told() -> None:
    async with stage() as play:
        moderator = play.subscribe(MODERATOR)
        subscriber = play.subscribe(ANA)
        await play.clock.advance(1)
        forget(moderator)

        play.room_task.unsubscribe(subscriber)
        await play.clock.advance(1)
        play.subscribe(ANA)
        await play.clock.advance(60)

        assert moderator.told == []


async def test_moderators_are_told_a_second_later_who_of_the_staff_is_there() -> None:
    async with stage() as play:
        moderator, host = play.subscribe(MODERATOR), play.subscribe(HOST)
        speaker = Watcher(SPEAKER, name="Ana")
        for again in (speaker, Watcher(SPEAKER, name="Ana")):
            play.room_task.subscribe(again, None)
        await play.clock.advance(0.9)
        assert moderator.screen["staff"] == []
        await play.clock.advance(0.1)

        there = [
            {"role": "host", "name": None, "screens": 1},
            {"role": "moderator", "name": None, "screens": 1},
            {"role": "speaker", "name": "Ana", "screens": 2},
        ]
        assert moderator.screen["staff"] == there
        assert play.subscribe(MODERATOR).screen["staff"] == there
        assert "staff" not in host.screen
        assert speaker.kinds == ["screen"]


async def test_staff_who_load_their_page_anew_are_not_told_of() -> None:
    async with stage() as play:
        moderator, host = play.subscribe(MODERATOR), play.subscribe(HOST)
        await play.clock.advance(1)
        forget(moderator)
        play.room_task.unsubscribe(host)
        await play.clock.advance(0.9)
        play.subscribe(HOST)
        await play.clock.advance(60)

        assert moderator.told == []


async def test_leaving_twice_or_without_a_seat_is_nothing() -> None:
    async with stage() as play:
        subscriber = play.subscribe(ANA)
        play.room_task.unsubscribe(subscriber)
        play.room_task.unsubscribe(subscriber)
        play.room_task.unsubscribe(Watcher(BEA))
        await play.say(ANA, c.Ask("Who pays?"))
        await play.quiet()
        assert subscriber.kinds == ["screen"]


async def test_closing_sends_every_seat_away_to_come_back() -> None:
    async with stage() as play:
        subscriber = play.subscribe(ANA)
        late = Watcher(BEA)
    play.room_task.subscribe(late, None)
    assert (subscriber.closed, late.closed) == ([1012], [1012])
