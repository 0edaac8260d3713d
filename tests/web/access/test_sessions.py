"""A browser's cookie is an id of its own, which ends with its link or when somebody signs out."""

from __future__ import annotations

import json
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from websockets.asyncio.client import ClientConnection

from liveroom.core.ids import RoomId
from liveroom.web.access import sessions
from liveroom.web.security import tokens
from tests.fakes import FakeClock, settle
from tests.web.serving import Room, running

pytestmark = pytest.mark.anyio

STAFF = ("owner", "moderator", "host", "speaker", "overlay")


def page_of(room: Room, role: str) -> str:
    return f"/r/{room.name}" if role == "attendee" else f"/r/{room.name}/{role}"


async def shown(room: Room, role: str, cookie: str) -> bool:
    """Whether the cookie opens the role's page."""
    page = await room.server.call("GET", page_of(room, role), headers={"Cookie": cookie})
    return 'id="screen"' in page.text


async def leave(room: Room, role: str, cookie: str, **headers: str) -> int:
    path, sent = f"/r/{room.name}/leave", {"Cookie": cookie} | headers
    answer = await room.server.call("POST", path, headers=sent, data={"as": role})
    return answer.status_code


@pytest.mark.parametrize("role", [*STAFF, "attendee"])
async def test_a_cookie_does_not_give_the_link(role: str) -> None:
    async with running() as server:
        room = await server.new_room()
        cookie = await room.cookie(role)
        name, _, value = cookie.partition("=")
        assert await shown(room, role, cookie)
        assert room.tokens[role] not in cookie
        assert not await shown(room, role, f"{name}={room.tokens[role]}")
        assert (await server.call("GET", f"{room.api}/screen", value)).status_code == 401
        secret = {"as": role, "token": value}
        again = await server.call("POST", f"/r/{room.name}/enter", json=secret)
        assert (again.status_code, dict(again.cookies)) == (401, {})
        assert (await server.call("GET", f"/join/{value}")).status_code == 404


async def test_every_staff_browser_has_an_id_of_its_own(room: Room) -> None:
    one, two = await room.cookie("moderator"), await room.cookie("moderator")
    assert one != two
    assert await leave(room, "moderator", one) == 303
    assert not await shown(room, "moderator", one)
    assert await shown(room, "moderator", two)
    assert (await room.send(room.tokens["moderator"], "open")).status_code == 200


async def test_coming_in_again_ends_the_session_before(room: Room) -> None:
    before = await room.cookie("host")
    secret = {"as": "host", "token": room.tokens["host"]}
    path = f"/r/{room.name}/enter"
    entered = await room.server.call("POST", path, json=secret, headers={"Cookie": before})
    assert entered.status_code == 204
    assert not await shown(room, "host", before)


async def test_a_person_who_signs_out_is_gone_wherever_the_cookie_was_kept(room: Room) -> None:
    cookie = await room.cookie("attendee")
    path = f"/r/{room.name}/person"
    joined = await room.server.call("POST", path, headers={"Cookie": cookie})
    ((name, value),) = dict(joined.cookies).items()
    person = f"{name}={value}"
    assert await shown(room, "attendee", person)
    page = {"Cookie": person, "Origin": room.server.url}
    async with room.socket(headers=page) as socket, room.watch(await room.join()) as other:
        await socket.send('{"t":"hello"}')
        await socket.recv()
        await other.hear()
        assert await leave(room, "attendee", person) == 303
        await socket.wait_closed()
        assert socket.close_code == 4401
        await other.say(t="ping", c=1)
        while (await other.hear())["t"] != "pong":
            pass
    assert not await shown(room, "attendee", person)
    assert (await room.server.call("GET", f"{room.api}/screen", value)).status_code == 401
    assert await shown(room, "attendee", cookie)


