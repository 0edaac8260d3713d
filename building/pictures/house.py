"""A server in a thread of its own, whose clock can be put forward."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import AsyncExitStack, contextmanager, suppress
from dataclasses import dataclass, field

from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException

from liveroom.demo.stage import Demo
from liveroom.live.clock import SystemClock
from liveroom.web.app import create_app
from liveroom.web.commands.opening import own_url
from liveroom.web.server import Server, bound, config
from liveroom.web.settings import Settings


class StageClock:
    """The system's clock, going on from whichever instant it was put to."""

    def __init__(self, now: int) -> None:
        self._steady = SystemClock()
        self._ahead = now - self._steady.now()

    def now(self) -> int:
        """UTC milliseconds."""
        return self._steady.now() + self._ahead

    async def sleep(self, seconds: float) -> None:
        """Return when the seconds have really passed."""
        await asyncio.sleep(seconds)

    def put(self, now: int) -> None:
        """Go on from an instant that has not come yet."""
        self._ahead += max(0, now - self.now())


@dataclass
class House:
    """A running server."""

    url: str
    clock: StageClock
    loop: asyncio.AbstractEventLoop
    _seats: list[Future[None]] = field(default_factory=list)

    def seat(self, demo: Demo, token: str) -> None:
        """Let somebody watch until the house closes."""
        self._seats.append(asyncio.run_coroutine_threadsafe(_watch(demo, token), self.loop))


async def _watch(demo: Demo, token: str) -> None:
    with suppress(WebSocketException, OSError):
        async with connect(
            demo.url.replace("http", "ws", 1) + f"/ws/{demo.room}",
            additional_headers={"Authorization": f"Bearer {token}"},
            subprotocols=["liveroom.v1"],  # type: ignore[list-item]  # a NewType of str
            proxy=None,
        ) as socket:
            await socket.send(json.dumps({"t": "hello", "lean": True}))
            async for _ in socket:
                pass


@contextmanager
def open_house(now: int) -> Iterator[House]:
    """A server that keeps nothing, on a free port, at an instant."""
    clock = StageClock(now)
    ready: Future[House] = Future()
    stop = threading.Event()

    async def serve() -> None:
        settings = Settings(port=0, store="memory")
        async with AsyncExitStack() as stack:
            listener = stack.enter_context(bound(settings))
            url = own_url(settings.host, listener.getsockname()[1])
            loop = asyncio.get_running_loop()
            app = create_app(settings, url, clock=clock)
            server = Server(
                config(app, settings), lambda: ready.set_result(House(url, clock, loop))
            )
            running = asyncio.create_task(server.serve([listener]))
            await asyncio.to_thread(stop.wait)
            server.should_exit = True
            await running

    thread = threading.Thread(target=asyncio.run, args=(serve(),))
    thread.start()
    try:
        yield ready.result(timeout=30)
    finally:
        stop.set()
        thread.join()
