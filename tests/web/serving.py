"""A real server on a free port, and clients that know the public interface and nothing else."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import httpx2
from websockets.asyncio.client import ClientConnection, connect

from liveroom.live.clock import Clock
from liveroom.web.app import App, OpenStore, create_app
from liveroom.web.commands.opening import own_url
from liveroom.web.limits.connections import Connections
from liveroom.web.server import Server, bound, config
from liveroom.web.settings import Settings
from liveroom.web.state import AppState

PROGRAM: dict[str, Any] = {
    "title": "Internationalisation and metropolitan spaces",
    "language": "es",
    "starts_at": 1_585_924_200_000,
    "ends_at": 1_585_927_800_000,
    "time_zone": "Europe/Madrid",
    "segments": [
        {"title": "Welcome", "kind": "welcome", "planned_seconds": 180},
        {
            "title": "Bogotá",
            "kind": "talk",
            "planned_seconds": 600,
            "speakers": [{"name": "Luz Amparo Medina Gerena", "role": "District Director"}],
        },
        {"title": "Q&A", "kind": "qa", "planned_seconds": 900},
    ],
}


SMALL = ("event", "show", "qa", "rundown")
"""Panels of which a small patch has only what changed."""

DEFAULTS: dict[str, Any] = {
    "port": 0,
    "store": "memory",
    "rooms_per_address": 10_000,
    "disk_reserve": 65_536,
}


@dataclass
class Running:
    """A server that accepts connections at `url`."""

    url: str
    app: App
    http: httpx2.AsyncClient
    ids: count[int] = field(default_factory=lambda: count(1))

    @property
    def app_state(self) -> AppState:
        """The server's own parts, to look into."""
        return self.app.app_state

    @property
    def connections(self) -> Connections:
        """All that are open, the test's own client's too."""
        return self.app.connections

    async def new_room(self, program: dict[str, Any] = PROGRAM) -> Room:
        return await self.opened(program=program)

    async def opened(self, **what: Any) -> Room:
        """A room of an announcement or of a program."""
        answer = await self.http.post("/api/v1/rooms", json=what)
        assert answer.status_code == 201, answer.text
        made = answer.json()
        return Room(self, made["room"], made["tokens"], made["links"], made["program"])

    async def call(
        self, method: str, path: str, token: str | None = None, **more: Any
    ) -> httpx2.Response:
        headers = dict(more.pop("headers", {}))
        if token is not None:
            headers["Authorization"] = f"Bearer {token}"
        self.http.cookies.clear()  # Every request says for itself who it is.
        return await self.http.request(method, path, headers=headers, **more)


@dataclass
class Room:
    """A room on the server, with everybody's tokens."""

    server: Running
    name: str
    tokens: dict[str, str]
    links: dict[str, str]
    program: dict[str, Any]

    @property
    def api(self) -> str:
        return f"/api/v1/rooms/{self.name}"

    async def came_in(self, *roles: str) -> dict[str, str]:
        """The cookies of a browser that followed the links of these roles."""
        jar: dict[str, str] = {}
        for role in roles:
            secret = {"as": role, "token": self.tokens[role]}
            answer = await self.server.call("POST", f"/r/{self.name}/enter", json=secret)
            assert answer.status_code == 204, answer.text
            jar |= dict(answer.cookies)
        return jar

    async def cookie(self, role: str) -> str:
        """The Cookie header of a browser that followed a role's link."""
        ((name, value),) = (await self.came_in(role)).items()
        return f"{name}={value}"

    async def join(self, name: str | None = None) -> str:
        """The token of a new person."""
        token = self.tokens["attendee"]
        answer = await self.server.call("POST", f"{self.api}/join", token, json={"name": name})
        assert answer.status_code == 200, answer.text
        return str(answer.json()["token"])

    async def send(self, token: str | None, command: str, **fields: Any) -> httpx2.Response:
        """One command over HTTP, under an id of its own unless one is given."""
        body = {"id": f"c{next(self.server.ids)}", "command": command} | fields
        return await self.server.call("POST", f"{self.api}/commands", token, json=body)

    async def do(self, token: str, command: str, **fields: Any) -> dict[str, Any]:
        """A command that is not refused."""
        answer = await self.send(token, command, **fields)
        assert answer.status_code == 200, answer.text
        told = answer.json()
        assert isinstance(told, dict)
        return told

    async def screen(self, token: str) -> dict[str, Any]:
        answer = await self.server.call("GET", f"{self.api}/screen", token)
        assert answer.status_code == 200, answer.text
        shown = answer.json()["screen"]
        assert isinstance(shown, dict)
        return shown

    async def segments(self) -> list[str]:
        """The ids of the program's segments, in its order."""
        shown = await self.screen(self.tokens["moderator"])
        return [row["segment"] for row in shown["rundown"]]

    async def to_questions(self) -> None:
        """Let people in and cue until questions are taken."""
        moderator, on = self.tokens["moderator"], None
        await self.do(moderator, "open")
        for _ in range(3):
            on = (await self.do(moderator, "cue_next", after=on))["segment"]

    async def approved(self, text: str = "Who pays?") -> str:
        """Cue until questions are taken, and let one be asked that may be voted for."""
        await self.to_questions()
        question = (await self.do(await self.join(), "ask", text=text))["question"]
        await self.do(self.tokens["moderator"], "approve", question=question, rev=1)
        return str(question)

    def socket(self, token: str | None = None, **more: Any) -> connect:
        """A connection to the room's socket, to be entered."""
        headers = dict(more.pop("headers", {}))
        if token is not None:
            headers["Authorization"] = f"Bearer {token}"
        query = more.pop("query", "")
        address = self.server.url.replace("http", "ws", 1) + f"/ws/{self.name}{query}"
        more.setdefault("subprotocols", ["liveroom.v1"])
        return connect(address, additional_headers=headers, proxy=None, compression=None, **more)

    @asynccontextmanager
    async def watch(self, token: str, **hello: Any) -> AsyncIterator[Watcher]:
        """A client of the page docs/protocol.md that has said hello."""
        is_small = hello.get("lean") and hello.get("beat")
        async with self.socket(token) as socket:
            watcher = (SmallWatcher if is_small else Watcher)(socket)
            await watcher.say(t="hello", **hello)
            yield watcher


