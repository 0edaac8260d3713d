"""`python -m benchmarks.driver [--no-limits] CONTROL serve …`: liveroom, taking orders besides.

It runs liveroom's own command line. On the unix socket CONTROL it takes one JSON object a line,
does what it says to the sockets of the server, and answers with one.
"""

from __future__ import annotations

import asyncio
import gc
import importlib
import json
import runpy
import sys
from pathlib import Path
from time import perf_counter
from typing import Any, Literal

import uvicorn

from benchmarks import compiled, machine, naive, wire

TICK_SECONDS = 0.005
"""So seldom that looking costs a fan-out nothing: a loop in C is not looked at meanwhile."""


class Driver:
    """What the control socket commands."""

    def __init__(self) -> None:
        self._watch = Watch(asyncio.get_running_loop())
        self._floor_name, self._send_all = compiled.fastest_sender()
        self._all: list[asyncio.Transport] = []
        self._held: list[asyncio.Transport] = []
        self._sockets: list[int] = []
        self._naive: naive.Connections | None = None
        self._task: asyncio.Task[None] | None = None
        self._conflicts = 0
        self._count_conflicts()

    def _count_conflicts(self) -> None:
        """Count how often an ordered command met another's that was there first."""
        conflict = importlib.import_module("liveroom.core.records").Conflict
        made = conflict.__init__

        def counted(error: Any, control: int) -> None:
            self._conflicts += 1
            made(error, control)

        conflict.__init__ = counted

    def hold(self, but: list[list[object]]) -> dict[str, object]:
        """Take hold of every socket but those from these addresses."""
        others = {tuple(each) for each in but}
        self._all = transports()
        found = [each for each in self._all if each.get_extra_info("peername") not in others]
        self._held = sorted(found, key=lambda each: each.get_extra_info("socket").fileno())
        self._sockets = [each.get_extra_info("socket").fileno() for each in self._held]
        return {"sockets": len(self._sockets), "floor": self._floor_name}

    async def put_under_starlette(self) -> dict[str, object]:
        """Let the naive way reach what is held."""
        self._naive = await naive.connected(self._held)
        return {}

    def send(self, way: str, text: str) -> dict[str, object]:
        """Send a text to all that is held, one way or another."""
        if way == naive.NAME:
            assert self._naive is not None
            self._task = asyncio.ensure_future(self._naive.broadcast(text))
        else:
            self._send_all(self._sockets, wire.frame(text.encode()))
        return {}

    def waiting(self) -> dict[str, object]:
        """Bytes that wait in this process for peers that do not read."""
        sizes = [each.get_write_buffer_size() for each in self._all if not each.is_closing()]
        return {"open": len(sizes), "held": sum(size > 0 for size in sizes), "most": max(sizes)}

    async def answer(self, order: dict[str, Any]) -> dict[str, object]:
        match order["do"]:
            case "hold":
                return self.hold(order["but"])
            case "put under starlette":
                return await self.put_under_starlette()
            case "send":
                return self.send(order["way"], order["text"])
            case "watch":
                return self._watch.begin()
            case "seen":
                return self._watch.seen()
            case "waiting":
                return self.waiting()
            case "tasks":
                return {"tasks": len(asyncio.all_tasks()), "allocated": machine.allocated()}
            case "conflicts":
                return {"conflicts": self._conflicts}
            case other:
                raise ValueError(other)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while line := await reader.readline():
            answer = await self.answer(json.loads(line))
            writer.write(json.dumps(answer).encode() + b"\n")
            await writer.drain()
        writer.close()


class Watch:
    """The worst lateness of a timer and the worst garbage collection since `begin`."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._latest = self._pause = self._began = 0.0
        self._timer: asyncio.TimerHandle | None = None
        gc.callbacks.append(self._collected)

    def begin(self) -> dict[str, object]:
        """Forget what was, and watch until `seen` is asked."""
        self._latest = self._pause = 0.0
        if self._timer is None:
            self._wait()
        return {}

    def seen(self) -> dict[str, object]:
        """Milliseconds."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        return {"blocked_ms": self._latest * 1e3, "gc_ms": self._pause * 1e3}

    def _wait(self) -> None:
        self._due = perf_counter() + TICK_SECONDS
        self._timer = self._loop.call_later(TICK_SECONDS, self._tick)

    def _tick(self) -> None:
        self._latest = max(self._latest, perf_counter() - self._due)
        self._wait()

    def _collected(self, phase: Literal["start", "stop"], _info: dict[str, int]) -> None:
        if phase == "start":
            self._began = perf_counter()
        else:
            self._pause = max(self._pause, perf_counter() - self._began)


def transports() -> list[asyncio.Transport]:
    """Those of all open TCP connections, whoever in the process has them."""
    found = [each for each in gc.get_objects() if type(each).__name__ == "TCPTransport"]
    return [each for each in found if not each.is_closing()]


def lift_limits() -> None:
    """Let everybody do everything as often as they like. Raises LookupError without limits."""
    importlib.import_module("liveroom.web.app")
    web = [module for name, module in sys.modules.items() if name.startswith("liveroom.web.")]
    limits = {module.Gcra for module in web if hasattr(module, "Gcra")}
    budgets = {module.Budget for module in web if hasattr(module, "Budget")}
    if not limits or not budgets:
        raise LookupError("the classes that limit how often somebody may do something")
    for limit in limits:
        limit.take = lambda self, key, now: 0
    for budget in budgets:
        budget.take = lambda self, full_at, now: full_at


def main(control: str, arguments: list[str]) -> None:
    """Run liveroom with these arguments, and listen on the control socket once its loop runs."""
    Path(control).unlink(missing_ok=True)
    startup, kept = uvicorn.Server.startup, []

    async def with_driver(self: uvicorn.Server, sockets: Any = None) -> None:
        kept.append(await asyncio.start_unix_server(Driver().serve, control, limit=2**20))
        await startup(self, sockets)

    uvicorn.Server.startup = with_driver  # type: ignore[method-assign]
    sys.argv = ["liveroom", *arguments]
    runpy.run_module("liveroom", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    given = sys.argv[1:]
    if given[0] == "--no-limits":
        given = given[1:]
        lift_limits()
    main(given[0], given[1:])
