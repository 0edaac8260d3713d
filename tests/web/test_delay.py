"""A late stream: what attendees and the overlay get over the web is as late."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.fakes import FIRST, FakeClock
from tests.web.serving import Room, Running, running

pytestmark = pytest.mark.anyio

DELAY = 20


@pytest.fixture
async def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
async def server(clock: FakeClock) -> AsyncIterator[Running]:
    async with running(clock=clock) as started:
        yield started


async def page(room: Room, role: str) -> str:
    path = f"/r/{room.name}" + ("" if role == "attendee" else f"/{role}")
    headers = {"Cookie": await room.cookie(role)}
    return (await room.server.call("GET", path, headers=headers)).text


async def test_pages_and_programs_get_the_room_of_a_while_ago(room: Room, clock: FakeClock) -> None:
    owner = room.tokens["owner"]
    await room.do(owner, "open")
    rev = (await room.screen(owner))["event"]["rev"]
    await room.do(owner, "change_event", rev=rev, delay_seconds=DELAY)
    await clock.advance(DELAY)
    asked = await room.do(await room.join(), "ask", text="Pourquoi?")
    await room.do(owner, "approve", question=asked["question"], rev=1)
    await room.do(owner, "go_live", question=asked["question"], rev=2)

    async def sees(role: str) -> list[bool]:
        screen = await room.server.call("GET", f"{room.api}/screen", room.tokens[role])
        return ["Pourquoi?" in text for text in (screen.text, await page(room, role))]

    assert [await sees(role) for role in ("attendee", "overlay")] == [[False] * 2] * 2
    assert [await sees(role) for role in ("host", "moderator")] == [[True] * 2] * 2
    listed = await room.server.call("GET", f"{room.api}/questions", room.tokens["attendee"])
    assert listed.json()["questions"] == []

    await clock.advance(DELAY)
    assert [await sees(role) for role in ("attendee", "overlay")] == [[True] * 2] * 2
    told = await room.server.call("GET", f"{room.api}/screen", room.tokens["attendee"])
    assert told.json()["server_time"] == FIRST + DELAY * 1000
