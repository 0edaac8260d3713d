"""A second room to practise in, asked for over the public interface."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from liveroom.core.ids import RoomId
from liveroom.core.rehearsal.pace import LEAD_MS, MOST
from tests.fakes import FakeClock
from tests.web.serving import PROGRAM, Room, Running, running

pytestmark = pytest.mark.anyio

NOW = PROGRAM["starts_at"] - 86_400_000
"""A day before the event."""


@pytest.fixture
async def clock() -> FakeClock:
    return FakeClock(NOW)


@pytest.fixture
async def server(clock: FakeClock) -> AsyncIterator[Running]:
    async with running(clock=clock) as started:
        yield started


async def asked(
    room: Room, role: str = "moderator", key: str | None = None, **wanted: Any
) -> tuple[int, dict[str, Any]]:
    headers = {} if key is None else {"Idempotency-Key": key}
    answer = await room.server.call(
        "POST", f"{room.api}/rehearsal", room.tokens[role], json=wanted, headers=headers
    )
    return answer.status_code, answer.json()


async def rehearsal(room: Room, **wanted: Any) -> Room:
    status, made = await asked(room, **wanted)
    assert status == 201, made
    assert made["rehearsal"] is True
    return Room(room.server, made["room"], made["tokens"], made["links"], made["program"])


async def test_it_has_the_program_as_it_stands_with_all_its_details(room: Room) -> None:
    owner = room.tokens["owner"]
    before = await room.screen(owner)
    first, second, third = before["rundown"]
    details = {
        "min_seconds": 60,
        "wrap_up_seconds": 30,
        "danger_seconds": 10,
        "end_action": "cue_next",
        "note": "Microphone two",
        "documents": [{"title": "Slides", "url": "https://example.org/s"}],
        "not_before": PROGRAM["starts_at"] + 1000,
    }
    await room.do(owner, "change_segment", segment=second["segment"], rev=1, **details)
    await room.do(owner, "move_segment", segment=third["segment"], rev=1, after=first["segment"])
    said = {"introduction": "All about cities", "colour": "#0a7d5c", "doors_minutes": 10}
    await room.do(owner, "change_event", rev=before["event"]["rev"], public=True, **said)

    made = await rehearsal(room)
    live, again = await room.screen(owner), await made.screen(made.tokens["owner"])

    ids = {"segment", "rev", "projected_start"}
    plain = [[{n: v for n, v in row.items() if n not in ids} for row in each["rundown"]]
             for each in (live, again)]  # fmt: skip
    assert plain[0] == plain[1]
    own = {"rev", "clock", "phase", "code", "rehearsal", "public"}
    events = [{n: v for n, v in each["event"].items() if n not in own} for each in (live, again)]
    assert events[0] == events[1]
    program = (await made.server.app_state.find(RoomId(made.name))).room.program  # type: ignore[union-attr]
    assert not program.public


async def test_its_time_begins_before_the_announced_start_and_goes_at_its_speed(
    room: Room, clock: FakeClock
) -> None:
    made = await rehearsal(room, speed=60)
    await clock.advance(2)

    answer = await made.server.call("GET", f"{made.api}/screen", made.tokens["attendee"])
    told = answer.json()
    begins = PROGRAM["starts_at"] - LEAD_MS
    assert told["screen"]["event"]["clock"] == {"now": begins, "at": NOW, "speed": 60}
    assert told["server_time"] == begins + 120_000


async def test_pongs_tell_the_real_time(room: Room, clock: FakeClock) -> None:
    made = await rehearsal(room, speed=10)
    async with made.socket(made.tokens["moderator"]) as socket:
        await socket.send(json.dumps({"t": "hello"}))
        await socket.send(json.dumps({"t": "ping", "c": 5}))
        while (told := json.loads(await socket.recv()))["t"] != "pong":
            pass

    assert told == {"t": "pong", "c": 5, "s": NOW}


async def test_a_preview_of_landing_counts_by_its_time(room: Room, clock: FakeClock) -> None:
    made = await rehearsal(room, speed=60)
    moderator = made.tokens["moderator"]
    await made.do(moderator, "cue_next", after=None)
    await clock.advance(1)

    answer = await made.server.call("GET", f"{made.api}/landing", moderator)
    begins = PROGRAM["starts_at"] - LEAD_MS
    assert answer.json()["segments"][0]["from_seconds"] == 120
    assert answer.json()["at"] == begins + 60_000


async def test_the_live_rooms_log_stays_as_it_was(room: Room) -> None:
    log = room.server.app_state.log
    before = await log.read(RoomId(room.name))
    made = await rehearsal(room)
    await made.do(made.tokens["owner"], "open")
    await made.do(made.tokens["moderator"], "cue_next", after=None)

    assert await log.read(RoomId(room.name)) == before


async def test_the_links_of_one_open_nothing_of_the_other(room: Room) -> None:
    made = await rehearsal(room)
    assert not set(made.tokens.values()) & set(room.tokens.values())
    answers = [
        await room.server.call("GET", f"{one.api}/screen", other.tokens["owner"])
        for one, other in ((room, made), (made, room))
    ]
    assert [each.status_code for each in answers] == [404, 404]
    owner, command = made.tokens["owner"], {"id": "c1", "command": "end"}
    done = await room.server.call("POST", f"{room.api}/commands", owner, json=command)
    gone = await room.server.call("DELETE", room.api, owner)
    assert (done.status_code, gone.status_code) == (404, 404)
    assert (await room.screen(room.tokens["owner"]))["event"]["phase"] != "ended"


async def test_moderators_rehearse_and_nobody_else(room: Room) -> None:
    statuses = {role: (await asked(room, role))[0] for role in room.tokens}
    assert statuses == {
        "owner": 201,
        "moderator": 201,
        "host": 403,
        "speaker": 403,
        "attendee": 403,
        "overlay": 403,
    }


async def test_a_room_has_so_many_at_a_time_and_a_rehearsal_has_none(room: Room) -> None:
    rooms = [await rehearsal(room) for _ in range(MOST)]
    status, refused = await asked(room)
    assert (status, refused["code"], refused["limit"]) == (409, "too_many_rehearsals", MOST)

    status, refused = await asked(rooms[0])
    assert (status, refused["code"]) == (403, "not_allowed")


async def test_the_same_key_again_gives_the_same_rehearsal(room: Room) -> None:
    first, again = await asked(room, key="k", speed=2), await asked(room, key="k", speed=2)
    assert first == again
    status, refused = await asked(room, key="k", speed=3)
    assert (status, refused["code"]) == (422, "key_reused")


@pytest.mark.parametrize(
    "wanted", [{"speed": 0}, {"speed": 61}, {"audience": 201}, {"audience": -1}, {"pace": 2}]
)
async def test_what_cannot_be_is_refused_by_its_field(room: Room, wanted: dict[str, int]) -> None:
    status, refused = await asked(room, **wanted)
    assert (status, refused["code"], refused["field"]) == (422, "bad_message", *wanted)


async def test_it_is_not_in_the_list_of_rooms(room: Room) -> None:
    made = await rehearsal(room)
    listed = (await room.server.call("GET", "/api/v1/rooms")).json()

    assert (room.name in str(listed), made.name in str(listed)) == (True, False)


async def test_deleted_it_leaves_no_byte_and_the_live_log_as_it_was(tmp_path: Path) -> None:
    settings = {"store": "sqlite", "data": str(tmp_path)}
    async with running(clock=FakeClock(NOW), **settings) as server:
        room = await server.new_room()
        before = await server.app_state.log.read(RoomId(room.name))
        made = await rehearsal(room, audience=5)
        await made.do(made.tokens["owner"], "open")
        await made.do(await made.join("Zacarías Inolvidable"), "ask", text="Xylophones-of-Uruguay?")
        assert holding(tmp_path, made.name, "Xylophones", "Inolvidable") != []

        gone = await server.call("DELETE", made.api, made.tokens["owner"])
        assert gone.status_code == 204
        assert await server.app_state.log.read(RoomId(room.name)) == before
        assert holding(tmp_path, made.name, "Xylophones", "Inolvidable") == []
    assert holding(tmp_path, made.name, "Xylophones", "Inolvidable") == []


def holding(folder: Path, *texts: str) -> list[str]:
    """The files of a data folder that have any of these in them."""
    files = [each for each in folder.rglob("*") if each.is_file()]
    found = [each for each in files if any(text.encode() in each.read_bytes() for text in texts)]
    return [each.name for each in found]


async def test_with_its_room_it_goes_too(room: Room) -> None:
    made = await rehearsal(room)
    await room.server.call("DELETE", room.api, room.tokens["owner"])

    answer = await made.server.call("GET", f"{made.api}/screen", made.tokens["owner"])
    assert answer.status_code == 401