class Watcher:
    """A client that keeps a screen up to date as the protocol's page tells it to."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.screen: dict[str, Any] = {}
        self.epoch = ""
        self.seq = -1
        self.length = 0
        """Bytes of the last frame."""

    async def say(self, **message: Any) -> None:
        await self.socket.send(json.dumps(message))

    async def hear(self) -> dict[str, Any]:
        """The next frame, taken into the screen."""
        async with asyncio.timeout(10):
            frame = await self.socket.recv()
        message = json.loads(frame)
        assert isinstance(message, dict)
        self.length = len(frame.encode() if isinstance(frame, str) else frame)
        match message["t"]:
            case "screen":
                self.screen, self.epoch = message["screen"], message["epoch"]
                self.seq = message["seq"]
            case "patch":
                self._patch(message["panels"])
                self.epoch = message.get("epoch", self.epoch)
                self.seq = message["seq"]
        return message

    async def until(self, true: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Hear until something holds of the screen."""
        while not (self.screen and true(self.screen)):
            await self.hear()
        return self.screen

    async def answer(self, id: str) -> dict[str, Any]:
        """Hear until a command is answered."""
        while True:
            message = await self.hear()
            if message["t"] == "answer" and message["id"] == id:
                return message

    async def command(self, id: str, command: str, **fields: Any) -> dict[str, Any]:
        await self.say(t="command", id=id, command=command, **fields)
        return await self.answer(id)

    def _patch(self, panels: dict[str, Any]) -> None:
        for name, panel in panels.items():
            if name in ("questions", "mine", "my_votes", "for_me"):
                items = self.screen[name] | panel
                self.screen[name] = {key: item for key, item in items.items() if item is not None}
            else:
                self.screen[name] = panel


class SmallWatcher(Watcher):
    """One that asked for small patches."""

    def _patch(self, panels: dict[str, Any]) -> None:
        whole = {name: panel for name, panel in panels.items() if name not in SMALL}
        super()._patch(whole)
        for name in panels.keys() & {"event", "show", "qa"}:
            self.screen[name] |= panels[name]
        if "rundown" in panels:
            rows, changed = self.screen["rundown"], panels["rundown"]
            order = changed.pop("order", list(rows))
            for id, fields in changed.items():
                rows[id] = fields and rows.get(id, {}) | fields
            self.screen["rundown"] = {id: rows[id] for id in order if rows[id]}

    def completed(self, at: int) -> dict[str, Any]:
        """The plain screen that it knows at an instant."""
        rows, now = self.screen["rundown"], self.screen["now"]
        ended = self.screen["event"]["phase"] == "ended"
        known = "started_at" if ended else "planned_start"
        starts = {id: row[known] for id, row in rows.items()}
        if now is not None:
            order = list(rows)
            on = order.index(now["segment"])
            starts = {id: rows[id]["started_at"] for id in order[: on + 1]}
            end, held = now["ends_at"] or now["cued_at"], now["held_at"]
            start = max(end, at) if held is None else max(end, held) + at - held
            for id in order[on + 1 :]:
                starts[id] = start
                start += 1000 * (rows[id]["planned_seconds"] or 0)

        def segment(id: str) -> dict[str, Any]:
            names = ("segment", "title", "kind", "planned_seconds", "speakers")
            return {name: rows[id][name] for name in names}

        return self.screen | {
            "now": now and segment(now["segment"]) | now,
            "next": self.screen["next"] and segment(self.screen["next"]),
            "rundown": [row | {"projected_start": starts[id]} for id, row in rows.items()],
        }


@asynccontextmanager
async def running(
    clock: Clock | None = None,
    run_key: str | None = None,
    opens: OpenStore | None = None,
    **settings: Any,
) -> AsyncIterator[Running]:
    """A server in this loop, in memory unless it is given a data folder."""
    store = {"store": "sqlite"} if "data" in settings else {}
    chosen = Settings(**DEFAULTS | store | settings)
    with bound(chosen) as listener:
        url = own_url(chosen.host, listener.getsockname()[1])
        app = create_app(chosen, url, opens, clock, run_key)
        listening = asyncio.Event()
        server = Server(config(app, chosen), listening.set)
        task = asyncio.create_task(server.serve([listener]))
        await listening.wait()
        try:
            async with httpx2.AsyncClient(base_url=url, trust_env=False, timeout=30) as http:
                yield Running(url, app, http)
        finally:
            server.should_exit = True
            await task
