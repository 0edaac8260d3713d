"""All rooms for the operator, and the end of one."""

from __future__ import annotations

import pytest
from websockets.exceptions import ConnectionClosed

from tests.web.serving import PROGRAM, Room, Running, running

pytestmark = pytest.mark.anyio

KEY = "the key of this server"


async def test_every_room_is_listed_for_whoever_has_the_key() -> None:
    async with running(owner_key=KEY) as server:
        made = await server.call("POST", "/api/v1/rooms", KEY, json={"program": PROGRAM})
        room = Room(server, made.json()["room"], made.json()["tokens"], {}, PROGRAM)
        await room.do(room.tokens["owner"], "open")
        await room.do(await room.join("Ana"), "ask", text="Who pays?")

        answer = await server.call("GET", "/api/v1/rooms", KEY)
        (listed,) = answer.json()
        assert listed.pop("bytes") > 0
        assert listed == {
            "room": room.name,
            "title": PROGRAM["title"],
            "starts_at": PROGRAM["starts_at"],
            "ends_at": PROGRAM["ends_at"],
            "time_zone": "Europe/Madrid",
            "phase": "green_room",
            "archived": False,
            "questions": 1,
        }
        refused = [
            (await server.call("GET", "/api/v1/rooms", key)).status_code
            for key in (None, "another", room.tokens["owner"])
        ]
        assert refused == [401, 401, 401]


async def test_the_list_follows_what_happens(server: Running, room: Room) -> None:
    async def phase() -> object:
        rooms = (await server.call("GET", "/api/v1/rooms")).json()
        return next(each["phase"] for each in rooms if each["room"] == room.name)

    owner = room.tokens["owner"]
    assert await phase() == "draft"
    await room.do(owner, "open")
    await room.do(owner, "cue_next", after=None)
    assert await phase() == "live"
    await room.do(owner, "end")
    assert await phase() == "ended"
    await room.do(owner, "undo_last", rev=(await room.screen(owner))["show"]["rev"])
    assert await phase() == "live"


async def test_a_deleted_room_is_gone_for_everybody_in_it(server: Running, room: Room) -> None:
    other = await server.new_room()
    async with room.watch(room.tokens["attendee"]) as watcher:
        answer = await server.call("DELETE", room.api, room.tokens["owner"])
        assert (answer.status_code, answer.content) == (204, b"")
        with pytest.raises(ConnectionClosed) as closed:
            await watcher.until(lambda screen: False)
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4410

    for role in ("owner", "attendee"):
        gone = await server.call("GET", f"{room.api}/screen", room.tokens[role])
        assert gone.status_code == 401
    names = [each["room"] for each in (await server.call("GET", "/api/v1/rooms")).json()]
    assert (room.name in names, other.name in names) == (False, True)
    assert (await other.screen(other.tokens["owner"]))["event"]["phase"] == "draft"


@pytest.mark.parametrize("role", ["moderator", "host", "speaker", "attendee", "overlay"])
async def test_nobody_but_the_owner_deletes_a_room(room: Room, role: str) -> None:
    answer = await room.server.call("DELETE", room.api, room.tokens[role])

    assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")
    assert (await room.screen(room.tokens[role]))["event"]["phase"] == "draft"


async def test_the_owner_of_another_room_deletes_nothing(server: Running, room: Room) -> None:
    other = await server.new_room()
    answer = await server.call("DELETE", room.api, other.tokens["owner"])

    assert answer.status_code == 404
    assert (await room.screen(room.tokens["owner"]))["event"]["phase"] == "draft"


async def test_the_operator_deletes_a_room_and_makes_links_to_it_with_the_key_alone() -> None:
    async with running(owner_key=KEY) as server:
        made = await server.call("POST", "/api/v1/rooms", KEY, json={"program": PROGRAM})
        name, path = made.json()["room"], f"/api/v1/rooms/{made.json()['room']}"
        link = await server.call("POST", f"{path}/links", KEY, json={"role": "owner"})
        token = link.json()["token"]
        screen = await server.call("GET", f"{path}/screen", token)
        assert screen.json()["screen"]["event"]["title"] == PROGRAM["title"]
        listed = await server.call("GET", f"{path}/links", KEY)
        assert link.json()["link"] in [each["link"] for each in listed.json()["links"]]

        for key in (None, "another key that is none"):
            refused = await server.call("DELETE", path, key)
            assert (refused.status_code, refused.json()["code"]) == (401, "not_signed_in")
        assert (await server.call("DELETE", "/api/v1/rooms/nowhere", KEY)).status_code == 404
        assert (await server.call("DELETE", path, KEY)).status_code == 204
        rooms = (await server.call("GET", "/api/v1/rooms", KEY)).json()
        assert name not in [each["room"] for each in rooms]


async def test_without_a_key_whoever_sits_at_the_machine_deletes_nothing(room: Room) -> None:
    for token in (None, "anything"):
        answer = await room.server.call("DELETE", room.api, token)
        assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in")
