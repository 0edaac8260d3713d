"""The AsyncAPI document of the sockets, held against the frames of a whole evening."""

from __future__ import annotations

import json
from contextlib import AsyncExitStack
from typing import Any

import pytest

from liveroom.core.refusals import Refused
from liveroom.web.commands import incoming
from liveroom.web.commands.decode import encode
from tests.fakes import FakeClock
from tests.web.api.reference import evening, strict
from tests.web.serving import Running, Watcher, running

pytestmark = pytest.mark.anyio

DOCUMENT = strict.asyncapi_document()

RENDITIONS: dict[str, dict[str, Any]] = {
    "plain": {"beat": True},
    "lean": {"lean": True, "paged": True},
    "small": {"lean": True, "beat": True},
}


def described(channel: str, message: str) -> Any:
    return strict.of_schema(
        "asyncapi", DOCUMENT["channels"][channel]["messages"][message]["payload"]
    )


def name_of(frame: dict[str, Any], rendition: str) -> str:
    """Which message of the document a frame is."""
    match frame["t"], rendition:
        case "screen", "small":
            return "smallScreen"
        case "patch", "small":
            return "smallPatch"
        case "answer", _:
            return "accepted" if frame["ok"] else "refused"
        case name, _:
            return str(name)


async def test_every_frame_of_an_evening_is_described(server: Running) -> None:
    room = await evening.opened(server)
    tokens = room.tokens | {"person": await room.join("Bea")}
    told = set()
    async with AsyncExitStack() as stack:
        watchers = [
            (rendition, await stack.enter_async_context(room.watch(token, **hello)))
            for token in tokens.values()
            for rendition, hello in RENDITIONS.items()
        ]
        await evening.held(room)
        for rendition, watcher in watchers:
            await watcher.say(t="ping", c=1.5)
            await watcher.say(t="command", id="c1", command="hold")
            heard = set[str]()
            while not {"pong", "answer"} <= heard:
                frame = await watcher.hear()
                heard.add(frame["t"])
                name = name_of(frame, rendition)
                strict.fits(described("room", name), frame)
                told.add(name)
        told |= await _last_words(watchers[0][1])
    assert told == set(DOCUMENT["channels"]["room"]["messages"]) - {
        "hello",
        "ping",
        "command",
        "beat",
    }


async def test_a_beat_is_described() -> None:
    clock = FakeClock()
    async with running(clock) as server:
        room = await server.new_room()
        async with room.watch(room.tokens["host"], beat=True) as watcher:
            await watcher.hear()
            await clock.advance(30)
            while (frame := await watcher.hear())["t"] != "beat":
                pass
    strict.fits(described("room", "beat"), frame)


async def _last_words(watcher: Watcher) -> set[str]:
    """What is said to whoever is not understood."""
    await watcher.say(t="nonsense")
    while (frame := await watcher.hear())["t"] != "error":
        pass
    strict.fits(described("room", "error"), frame)
    return {"error"}


async def test_what_control_surfaces_are_told_is_described(server: Running) -> None:
    room = await evening.opened(server)
    async with room.socket(
        room.tokens["moderator"], query="/feedback", subprotocols=None
    ) as socket:
        strict.fits(described("feedback", "feedback"), await _json(socket))


async def _json(socket: Any) -> Any:

    return json.loads(await socket.recv())


HEARD = [
    {"t": "hello"},
    {"t": "hello", "resume": {"epoch": "e", "seq": 1}, "lean": True, "beat": True, "paged": True},
    {"t": "hello", "resume": {"epoch": "e"}},
    {"t": "hello", "more": 1},
    {"t": "ping", "c": 1},
    {"t": "ping", "c": "1"},
    {"t": "ping"},
    {"t": "command", "id": "c1", "command": "hold"},
    {"t": "command", "id": "c1", "command": "hold", "more": 1},
    {"t": "command", "id": "", "command": "hold"},
    {"id": "c1", "command": "hold"},
]


@pytest.mark.parametrize("sent", HEARD, ids=str)
def test_what_a_client_may_say_is_what_is_read(sent: dict[str, Any]) -> None:
    names = ("hello", "ping", "command")
    fits = [name for name in names if described("room", name).is_valid(sent)]
    assert fits == ([sent["t"]] if _is_read(sent) else [])


def _is_read(sent: dict[str, Any]) -> bool:
    try:
        if sent.get("t") == "hello":
            incoming.hello(encode(sent))
            return True
        return not isinstance(incoming.message(encode(sent), None), incoming.Malformed)
    except Refused:
        return False


def test_each_operation_names_messages_of_its_channel() -> None:
    for operation in DOCUMENT["operations"].values():
        channel = operation["channel"]["$ref"].removeprefix("#/channels/")
        for each in operation["messages"]:
            where, _, message = each["$ref"].rpartition("/messages/")
            assert where == f"#/channels/{channel}"
            assert message in DOCUMENT["channels"][channel]["messages"]
