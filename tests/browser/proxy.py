"""What may stand between a browser and a server: HTTP passes, sockets in one of several ways."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlsplit

T = TypeVar("T")

REFUSAL = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
PATIENCE = 20


class Sockets(StrEnum):
    """What becomes of a request for a socket."""

    PASSED = "passed"
    REFUSED = "refused"
    STRIPPED = "stripped of its headers"
    UNANSWERED = "unanswered"
    SWALLOWED = "swallowed after the handshake"


class Proxy:
    """A proxy on a port of its own; `sockets` and `is_down` may be set at any time.

    With `answers_pass` unset, what is sent to the server arrives, and nothing comes back.
    """

    def __init__(self, target: str) -> None:
        parts = urlsplit(target)
        self._target = (parts.hostname, parts.port)
        self._loop = asyncio.new_event_loop()
        self._open: set[asyncio.Task[None]] = set()
        self.sockets = Sockets.PASSED
        self.is_down = False
        self.answers_pass = True
        self.asked = 0
        """Requests for a socket so far."""

    @contextmanager
    def listening(self) -> Iterator[str]:
        """The address to come by."""
        thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        thread.start()
        server = self._run(asyncio.start_server(self._meet, "127.0.0.1", 0))
        try:
            yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        finally:
            self._loop.call_soon_threadsafe(server.close)
            self.cut()
            self._loop.call_soon_threadsafe(self._loop.stop)
            thread.join(PATIENCE)
            self._loop.close()

    def cut(self) -> None:
        """Nothing passes any more, and what was open is torn."""
        self.is_down = True
        self._run(self._tear())

    def _run(self, work: Coroutine[object, object, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE)

    async def _tear(self) -> None:
        for task in list(self._open):
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)

    async def _meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._open.add(task)
        try:
            if not self.is_down:
                with suppress(OSError, asyncio.IncompleteReadError):
                    await self._serve(reader, writer)
        except asyncio.CancelledError:
            writer.transport.abort()
        finally:
            self._open.discard(task)
            writer.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        lines = head.split(b"\r\n")[:-2]
        is_socket = any(line.lower().startswith(b"upgrade:") for line in lines)
        self.asked += is_socket
        if not is_socket or self.sockets is Sockets.STRIPPED:
            await self._relay(_plain(lines), reader, writer)
        elif self.sockets is Sockets.REFUSED:
            writer.write(REFUSAL)
        elif self.sockets is Sockets.UNANSWERED:
            await reader.read()
        else:
            await self._relay(head, reader, writer, is_swallowed=self.sockets is Sockets.SWALLOWED)

    async def _relay(
        self,
        head: bytes,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        is_swallowed: bool = False,
    ) -> None:
        there, out = await asyncio.open_connection(*self._target)
        try:
            out.write(head)
            if is_swallowed:
                head = await there.readuntil(b"\r\n\r\n")
                writer.write(head)
                if head.startswith(b"HTTP/1.1 101 "):
                    await reader.read()
                    return
            up = asyncio.create_task(_pipe(reader, out))
            try:
                while data := await there.read(65_536):
                    if self.answers_pass:
                        writer.write(data)
                        await writer.drain()
            finally:
                up.cancel()
        finally:
            out.transport.abort()


async def _pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await reader.read(65_536):
            writer.write(data)
            await writer.drain()


def _plain(lines: list[bytes]) -> bytes:
    """The head without what is for one hop alone: each request has a connection of its own."""
    kept = [each for each in lines if not each.lower().startswith((b"upgrade:", b"connection:"))]
    return b"\r\n".join([*kept, b"Connection: close", b"", b""])
