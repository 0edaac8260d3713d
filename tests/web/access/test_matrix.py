"""Every route and method by every role, in its own room and in a foreign one; none is without a
row. Commands have theirs in `test_roles`."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from ipaddress import IPv4Address
from itertools import count
from typing import Any

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.routing import Route, WebSocketRoute
from websockets.exceptions import InvalidStatus

from liveroom.web.routes import routes, sockets
from tests.web.access.matrix import (
    IN_A_ROOM,
    KEY,
    NOBODY,
    OPERATOR,
    PERSON,
    RUN_THE_SHOW,
    TABLE,
    VIEWER,
    WHO,
    Row,
)
from tests.web.serving import PROGRAM, Room, Running, running

pytestmark = pytest.mark.anyio

_ADDRESSES = count(int(IPv4Address("10.0.0.1")))


def from_somewhere() -> dict[str, str]:
    """Each time another address, so that no limit on one is met."""
    return {"X-Forwarded-For": str(IPv4Address(next(_ADDRESSES)))}


@pytest.fixture(scope="module")
async def server() -> AsyncIterator[Running]:
    async with running(owner_key=KEY, trusted_proxies=("127.0.0.1",)) as started:
        yield started


@dataclass
class Everybody:
    """A room and who is in it, each by their token and by the cookie of their browser."""

    room: Room
    title: str
    code: str
    tokens: dict[str, str | None]
    jars: dict[str, str]


_TITLES = count(1)


async def opened(server: Running) -> Everybody:
    title = f"CANARY-{next(_TITLES)}-TITLE"
    answer = await server.call(
        "POST",
        "/api/v1/rooms",
        KEY,
        json={"program": PROGRAM | {"title": title}},
        headers=from_somewhere(),
    )
    made = answer.json()
    room = Room(server, made["room"], made["tokens"], made["links"], made["program"])
    tokens: dict[str, str | None] = {
        **{role: token for role, token in room.tokens.items() if role in IN_A_ROOM},
        VIEWER: room.tokens["attendee"],
        PERSON: await room.join(),
        NOBODY: None,
        OPERATOR: KEY,
    }
    await room.do(room.tokens["moderator"], "open")
    await room.do(room.tokens["moderator"], "cue_next", after=None)
    code = (await room.screen(room.tokens["moderator"]))["event"]["code"]
    return Everybody(room, title, code, tokens, {who: await _jar(room, who, tokens) for who in WHO})


async def _jar(room: Room, who: str, tokens: dict[str, str | None]) -> str:
    if who == NOBODY:
        return ""
    path, sent = f"/r/{room.name}/enter", {"as": who, "token": tokens[who]}
    if who in (VIEWER, PERSON):
        sent["as"] = "attendee"
    if who == OPERATOR:
        path, sent = "/sign-in", {"key": KEY}
    answer = await room.server.call("POST", path, data=sent, headers=from_somewhere())
    assert answer.status_code == 303, (who, answer.text)
    return "; ".join(f"{name}={value}" for name, value in answer.cookies.items())


async def ask(
    at: Everybody, who: Everybody, name: str, row: Row, as_: str, **headers: str
) -> httpx2.Response:
    """Somebody of a room calls an address of a room."""
    method, path = name.split(" ", 1)
    room = at.room
    path = path.format(
        **{"room": room.name, "token": room.tokens["attendee"], "code": at.code, "name": "none"},
        **{"what": "minutes", "format": "json", "button": "blackout", "link": "none"},
        colour="0a7d5c",
        session="none",
    )
    is_program = path.startswith("/api/") or path == "/metrics"
    token = who.tokens[as_] if is_program else None
    told = from_somewhere() | headers
    if not is_program and who.jars[as_]:
        told["Cookie"] = who.jars[as_]
    sent = {field: _filled(value, room) for field, value in row.sent.items()}
    body: dict[str, Any] = {"json" if is_program else "data": sent} if method == "POST" else {}
    return await room.server.call(method, path, token, headers=told, **body)


def _filled(value: object, room: Room) -> object:
    return value.format(**room.tokens) if isinstance(value, str) else value


def served() -> set[str]:
    return {
        f"{method} {route.path}"
        for route in routes(Starlette())
        if isinstance(route, Route) and not route.path.startswith("/ws/")
        for method in (route.methods or set()) - {"HEAD"}
    }


def test_every_route_and_method_has_a_row_and_no_row_is_of_another() -> None:
    """A new one belongs into `TABLE` in `matrix.py`, with who may."""
    assert {name.partition("?")[0] for name in TABLE} == served()


@dataclass
class Rooms:
    """Two rooms of two owners, new ones wherever something has ended."""

    here: Everybody
    there: Everybody


@pytest.fixture(scope="module")
async def rooms(server: Running) -> Rooms:
    return Rooms(await opened(server), await opened(server))


@pytest.mark.parametrize("name", TABLE)
async def test_each_role_gets_what_its_row_says(rooms: Rooms, name: str) -> None:
    row = TABLE[name]
    for who in WHO:
        for is_own in (True, False):
            at = rooms.here if is_own else rooms.there
            answer = await ask(at, rooms.here, name, row, who)
            expected = row.expected(who, is_own)
            assert answer.status_code == abs(expected), (who, is_own, answer.text[:300])
            if row.own == -200:
                assert (at.title in answer.text) is (expected > 0), (who, is_own)
            if row.ends and answer.status_code == row.good:
                server = at.room.server
                rooms.here, rooms.there = await opened(server), await opened(server)


FOREIGN_PAGES: list[dict[str, str]] = [
    {"Origin": "http://evil.example"},
    {"Origin": "null"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Origin": "http://evil.example", "Sec-Fetch-Site": "same-origin"},
]
FORMS = [name for name in TABLE if not name.startswith("GET ") and "/api/" not in name]
BY_COOKIE = [*FORMS, "POST /api/v1/rooms/{room}/commands"]


@pytest.mark.parametrize("name", BY_COOKIE)
async def test_nothing_is_done_for_a_page_of_another_site(rooms: Rooms, name: str) -> None:
    """Whatever cookies its victim's browser sends along."""
    heads = await rooms.here.room.server.app_state.log.heads()
    everything = "; ".join(filter(None, rooms.here.jars.values()))
    method, path = name.split(" ", 1)
    for headers in FOREIGN_PAGES:
        sent = {field: _filled(value, rooms.here.room) for field, value in TABLE[name].sent.items()}
        answer = await rooms.here.room.server.call(
            method,
            path.format(room=rooms.here.room.name) + "?as=moderator",
            headers=from_somewhere() | {"Cookie": everything} | headers,
            **{"json" if "/api/" in path else "data": sent},
        )
        assert answer.status_code == 403, (headers, answer.text[:200])
        assert not answer.cookies
    assert await rooms.here.room.server.app_state.log.heads() == heads


