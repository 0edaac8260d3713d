"""Rehearsals on the owner's page, by forms alone."""

from __future__ import annotations

import re

import httpx2
import pytest

from tests.web.serving import Room

pytestmark = pytest.mark.anyio


async def sent(room: Room, role: str = "owner", **fields: str) -> httpx2.Response:
    cookie = await room.cookie(role)
    headers = {"Cookie": cookie, "Origin": room.server.url}
    path = f"/r/{room.name}/rehearsals"
    return await room.server.call("POST", path, data=fields, headers=headers)


async def page(room: Room) -> str:
    headers = {"Cookie": await room.cookie("owner")}
    return (await room.server.call("GET", f"/r/{room.name}/owner", headers=headers)).text


def rehearsals(text: str) -> list[str]:
    return list(dict.fromkeys(re.findall(r'name="rehearsal" value="([^"]+)"', text)))


async def test_one_press_opens_it_and_lets_the_owner_in(room: Room) -> None:
    wanted = {"act": "new", "id": "f1", "speed": "20", "audience": "50"}
    begun, again = await sent(room, **wanted), await sent(room, **wanted)

    assert begun.status_code == 303
    assert begun.headers["location"] == again.headers["location"]
    (cookie,) = begun.cookies.items()
    entered = await room.server.call(
        "GET", begun.headers["location"], headers={"Cookie": "=".join(cookie)}
    )
    assert "Rehearsal · 20×" in entered.text
    assert "Begin a rehearsal" not in entered.text
    assert len(rehearsals(await page(room))) == 1


async def test_it_is_entered_again_and_deleted(room: Room) -> None:
    await sent(room, act="new", id="f1", speed="1", audience="0")
    (name,) = rehearsals(await page(room))
    entered = await sent(room, act="enter", rehearsal=name)
    assert (entered.status_code, entered.headers["location"]) == (303, f"/r/{name}/owner")

    deleted = await sent(room, act="delete", rehearsal=name)
    assert (deleted.status_code, deleted.headers["location"]) == (303, f"/r/{room.name}/owner")
    assert rehearsals(await page(room)) == []


async def test_no_other_room_is_entered_or_deleted_by_it(room: Room) -> None:
    other = await room.server.new_room()
    await sent(other, act="new", id="f1", speed="1", audience="0")
    (name,) = rehearsals(await page(other))
    for act in ("enter", "delete"):
        for room_name in (name, other.name, room.name):
            answer = await sent(room, act=act, rehearsal=room_name)
            assert (answer.status_code, answer.cookies) == (404, {})
    assert rehearsals(await page(other)) == [name]


async def test_moderators_have_no_such_form(room: Room) -> None:
    answer = await sent(room, role="moderator", act="new", speed="1", audience="0")
    assert answer.status_code == 401
