"""Links replaced, or for one browser, and browsers signed out, on two servers on one database."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed

from tests.fakes import settle
from tests.web.serving import Room, Watcher

pytestmark = pytest.mark.anyio

LINK_REVOKED = 4403
SIGNED_OUT = 4401


async def rotated(room: Room, role: str) -> dict[str, Any]:
    """The link that takes the place of a role's only one."""
    path, owner = f"{room.api}/links/rotate", room.tokens["owner"]
    answer = await room.server.call("POST", path, owner, json={"role": role})
    (link,) = answer.json()["links"]
    assert isinstance(link, dict)
    return link


async def enter(room: Room, role: str, token: str) -> int:
    secret = {"as": role, "token": token}
    return (await room.server.call("POST", f"/r/{room.name}/enter", json=secret)).status_code


async def closed(watcher: Watcher) -> int | None:
    """The code with which the server ends the connection."""
    try:
        while True:
            await watcher.hear()
    except ConnectionClosed as end:
        return None if end.rcvd is None else end.rcvd.code


async def test_staff_links_that_are_replaced_on_one_server_are_good_for_nothing_on_the_other(
    room: Room, there: Room
) -> None:
    old = room.tokens["host"]
    cookie = {"Cookie": await there.cookie("host"), "Origin": there.server.url}
    on_page = there.socket(query="?as=host", headers=cookie)
    async with there.watch(old) as by_token, on_page as socket:
        page = Watcher(socket)
        await page.say(t="hello")
        for watcher in (by_token, page):
            await watcher.hear()
        new = (await rotated(room, "host"))["token"]
        assert [await closed(each) for each in (by_token, page)] == [LINK_REVOKED] * 2

    assert (await there.server.call("GET", f"{room.api}/screen", old)).status_code == 401
    assert await enter(there, "host", old) == 401
    screen = f"{room.api}/screen?as=host"
    assert (await there.server.call("GET", screen, headers=cookie)).status_code == 401
    assert await enter(there, "host", new) == 204


async def test_attendees_who_are_in_stay_and_the_old_address_lets_nobody_in_on_the_other(
    room: Room, there: Room
) -> None:
    await room.do(room.tokens["owner"], "open")
    code = (await there.screen(room.tokens["owner"]))["event"]["code"]
    ana = await there.join("Ana")
    old = f"/join/{room.tokens['attendee']}"
    assert (await there.server.call("GET", old)).status_code == 303
    async with there.watch(ana) as inside:
        await inside.hear()
        new = (await rotated(room, "attendee"))["token"]
        async with asyncio.timeout(10):
            while (await there.server.call("GET", old)).status_code != 404:
                await settle()
        assert (await inside.command("a1", "ask", text="Am I still here?"))["ok"]
    assert (await there.server.call("GET", f"/c/{code}")).status_code == 404
    assert (await there.server.call("GET", f"/join/{new}")).status_code == 303


async def test_of_browsers_that_open_a_link_for_one_on_two_servers_at_once_one_gets_in(
    room: Room, there: Room
) -> None:
    wanted = {"role": "speaker", "one_browser": True}
    path, owner = f"{room.api}/links", room.tokens["owner"]
    token = (await room.server.call("POST", path, owner, json=wanted)).json()["token"]
    ways = [enter(each, "speaker", token) for each in (room, there, room, there)]
    assert sorted(await asyncio.gather(*ways)) == [204, 403, 403, 403]


async def test_a_browser_that_is_signed_out_on_one_server_is_out_on_the_other(
    room: Room, there: Room
) -> None:
    ended = {"Cookie": await there.cookie("host"), "Origin": there.server.url}
    kept = {"Cookie": await there.cookie("speaker"), "Origin": there.server.url}
    first = there.socket(query="?as=host", headers=ended)
    second = there.socket(query="?as=speaker", headers=kept)
    async with first as gone, second as stays:
        for socket in (gone, stays):
            await Watcher(socket).say(t="hello")
            await Watcher(socket).hear()
        path, owner = f"{room.api}/sessions", room.tokens["owner"]
        rows = (await room.server.call("GET", path, owner)).json()["sessions"]
        (host,) = [row["session"] for row in rows if row["role"] == "host"]
        assert (await room.server.call("DELETE", f"{path}/{host}", owner)).status_code == 204
        assert await closed(Watcher(gone)) == SIGNED_OUT
        await Watcher(stays).say(t="ping", c=1)
        while (await Watcher(stays).hear())["t"] != "pong":
            pass
    screen = f"{room.api}/screen?as=host"
    assert (await there.server.call("GET", screen, headers=ended)).status_code == 401
