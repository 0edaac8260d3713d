"""The HTTP interface at its edges: who opens rooms, what is too large, and what is told."""

from __future__ import annotations

import asyncio
import json
import re
from pathlib import Path
from typing import Any

import pytest

from liveroom.core.ids import RoomId
from liveroom.exports import FORMATS
from liveroom.store.memory import MemoryLog
from tests.fakes import FakeClock
from tests.web.serving import PROGRAM, Room, Running, running

pytestmark = pytest.mark.anyio

DASHBOARD = Path(__file__).parents[3] / "deploy" / "grafana.json"

ANNOUNCEMENT = """Webinar

3 April 2020, 16:30–17:30 CET

Program

- Welcome (3 min)
- Q&A (5 min)
"""


async def test_a_room_from_an_announcement_tells_what_was_understood(server: Running) -> None:
    answer = await server.call("POST", "/api/v1/rooms", json={"announcement": ANNOUNCEMENT})
    assert answer.status_code == 201
    made = answer.json()
    assert set(made) == {"room", "links", "tokens", "program"}
    roles = {"owner", "moderator", "host", "speaker", "attendee", "overlay"}
    assert set(made["links"]) == set(made["tokens"]) == roles
    assert [s["planned_seconds"] for s in made["program"]["segments"]] == [180, 300]
    assert {w["code"] for w in made["program"]["warnings"]} >= {"zone_out_of_season"}
    for role in roles - {"attendee"}:
        assert made["links"][role] == (
            f"{server.url}/r/{made['room']}/{role}#{made['tokens'][role]}"
        )
    assert made["links"]["attendee"] == f"{server.url}/join/{made['tokens']['attendee']}"


@pytest.mark.parametrize(
    ("body", "status", "code", "field"),
    [
        ({}, 422, "bad_message", "announcement"),
        ({"announcement": 1}, 422, "bad_message", "announcement"),
        ({"announcement": ""}, 422, "unreadable", None),
        ({"announcement": "x" * 1_100_000}, 422, "unreadable", None),
        ({"anouncement": "x"}, 422, "bad_message", "anouncement"),
        ({"announcement": "x", "program": PROGRAM}, 422, "bad_message", "program"),
        ({"program": {"title": "T"}}, 409, "no_segments", None),
        ({"program": PROGRAM | {"kind": "x"}}, 422, "bad_message", "program.kind"),
    ],
)
async def test_what_makes_no_room_is_refused_by_name(
    server: Running, body: dict[str, Any], status: int, code: str, field: str | None
) -> None:
    before = await server.app_state.log.heads()
    answer = await server.call("POST", "/api/v1/rooms", json=body)
    told = answer.json()
    assert (answer.status_code, told["code"], told.get("field")) == (status, code, field)
    assert (told["ok"], bool(told["message"])) == (False, True)
    assert await server.app_state.log.heads() == before


async def test_a_body_that_is_too_large_is_413(room: Room) -> None:
    token = room.tokens["host"]
    big = b'{"id":"c","command":"open","pad":"' + b"x" * 70_000 + b'"}'

    async def in_pieces() -> Any:
        for start in range(0, len(big), 10_000):
            yield big[start : start + 10_000]

    for content in (big, in_pieces()):
        answer = await room.server.call("POST", f"{room.api}/commands", token, content=content)
        assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
    huge = await room.server.call("POST", "/api/v1/rooms", content=b"x" * 9_000_000)
    assert huge.status_code == 413


@pytest.mark.parametrize("content", [b"nonsense", b"[]", b'{"id":NaN}', b'{"id":"\\ud800"}'])
async def test_a_body_that_is_no_object_is_422(room: Room, content: bytes) -> None:
    path = f"{room.api}/commands"
    answer = await room.server.call("POST", path, room.tokens["moderator"], content=content)
    assert (answer.status_code, answer.json()["code"]) == (422, "bad_message")


async def test_a_refusal_says_which_command_and_why_in_the_reader_s_language(room: Room) -> None:
    body = {"id": "c1", "command": "cue", "segment": "s1", "rev": "1"}
    answer = await room.server.call(
        "POST",
        f"{room.api}/commands",
        room.tokens["moderator"],
        json=body,
        headers={"Accept-Language": "es"},
    )
    assert answer.status_code == 422
    assert answer.json() == {
        "ok": False,
        "id": "c1",
        "code": "bad_message",
        "field": "rev",
        "problem": "not_an_integer",
        "message": "«rev» debe ser un número entero.",
    }