async def test_signing_out_closes_the_screens_of_that_session_alone(room: Room) -> None:
    async def opened(cookie: str, *hello: str) -> ClientConnection:
        page = {"Cookie": cookie, "Origin": room.server.url}
        socket = await sockets.enter_async_context(room.socket(query="?as=host", headers=page))
        for text in hello:
            await socket.send(text)
            await socket.recv()
        return socket

    async with AsyncExitStack() as sockets:
        ended, kept = await room.cookie("host"), await room.cookie("host")
        seated = await opened(ended, '{"t":"hello"}')
        silent = await opened(ended)
        other = await opened(kept, '{"t":"hello"}')
        by_token = await sockets.enter_async_context(room.watch(room.tokens["host"]))
        await by_token.hear()
        assert await leave(room, "host", ended) == 303
        for socket in (seated, silent):
            await socket.wait_closed()
            assert socket.close_code == 4401
        await other.send('{"t":"ping","c":1}')
        assert json.loads(await other.recv())["t"] == "pong"
        await by_token.say(t="ping", c=1)
        assert (await by_token.hear())["t"] == "pong"


@pytest.mark.parametrize("name", ["nowhere", "%00", "a%22b", "a%3Bb", "%C3%A9", "%0D%0Aa"])
async def test_signing_out_of_a_room_that_cannot_be_changes_nothing(room: Room, name: str) -> None:
    sent = {"Cookie": 'lr-a"b-host=x'}
    answer = await room.server.call("POST", f"/r/{name}/leave", headers=sent, data={"as": "host"})
    assert answer.status_code == 303
    assert "set-cookie" not in answer.headers


async def test_no_other_site_signs_anybody_out(room: Room) -> None:
    cookie = await room.cookie("moderator")
    assert await leave(room, "moderator", cookie, Origin="http://evil.example") == 403
    assert await shown(room, "moderator", cookie)


async def test_a_session_of_another_room_cannot_be_ended_from_here(room: Room) -> None:
    other = await room.server.new_room()
    cookie = await other.cookie("moderator")
    forged = f"lr-{room.name}-moderator={cookie.partition('=')[2]}"
    assert await leave(room, "moderator", forged) == 303
    assert await shown(other, "moderator", cookie)


async def test_a_revoked_link_ends_its_sessions(room: Room) -> None:
    cookies = {role: await room.cookie(role) for role in ("host", "attendee", "speaker")}
    keys, name = room.server.app_state.keys, RoomId(room.name)
    for row in await keys.links(name):
        if row.role.value in ("host", "attendee"):
            assert await keys.revoke(name, row.link, 1)
    assert {role: await shown(room, role, cookie) for role, cookie in cookies.items()} == {
        "host": False,
        "attendee": False,
        "speaker": True,
    }


async def test_who_was_found_before_their_session_ended_gets_no_socket(room: Room) -> None:
    app_state = room.server.app_state
    left, kept, revoked = [await room.cookie(role) for role in ("host", "moderator", "speaker")]
    callers = []
    for cookie in (left, kept, revoked):
        caller = await tokens.find_session(app_state.keys, cookie.partition("=")[2])
        assert caller is not None
        callers.append(caller)
    assert [await sessions.ended(app_state, each) for each in callers] == [None] * 3
    await leave(room, "host", left)
    link = callers[2].holder.link
    app_state.revoked.add(link)
    assert await app_state.keys.revoke(RoomId(room.name), link, 1)
    assert [await sessions.ended(app_state, each) for each in callers] == [4401, None, 4403]


async def test_sessions_outlive_a_restart_and_no_id_is_in_the_data(tmp_path: Path) -> None:
    data = tmp_path / "data"
    async with running(data=str(data)) as server:
        room = await server.new_room()
        cookies = {role: await room.cookie(role) for role in (*STAFF, "attendee")}
    async with running(data=str(data)) as server:
        again = Room(server, room.name, room.tokens, room.links, room.program)
        assert [await shown(again, role, cookie) for role, cookie in cookies.items()] == [True] * 6
    ids = [cookie.partition("=")[2].encode() for cookie in cookies.values()]
    assert [each for each in ids if each in everything(data)] == []


async def test_a_cookie_of_a_month_ago_is_worth_nothing_though_the_server_ran_on() -> None:
    clock = FakeClock()
    async with running(clock) as server:
        room = await server.new_room()
        old = await room.cookie("moderator")
        await clock.advance(20 * 86_400)
        younger = await room.cookie("moderator")
        await clock.advance(11 * 86_400)
        while await shown(room, "moderator", old):
            await settle()
        assert await shown(room, "moderator", younger)


def everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))
