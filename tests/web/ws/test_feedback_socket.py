"""The socket of a control surface: no hello, no subprotocol, one flat object after the other."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.fakes import settle
from tests.web.serving import Room

pytestmark = pytest.mark.anyio


def surface(room: Room, query: str = "", **headers: str) -> connect:
    address = room.server.url.replace("http", "ws", 1) + f"/ws/{room.name}/feedback{query}"
    return connect(address, additional_headers=headers, proxy=None)


def moderator(room: Room) -> connect:
    return surface(room, Authorization=f"Bearer {room.tokens['moderator']}")


async def heard(socket: ClientConnection) -> dict[str, Any]:
    told = json.loads(await asyncio.wait_for(socket.recv(), 10))
    assert isinstance(told, dict)
    return told


async def closed(socket: ClientConnection) -> int | None:
    """The code with which the server closes it."""
    with suppress(ConnectionClosed):
        while True:
            await heard(socket)
    return socket.close_code


async def in_url(room: Room) -> dict[str, Any]:
    wanted = {"role": "moderator", "in_url": True}
    answer = await room.server.call("POST", f"{room.api}/links", room.tokens["owner"], json=wanted)
    made = answer.json()
    assert isinstance(made, dict)
    return made


async def test_it_tells_how_the_room_stands_and_each_change(room: Room) -> None:
    async with moderator(room) as socket:
        assert (await heard(socket))["phase"] == "draft"
        await room.do(room.tokens["moderator"], "open")
        while (told := await heard(socket))["phase"] == "draft":
            pass
        assert (
            told
            == (
                await room.server.call("GET", f"{room.api}/feedback", room.tokens["moderator"])
            ).json()
        )


async def test_whatever_it_says_is_let_fall_as_long_as_it_is_little(room: Room) -> None:
    async with moderator(room) as socket:
        await socket.send("hello?")
        await socket.send(b"\x00")
        assert (await heard(socket))["phase"] == "draft"

        for _ in range(301):
            await socket.send("!")
        assert await closed(socket) == 4429


async def test_a_link_made_for_it_may_come_in_the_address_until_it_is_revoked(room: Room) -> None:
    made = await in_url(room)
    async with surface(room, f"?token={made['token']}") as socket:
        assert (await heard(socket))["phase"] == "draft"
        path = f"{room.api}/links/{made['link']}"
        await room.server.call("DELETE", path, room.tokens["owner"])
        assert await closed(socket) == 4403


async def test_no_other_link_may_and_no_other_role(room: Room) -> None:
    refused = [
        surface(room),
        surface(room, f"?token={room.tokens['moderator']}"),
        surface(room, Authorization=f"Bearer {room.tokens['host']}"),
    ]
    statuses = []
    for each in refused:
        with pytest.raises(InvalidStatus) as no:
            await each
        statuses.append(no.value.response.status_code)
    assert statuses == [401, 403, 403]


async def test_a_socket_counts_and_is_given_back(room: Room) -> None:
    async with moderator(room) as socket:
        await heard(socket)
        quotas = room.server.app_state.quotas
        assert len(quotas) == 1
    await settle()
    assert len(quotas) == 0
