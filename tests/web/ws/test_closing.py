"""Each way in which a socket is closed, by its code."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

from tests.web.serving import Room, Running, running

pytestmark = pytest.mark.anyio


async def closed(socket: ClientConnection) -> tuple[int, list[dict[str, Any]]]:
    """The close code, and what came before it."""
    heard: list[dict[str, Any]] = []

    async def hear() -> None:
        while True:
            heard.append(json.loads(await socket.recv()))

    with pytest.raises(ConnectionClosed) as end:
        await asyncio.wait_for(hear(), 20)
    assert end.value.rcvd is not None
    return end.value.rcvd.code, heard


HELLO = '{"t":"hello"}'
VOTE = '{"t":"command","id":"c1","command":"vote","question":"q1","value":true}'
BAD_FIRST = [
    "",
    "nonsense",
    "[]",
    "null",
    '"hello"',
    VOTE,
    '{"t":"hello","resume":NaN}',
    '{"t":"hello","extra":1}',
    '{"t":"hello","lean":"yes"}',
    '{"t":"hello","beat":1}',
    '{"t":"hello","resume":"e1"}',
    '{"t":"hello","resume":{"epoch":"e"}}',
    '{"t":"hello","resume":{"epoch":"e","seq":true}}',
    '{"t":"hello","resume":{"epoch":"e","seq":1,"extra":1}}',
    '{"t":"ping","c":1}',
    '{"t":"command","id":"c1","command":"open"}',
    '{"t":"HELLO"}',
    '{"hello":"t"}',
    '{"t":"\\ud800"}',
    "[" * 5_000,
]


@pytest.mark.parametrize("first", BAD_FIRST)
async def test_4400_and_the_reason_for_a_first_message_that_is_no_hello(
    room: Room, first: str
) -> None:
    async with room.socket(room.tokens["moderator"]) as socket:
        await socket.send(first)
        code, heard = await closed(socket)
    assert (code, [frame["t"] for frame in heard]) == (4400, ["error"])
    assert (heard[0]["code"], bool(heard[0]["message"])) == ("bad_message", True)
    assert (await room.screen(room.tokens["moderator"]))["event"]["phase"] == "draft"


@pytest.mark.parametrize(
    "later",
    [
        "nonsense",
        '{"t":"hello"}',
        '{"t":"shout"}',
        '{"t":"ping"}',
        '{"t":"ping","c":"1"}',
        '{"t":"ping","c":1,"extra":1}',
        '{"t":"ping","c":1e400}',
        b"\x00\x01",
    ],
)
async def test_4400_for_a_later_message_that_is_not_understood(
    room: Room, later: str | bytes
) -> None:
    async with room.socket(room.tokens["moderator"]) as socket:
        await socket.send(HELLO)
        await socket.send(later)
        code, heard = await closed(socket)
    assert (code, heard[-1]["t"]) == (4400, "error")


async def test_4400_for_an_attendee_s_frame_over_8_KiB(room: Room) -> None:
    async with room.socket(await room.join()) as socket:
        await socket.send(HELLO)
        await socket.send(json.dumps({"t": "command", "id": "c", "text": "x" * 8_200}))
        code, heard = await closed(socket)
    assert (code, heard[-1]["code"], heard[-1]["limit"]) == (4400, "too_large", 8_192)


async def test_1009_for_a_frame_over_64_KiB(room: Room) -> None:
    async with room.socket(room.tokens["moderator"]) as socket:
        await socket.send("x" * 70_000)
        code, _ = await closed(socket)
    assert code == 1009


async def test_4401_for_a_page_of_ours_whose_cookie_is_no_longer_good(room: Room) -> None:
    headers = {"Origin": room.server.url, "Cookie": f"lr-{room.name}-host=lr_ses_{'A' * 32}"}
    async with room.socket(headers=headers, query="?as=host") as socket:
        code, heard = await closed(socket)
    assert (code, heard) == (4401, [])


async def test_4403_for_everybody_who_came_by_a_revoked_link(room: Room) -> None:
    ana = await room.join()
    async with room.watch(ana) as one, room.watch(room.tokens["attendee"]) as two:
        await one.hear()
        await two.hear()
        async with room.watch(room.tokens["host"]) as host:
            await host.hear()
            await revoke(room, "attendee")
            assert [(await closed(each.socket))[0] for each in (one, two)] == [4403, 4403]
            await host.say(t="ping", c=1)
            while (await host.hear())["t"] != "pong":
                pass
    for token in (ana, room.tokens["attendee"]):
        assert (await room.server.call("GET", f"{room.api}/screen", token)).status_code == 401


async def test_4403_for_a_socket_that_was_just_being_opened(room: Room) -> None:
    async with room.socket(room.tokens["host"]) as socket:
        await revoke(room, "host")
        await socket.send(HELLO)
        assert (await closed(socket))[0] == 4403


async def test_4410_for_everybody_in_a_room_that_is_deleted_and_for_who_comes_back(
    room: Room,
) -> None:
    cookie = {"Cookie": await room.cookie("host"), "Origin": room.server.url}
    async with (
        room.watch(room.tokens["attendee"]) as seated,
        room.socket(room.tokens["host"]) as silent,
    ):
        await seated.hear()
        await room.server.call("DELETE", room.api, room.tokens["owner"])
        await silent.send(HELLO)
        assert [(await closed(each))[0] for each in (seated.socket, silent)] == [4410, 1012]
    async with room.socket(headers=cookie, query="?as=host") as page:
        assert (await closed(page))[0] == 4410
    screen = f"{room.api}/screen?as=host"
    assert (await room.server.call("GET", screen, headers=cookie)).status_code == 404


async def test_a_room_that_is_opened_again_under_the_same_key_lets_everybody_in(
    server: Running,
) -> None:
    async def opened() -> Room:
        sent, key = {"announcement": "A talk\n10:00 One"}, {"Idempotency-Key": "again"}
        made = (await server.call("POST", "/api/v1/rooms", json=sent, headers=key)).json()
        return Room(server, made["room"], made["tokens"], made["links"], made["program"])

    first = await opened()
    await server.call("DELETE", first.api, first.tokens["owner"])
    again = await opened()
    assert again.tokens == first.tokens
    async with again.watch(again.tokens["host"]) as host:
        assert (await host.hear())["t"] == "screen"


async def revoke(room: Room, role: str) -> None:
    """Revoke a role's link as its owner does, by the form."""
    server = room.server
    held = await server.app_state.keys.links((await runner_of(room)).room_id)
    link = next(row.link for row in held if row.role == role)
    answer = await server.call(
        "POST",
        f"/r/{room.name}/links",
        headers={"Cookie": await room.cookie("owner")},
        data={"act": "revoke", "link": link},
    )
    assert answer.status_code == 303, answer.text


