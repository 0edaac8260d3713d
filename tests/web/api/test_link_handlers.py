"""The links of a room for its owner's programs."""

from __future__ import annotations

import asyncio
from pathlib import Path

import httpx2
import pytest
from websockets.exceptions import ConnectionClosed

from tests.web.serving import Room, running

pytestmark = pytest.mark.anyio


async def call(
    room: Room, method: str, path: str = "", role: str = "owner", **more: object
) -> httpx2.Response:
    return await room.server.call(method, f"{room.api}/links{path}", room.tokens[role], **more)


async def test_a_new_link_lets_somebody_in_and_is_listed(room: Room) -> None:
    answer = await call(room, "POST", json={"role": "host", "label": " Ana \n Ruiz "})
    made = answer.json()

    assert answer.status_code == 201
    assert (made["role"], made["label"], made["in_url"]) == ("host", "Ana Ruiz", False)
    assert made["url"].endswith(f"/r/{room.name}/host#{made['token']}")
    assert (await room.screen(made["token"]))["event"]["phase"] == "draft"

    listed = (await call(room, "GET")).json()["links"]
    assert listed[-1] == made
    assert {each["role"]: each["token"] for each in listed[:-1]} == room.tokens


async def test_the_same_key_makes_no_other_link(room: Room) -> None:
    sent = {"json": {"role": "speaker"}, "headers": {"Idempotency-Key": "stage-left"}}
    one, two = [(await call(room, "POST", **sent)).json() for _ in range(2)]
    assert one == two


async def test_a_revoked_link_is_worth_nothing_and_its_sockets_close(room: Room) -> None:
    made = (await call(room, "POST", json={"role": "moderator"})).json()
    async with room.socket(made["token"]) as socket:
        await socket.send('{"t":"hello"}')
        await socket.recv()

        assert (await call(room, "DELETE", f"/{made['link']}")).status_code == 204
        with pytest.raises(ConnectionClosed) as end:
            await asyncio.wait_for(socket.recv(), 10)
    assert end.value.rcvd is not None
    assert end.value.rcvd.code == 4403
    row = (await call(room, "GET")).json()["links"][-1]
    assert (row["token"], row["url"], row["revoked_at"] is None) == (None, None, False)

    again = await call(room, "DELETE", f"/{made['link']}")
    assert (again.status_code, again.json()["code"]) == (404, "no_such_link")


async def test_an_owner_does_not_lock_themselves_out(room: Room) -> None:
    own = (await call(room, "GET")).json()["links"][0]
    assert own["role"] == "owner"
    assert (await call(room, "DELETE", f"/{own['link']}")).status_code == 403


@pytest.mark.parametrize("role", ["moderator", "host", "attendee"])
async def test_links_are_the_owners(room: Room, role: str) -> None:
    made = [
        await call(room, "GET", role=role),
        await call(room, "POST", role=role, json={"role": "owner"}),
        await call(room, "DELETE", "/k1", role=role),
    ]
    assert [answer.status_code for answer in made] == [403, 403, 403]


async def test_what_is_no_role_and_too_long_a_label_are_refused(room: Room) -> None:
    wrong = await call(room, "POST", json={"role": "king"})
    long = await call(room, "POST", json={"role": "host", "label": "a" * 61})
    assert (wrong.status_code, wrong.json()["field"]) == (422, "role")
    assert (long.status_code, long.json()["code"]) == (422, "name_too_long")


async def tokens_of(room: Room, role: str = "owner") -> dict[str, list[str]]:
    """The good tokens of each role."""
    found: dict[str, list[str]] = {}
    for each in (await call(room, "GET", role=role)).json()["links"]:
        if each["token"]:
            found.setdefault(each["role"], []).append(each["token"])
    return found


async def test_all_links_of_a_role_are_replaced_at_once_and_sockets_of_old_ones_close(
    room: Room,
) -> None:
    named = (await call(room, "POST", json={"role": "moderator", "label": "Ana"})).json()
    old = [room.tokens["moderator"], named["token"]]
    async with room.socket(old[0]) as one, room.socket(old[1]) as two:
        for socket in (one, two):
            await socket.send('{"t":"hello"}')
            await socket.recv()
        answer = await call(room, "POST", "/rotate", json={"role": "moderator"})
        for socket in (one, two):
            with pytest.raises(ConnectionClosed) as end:
                await asyncio.wait_for(socket.recv(), 2)
            assert end.value.rcvd is not None
            assert end.value.rcvd.code == 4403

    made = answer.json()["links"]
    assert [(each["role"], each["label"]) for each in made] == [
        ("moderator", ""),
        ("moderator", "Ana"),
    ]
    for token in old:
        assert (await room.send(token, "open")).status_code == 401
    await room.do(made[1]["token"], "open")
    good = await tokens_of(room)
    assert good["moderator"] == [each["token"] for each in made]
    assert good["host"] == [room.tokens["host"]]