async def test_a_form_of_our_own_page_is_taken(rooms: Rooms) -> None:
    room = rooms.here.room
    answer = await room.server.call(
        "POST",
        f"/r/{room.name}/do",
        data={"as": "moderator", "id": "own", "command": "blackout", "on": "false"},
        headers={
            "Cookie": rooms.here.jars["moderator"],
            "Origin": room.server.url,
            "Sec-Fetch-Site": "same-origin",
        },
    )
    assert answer.status_code == 303


async def test_reading_changes_no_room(rooms: Rooms) -> None:
    """Each GET by each role leaves every log where it was. That a record was taken, or a link used
    by a new browser, is noted in its room's for the owner: tests/web/access/test_auditing.py."""
    log = rooms.here.room.server.app_state.log
    heads = await log.heads()
    noted = ("/export/", "/preview")
    for name in TABLE:
        if not name.startswith("GET ") or any(each in name for each in noted):
            continue
        for who in WHO:
            await ask(rooms.here, rooms.here, name, TABLE[name], who)
    assert await log.heads() == heads


@pytest.mark.parametrize("who", WHO)
async def test_a_socket_is_for_those_of_the_room(rooms: Rooms, who: str) -> None:
    """And one for a control surface for those who run the show."""
    token = rooms.here.tokens[who]
    is_in = who in IN_A_ROOM
    for query, may in (("", IN_A_ROOM), ("/feedback", RUN_THE_SHOW)):
        refused = 403 if is_in else 401
        own = await _greeted(rooms.here.room, token, query)
        assert own == (101 if who in may else refused), query
        assert await _greeted(rooms.there.room, token, query) == (404 if is_in else 401)


async def _greeted(room: Room, token: str | None, query: str) -> int:
    try:
        async with room.socket(token, query=query, headers=from_somewhere()):
            return 101
    except InvalidStatus as refused:
        return refused.response.status_code


def test_every_socket_is_tried_above() -> None:
    assert {route.path for route in sockets() if isinstance(route, WebSocketRoute)} == {
        "/ws/{room}",
        "/ws/{room}/feedback",
    }