async def runner_of(room: Room) -> Any:
    for room_task in room.server.app_state.rooms._room_tasks.values():
        if room_task.room_id == room.name:
            return room_task
    raise AssertionError("the room runs")


async def test_4408_for_whoever_does_not_say_hello() -> None:
    async with running(hello_seconds=0.05) as server:
        room = await server.new_room()
        async with room.socket(room.tokens["host"]) as socket:
            assert await closed(socket) == (4408, [])


async def test_4429_for_more_frames_than_a_person_sends(room: Room) -> None:
    async with room.socket(await room.join()) as socket:
        await socket.send(HELLO)
        for number in range(50):
            await socket.send(json.dumps({"t": "ping", "c": number}))
        code, heard = await closed(socket)
    assert code == 4429
    assert sum(frame["t"] == "pong" for frame in heard) == 49


async def test_staff_may_send_more(room: Room) -> None:
    async with room.watch(room.tokens["moderator"]) as watcher:
        for number in range(200):
            await watcher.say(t="ping", c=number)
        while (await watcher.hear()).get("c") != 199:
            pass


async def test_4430_for_whoever_reads_too_slowly_and_nobody_waits_for_them() -> None:
    async with running(slow_reader_seconds=0.2) as server:
        room = await server.new_room()
        await room.do(room.tokens["moderator"], "open")
        async with (
            room.socket(room.tokens["moderator"], max_queue=1) as stalled,
            room.watch(room.tokens["host"]) as host,
        ):
            await stalled.send(HELLO)
            await host.hear()
            room_task = await runner_of(room)
            subscriber = next(
                subscriber
                for group in room_task.showing.subscribers._groups.values()
                for subscriber in group
                if subscriber.audience == "moderator"
            )
            closed_for_it = b'sockets_closed_total{code="4430"} 1.0'
            patch = b'{"t":"patch","seq":1,"panels":{"x":"' + b"x" * 60_000 + b'"}}'
            for _ in range(5_000):
                subscriber.offer(patch)
                await asyncio.sleep(0.002)
                if closed_for_it in server.app_state.metrics.text():
                    break
            await room.do(room.tokens["moderator"], "cue_next", after=None)
            await host.until(lambda s: bool(s["now"]))
            assert (await closed(stalled))[0] == 4430


async def test_1012_for_everybody_when_the_server_goes_and_it_goes_at_once() -> None:
    async with running() as server:
        room = await server.new_room()
        socket = await room.socket(room.tokens["host"])
        await socket.send(HELLO)
        await socket.recv()
    code, _ = await closed(socket)
    assert code == 1012


async def test_a_command_that_is_not_understood_is_answered_and_the_socket_stays(
    room: Room,
) -> None:
    async with room.watch(room.tokens["moderator"]) as watcher:
        answer = await watcher.command("c1", "open", extra=1)
        assert (answer["ok"], answer["code"], answer["field"]) == (False, "bad_message", "extra")
        answer = await watcher.command("c2", "open")
        assert answer["ok"]
