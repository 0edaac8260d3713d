"""What is erased leaves every screen at once, wherever it was kept for them."""

from __future__ import annotations

import json

import pytest

from liveroom.core import commands as c
from liveroom.live.broadcast.card_pages import Sort
from liveroom.store.memory import MemoryLog
from tests.fakes import FakeClock
from tests.live.stage import (
    ANA,
    BEA,
    HOST,
    MODERATOR,
    OVERLAY,
    OWNER,
    ROOM,
    SPEAKER,
    VIEWER,
    Stage,
    Watcher,
    stage,
)

pytestmark = pytest.mark.anyio

EVERYBODY = (ANA, BEA, VIEWER, MODERATOR, OWNER, HOST, SPEAKER, OVERLAY)
CANARY = "canary"


async def spoken(played: Stage) -> None:
    """Somebody asked, and staff wrote about it, each with a mark of its own."""
    one = await played.say(ANA, c.Ask("canary one?", "canary Ana"))
    two = await played.say(ANA, c.Ask("canary two?"))
    await played.say(MODERATOR, c.Approve(one["question"], 1))
    await played.say(MODERATOR, c.Edit(one["question"], 2, "canary three?"))
    await played.say(MODERATOR, c.Note(one["question"], 3, "canary note"))
    await played.say(MODERATOR, c.GoLive(one["question"], 4))
    await played.say(MODERATOR, c.Dismiss(two["question"], 1, "canary reason"))
    await played.say(MODERATOR, c.Message("staff", "canary message"))
    await played.say(MODERATOR, c.Banner("canary banner"))
    row = played.room_task.room.rundown.segments[0]
    await played.say(MODERATOR, c.ChangeSegment(row.id, row.rev, note="canary segment"))
    await played.quiet()


def has_canary(watcher: Watcher) -> bool:
    return CANARY in json.dumps(watcher.screen)


async def test_all_screens_lose_what_the_owner_erases_and_new_ones_never_see_it() -> None:
    async with stage() as played:
        await spoken(played)
        there = [played.subscribe(who) for who in EVERYBODY]
        assert [who for who, each in zip(EVERYBODY, there, strict=True) if has_canary(each)] == [
            ANA, BEA, VIEWER, MODERATOR, OWNER, HOST, SPEAKER, OVERLAY,
        ]  # fmt: skip
        blinked = there[0]
        assert (await played.say(OWNER, c.EraseRoom()))["ok"]
        await played.quiet()

        assert not any(map(has_canary, there))
        for who in EVERYBODY:
            assert not has_canary(played.subscribe(who))
            assert CANARY not in json.dumps(played.screen(who))
        assert not has_canary(played.come_back(blinked))


async def test_who_was_away_meanwhile_loses_it_with_what_was_missed() -> None:
    async with stage() as played:
        away = played.subscribe(MODERATOR)
        await spoken(played)
        played.room_task.unsubscribe(away)
        await played.say(MODERATOR, c.Erase(person=ANA.id))
        await played.quiet()
        back = played.come_back(away)

        left = json.dumps(back.screen)
        assert [text for text in ("canary one", "canary Ana", "canary note") if text in left] == []
        assert "canary message" in left


async def test_a_room_that_is_shown_late_loses_it_at_once_and_never_shows_what_waited() -> None:
    async with stage() as played:
        event = played.room_task.room.program
        await played.say(OWNER, c.ChangeEvent(event.rev, delay_seconds=60))
        await spoken(played)
        await played.clock.advance(60)
        await played.quiet()
        late = await played.approved("canary four?", BEA)
        viewer = played.subscribe(VIEWER)
        assert has_canary(viewer)

        await played.say(OWNER, c.EraseRoom())
        await played.quiet()
        assert not has_canary(viewer)
        assert late not in viewer.screen["questions"], "that is shown as late as ever"
        await played.clock.advance(60)
        await played.quiet()
        assert viewer.screen["questions"][late]["text"] == ""
        assert viewer.screen == played.room_task.snapshot(VIEWER).screen


async def test_a_room_that_is_loaded_again_is_as_it_was_left() -> None:
    log, clock = MemoryLog("e1"), FakeClock()
    async with stage(log, clock) as played:
        await spoken(played)
        await played.say(MODERATOR, c.Erase(person=ANA.id))
        await played.quiet()
        left, screens = played.room_task.room, [played.screen(who) for who in EVERYBODY]
    async with stage(log, clock) as played:
        assert played.room_task.room == left
        assert [played.screen(who) for who in EVERYBODY] == screens


async def test_similar_questions_and_pages_of_cards_do_not_tell_of_it() -> None:
    async with stage() as played:
        question = await played.approved("Will the canary bridge stay open?")
        assert [
            each.question.id for each in await played.room_task.similar(BEA, "canary bridge open?")
        ]
        await played.say(OWNER, c.EraseRoom())
        await played.compared()

        assert await played.room_task.similar(BEA, "canary bridge open?") == []
        (card,) = played.room_task.questions(VIEWER, Sort.NEWEST, None).cards
        assert (card["id"], card["text"]) == (question, "")


async def test_whoever_keeps_names_hears_of_it() -> None:
    heard = []
    async with stage() as played:
        played.rooms.erased = lambda room, event: heard.append((room, event.person))
        await played.say(ANA, c.EraseMine())
        assert heard == [(ROOM, ANA.id)]
