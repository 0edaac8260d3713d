"""The short code: who it lets in, as whom, and that nobody finds one by trying."""

from __future__ import annotations

import json
from typing import Any

import httpx2
import pytest

from liveroom.core.refusals import Refused
from liveroom.web.limits.everywhere import Everywhere
from liveroom.web.limits.rate_limits import RateLimits
from liveroom.web.settings import Settings
from tests.fakes import FakeClock
from tests.web.serving import Room, running

pytestmark = pytest.mark.anyio


async def code_of(room: Room) -> str:
    """The code as its owner sees it."""
    return str((await room.screen(room.tokens["owner"]))["event"]["code"])


async def follow(room: Room, typed: str, **headers: str) -> httpx2.Response:
    return await room.server.call("GET", f"/c/{typed}", headers=headers)


def cookie(answer: httpx2.Response) -> str:
    return "; ".join(f"{name}={value}" for name, value in answer.cookies.items())


async def test_a_code_leads_to_the_attendee_page_however_it_is_typed(room: Room) -> None:
    code = await code_of(room)
    for typed in (code, code.upper(), f"{code[:4]}-{code[4:]}"):
        answer = await follow(room, typed)
        assert (answer.status_code, answer.headers["location"]) == (303, f"/r/{room.name}")
        page = await room.server.call("GET", f"/r/{room.name}", headers={"Cookie": cookie(answer)})
        assert (page.status_code, room.program["title"] in page.text) == (200, True)
    asked = await room.server.call("GET", "/c", params={"code": f" {code[:4]} {code[4:]}"})
    assert (asked.status_code, asked.headers["location"]) == (303, f"/c/{code}")


async def test_whoever_comes_by_a_code_may_ask_and_do_nothing_else(room: Room) -> None:
    await room.to_questions()
    headers = {"Cookie": cookie(await follow(room, await code_of(room)))}
    person = await room.server.call("POST", f"/r/{room.name}/person", headers=headers)
    joined = {"Cookie": cookie(person)}

    async def send(command: str, **more: Any) -> int:
        body = {"id": f"c-{command}", "command": command} | more
        path = f"{room.api}/commands"
        return (await room.server.call("POST", path, headers=joined, json=body)).status_code

    assert await send("ask", text="Who pays?") == 200
    assert await send("hold") == 403
    for page in ("owner", "moderator", "host", "speaker", "overlay"):
        shown = await room.server.call("GET", f"/r/{room.name}/{page}", headers=joined)
        assert room.program["title"] not in shown.text
    code = await code_of(room)
    as_token = await room.server.call("GET", f"{room.api}/screen", code)
    assert as_token.status_code == 401


async def test_the_code_is_for_those_who_run_the_show(room: Room) -> None:
    code = await code_of(room)
    shown = {
        role: code in json.dumps(await room.screen(token)) for role, token in room.tokens.items()
    }
    assert shown == {role: role in ("owner", "moderator") for role in room.tokens}
    pages = {
        role: code in (await room.server.call(
            "GET",
            f"/r/{room.name}" + ("" if role == "attendee" else f"/{role}"),
            headers={"Cookie": await room.cookie(role)},
        )).text
        for role in room.tokens
    }  # fmt: skip
    assert pages == shown


async def test_whoever_has_joined_stays_who_they_are(room: Room) -> None:
    headers = {"Cookie": cookie(await follow(room, await code_of(room)))}
    person = await room.server.call("POST", f"/r/{room.name}/person", headers=headers)
    again = await follow(room, await code_of(room), Cookie=cookie(person))
    assert (again.status_code, dict(again.cookies)) == (303, {})


async def test_a_wrong_code_is_told_kindly_and_asked_for_again(room: Room) -> None:
    answer = await follow(room, "bcd4k7m")
    assert (answer.status_code, dict(answer.cookies)) == (404, {})
    assert "No event has this code" in answer.text
    assert 'value="bcd4k7m"' in answer.text


async def test_an_address_tries_a_hundred_and_then_not_even_the_right_one() -> None:
    clock = FakeClock()
    async with running(clock=clock) as server:
        room = await server.new_room()
        code = await code_of(room)
        tried = [(await follow(room, f"{n:08}")).status_code for n in range(101)]
        assert tried == [404] * 100 + [429]
        refused = await follow(room, code)
        assert (refused.status_code, refused.headers["retry-after"]) == (429, "6")
        assert room.name not in refused.text
        await clock.advance(6)
        assert (await follow(room, code)).status_code == 303
        assert (await follow(room, code)).status_code == 303


def test_all_addresses_together_cannot_search_the_codes_nor_lock_anybody_out() -> None:
    limits = RateLimits(Settings(), Everywhere(b"", False))
    for n in range(3_000):
        limits.wrong_code(f"10.0.{n // 256}.{n % 256}", 0)
    with pytest.raises(Refused) as refused:
        limits.may_try_code("10.0.0.9", 0)
    assert refused.value.facts == {"retry_after": 1}
    limits.may_try_code("10.9.9.9", 0)
    limits.may_try_code("10.0.0.9", 100)


async def test_another_way_in_closes_the_one_before_and_whoever_is_in_stays(room: Room) -> None:
    before, owner = await code_of(room), await room.cookie("owner")
    came = {"Cookie": cookie(await follow(room, before))}
    by_link = {"Cookie": await room.cookie("attendee")}

    async def another(form_id: str) -> str:
        form, headers = {"act": "code", "id": form_id}, {"Cookie": owner}
        path = f"/r/{room.name}/links"
        answer = await room.server.call("POST", path, data=form, headers=headers)
        assert answer.status_code == 303
        return await code_of(room)

    async with room.watch(room.tokens["moderator"]) as watcher:
        await watcher.hear()
        code = await another("f1")
        while watcher.screen["event"]["code"] == before:
            await watcher.hear()
        assert watcher.screen["event"]["code"] == code
    assert [(await follow(room, each)).status_code for each in (before, code)] == [404, 303]
    assert (await room.server.call("GET", f"/join/{room.tokens['attendee']}")).status_code == 404
    path, title = f"/r/{room.name}", room.program["title"]
    for jar in (came, by_link):
        assert title in (await room.server.call("GET", path, headers=jar)).text

    assert await another("f1") == code
    newest = await another("f2")
    assert await another("f1") == newest
    assert [(await follow(room, each)).status_code for each in (code, newest)] == [404, 303]
