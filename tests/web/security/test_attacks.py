"""Attacks that no other module tries; docs/security.md says where each of them is held."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from liveroom.web.security.tokens import new_token
from tests.fakes import FakeClock
from tests.web.serving import PROGRAM, Room, Running, running

pytestmark = pytest.mark.anyio

INSIDE = ("traceback", 'file "', "/src/", "site-packages", "sqlite", "select ", "insert into")
"""What stands in stacks, paths and statements."""

SQL = (
    "'); DROP TABLE rooms; --",
    '" OR ""="',
    "' OR 1=1 --",
    "1; DELETE FROM events",
    "' UNION SELECT digest FROM links --",
    "%' ESCAPE '",
    "\\'; ATTACH 'x' AS y; --",
)


@pytest.fixture
async def on_disk(tmp_path: Path) -> AsyncIterator[Running]:
    async with running(data=str(tmp_path)) as started:
        yield started


async def test_statements_of_a_database_are_texts_like_others(on_disk: Running) -> None:
    """In every text, name, id and address that reaches the store."""
    titled = {"title": SQL[0], "time_zone": None, "segments": [{"title": text} for text in SQL]}
    room = await on_disk.new_room(PROGRAM | titled)
    moderator, owner = room.tokens["moderator"], room.tokens["owner"]
    await room.do(moderator, "open")
    await room.do(moderator, "set_window", window="open")
    for text in SQL:
        person = await room.join(text[:60])
        asked = await room.do(person, "ask", text=text, name=text[:60], id=text.replace(" ", "_"))
        await room.do(moderator, "approve", question=asked["question"], rev=1)
        for path in (f"/api/v1/rooms/{text}/screen", f"{room.api}/links/{text}"):
            method = "GET" if path.endswith("screen") else "DELETE"
            answer = await on_disk.call(method, path, owner)
            assert answer.status_code == 404
        made = await on_disk.call(
            "POST", f"{room.api}/links", owner, json={"role": "host", "label": text}
        )
        assert made.json()["label"] == text
        assert (await on_disk.call("GET", f"{room.api}/screen", text)).status_code in (401, 429)
    shown = (await room.screen(person))["questions"]
    assert sorted(card["text"] for card in shown.values()) == sorted(SQL)
    assert [row["title"] for row in (await room.screen(moderator))["rundown"]] == list(SQL)
    assert (await on_disk.call("GET", "/readyz")).status_code == 200


ODD_BODIES: tuple[bytes, ...] = (
    b"",
    b"[]",
    b"null",
    b'{"id":',
    b"\xff\xfe",
    b'{"id":NaN}',
    b'{"id":1e999}',
    b'{"id":"\\ud800"}',
    b"[" * 30_000,
    b'{"id":"c","command":"ask","text":"' + b"\\u0000" * 200 + b'"}',
    b'{"id":"c","command":"add_time","seconds":99999999999999999999}',
    b'{"id":"c","command":{"$ne":1}}',
)


async def test_no_refusal_tells_of_the_inside(room: Room) -> None:
    for raw in ODD_BODIES:
        for path in (f"{room.api}/commands", f"{room.api}/join", f"{room.api}/links"):
            answer = await room.server.call("POST", path, room.tokens["owner"], content=raw)
            assert 400 <= answer.status_code < 500, (path, raw[:40])
            assert not [word for word in INSIDE if word in answer.text.lower()], answer.text
    for path in ("/%00", "/r/%2e%2e/x", "/static/..%5c..", "/c/'", "/r/x/export/minutes.exe"):
        answer = await room.server.call("GET", path)
        assert answer.status_code in (401, 404), path
        assert not [word for word in INSIDE if word in answer.text.lower()], path


POLLUTING = ("__proto__", "constructor", "prototype", "toString")


@pytest.mark.parametrize("name", POLLUTING)
async def test_no_name_of_a_script_s_own_is_a_field(room: Room, name: str) -> None:
    """Wherever somebody may choose a name, it is refused or is a text."""
    moderator = room.tokens["moderator"]
    evil = {name: {"polluted": True}}
    refused = [
        await room.send(moderator, "open", **evil),
        await room.send(moderator, "change_event", rev=1, links={name: "https://example.org"}),
        await room.send(moderator, "change_event", rev=1, documents=[evil]),
        await room.server.call("POST", f"{room.api}/join", room.tokens["attendee"], json=evil),
        await room.server.call("POST", "/api/v1/rooms", json={"program": PROGRAM | evil}),
    ]
    assert [answer.status_code for answer in refused] == [422] * len(refused)
    for role, token in room.tokens.items():
        assert name not in _names(await room.screen(token)), role


def _names(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(_names, value.values()))
    return set().union(*map(_names, value)) if isinstance(value, list) else set()


async def test_a_session_that_somebody_planted_is_no_session_after_coming_in(room: Room) -> None:
    """A cookie that the attacker knows: neither made up, nor one of their own."""
    for planted in (new_token("lr_ses_"), (await room.cookie("moderator")).partition("=")[2]):
        name = (await room.cookie("moderator")).partition("=")[0]
        answer = await room.server.call(
            "POST",
            f"/r/{room.name}/enter",
            json={"as": "moderator", "token": room.tokens["moderator"]},
            headers={"Cookie": f"{name}={planted}"},
        )
        given = answer.cookies[name]
        assert given != planted
        for value, status in ((planted, 401), (given, 200)):
            headers = {"Cookie": f"{name}={value}", "Origin": room.server.url}
            path = f"{room.api}/screen?as=moderator"
            shown = await room.server.call("GET", path, headers=headers)
            assert shown.status_code == status


async def test_no_client_s_clock_is_written_down() -> None:
    """Clients a day ahead and a day behind: the room's facts have the server's time alone."""
    clock, day = FakeClock(), 86_400_000
    async with running(clock) as server:
        room = await server.new_room()
        await room.to_questions()
        before = clock.now()
        for number, off in enumerate((-day, day)):
            person = await room.join()
            await room.do(person, "ask", text=f"Question {number}?", sent_at=before + off)
            async with room.watch(person) as watcher:
                await watcher.say(t="ping", c=before + off)
                while (heard := await watcher.hear())["t"] != "pong":
                    pass
                assert (heard["c"], heard["s"]) == (before + off, clock.now())
        shown = await room.screen(room.tokens["moderator"])
        stamps = {card["asked_at"] for card in shown["questions"].values()}
        assert stamps == {before}
        (name,) = await server.app_state.log.heads()
        log = str(await server.app_state.log.read(name))
        assert str(before) in log
        assert str(before + day) not in log
        assert str(before - day) not in log


async def test_a_frame_for_a_script_s_prototype_is_refused_on_a_socket(room: Room) -> None:
    async with room.watch(room.tokens["moderator"]) as watcher:
        await watcher.hear()
        told = await watcher.command("c1", "open", **{"__proto__": json.loads("{}")})
    assert (told["ok"], told["problem"]) == (False, "unknown_field")
