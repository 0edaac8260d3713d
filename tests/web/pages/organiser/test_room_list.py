"""All rooms on the first page, for whoever may open some."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest

from liveroom.core.ids import RoomId
from tests.web.serving import PROGRAM, Room, Running, running

pytestmark = pytest.mark.anyio

KEY = "the key of this server"
COMING = PROGRAM | {"title": "Harbours & ports", "starts_at": None, "ends_at": None}


@pytest.fixture
async def guarded() -> AsyncIterator[Running]:
    """A server with a key."""
    async with running(owner_key=KEY) as server:
        yield server


async def opened(server: Running, program: dict[str, Any]) -> Room:
    made = (await server.call("POST", "/api/v1/rooms", KEY, json={"program": program})).json()
    return Room(server, made["room"], made["tokens"], made["links"], made["program"])


async def operator(server: Running) -> dict[str, str]:
    answer = await server.call("POST", "/sign-in", data={"key": KEY})
    return {"Cookie": answer.headers["set-cookie"].partition(";")[0]}


async def first_page(server: Running, cookie: dict[str, str], query: str = "") -> str:
    return (await server.call("GET", f"/{query}", headers=cookie)).text


async def act(
    server: Running, cookie: dict[str, str], room: Room, **fields: str
) -> httpx2.Response:
    typed = {"room": room.name} | fields
    return await server.call("POST", "/rooms", data=typed, headers=cookie)


async def test_rooms_are_listed_by_when_they_are(guarded: Running) -> None:
    coming, past, live = [
        await opened(guarded, program) for program in (COMING, PROGRAM, COMING | {"title": "Now"})
    ]
    await live.do(live.tokens["owner"], "open")
    await live.do(live.tokens["owner"], "cue_next", after=None)
    page = await first_page(guarded, await operator(guarded))

    order = [page.index(each.name) for each in (live, coming, past)]
    assert order == sorted(order)
    assert [f'data-when="{when}"' in page for when in ("live", "coming", "past")] == [True] * 3
    assert "Harbours &amp; ports" in page


async def test_nobody_without_the_key_reads_or_does_anything(guarded: Running) -> None:
    room = await opened(guarded, PROGRAM)
    owner = {"Cookie": await room.cookie("owner")}

    assert room.name not in await first_page(guarded, {})
    assert room.name not in await first_page(guarded, owner)
    for fields in ({"act": "delete", "title": str(PROGRAM["title"])}, {"act": "enter"}):
        for cookie in ({}, owner):
            assert (await act(guarded, cookie, room, **fields)).status_code == 401
    assert (await room.screen(room.tokens["owner"]))["event"]["phase"] == "draft"


async def test_the_operator_comes_into_a_room_as_its_owner(guarded: Running) -> None:
    room, cookie = await opened(guarded, PROGRAM), await operator(guarded)
    answer = await act(guarded, cookie, room, act="enter")

    assert (answer.status_code, answer.headers["location"]) == (303, f"/r/{room.name}/owner")
    came = {"Cookie": answer.headers["set-cookie"].partition(";")[0]}
    home = await guarded.call("GET", f"/r/{room.name}/owner", headers=came)
    assert (home.status_code, str(PROGRAM["title"]) in home.text) == (200, True)


async def test_the_operator_comes_in_by_no_link_that_is_another_browser_s(guarded: Running) -> None:
    room, cookie = await opened(guarded, PROGRAM), await operator(guarded)
    links, owner = f"{room.api}/links", room.tokens["owner"]
    wanted = {"role": "owner", "one_browser": True}
    await guarded.call("POST", links, owner, json=wanted)
    first = (await guarded.call("GET", links, owner)).json()["links"][0]["link"]
    await guarded.app_state.keys.revoke(RoomId(room.name), first, 0)

    answer = await act(guarded, cookie, room, act="enter")
    assert answer.headers["location"] == f"/?closed={room.name}#rooms"
    assert "belongs to one browser" in await first_page(guarded, cookie, f"?closed={room.name}")


async def test_a_room_is_put_away_until_somebody_asks_for_it(guarded: Running) -> None:
    room, cookie = await opened(guarded, PROGRAM), await operator(guarded)
    await act(guarded, cookie, room, act="archive")

    hidden = await first_page(guarded, cookie)
    assert (room.name in hidden, "Show 1 archived room" in hidden) == (False, True)
    assert room.name in await first_page(guarded, cookie, "?rooms=all")
    await act(guarded, cookie, room, act="restore")
    assert room.name in await first_page(guarded, cookie)


async def test_a_room_is_deleted_once_its_title_is_typed(guarded: Running) -> None:
    room, cookie = await opened(guarded, PROGRAM), await operator(guarded)
    refused = await act(guarded, cookie, room, act="delete", title="Internationalisation")
    page = await first_page(guarded, cookie, refused.headers["location"].partition("#")[0][1:])
    assert "so it was not deleted" in page
    assert room.name in page

    await act(guarded, cookie, room, act="delete", title=f" {PROGRAM['title']} ")
    assert room.name not in await first_page(guarded, cookie, "?rooms=all")
    gone = await guarded.call("GET", f"{room.api}/screen", room.tokens["owner"])
    assert gone.status_code == 401


async def test_what_is_no_room_or_no_act_is_refused(guarded: Running) -> None:
    room, cookie = await opened(guarded, PROGRAM), await operator(guarded)
    nowhere = Room(guarded, "nowhere", {}, {}, {})

    assert (await act(guarded, cookie, nowhere, act="archive")).status_code == 404
    assert (await act(guarded, cookie, nowhere, act="delete", title="x")).status_code == 404
    assert (await act(guarded, cookie, room, act="burn")).status_code == 422
