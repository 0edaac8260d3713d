"""What requests and sockets leave to the garbage collector: nothing.

It hardly ever looks at what is older than a moment, so that a large room is not held up by it. What
one request in a hundred left there was still there in the evening.
"""

from __future__ import annotations

import asyncio
import gc
import json
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType, TracebackType
from urllib.parse import urlencode

import pytest

from liveroom.web.expected import ExpectedEnds
from tests.fakes import settle
from tests.web.serving import Room, Running, running

pytestmark = pytest.mark.anyio

ANNOUNCEMENT = "Program\n- Welcome (5 min)\n- Q&A (5 min)\n"
OURS = ("jinja2", "liveroom", "msgspec", "starlette", "uvicorn", "websockets", "xlsxwriter")


@pytest.fixture(autouse=True)
def no_collector() -> Iterator[None]:
    """It looks only when told to, and not at what was there before."""
    gc.disable()
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()
    gc.enable()


async def test_no_request_leaves_anything_to_it() -> None:
    async with running() as server:
        room = await server.new_room()
        left = dict[str, list[str]]()
        for request in [*await programs(room), *await pages(room)]:
            # What is loaded and remembered once comes with the first.
            await sent(server, request)
            with leaving() as found:
                assert await sent(server, request) in range(200, 500), request
            if found:
                left[request.split(b" HTTP")[0].decode()] = found
    assert left == {}


async def test_no_socket_leaves_anything_to_it() -> None:
    async with running() as server:
        room = await server.new_room()
        question, attendee = await room.approved(), await room.join("Ana")
        for token in (attendee, room.tokens["moderator"]):
            await visited(room, token, question)
            with leaving() as found:
                await visited(room, token, question)
            assert found == []


def test_what_is_left_is_found() -> None:
    with leaving() as found:
        ends = ExpectedEnds()
        vars(ends)["itself"] = ends
        del ends
    assert found == ["liveroom.web.expected.ExpectedEnds"]


@contextmanager
def leaving() -> Iterator[list[str]]:
    """Kinds of our objects in reference cycles once the block is over; filled at its end."""
    found = list[str]()
    gc.collect()
    yield found
    gc.set_debug(gc.DEBUG_SAVEALL)
    gc.collect()
    gc.set_debug(0)
    found.extend(sorted({kind for each in gc.garbage if (kind := kind_of(each))}))
    gc.garbage.clear()


def kind_of(thing: object) -> str | None:
    """None for what belongs to the test's own client, or to the loop."""
    if isinstance(thing, TracebackType):
        thing = thing.tb_frame
    if isinstance(thing, FrameType):
        module, name = str(thing.f_globals["__name__"]), thing.f_code.co_qualname
    else:
        module = getattr(thing, "__module__", None) or ""
        name = getattr(thing, "__qualname__", type(thing).__qualname__)
    is_ours = module.startswith(OURS) and not module.startswith("websockets.asyncio.client")
    return f"{module}.{name}" if is_ours else None


async def programs(room: Room) -> list[bytes]:
    """Requests of programs, good and bad."""
    api, tokens, me = room.api, room.tokens, await room.join("Ana")
    question = await room.approved()
    commands = f"{api}/commands"
    moderator, owner = tokens["moderator"], tokens["owner"]
    return [
        *(get(f"{api}/screen", each) for each in (me, *tokens.values(), "wrong", None)),
        get(f"{api}/questions?sort=votes", moderator),
        get(f"{api}/questions?sort=sideways", moderator),
        get(f"{api}/similar?text=Who+pays", moderator),
        get(f"{api}/landing", moderator),
        get(f"{api}/outcomes?ids=c1", me),
        get(f"{api}/my-data", me),
        get(f"{api}/links", owner),
        get(f"{api}/sessions", owner),
        *(get(f"{api}/export/questions.{kind}", owner) for kind in ("csv", "xlsx", "json", "?")),
        get(f"{api}/export/minutes.html", owner),
        get("/api/v1/rooms/nothing/screen", me),
        get("/api/v1/openapi.json"),
        post(commands, me, {"id": "a", "command": "ask", "text": "Who pays?"}),
        post(commands, me, {"id": "b", "command": "vote", "question": question, "value": True}),
        post(commands, me, {"id": "c", "command": "vote", "question": "q0", "value": True}),
        post(commands, me, {"id": "d", "command": "end"}),
        post(commands, me, {"id": "e", "command": "?"}),
        post(commands, me, {"id": "f", "command": "ask", "text": 7}),
        post(commands, me, []),
        post(commands, "wrong", {"id": "g", "command": "end"}),
        post(f"{api}/join", tokens["attendee"], {"name": "Luz"}),
        post(f"{api}/join", tokens["attendee"], {"name": 7}),
        post(f"{api}/press/cue_next", moderator, {}),
        post("/api/v1/read", None, {"announcement": ANNOUNCEMENT}),
        post("/api/v1/rooms", None, {"announcement": "Nothing at all."}),
        post("/api/v1/rooms", None, {"program": {"segments": "none"}}),
        get("/healthz"),
        get("/metrics"),
    ]


