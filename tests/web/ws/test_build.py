"""Whoever connects is told the build of the server's pages."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.web.serving import Room

pytestmark = pytest.mark.anyio


async def hello(room: Room, **more: Any) -> dict[str, Any]:
    """The first frame of a new socket of the host's."""
    async with room.socket(room.tokens["host"]) as socket:
        await socket.send(json.dumps({"t": "hello", **more}))
        frame: dict[str, Any] = json.loads(await socket.recv())
        return frame


async def test_the_first_frame_tells_the_build_of_the_pages(room: Room) -> None:
    page = await room.server.call("GET", "/c")
    (build,) = re.findall(r'<html [^>]*data-build="([^"]+)"', page.text)
    first = await hello(room)
    again = await hello(room, resume={"epoch": first["epoch"], "seq": first["seq"]})

    assert [(each["t"], each["build"]) for each in (first, again)] == [
        ("screen", build),
        ("patch", build),
    ]