async def test_all_of_staff_s_links_are_replaced_but_for_the_one_that_asks_and_attendees(
    room: Room,
) -> None:
    other = (await call(room, "POST", json={"role": "owner"})).json()
    answer = await call(room, "POST", "/rotate", json={})
    assert [each["role"] for each in answer.json()["links"]] == [
        "moderator",
        "host",
        "speaker",
        "overlay",
        "owner",
    ]
    good = await tokens_of(room)
    assert good["owner"][0] == room.tokens["owner"]
    assert other["token"] not in good["owner"]
    assert good["attendee"] == [room.tokens["attendee"]]


async def test_attendees_get_another_way_in_and_whoever_is_in_stays(room: Room) -> None:
    named = (await call(room, "POST", json={"role": "attendee", "label": "Newsletter"})).json()
    await room.do(room.tokens["owner"], "open")
    code = (await room.screen(room.tokens["owner"]))["event"]["code"]
    ana, old = await room.join("Ana"), [room.tokens["attendee"], named["token"]]
    async with room.watch(ana) as inside, room.watch(old[1]) as viewer:
        for watcher in (inside, viewer):
            await watcher.hear()
        answer = await call(room, "POST", "/rotate", json={"role": "attendee"})
        new = [(each["label"], each["token"]) for each in answer.json()["links"]]
        asked = await inside.command("a1", "ask", text="Am I still here?")
        assert asked["ok"]
        await viewer.say(t="ping", c=1)
        while (await viewer.hear())["t"] != "pong":
            pass

    for token in old:
        for path in (f"/join/{token}", f"/c/{code}"):
            assert (await room.server.call("GET", path)).status_code == 404
        assert (await room.server.call("GET", f"{room.api}/screen", token)).status_code == 401
    for (label, token), wanted in zip(new, ("", "Newsletter"), strict=True):
        assert (label, await room.screen(token) != {}) == (wanted, True)
        assert (await room.server.call("GET", f"/join/{token}")).status_code == 303
    newest = (await room.screen(room.tokens["owner"]))["event"]["code"]
    assert newest != code
    assert (await room.server.call("GET", f"/c/{newest}")).status_code == 303


async def test_others_replace_no_links(room: Room) -> None:
    for role in ("moderator", "host", "attendee"):
        assert (await call(room, "POST", "/rotate", role=role, json={})).status_code == 403


async def test_a_link_for_one_browser_is_opened_by_no_second_one_until_the_first_leaves(
    room: Room,
) -> None:
    wanted = {"role": "moderator", "one_browser": True}
    made = (await call(room, "POST", json=wanted)).json()
    assert made["one_browser"] is True
    enter, secret = f"/r/{room.name}/enter", {"as": "moderator", "token": made["token"]}

    first = await room.server.call("POST", enter, json=secret)
    second = await room.server.call("POST", enter, json=secret)
    alone = await room.server.call("GET", f"{room.api}/screen", made["token"])
    assert first.status_code == 204
    assert [(each.status_code, each.json()["code"]) for each in (second, alone)] == [
        (403, "link_bound"),
        (403, "link_bound"),
    ]
    cookie = {"Cookie": "; ".join(f"{name}={value}" for name, value in first.cookies.items())}
    desk = await room.server.call("GET", f"{room.api}/screen?as=moderator", headers=cookie)
    assert desk.status_code == 200
    leave = f"/r/{room.name}/leave"
    await room.server.call("POST", leave, headers=cookie, data={"as": "moderator"})
    assert (await room.server.call("POST", enter, json=secret)).status_code == 204


async def test_of_browsers_that_open_such_a_link_at_the_same_instant_one_gets_in(
    tmp_path: Path,
) -> None:
    async with running(data=str(tmp_path / "data")) as server:
        room = await server.new_room()
        made = (await call(room, "POST", json={"role": "host", "one_browser": True})).json()
        enter, secret = f"/r/{room.name}/enter", {"as": "host", "token": made["token"]}
        opened = [server.call("POST", enter, json=secret) for _ in range(5)]
        codes = [each.status_code for each in await asyncio.gather(*opened)]
    assert sorted(codes) == [204, *[403] * 4]


@pytest.mark.parametrize("wanted", [{"role": "overlay"}, {"role": "attendee"}])
async def test_overlays_and_attendees_are_bound_to_no_browser(
    room: Room, wanted: dict[str, str]
) -> None:
    answer = await call(room, "POST", json=wanted | {"one_browser": True})
    assert (answer.status_code, answer.json()["field"]) == (422, "one_browser")
