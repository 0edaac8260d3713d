"""Behind a proxy that is trusted everybody has an address of their own."""

from __future__ import annotations

import json
from contextlib import AsyncExitStack

import httpx2
import pytest
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import InvalidStatus

from liveroom.web.proxies import is_in, networks
from tests.fakes import FakeClock
from tests.web.serving import Room, Running, running
from tests.web.ws.test_closing import closed

KEY = "the key of this server"


async def join(room: Room, forwarded: str) -> int:
    answer = await room.server.call(
        "POST",
        f"{room.api}/join",
        room.tokens["attendee"],
        json={},
        headers={"X-Forwarded-For": forwarded},
    )
    return answer.status_code


async def new_room(server: Running) -> Room:
    server.http.headers["Authorization"] = f"Bearer {KEY}"
    room = await server.new_room()
    del server.http.headers["Authorization"]
    return room


@pytest.mark.anyio
async def test_people_behind_a_trusted_proxy_do_not_share_one_address() -> None:
    proxied = {"trusted_proxies": ("loopback",), "owner_key": KEY, "joins_per_address": 1}
    async with running(clock=FakeClock(), **proxied) as server:
        room = await new_room(server)
        statuses = [await join(room, f"203.0.113.{n}") for n in (1, 2, 2, 3)]
    assert statuses == [200, 200, 429, 200]


@pytest.mark.anyio
async def test_the_last_hop_that_is_no_proxy_counts_whatever_stands_before_it() -> None:
    proxied = {"trusted_proxies": ("127.0.0.1", "10.0.0.0/8"), "owner_key": KEY}
    async with running(clock=FakeClock(), joins_per_address=1, **proxied) as server:
        room = await new_room(server)
        hops = ("198.51.100.1, 203.0.113.1", "198.51.100.2, 203.0.113.1, 10.0.0.7")
        statuses = [await join(room, forwarded) for forwarded in hops]
    assert statuses == [200, 429]


@pytest.mark.anyio
async def test_a_peer_that_is_no_trusted_proxy_is_not_believed() -> None:
    proxied = {"trusted_proxies": ("10.0.0.0/8",), "owner_key": KEY, "joins_per_address": 1}
    async with running(clock=FakeClock(), **proxied) as server:
        room = await new_room(server)
        statuses = [await join(room, f"203.0.113.{n}") for n in (1, 2)]
    assert statuses == [200, 429]


@pytest.mark.anyio
async def test_sockets_come_from_their_own_addresses_too() -> None:
    proxied = {"trusted_proxies": ("loopback",), "owner_key": KEY}
    statuses = []
    async with running(clock=FakeClock(), **proxied) as server:
        room = await new_room(server)
        async with room.watch(room.tokens["host"]) as watcher:
            await watcher.hear()
        for n in (*range(11), 99):
            seen = "203.0.113.99" if n == 99 else "203.0.113.1"
            with pytest.raises(InvalidStatus) as refused:
                async with room.socket(f"lr_mod_{n:032}", headers={"X-Forwarded-For": seen}):
                    raise AssertionError("let in")
            statuses.append(refused.value.response.status_code)
    assert statuses == [401] * 10 + [429, 401]


@pytest.mark.anyio
async def test_the_sockets_of_each_visitor_count_for_their_own_address() -> None:
    proxied = {"trusted_proxies": ("loopback",), "owner_key": KEY, "sockets_per_address": 1}

    async with running(**proxied) as server, AsyncExitStack() as stack:
        room = await new_room(server)

        async def comes_from(address: str) -> ClientConnection:
            person = await room.join()
            opening = room.socket(person, headers={"X-Forwarded-For": address})
            return await stack.enter_async_context(opening)

        first, second = [await comes_from(f"203.0.113.{n}") for n in (1, 2)]
        assert await closed(await comes_from("203.0.113.1")) == (1013, [])
        for socket in (first, second):
            await socket.send('{"t":"hello"}')
            assert json.loads(await socket.recv())["t"] == "screen"


@pytest.mark.parametrize(
    ("named", "peer", "trusted"),
    [
        ((), "127.0.0.1", False),
        (("loopback",), "127.0.0.1", True),
        (("loopback",), "127.9.9.9", True),
        (("loopback",), "::1", True),
        (("loopback",), "::ffff:127.0.0.1", True),
        (("loopback",), "10.0.0.1", False),
        (("10.0.0.0/8",), "10.255.0.1", True),
        (("10.0.0.0/8",), "::ffff:10.255.0.1", True),
        (("2001:db8::/32",), "2001:db8::1", True),
        (("10.0.0.1",), "10.0.0.2", False),
        (("10.0.0.1",), "no address", False),
    ],
)
def test_a_peer_is_trusted_by_its_address_or_its_network(
    named: tuple[str, ...], peer: str, trusted: bool
) -> None:
    assert is_in(peer, tuple(networks(named))) is trusted


@pytest.mark.anyio
@pytest.mark.parametrize("setting", ["public_hosts", "trusted_proxies"])
async def test_without_a_key_a_server_that_others_may_reach_opens_nothing_and_tells_nothing(
    setting: str,
) -> None:
    value = {"public_hosts": ("rooms.example.org",), "trusted_proxies": ("loopback",)}[setting]
    async with running(**{setting: value}) as server:
        body = {"program": {"title": "T", "segments": [{"title": "a"}]}}
        answers: list[httpx2.Response] = [
            await server.call("POST", "/api/v1/rooms", json=body),
            await server.call("POST", "/read", data={"announcement": "Welcome (5 min)"}),
            await server.call("GET", "/metrics"),
        ]
    assert [answer.status_code for answer in answers] == [403, 403, 403]
