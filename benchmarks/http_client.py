"""One connection for requests, one after the other."""

from __future__ import annotations

import re
import select
from collections.abc import Callable, Generator, Sequence
from time import perf_counter_ns
from typing import NamedTuple

from benchmarks.client_loop import ClientLoop, connecting

READ = 64 * 1024
PATIENCE_SECONDS = 60.0


class Response(NamedTuple):
    """An answer with a length, and the instant at which all of it was there."""

    status: int
    head: bytes
    body: bytes
    at: int


Script = Generator[bytes, Response, None]
"""Yields requests, and gets their responses."""


class HttpClient:
    """Sends what a script yields, and goes when it ends; `done` is told then."""

    def __init__(
        self,
        loop: ClientLoop,
        address: tuple[str, int],
        script: Script,
        done: Callable[[HttpClient], None] = lambda client: None,
    ) -> None:
        self._loop = loop
        self._script = script
        self._done = done
        self._unsent = next(script)
        self._read = bytearray()
        self._head = b""
        self._left = -1
        self.began = perf_counter_ns()
        self.bytes = 0
        self.responses: list[Response] = []
        self._sock = connecting(address)
        loop.watch(self._sock.fileno(), self, select.EPOLLIN | select.EPOLLOUT)

    def writable(self) -> None:
        try:
            self._unsent = self._unsent[self._sock.send(self._unsent) :]
        except OSError:
            self._end()
            return
        if not self._unsent:
            self._loop.change(self._sock.fileno(), select.EPOLLIN)

    def readable(self) -> None:
        try:
            data = self._sock.recv(READ)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        self.took(data)

    def arrived(self, common: bytes, at: int) -> None:
        self.took(common)

    def took(self, data: bytes) -> None:
        if not data:
            self._end()
            return
        self.bytes += len(data)
        self._read += data
        if self._left < 0:
            self._head, end, rest = bytes(self._read).partition(b"\r\n\r\n")
            if not end:
                return
            found = re.search(rb"(?i)\r\ncontent-length: *(\d+)", self._head)
            self._left, self._read = int(found[1]) if found else 0, bytearray(rest)
        if len(self._read) >= self._left:
            self._finish()

    def _finish(self) -> None:
        status = int(self._head.split(b" ", 2)[1])
        response = Response(status, self._head, bytes(self._read), perf_counter_ns())
        self.responses.append(response)
        self._read, self._left = bytearray(), -1
        try:
            self._unsent = self._script.send(response)
        except StopIteration:
            self._end()
        else:
            self._loop.change(self._sock.fileno(), select.EPOLLIN | select.EPOLLOUT)

    def leave(self) -> None:
        """Go, whether or not all is there."""
        self._loop.forget(self._sock.fileno())
        self._sock.close()

    def _end(self) -> None:
        self.leave()
        self._done(self)


def asking_for(requests: Sequence[bytes]) -> Script:
    """These requests, whatever comes back."""
    for each in requests:
        _ = yield each


def fetch(loop: ClientLoop, address: tuple[str, int], *requests: bytes) -> HttpClient:
    """Send these requests on one connection, and wait for their responses."""
    ended: list[HttpClient] = []
    client = HttpClient(loop, address, asking_for(requests), ended.append)
    loop.until(lambda: bool(ended), PATIENCE_SECONDS, "the response")
    return client


def run_all(
    loop: ClientLoop, address: tuple[str, int], scripts: Sequence[Script], in_flight: int
) -> None:
    """Run scripts, each on a connection of its own, so many at a time."""
    waiting, ended = list(reversed(scripts)), list[HttpClient]()

    def all_ended() -> bool:
        under_way = len(scripts) - len(waiting) - len(ended)
        for _ in range(min(in_flight - under_way, len(waiting))):
            HttpClient(loop, address, waiting.pop(), ended.append)
        return len(ended) == len(scripts)

    loop.until(all_ended, PATIENCE_SECONDS + len(scripts) / 100, "all responses")
