"""`python -m benchmarks.rig FOLDER CONTROL`: the product, and other ways of sending beside it.

It serves as `liveroom serve` does. On the unix socket CONTROL it takes one JSON object a line, does
what it says to the attendees' sockets, and answers with one.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from contextlib import AsyncExitStack, nullcontext
from pathlib import Path
from typing import Any

from benchmarks import bareloop, naive, wire
from benchmarks.watch import Watch
from liveroom.live.broadcast.subscribers import CHUNK
from liveroom.web import server, tuning
from liveroom.web.app import create_app, store_of
from liveroom.web.commands import opening
from liveroom.web.settings import load


class Rig:
    """What the control socket commands."""

    def __init__(self, running: server.Server) -> None:
        self._running = running
        self._watch = Watch(asyncio.get_running_loop())
        self._compiled = bareloop.compiled()
        self._sockets: list[int] = []
        self._transports: list[asyncio.Transport] = []
        self._manager: naive.Connections | None = None
        self._task: asyncio.Task[None] | None = None

    def transports(self) -> list[asyncio.Transport]:
        """Those of all connections, whichever protocol has them."""
        found = []
        for each in self._running.server_state.connections:
            transport = getattr(each, "transport", None) or getattr(each, "_transport", None)
            if transport is not None:
                found.append(transport)
        return found

    def hold(self, but: list[list[object]]) -> dict[str, object]:
        """Take hold of every socket but those from these addresses."""
        others = {tuple(each) for each in but}
        found = [t for t in self.transports() if t.get_extra_info("peername") not in others]
        self._transports = sorted(found, key=lambda t: t.get_extra_info("socket").fileno())
        self._sockets = [t.get_extra_info("socket").fileno() for t in self._transports]
        return {"sockets": len(self._sockets), "compiled": self._compiled is not None}

    async def prepare(self, but: list[list[object]]) -> dict[str, object]:
        """Take hold of them, and put them under Starlette too."""
        held = self.hold(but)
        self._manager = await naive.connected(self._transports)
        return held

    def send(self, way: str, text: str) -> None:
        """Send a text to all, one way or another."""
        frame = wire.frame(text.encode())
        match way:
            case "c loop" if self._compiled is not None:
                self._compiled(self._sockets, frame)
            case "os.write loop":
                bareloop.written(self._sockets, frame)
            case "os.write in chunks":
                self._task = asyncio.ensure_future(self._in_chunks(frame))
            case "prepared":
                for transport in self._transports:
                    transport.write(frame)
            case "naive Starlette":
                assert self._manager is not None
                self._task = asyncio.ensure_future(self._manager.broadcast(text))
            case _:
                raise ValueError(way)

    async def _in_chunks(self, frame: bytes) -> None:
        """The same loop, but others get to run in between, as in the product."""
        for start in range(0, len(self._sockets), CHUNK):
            bareloop.written(self._sockets[start : start + CHUNK], frame)
            await asyncio.sleep(0)

    def waiting(self) -> dict[str, object]:
        """Bytes that wait in this process for peers that do not read."""
        sizes = [t.get_write_buffer_size() for t in self.transports()]
        held = sum(size > 0 for size in sizes)
        return {"open": len(sizes), "held": held, "most": max(sizes), "all": sum(sizes)}

    async def answer(self, order: dict[str, Any]) -> dict[str, object]:
        match order["do"]:
            case "hold":
                return self.hold(order["but"])
            case "prepare":
                return await self.prepare(order["but"])
            case "send":
                self.send(order["way"], order["text"])
                return {}
            case "watch":
                self._watch.begin()
                return {}
            case "seen":
                return self._watch.seen()
            case "waiting":
                return self.waiting()
            case other:
                raise ValueError(other)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while line := await reader.readline():
            told = await self.answer(json.loads(line))
            writer.write(json.dumps(told).encode() + b"\n")
            await writer.drain()
        writer.close()


async def main(folder: str, control: str) -> None:
    """As `liveroom.web.server.serving`, with the control socket."""
    settings = load(None, os.environ, data=folder)
    async with AsyncExitStack() as stack:
        kept = await stack.enter_async_context(store_of(settings)())
        listener = stack.enter_context(server.bound(settings))
        url = opening.own_url(settings.host, listener.getsockname()[1])
        app = create_app(settings, url, store=lambda: nullcontext(kept))
        running = server.Server(
            server.config(app, settings), lambda: print(f"listening on {url}", flush=True)
        )
        rig = Rig(running)
        commands = await asyncio.start_unix_server(rig.serve, control, limit=2**20)
        stack.push_async_callback(_closed, commands)
        await running.serve([listener])


async def _closed(commands: asyncio.Server) -> None:
    commands.close()


if __name__ == "__main__":
    Path(sys.argv[2]).unlink(missing_ok=True)
    server.configure_logging()
    tuning.allow_files(tuning.files_for(load(None, os.environ).max_sockets))
    tuning.tune()
    server.run(main(sys.argv[1], sys.argv[2]))