@pytest.mark.parametrize(
    ("command", "fields", "status", "code"),
    [
        ("approve", {"question": "none", "rev": 1}, 404, "no_such_question"),
        ("cue", {"segment": "s9", "rev": 2}, 404, "no_such_segment"),
        ("hold", {}, 409, "nothing_on"),
        ("add_time", {"seconds": 99_999}, 422, "time_out_of_range"),
    ],
)
async def test_a_refusal_of_the_room_has_the_status_of_its_kind(
    room: Room, command: str, fields: dict[str, Any], status: int, code: str
) -> None:
    await room.do(room.tokens["moderator"], "open")
    if code == "time_out_of_range":
        await room.do(room.tokens["moderator"], "cue_next", after=None)
    answer = await room.send(room.tokens["moderator"], command, **fields)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


async def test_the_owner_key_opens_rooms_and_nothing_else_does() -> None:
    async with running(owner_key="correct horse battery") as server:
        body = {"program": PROGRAM}
        for token, status in (
            (None, 401),
            ("wrong horse battery!!", 401),
            ("correct horse batter", 401),
            ("correct horse battery", 201),
        ):
            answer = await server.call("POST", "/api/v1/rooms", token, json=body)
            assert answer.status_code == status


async def test_without_a_key_a_server_on_the_net_opens_rooms_for_nobody() -> None:
    async with running(base_url="https://rooms.example.org", run_key="of this run") as server:
        body = {"program": PROGRAM}
        assert (await server.call("POST", "/api/v1/rooms", json=body)).status_code == 403
        tool = await server.call("POST", "/api/v1/rooms", "of this run", json=body)
        assert tool.status_code == 201


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Forwarded-For": "203.0.113.9"},
        {"Forwarded": "for=203.0.113.9"},
        {"Origin": "https://evil.example"},
        {"Sec-Fetch-Site": "cross-site"},
    ],
)
async def test_what_only_seems_to_come_from_this_machine_opens_nothing(
    server: Running, headers: dict[str, str]
) -> None:
    body = {"program": PROGRAM}
    answer = await server.call("POST", "/api/v1/rooms", json=body, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")


@pytest.mark.parametrize(
    "format_", [f"{what}.{ending}" for what, endings in FORMATS.items() for ending in endings]
)
async def test_records_come_in_their_formats(room: Room, format_: str) -> None:
    answer = await room.server.call("GET", f"{room.api}/export/{format_}", room.tokens["owner"])
    assert answer.status_code == 200
    if not format_.startswith("audit"):  # which is the owner's alone, and tells of being taken
        path, token = f"{room.api}/export/{format_}", room.tokens["moderator"]
        assert (await room.server.call("GET", path, token)).content == answer.content


async def test_an_unknown_record_is_refused_with_what_there_is(room: Room) -> None:
    answer = await room.server.call("GET", f"{room.api}/export/minutes.doc", room.tokens["owner"])
    assert answer.status_code == 422
    assert "minutes.md" in answer.json()["choices"]


async def test_who_takes_records_too_often_waits_and_still_gets_the_calendar() -> None:
    async with running(clock=FakeClock()) as server:
        room = await server.new_room()
        owner, moderator = room.tokens["owner"], room.tokens["moderator"]

        async def taken(token: str, what: str) -> int:
            answer = await server.call("GET", f"{room.api}/export/{what}", token)
            return answer.status_code

        assert [await taken(owner, "timing.json") for _ in range(31)] == [200] * 30 + [429]
        assert await taken(owner, "calendar.ics") == 200
        assert await taken(moderator, "timing.json") == 200


async def test_records_are_made_of_the_running_room_and_not_of_its_log(room: Room) -> None:
    """Also where the log cannot be read any more."""
    await room.approved("Who pays?")
    server, attendee = room.server, await room.join()
    log = server.app_state.log
    assert isinstance(log, MemoryLog)
    kept, log._rooms = log._rooms, {}
    try:
        minutes = await server.call("GET", f"{room.api}/export/minutes.md", room.tokens["owner"])
        calendar = await server.call("GET", f"{room.api}/export/calendar.ics", attendee)
    finally:
        log._rooms = kept

    assert (minutes.status_code, "Who pays?" in minutes.text) == (200, True)
    assert (calendar.status_code, PROGRAM["title"] in calendar.text) == (200, True)


async def test_the_operator_sees_health_and_counts_without_names(room: Room) -> None:
    await room.do(room.tokens["moderator"], "open")
    assert (await room.server.call("GET", "/healthz")).text == "ok\n"
    assert (await room.server.call("GET", "/readyz")).text == "ready\n"
    metrics = await room.server.call("GET", "/metrics")
    assert metrics.headers["content-type"].startswith("text/plain; version=0.0.4")
    assert 'liveroom_commands_total{command="open",result="ok"}' in metrics.text
    assert room.name not in metrics.text


@pytest.mark.parametrize(("path", "status"), [("/healthz", 200), ("/readyz", 200), ("/", 400)])
async def test_a_balancer_asks_by_any_name(server: Running, path: str, status: int) -> None:
    answer = await server.call("GET", path, headers={"Host": "10.0.0.11:8000"})

    assert answer.status_code == status


async def test_counts_are_not_for_the_public() -> None:
    async with running(owner_key="k" * 16) as server:
        assert (await server.call("GET", "/metrics")).status_code == 403
        assert (await server.call("GET", "/metrics", "k" * 16)).status_code == 200


async def test_the_token_for_counts_opens_nothing_else() -> None:
    async with running(owner_key="k" * 16, metrics_token="m" * 16) as server:
        assert (await server.call("GET", "/metrics", "m" * 16)).status_code == 200
        assert (await server.call("GET", "/metrics", "n" * 16)).status_code == 403
        assert (await server.call("GET", "/api/v1/rooms", "m" * 16)).status_code == 401


async def test_every_count_of_the_dashboard_is_counted(room: Room) -> None:
    await room.do(room.tokens["moderator"], "open")
    async with room.watch(room.tokens["attendee"]):
        told = (await room.server.call("GET", "/metrics")).text
    counted = {line.split()[2] for line in told.splitlines() if line.startswith("# TYPE")}
    shown = {
        name
        for panel in json.loads(DASHBOARD.read_text("utf-8"))["panels"]
        for target in panel["targets"]
        for name in re.findall(r"(?:liveroom|process)_\w+", target["expr"])
    }
    of_system_clock = {"liveroom_clock_ahead_seconds"}
    families = {name.removesuffix("_bucket") for name in shown}
    assert families - counted <= of_system_clock
    for timed in ("answer", "turn", "commit"):
        assert re.search(rf"^liveroom_{timed}_seconds_count [1-9]", told, re.M) is not None
    assert re.search(r"^liveroom_rooms [1-9]", told, re.M) is not None


async def test_an_address_that_is_not_there_says_so_in_the_right_form(server: Running) -> None:
    page = await server.call("GET", "/nowhere")
    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
    told = await server.call("GET", "/api/v1/nowhere")
    assert (told.status_code, told.json()["ok"]) == (404, False)
    wrong = await server.call("DELETE", "/api/v1/rooms")
    assert (wrong.status_code, wrong.headers["allow"]) == (405, "POST")


async def test_a_mistake_of_ours_is_told_by_its_number_and_nothing_more(
    server: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = await server.new_room()

    async def fails(_room: object) -> None:
        raise RuntimeError("SECRET detail")

    cookie = await room.cookie("host")
    monkeypatch.setattr(server.app_state.rooms, "find", fails)
    for headers in ({}, {"Cookie": cookie}):
        path = f"/r/{room.name}/host" if headers else f"{room.api}/screen"
        answer = await server.call("GET", path, room.tokens["host"], headers=headers)
        assert (answer.status_code, "SECRET" in answer.text) == (500, False)
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert ("incident" in answer.text) is not bool(headers)


async def opened(server: Running, key: str, body: Any = None, token: str | None = None) -> Any:
    """The answer to an opening under a key: its status and its bytes."""
    headers = {"Idempotency-Key": key}
    body = {"program": PROGRAM} if body is None else body
    answer = await server.call("POST", "/api/v1/rooms", token, json=body, headers=headers)
    return answer.status_code, answer.content


async def test_the_same_key_opens_one_room_and_answers_the_same_links(server: Running) -> None:
    before = await server.app_state.log.heads()
    at_once = await asyncio.gather(*(opened(server, "evening-1") for _ in range(5)))
    later = await opened(server, "evening-1")
    assert [later] * 5 == at_once
    assert later[0] == 201
    made = json.loads(later[1])
    room = Room(server, made["room"], made["tokens"], made["links"], made["program"])
    assert (await room.send(room.tokens["moderator"], "open")).status_code == 200
    assert len(await server.app_state.log.heads()) == len(before) + 1
    kept = await server.app_state.keys.links(RoomId(room.name))
    assert len([link for link in kept if not link.has_code]) == len(made["links"])


async def test_another_key_and_no_key_open_other_rooms(server: Running) -> None:
    rooms = {json.loads((await opened(server, key))[1])["room"] for key in ("k-1", "k-2")}
    rooms |= {(await server.new_room()).name for _ in range(2)}
    assert len(rooms) == 4


async def test_a_key_is_for_one_request_alone(server: Running) -> None:
    _, first = await opened(server, "evening-2")
    before = await server.app_state.log.heads()
    status, told = await opened(server, "evening-2", {"announcement": ANNOUNCEMENT})
    assert (status, json.loads(told)["code"]) == (422, "key_reused")
    assert json.loads(told)["room"] == json.loads(first)["room"]
    assert b"lr_" not in told
    assert await server.app_state.log.heads() == before


@pytest.mark.parametrize("key", ["", "x" * 101, "two words"])
async def test_a_key_has_the_form_of_an_id(server: Running, key: str) -> None:
    status, told = await opened(server, key)
    assert (status, json.loads(told)["field"]) == (422, "Idempotency-Key")


async def test_a_key_gives_its_links_only_to_who_may_open_rooms() -> None:
    async with running(owner_key="k" * 16) as server:
        first = await opened(server, "evening", token="k" * 16)
        for token in (None, "x" * 16, json.loads(first[1])["tokens"]["attendee"]):
            status, told = await opened(server, "evening", token=token)
            assert (status, b"lr_" in told) == (401, False)
        assert await opened(server, "evening", token="k" * 16) == first


async def test_a_key_holds_over_a_restart_and_is_nowhere_in_the_data(tmp_path: Path) -> None:
    key, folder = "7d9f0c1e-2b6a-4c52-9d0e-5f4b8a3c6e21", tmp_path / "data"
    async with running(data=str(folder), port=0) as server:
        first = json.loads((await opened(server, key))[1])
    written = b"".join(file.read_bytes() for file in folder.iterdir())
    assert first["room"].encode() in written
    assert [token for token in (key, *first["tokens"].values()) if token.encode() in written] == []
    async with running(data=str(folder), port=0) as server:
        again = json.loads((await opened(server, key))[1])
        assert (again["room"], again["tokens"]) == (first["room"], first["tokens"])
        assert len(await server.app_state.log.heads()) == 1


async def test_a_rundown_that_was_exported_opens_as_the_same_program(room: Room) -> None:
    owner = room.tokens["owner"]
    (first, *_) = await room.segments()
    links = {"captions": "https://captions.example"}
    await room.do(owner, "change_event", rev=1, introduction="Welcome.", links=links)
    await room.do(owner, "change_segment", segment=first, rev=1, note="Bring water", skipped=True)
    path = f"{room.api}/export/rundown.json"
    program = (await room.server.call("GET", path, owner)).json()

    again = await room.server.new_room(program)

    copy = await again.server.call("GET", f"{again.api}/export/rundown.json", again.tokens["owner"])
    segments = [
        {name: value for name, value in row.items() if name != "id"} for row in program["segments"]
    ]
    assert [
        {name: value for name, value in row.items() if name != "id"}
        for row in copy.json()["segments"]
    ] == segments
    assert copy.json() | {"segments": None} == program | {"segments": None}
