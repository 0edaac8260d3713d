"""Who joins at one server is a newcomer on all, and who spends at one has spent on all."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import replace
from typing import Any

import pytest

from tests.fakes import FakeClock
from tests.postgres import shared_server
from tests.web.serving import Room, Running, Watcher, running

pytestmark = pytest.mark.anyio

KEY = "the operator's own secret"


@pytest.fixture(scope="module")
async def nodes() -> AsyncIterator[list[Running]]:
    """Two servers at an instant that lasts."""
    dsn, clock = shared_server().emptied("newcomers"), FakeClock()
    async with AsyncExitStack() as stack:
        yield [
            await stack.enter_async_context(running(log=dsn, clock=clock, owner_key=KEY))
            for _ in range(2)
        ]


@pytest.fixture
async def room(nodes: list[Running]) -> Room:
    """A room as those see it who come to the first server."""
    nodes[0].http.headers["Authorization"] = f"Bearer {KEY}"
    return await nodes[0].new_room()


@pytest.fixture
def there(room: Room, nodes: list[Running]) -> Room:
    """The same room as those see it who come to the second server."""
    return replace(room, server=nodes[1])


def claim(screen: dict[str, Any]) -> Any:
    """What of the first row a moderator is shown to be at."""
    return screen["rundown"][0]["claim"]


async def heard(here: Watcher, *desks: Watcher) -> None:
    """Return when the servers of these desks have heard all that the first one has said so far.

    Somebody claims a row there and lets it go, which is said after all else.
    """
    await here.until(lambda screen: claim(screen) is None)
    row = here.screen["rundown"][0]["segment"]
    await here.command("come", "claim", segment=row, on=True)
    for desk in desks:
        await desk.until(claim)
    await here.command("leave", "claim", segment=row, on=False)
    for desk in (here, *desks):
        await desk.until(lambda screen: claim(screen) is None)


async def test_where_votes_are_strict_a_newcomer_waits_on_every_server(
    room: Room, there: Room
) -> None:
    question, moderator = await room.approved(), room.tokens["moderator"]
    await room.do(moderator, "strict_votes", on=True)
    async with room.watch(moderator) as here, there.watch(moderator) as desk:
        joined = await room.join()
        await heard(here, desk)

        answer = await there.send(joined, "vote", question=question, value=True)

    assert answer.json()["code"] == "too_new"


async def test_thirty_votes_of_newcomers_from_one_address_are_marked_through_whatever_servers(
    room: Room, there: Room
) -> None:
    question, moderator = await room.approved(), room.tokens["moderator"]
    async with room.watch(moderator) as here, there.watch(moderator) as desk:
        joined = [await each.join() for each in (room, there) for _ in range(15)]
        await heard(here, desk)
        await heard(desk, here)

        for number, person in enumerate(joined):
            at = (room, there)[number % 2]
            await at.do(person, "vote", question=question, value=True)
        for each in (here, desk):
            await each.until(lambda screen: screen["questions"][question]["suspicious"])


async def test_who_joins_from_the_address_of_somebody_muted_waits_as_held_on_every_server(
    room: Room, there: Room, nodes: list[Running]
) -> None:
    """Also where a server comes after both have joined."""
    await room.to_questions()
    moderator, muted = room.tokens["moderator"], await room.join()
    asked = (await room.do(muted, "ask", text="Why?"))["question"]
    async with room.watch(moderator) as here, there.watch(moderator) as desk:
        person = (await here.until(lambda screen: screen["questions"]))["questions"][asked]
        await heard(here, desk)
        await room.do(moderator, "mute", person=person["person"], on=True)
        await desk.until(lambda screen: screen["questions"][asked]["muted"])
        joined = await there.join()

        waiting = [(await there.do(joined, "ask", text="Why not?"))["question"]]
        settings = nodes[0].app_state.settings
        async with running(log=settings.log, clock=nodes[0].app_state.clock) as late:
            latest = replace(room, server=late)
            async with latest.watch(moderator) as other:
                await other.until(lambda screen: screen["audience"]["count"] == 0)
                await heard(desk, other)
                waiting.append((await latest.do(joined, "ask", text="Not yet?"))["question"])
                screen = await other.until(lambda screen: len(screen["questions"]) == 3)

    assert [screen["questions"][each]["state"] for each in waiting] == ["held"] * 2


async def test_what_is_limited_for_people_and_secrets_is_limited_on_all_servers_together(
    room: Room, there: Room, nodes: list[Running]
) -> None:
    """Ten questions of a person at once, and ten wrong keys from an address, wherever they go.

    The last test here: nobody opens a room from this address any more.
    """
    await room.to_questions()
    person, moderator = await room.join(), room.tokens["moderator"]
    for number in range(10):
        await room.do(person, "ask", text=f"Question {number}?")
        wrong = await nodes[0].call("GET", "/api/v1/rooms", f"wrong {number}")
        assert wrong.status_code == 401
    async with asyncio.timeout(10):  # a right key costs nothing, so it may be tried until then
        while (await nodes[1].call("GET", "/api/v1/rooms", KEY)).status_code == 200:
            pass

    answer = await there.send(person, "ask", text="One more?")

    assert (answer.status_code, answer.json()["code"]) == (429, "too_often")
    assert (await there.do(await there.join(), "ask", text="Mine?"))["number"] == 11
    assert (await there.screen(moderator))["qa"]["window"] == "open"
