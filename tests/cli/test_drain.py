"""A server that is told to end sends everybody on, a few at a time, and serves them until then."""

from __future__ import annotations

import asyncio
import json
import signal
from pathlib import Path

import httpx2
import pytest
from websockets.asyncio.client import ClientConnection, connect

from tests.cli.process import PATIENCE, Server, serving
from tests.web.serving import PROGRAM

pytestmark = pytest.mark.anyio

RESTARTING = 1012
SCREENS = 40


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def test_everybody_is_sent_away_and_served_until_then(tmp_path: Path) -> None:
    with serving(tmp_path / "data", LIVEROOM_DRAIN_SECONDS="2") as server:
        async with httpx2.AsyncClient(base_url=server.url, trust_env=False) as http:
            opened = (await http.post("/api/v1/rooms", json={"program": PROGRAM})).json()
            screens = [await screen(server, opened) for _ in range(SCREENS)]
            server.process.send_signal(signal.SIGTERM)
            async with asyncio.timeout(PATIENCE):
                while (ready := await http.get("/readyz")).status_code == 200:
                    pass
            headers = {"Authorization": f"Bearer {opened['tokens']['moderator']}"}
            told = await http.post(
                f"/api/v1/rooms/{opened['room']}/commands",
                headers=headers,
                json={"id": "c1", "command": "open"},
            )
            closing = [asyncio.create_task(each.wait_closed()) for each in screens]
            await asyncio.wait(closing, return_when=asyncio.FIRST_COMPLETED)
            served = await http.get("/healthz")
            left = sum(not each.done() for each in closing)
            await asyncio.wait(closing)

        assert (ready.status_code, ready.text) == (503, "going away\n")
        assert told.json()["ok"] is True
        assert (served.status_code, left > 0) == (200, True), "not all at once"
        assert {each.close_code for each in screens} == {RESTARTING}
        assert await asyncio.to_thread(server.process.wait, PATIENCE) == 0


async def screen(server: Server, opened: dict[str, dict[str, str]]) -> ClientConnection:
    """An attendee's screen that has been shown the room."""
    socket = await connect(
        f"{server.url.replace('http', 'ws', 1)}/ws/{opened['room']}",
        additional_headers={"Authorization": f"Bearer {opened['tokens']['attendee']}"},
        subprotocols=["liveroom.v1"],
        proxy=None,
    )
    await socket.send(json.dumps({"t": "hello"}))
    await socket.recv()
    return socket
