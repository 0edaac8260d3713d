"""The way without sockets: a page sends commands and fetches its screen by its cookie."""

from __future__ import annotations

import json
import re

import pytest
from structlog.testing import capture_logs

from tests.web.serving import Room

pytestmark = pytest.mark.anyio


async def page(room: Room, role: str, origin: str | None = None) -> dict[str, str]:
    """The headers of a page of ours, which comes by its cookie."""
    return {"Cookie": await room.cookie(role), "Origin": origin or room.server.url}


async def test_a_page_fetches_its_screen_by_its_cookie(room: Room) -> None:
    for role in ("moderator", "host", "attendee"):
        path = f"{room.api}/screen?as={role}"
        by_cookie = (await room.server.call("GET", path, headers=await page(room, role))).json()
        by_token = (await room.server.call("GET", f"{room.api}/screen", room.tokens[role])).json()
        assert by_cookie["screen"] == by_token["screen"]


async def test_a_screen_that_has_not_changed_is_not_sent_again(room: Room) -> None:
    token = room.tokens["host"]
    first = await room.server.call("GET", f"{room.api}/screen", token)
    known = {"If-None-Match": first.headers["etag"]}
    again = await room.server.call("GET", f"{room.api}/screen", token, headers=known)
    await room.do(room.tokens["moderator"], "open")
    changed = await room.server.call("GET", f"{room.api}/screen", token, headers=known)

    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert (changed.status_code, changed.json()["screen"]["event"]["phase"]) == (200, "green_room")
    assert changed.headers["etag"] != first.headers["etag"]


async def test_the_tag_of_one_audience_is_not_another_s(room: Room) -> None:
    tags = [
        (await room.server.call("GET", f"{room.api}/screen", room.tokens[role])).headers["etag"]
        for role in ("moderator", "host", "attendee")
    ]
    assert len(set(tags)) == 3


async def test_a_page_s_command_is_carried_out_once(room: Room) -> None:
    path = f"{room.api}/commands?as=moderator"
    body, headers = {"id": "press", "command": "open"}, await page(room, "moderator")
    first, again = [
        (await room.server.call("POST", path, headers=headers, json=body)).json() for _ in range(2)
    ]
    assert (first["ok"], again) == (True, first)


@pytest.mark.parametrize("origin", ["http://evil.example", "null"])
async def test_another_site_s_page_sends_nothing(room: Room, origin: str) -> None:
    path = f"{room.api}/commands?as=moderator"
    body = {"id": "press", "command": "open"}
    headers = await page(room, "moderator", origin) | {"Sec-Fetch-Site": "cross-site"}
    refused = await room.server.call("POST", path, headers=headers, json=body)
    looked = await room.server.call("GET", f"{room.api}/screen?as=moderator", headers=headers)

    assert (refused.status_code, looked.status_code) == (403, 403)
    assert (await room.screen(room.tokens["moderator"]))["event"]["phase"] == "draft"


async def test_a_cookie_opens_no_other_call(room: Room) -> None:
    headers = await page(room, "owner")
    for method, path in (("GET", "/export/minutes.md"), ("POST", "/join")):
        call = f"{room.api}{path}?as=owner"
        answer = await room.server.call(method, call, headers=headers, **_body(method))
        assert answer.status_code == 401


def _body(method: str) -> dict[str, object]:
    return {"json": {}} if method == "POST" else {}


async def without_sockets(room: Room) -> int:
    """How many pages of hosts the operator's metrics have."""
    text = (await room.server.call("GET", "/metrics")).text
    line = re.search(r'^liveroom_pages_without_socket\{audience="host"\} (\d+)', text, re.MULTILINE)
    return int(line[1]) if line else 0


async def test_pages_without_sockets_are_counted_and_programs_are_not(room: Room) -> None:
    before = await without_sockets(room)
    await room.screen(room.tokens["host"])
    assert await without_sockets(room) == before
    for _ in range(2):
        path = f"{room.api}/screen?as=host"
        await room.server.call("GET", path, headers=await page(room, "host"))
    assert await without_sockets(room) == before + 1


async def test_a_socket_that_is_asked_for_by_plain_http_is_told_of_once(room: Room) -> None:
    with capture_logs() as said:
        answers = [await room.server.call("GET", f"/ws/{room.name}") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [426] * 3
    assert answers[0].headers["upgrade"] == "websocket"
    (line,) = [each for each in said if "plain HTTP" in each["event"]]
    assert all(name in json.dumps(line) for name in ("Upgrade", "Connection"))
