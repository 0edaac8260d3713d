"""An owner sees which browsers are signed in by links of staff, and signs them out."""

from __future__ import annotations

from typing import Any

import pytest

from liveroom.web.access import browsers, signed_in
from tests.fakes import FakeClock
from tests.web.serving import Room, running

pytestmark = pytest.mark.anyio

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
DAY = 86_400


async def cookie(room: Room, role: str, user_agent: str = FIREFOX) -> str:
    """A browser's cookie, of one that says so of itself."""
    secret = {"as": role, "token": room.tokens[role]}
    answer = await room.server.call(
        "POST", f"/r/{room.name}/enter", json=secret, headers={"User-Agent": user_agent}
    )
    ((name, value),) = dict(answer.cookies).items()
    return f"{name}={value}"


async def listed(room: Room) -> list[dict[str, Any]]:
    answer = await room.server.call("GET", f"{room.api}/sessions", room.tokens["owner"])
    assert answer.status_code == 200, answer.text
    rows: list[dict[str, Any]] = answer.json()["sessions"]
    return rows


async def is_in(room: Room, role: str, cookie: str) -> bool:
    page = await room.server.call("GET", f"/r/{room.name}/{role}", headers={"Cookie": cookie})
    return 'id="screen"' in page.text


async def press(room: Room, owner: str, **typed: str) -> int:
    path = f"/r/{room.name}/sessions"
    answer = await room.server.call("POST", path, data=typed, headers={"Cookie": owner})
    return answer.status_code


@pytest.mark.parametrize(
    ("user_agent", "kind"),
    [
        (FIREFOX, "Firefox, Linux"),
        (
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/1 Safari/537.36 Edg/1",
            "Edge, Windows",
        ),
        (
            "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/1 Mobile Safari/537.36",
            "Chrome, Android",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1",
            "Safari, iPhone",
        ),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari/605.1.15",
            "Safari, macOS",
        ),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/127 Safari/537.36 OBS/31.0", "OBS, Windows"),
        ("curl/8.0 <script>", ""),
        ("", ""),
    ],
)
def test_of_a_browser_its_kind_and_system_are_told(user_agent: str, kind: str) -> None:
    assert browsers.kind_of(user_agent) == kind


async def test_browsers_of_staff_are_listed_with_when_they_were_last_there() -> None:
    clock = FakeClock()
    async with running(clock) as server:
        room = await server.new_room()
        came = clock.now()
        host, moderator = await cookie(room, "host"), await cookie(room, "moderator", "curl/8.0")
        await cookie(room, "attendee")
        await clock.advance(60)
        await is_in(room, "host", host)
        rows = [
            (row["role"], row["browser"], row["since"] - came, row["seen_at"] - came, row["own"])
            for row in await listed(room)
        ]
        assert rows == [
            ("host", "Firefox, Linux", 0, 60_000, False),
            ("moderator", "", 0, 0, False),
        ]
        secrets = [each.partition("=")[2] for each in (host, moderator)]
        assert [each for each in secrets if each in str(await listed(room))] == []


async def test_a_screen_that_stays_open_is_seen_for_as_long_as_it_is() -> None:
    clock = FakeClock()
    async with running(clock) as server:
        room = await server.new_room()
        page = {"Cookie": await cookie(room, "host"), "Origin": server.url}
        async with room.socket(query="?as=host", headers=page) as socket:
            await socket.send('{"t":"hello"}')
            await socket.recv()
            await clock.advance(signed_in.NOTED_SECONDS)
            (row,) = await listed(room)
            assert row["seen_at"] == clock.now()


async def test_one_that_is_signed_out_loses_its_screens_and_its_cookie_and_no_other_does(
    room: Room,
) -> None:
    ended, kept = await cookie(room, "host"), await cookie(room, "host", "curl/8.0")
    owner = await cookie(room, "owner")
    session = {(row["role"], row["browser"]): row["session"] for row in await listed(room)}
    page = {"Cookie": ended, "Origin": room.server.url}
    async with room.socket(query="?as=host", headers=page) as socket:
        await socket.send('{"t":"hello"}')
        await socket.recv()
        found = session["host", "Firefox, Linux"]
        assert await press(room, owner, act="end", session=found) == 303
        await socket.wait_closed()
        assert socket.close_code == 4401
    assert [await is_in(room, "host", each) for each in (ended, kept)] == [False, True]
    own = session["owner", "Firefox, Linux"]
    assert await press(room, owner, act="end", session=found) == 404
    assert await press(room, owner, act="end", session=own) == 403
    assert await press(room, owner, act="revoke") == 422
    assert await is_in(room, "owner", owner)
    rows = (
        await room.server.call("GET", f"{room.api}/export/audit.json", room.tokens["owner"])
    ).json()
    assert [(row["by"]["role"], row["role"]) for row in rows if row["what"] == "session_ended"] == [
        ("owner", "host")
    ]


async def test_all_others_are_signed_out_and_their_links_let_them_in_again(room: Room) -> None:
    owner = await cookie(room, "owner")
    others = {role: await cookie(room, role) for role in ("owner", "moderator", "speaker")}
    attendee = await cookie(room, "attendee")
    assert await press(room, owner, act="end_others") == 303
    assert {role: await is_in(room, role, each) for role, each in others.items()} == dict.fromkeys(
        others, False
    )
    assert await is_in(room, "owner", owner)
    watched = await room.server.call("GET", f"/r/{room.name}", headers={"Cookie": attendee})
    assert 'id="screen"' in watched.text
    assert await is_in(room, "moderator", await cookie(room, "moderator"))


async def test_programs_sign_one_or_all_out(room: Room) -> None:
    owner, path = room.tokens["owner"], f"{room.api}/sessions"
    one, two = await cookie(room, "host"), await cookie(room, "moderator")
    session = {row["role"]: row["session"] for row in await listed(room)}
    assert (await room.server.call("DELETE", f"{path}/{session['host']}", owner)).status_code == 204
    again = await room.server.call("DELETE", f"{path}/{session['host']}", owner)
    assert (again.status_code, again.json()["code"]) == (404, "no_such_session")
    assert (await room.server.call("DELETE", path, owner)).json() == {"ended": 1}
    assert [await is_in(room, "host", one), await is_in(room, "moderator", two)] == [False, False]
    assert await listed(room) == []


async def test_a_browser_of_staff_that_nobody_uses_for_two_weeks_is_signed_out() -> None:
    clock = FakeClock()
    async with running(clock) as server:
        room = await server.new_room()
        idle, used = await cookie(room, "moderator"), await cookie(room, "moderator")
        attendee = await cookie(room, "attendee")
        await clock.advance(13 * DAY)
        assert await is_in(room, "moderator", used)
        await clock.advance(2 * DAY)
        assert [await is_in(room, "moderator", each) for each in (used, idle)] == [True, False]
        watched = await server.call("GET", f"/r/{room.name}", headers={"Cookie": attendee})
        assert 'id="screen"' in watched.text
