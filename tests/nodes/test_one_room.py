"""Several servers on one PostgreSQL database: whoever comes to any of them is in the same room."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from dataclasses import replace
from typing import Any

import psycopg
import pytest
from websockets.exceptions import ConnectionClosed

from liveroom.core.ids import RoomId
from tests.fakes import FakeClock, settle
from tests.postgres import shared_server
from tests.web.serving import PROGRAM, Room, Running, Watcher, running

pytestmark = pytest.mark.anyio

START = PROGRAM["starts_at"]
LINK_REVOKED = 4403
ROOM_DELETED = 4410


async def test_a_cue_on_one_server_is_seen_on_the_other(room: Room, there: Room) -> None:
    async with there.watch(room.tokens["attendee"]) as attendee:
        await attendee.until(lambda screen: screen["now"] is None)
        await room.do(room.tokens["moderator"], "open")
        cued = await room.do(room.tokens["moderator"], "cue_next", after=None)
        screen = await attendee.until(lambda screen: screen["now"] is not None)

    assert screen["now"]["segment"] == cued["segment"]
    assert attendee.seq >= cued["seq"], "the headcount may be noted beside it"


@pytest.mark.parametrize(
    "said", ["said", "said x", "said x {", 'said x {"type":"else"}', "news x", ""]
)
async def test_what_a_server_does_not_understand_keeps_it_from_nothing(
    room: Room, there: Room, said: str
) -> None:
    async with there.watch(room.tokens["moderator"]) as desk:
        await desk.hear()
        with psycopg.connect(shared_server().dsn("nodes"), autocommit=True) as connection:
            connection.execute("SELECT pg_notify('liveroom', %s)", (said,))
        await room.do(room.tokens["moderator"], "open")
        await desk.until(lambda screen: screen["event"]["phase"] != "draft")


async def test_who_asks_on_any_server_is_told_the_one_number_of_the_question(
    room: Room, there: Room
) -> None:
    await room.to_questions()
    askers = [(each, await each.join()) for each in (room, there) for _ in range(20)]

    asked = await asyncio.gather(
        *(
            each.do(token, "ask", text=f"Who pays for {n}?")
            for n, (each, token) in enumerate(askers)
        )
    )

    assert sorted(each["number"] for each in asked) == [*range(1, 41)]
    for each in (room, there):
        async with each.watch(room.tokens["moderator"]) as desk:
            screen = await desk.until(lambda screen: len(screen["questions"]) == 40)
        numbers = {question: card["number"] for question, card in screen["questions"].items()}
        assert numbers == {each["question"]: each["number"] for each in asked}


async def test_a_command_sent_to_two_servers_is_carried_out_once(room: Room, there: Room) -> None:
    await room.to_questions()
    person = await room.join()

    first = await room.send(person, "ask", id="same", text="Who pays?")
    second = await there.send(person, "ask", id="same", text="Who pays?")

    assert first.json() == second.json()
    for each in (room, there):
        async with each.watch(room.tokens["moderator"]) as desk:
            screen = await desk.until(lambda screen: screen["questions"])
        assert len(screen["questions"]) == 1


async def test_of_two_moderators_on_two_servers_one_cues(room: Room, there: Room) -> None:
    moderator = room.tokens["moderator"]
    await room.do(moderator, "open")

    answers = await asyncio.gather(
        room.send(moderator, "cue_next", id="here", after=None),
        there.send(moderator, "cue_next", id="there", after=None),
    )

    refused = [each.json() for each in answers if each.status_code != 200]
    assert [each["code"] for each in refused] == ["already_cued"]
    shown = [(await each.screen(moderator))["now"]["segment"] for each in (room, there)]
    assert shown == [(await room.segments())[0]] * 2


async def test_votes_through_both_servers_all_count_once(room: Room, there: Room) -> None:
    question = await room.approved()
    voters = [await room.join() for _ in range(10)]

    await asyncio.gather(
        *(
            each.do(voter, "vote", question=question, value=True)
            for voter in voters
            for each in (room, there)
        )
    )

    for each in (room, there):
        async with each.watch(room.tokens["moderator"]) as watcher:
            await watcher.until(lambda screen: screen["questions"][question]["votes"] == 10)


async def test_a_link_that_is_revoked_on_one_server_is_closed_on_the_other(
    room: Room, there: Room, nodes: list[Running]
) -> None:
    owner = room.tokens["owner"]
    made = await nodes[0].call("POST", f"{room.api}/links", owner, json={"role": "host"})
    link, token = made.json()["link"], made.json()["token"]

    async with there.watch(token) as host:
        await host.hear()
        gone = await nodes[0].call("DELETE", f"{room.api}/links/{link}", owner)
        assert gone.status_code == 204
        assert await closed(host) == LINK_REVOKED
    answer = await nodes[1].call("GET", f"{room.api}/screen", token)
    assert answer.status_code == 401


async def test_a_room_that_is_deleted_on_one_server_is_gone_on_the_other(
    room: Room, there: Room, nodes: list[Running]
) -> None:
    async with there.watch(room.tokens["host"]) as host:
        await host.hear()
        gone = await nodes[0].call("DELETE", room.api, room.tokens["owner"])
        assert gone.status_code == 204
        assert await closed(host) == ROOM_DELETED
    answer = await nodes[1].call("GET", f"{room.api}/screen", room.tokens["host"])
    assert answer.status_code == 401


async def test_everybody_is_counted_wherever_they_look_on(room: Room, there: Room) -> None:
    moderator, attendee = room.tokens["moderator"], room.tokens["attendee"]
    async with AsyncExitStack() as stack:
        for each in (room, there, there):
            watcher = await stack.enter_async_context(each.watch(attendee))
            await watcher.hear()
        desks = [await stack.enter_async_context(each.watch(moderator)) for each in (room, there)]
        both = [{"role": "moderator", "name": None, "screens": 2}]
        for desk in desks:
            await desk.until(lambda screen: screen["audience"]["count"] == 3)
            await desk.until(lambda screen: screen["staff"] == both)


async def test_what_a_moderator_is_at_is_shown_on_desks_of_other_servers(
    room: Room, there: Room
) -> None:
    """Who comes second is told so on any server, until the first lets go."""
    await room.to_questions()
    question = (await room.do(await room.join(), "ask", text="Who pays?"))["question"]
    moderator = room.tokens["moderator"]

    def claim(screen: dict[str, Any]) -> Any:
        return screen["questions"] and screen["questions"][question]["claim"]

    async with room.watch(moderator) as here, there.watch(moderator) as desk:
        await desk.until(lambda screen: screen["questions"])
        first = await here.command("c1", "claim", question=question, on=True)
        shown = claim(await desk.until(claim))
        second = await desk.command("c2", "claim", question=question, on=True)
        await here.until(claim)
        await here.command("c3", "claim", question=question, on=False)
        for each in (here, desk):
            await each.until(lambda screen: claim(screen) is None)
        then = await desk.command("c4", "claim", question=question, on=True)
        await here.until(claim)

    assert [first["claim"], second["claim"], then["claim"]] == [None, shown, None]


async def test_what_is_due_is_done_though_the_server_that_was_told_of_it_is_gone() -> None:
    """Another loads the room before it is due, and the log keeps one beginning."""
    dsn = shared_server().emptied("due")
    clock = FakeClock(START - 20_000)
    async with running(clock=clock, log=dsn) as other:
        async with running(clock=clock, log=dsn) as told:
            room = await told.new_room()
            moderator = room.tokens["moderator"]
            rev = (await room.screen(moderator))["event"]["rev"]
            await room.do(moderator, "change_event", rev=rev, auto_start=True)
        async with asyncio.timeout(20):
            while RoomId(room.name) not in other.app_state.rooms.known():
                await settle()
            await clock.advance(20)
            while (now := await on(replace(room, server=other))) is None:
                await settle()

    assert now["cued_at"] == START


async def closed(watcher: Watcher) -> int | None:
    """The code with which the server ends the connection."""
    try:
        while True:
            await watcher.hear()
    except ConnectionClosed as end:
        return None if end.rcvd is None else end.rcvd.code


async def on(room: Room) -> dict[str, Any] | None:
    """The segment that is on."""
    return (await room.screen(room.tokens["moderator"]))["now"]


async def test_what_is_erased_on_one_server_is_gone_on_the_other(room: Room, there: Room) -> None:
    await room.do(room.tokens["moderator"], "open")
    ana = await room.join("canary Ana")
    async with there.watch(room.tokens["moderator"]) as desk:
        await there.do(ana, "ask", text="canary question?")
        await desk.until(lambda screen: "canary" in str(screen.get("questions")))
        await room.do(ana, "erase_mine")
        await desk.until(lambda screen: "canary" not in str(screen["questions"]))

        await there.do(ana, "ask", id="again", text="And when?")
        await desk.until(lambda screen: len(screen["questions"]) == 2)
        assert "canary" not in str(desk.screen)
    with psycopg.connect(shared_server().dsn("nodes"), autocommit=True) as connection:
        row = connection.execute(
            "SELECT (SELECT count(*) FROM texts WHERE room = %(room)s),"
            " (SELECT count(*) FROM names WHERE room = %(room)s)",
            {"room": room.name},
        ).fetchone()
    assert row == (1, 0)
