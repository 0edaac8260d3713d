"""deploy/haproxy.cfg as it stands, in a real HAProxy before three real servers."""

from __future__ import annotations

import asyncio
import json
import shutil
import signal
import ssl
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from tests import postgres
from tests.cli.process import PATIENCE, Server, serving
from tests.haproxy import balancing
from tests.tls import NAME, free_port
from tests.web.serving import PROGRAM

pytestmark = pytest.mark.anyio

KEY = "the operator's own secret"
SCREENS = 12
ASKERS = 4


@dataclass(frozen=True, slots=True)
class Balanced:
    """Three servers behind a balancer."""

    servers: list[Server]
    port: int
    tls: ssl.SSLContext

    def client(self) -> httpx2.AsyncClient:
        return httpx2.AsyncClient(
            base_url=f"https://127.0.0.1:{self.port}",
            headers={"Host": f"{NAME}:{self.port}"},
            verify=self.tls,
            trust_env=False,
            timeout=PATIENCE,
        )

    def socket(self, room: str, token: str) -> connect:
        return connect(
            f"wss://{NAME}:{self.port}/ws/{room}",
            host="127.0.0.1",
            port=self.port,
            ssl=self.tls,
            proxy=None,
            subprotocols=["liveroom.v1"],  # type: ignore[list-item]
            additional_headers={"Authorization": f"Bearer {token}"},
        )


@pytest.fixture
def balanced() -> Iterator[Balanced]:
    folder = Path(tempfile.mkdtemp(prefix="liveroom-balanced-"))
    dsn, port = postgres.shared_server().emptied("balanced"), free_port()
    settings = {
        "LIVEROOM_LOG": dsn,
        "LIVEROOM_DRAIN_SECONDS": "6",
        "LIVEROOM_BASE_URL": f"https://{NAME}:{port}",
        "LIVEROOM_OWNER_KEY": KEY,
        "LIVEROOM_TRUSTED_PROXIES": "loopback",
    }
    try:
        with ExitStack() as stack:
            servers = [
                stack.enter_context(serving(folder / name, **settings)) for name in ("a", "b", "c")
            ]
            hosts = [server.url.removeprefix("http://") for server in servers]
            stack.enter_context(balancing(folder, port, hosts))
            tls = ssl.create_default_context(cafile=str(folder / "fullchain.pem"))
            tls.check_hostname = False
            yield Balanced(servers, port, tls)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


async def test_while_a_server_is_taken_away_nobody_misses_anything(balanced: Balanced) -> None:
    """Given screens and askers through the balancer, one of three servers is told to end.

    Each screen comes back to another server and goes on from where it was; each question that was
    asked is there once, with the number that its asker was told.
    """
    async with balanced.client() as http:
        opened = (
            await http.post(
                "/api/v1/rooms",
                json={"program": PROGRAM},
                headers={"Authorization": f"Bearer {KEY}"},
            )
        ).json()
        room, tokens = opened["room"], opened["tokens"]
        await to_questions(http, room, tokens["moderator"])
        people = [
            (await send(http, f"/api/v1/rooms/{room}/join", tokens["attendee"], name=None))["token"]
            for _ in range(ASKERS)
        ]
        over = asyncio.Event()
        screens = [
            asyncio.create_task(look_on(balanced, room, tokens["attendee"], over))
            for _ in range(SCREENS)
        ]
        asking = [asyncio.create_task(ask(http, room, each, over)) for each in people]

        gone = balanced.servers[0]
        gone.process.send_signal(signal.SIGTERM)
        assert await asyncio.to_thread(gone.process.wait, PATIENCE) == 0
        over.set()
        told = [answer for each in await asyncio.gather(*asking) for answer in each]
        path, moderator = f"/api/v1/rooms/{room}/commands", tokens["moderator"]
        await send(http, path, moderator, id="h", command="hold")
        came_back = await asyncio.gather(*screens)

        headers = {"Authorization": f"Bearer {moderator}"}
        shown = await http.get(f"/api/v1/rooms/{room}/screen", headers=headers)
    questions = shown.json()["screen"]["questions"]
    numbers = {question: card["number"] for question, card in questions.items()}
    assert {each["question"]: each["number"] for each in told} == numbers
    assert sorted(numbers.values()) == [*range(1, len(told) + 1)]
    assert sum(came_back) > 0, "some screens were at the server that went"


async def to_questions(http: httpx2.AsyncClient, room: str, moderator: str) -> None:
    """Let people in and cue until questions are taken."""
    path, on = f"/api/v1/rooms/{room}/commands", None
    await send(http, path, moderator, id="open", command="open")
    for n in range(3):
        on = (await send(http, path, moderator, id=f"n{n}", command="cue_next", after=on))[
            "segment"
        ]


async def send(http: httpx2.AsyncClient, path: str, token: str, **body: Any) -> dict[str, Any]:
    """What is answered; asked again under the same id where no server took it."""
    headers = {"Authorization": f"Bearer {token}"}
    while (answer := await http.post(path, json=body, headers=headers)).status_code in {502, 503}:
        pass
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def ask(
    http: httpx2.AsyncClient, room: str, token: str, over: asyncio.Event
) -> list[dict[str, Any]]:
    """Ask one question after the other until it is over; what was answered."""
    told: list[dict[str, Any]] = []
    while not over.is_set():
        text, id_ = f"Who pays for {len(told)}?", f"q{len(told)}"
        path = f"/api/v1/rooms/{room}/commands"
        told.append(await send(http, path, token, id=id_, command="ask", text=text))
        await asyncio.sleep(2)  # the pace at which one person may go on asking
    return told


async def look_on(balanced: Balanced, room: str, token: str, over: asyncio.Event) -> int:
    """Keep a screen up to date until the show is held; how often it had to come back."""
    resume, came_back = None, 0
    while True:
        async with balanced.socket(room, token) as screen:
            await screen.send(json.dumps({"t": "hello"} | ({"resume": resume} if resume else {})))
            try:
                async for frame in screen:
                    message = json.loads(frame)
                    if message["t"] == "screen":
                        resume = {"epoch": message["epoch"], "seq": message["seq"]}
                    elif message["t"] == "patch" and resume is not None:
                        assert message["seq"] >= resume["seq"]
                        resume["seq"] = message["seq"]
                    panels = message.get("screen") or message.get("panels") or {}
                    if over.is_set() and (panels.get("now") or {}).get("held_at") is not None:
                        return came_back
            except ConnectionClosed:
                pass
        came_back += 1