async def pages(room: Room) -> list[bytes]:
    """What browsers ask for, and forms that they send."""
    path, roles = f"/r/{room.name}", ("attendee", "moderator", "host", "speaker", "owner")
    jar = await room.came_in(*roles)
    cookie = "; ".join(f"{name}={value}" for name, value in jar.items())
    typed = {"id": "f1", "command": "ask", "text": "", "next": path}
    return [
        get("/"),
        get("/nothing"),
        get("/privacy"),
        get("/check"),
        get("/c"),
        get("/c/000-000"),
        get("/favicon.ico"),
        get(path, cookie=cookie),
        get(path),
        *(get(f"{path}/{role}", cookie=cookie) for role in roles[1:]),
        get(f"{path}/overlay", cookie=cookie),
        get(f"{path}/records", cookie=cookie),
        get(f"{path}/check", cookie=cookie),
        get(f"{path}/slide.svg", cookie=cookie),
        get(f"{path}/calendar.ics", cookie=cookie),
        get(f"{path}/export/minutes.html", cookie=cookie),
        form(f"{path}/do", typed, cookie),
        form(f"{path}/do", typed | {"text": "Who pays?"}, cookie),
        form(f"{path}/about", {}, cookie),
        form(f"{path}/rows", {"text": "Welcome"}, cookie),
        form("/read", {"announcement": ANNOUNCEMENT}),
        form("/read", {"announcement": ""}),
        form("/open", {}),
        form("/sign-in", {"key": "wrong"}),
    ]


def get(path: str, token: str | None = None, cookie: str = "") -> bytes:
    return written("GET", path, token, cookie)


def post(path: str, token: str | None, body: object) -> bytes:
    return written("POST", path, token, kind="application/json", body=json.dumps(body))


def form(path: str, fields: dict[str, str], cookie: str = "") -> bytes:
    kind = "application/x-www-form-urlencoded"
    return written("POST", path, None, cookie, kind, urlencode(fields))


def written(
    method: str, path: str, token: str | None, cookie: str = "", kind: str = "", body: str = ""
) -> bytes:
    """A request as it goes over a connection of its own."""
    content = body.encode()
    headers = {
        "Host": "127.0.0.1",
        "Connection": "close",
        "Accept-Encoding": "gzip",
        "Authorization": f"Bearer {token}" if token else "",
        "Cookie": cookie,
        "Content-Type": kind,
        "Content-Length": str(len(content)),
    }
    lines = [f"{name}: {value}" for name, value in headers.items() if value]
    return "\r\n".join([f"{method} {path} HTTP/1.1", *lines, "", ""]).encode() + content


async def sent(server: Running, request: bytes) -> int:
    """The status of the answer, once the connection is over on both sides."""
    reader, writer = await asyncio.open_connection("127.0.0.1", int(server.url.rsplit(":")[-1]))
    writer.write(request)
    answer = await reader.read()
    writer.close()
    await writer.wait_closed()
    await over(server)
    return int(answer.split()[1])


async def visited(room: Room, token: str, question: str) -> None:
    """Somebody comes, says what will do and what will not, and goes."""
    async with room.watch(token) as watcher:
        await watcher.hear()
        await watcher.command("s1", "vote", question=question, value=True)
        await watcher.command("s2", "vote", question="q0", value=True)
        await watcher.command("s3", "?")
        await watcher.say(t="ping", c=1)
        await watcher.say(t="?")
    await over(room.server)


async def over(server: Running) -> None:
    """The server has let go of every connection but those of the test's client."""
    async with asyncio.timeout(5):
        while len(server.connections) > 1:
            await settle()
    await settle()
