"""One simulated browser: a handshake, hello, a first screen, then frames and commands."""

from __future__ import annotations

import json
import select
import socket
import ssl
from collections.abc import Callable
from time import perf_counter_ns
from typing import Final

from benchmarks import wire
from benchmarks.client_loop import ClientLoop, connecting

BUFFER: Final = bytearray(64 * 1024)
"""Whatever any client has just read."""

PATCH = b'{"t":"patch","seq":'
ANSWER = b'{"t":"answer"'
SCREEN = b'{"t":"screen"'
OTHERS = {b'{"t":"pong"': "pong", b'{"t":"beat"': "beat"}
NOT_YET = (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError)


class Client:
    """A subscriber's other end. It checks the framing of all it gets, and that seq never goes down.

    With `hear` it hands all texts over and counts for nothing in the loop.
    """

    __slots__ = (
        "_action",
        "_loop",
        "_recv_into",
        "_rest",
        "_unsent",
        "_wanted",
        "bytes",
        "frames",
        "hear",
        "hello",
        "is_open",
        "receive_buffer",
        "request",
        "sent_at",
        "seq",
        "sock",
    )

    def __init__(
        self,
        loop: ClientLoop,
        request: bytes,
        *,
        lean: bool = True,
        beat: bool = False,
        hear: Callable[[bytes], None] | None = None,
    ) -> None:
        self._loop = loop
        self.request = request
        self.hello = wire.encoded({"t": "hello", "lean": lean, "beat": beat})
        self.hear = hear
        self.receive_buffer: int | None = None
        self.sock: socket.socket | None = None
        self.seq = self.frames = self.bytes = self.sent_at = self._action = self._wanted = 0
        self._rest = bytearray()
        self._unsent = b""
        self.is_open = False

    @property
    def address(self) -> tuple[str, int]:
        """The client's own address, by which a server can tell it from others."""
        assert self.sock is not None
        host, port = self.sock.getsockname()
        return host, port

    def connect(self, address: tuple[str, int]) -> None:
        """Set out for a first screen."""
        self.sock = connecting(address, self.receive_buffer, self._loop.tls)
        self._recv_into = self.sock.recv_into
        self._rest, self._unsent, self.is_open = bytearray(), self.request, False
        self._wanted = self.seq = 0
        self._loop.watch(self.sock.fileno(), self, select.EPOLLIN | select.EPOLLOUT)

    def send(self, data: bytes) -> None:
        """Send a frame; what does not fit goes when it does."""
        if self.sock is None:
            return
        if self._unsent:
            self._unsent += data
            return
        self._unsent = data
        self._flush()
        if self._unsent:
            self._loop.change(self.sock.fileno(), select.EPOLLIN | select.EPOLLOUT)

    def _flush(self) -> None:
        assert self.sock is not None
        try:
            self._unsent = self._unsent[self.sock.send(self._unsent) :]
        except ssl.SSLWantReadError:  # a handshake waits for the other side
            self._loop.change(self.sock.fileno(), select.EPOLLIN)
        except NOT_YET:
            pass
        except OSError:
            self._lost("lost")

    def stall(self) -> None:
        """Read no more, but hear of the end."""
        assert self.sock is not None
        self._loop.change(self.sock.fileno(), select.EPOLLRDHUP)

    def leave(self) -> None:
        """End the connection by a reset."""
        if self.sock is not None:
            self._loop.forget(self.sock.fileno())
            self.sock.close()
            self.sock, self._unsent = None, b""

    def writable(self) -> None:
        if self._unsent:
            self._flush()
        if self.sock is not None and not self._unsent:
            self._loop.change(self.sock.fileno(), select.EPOLLIN)

    def readable(self) -> None:
        loop = self._loop
        if self._unsent and loop.tls is not None:
            self.writable()
            if self.sock is None:
                return
        try:
            size = self._recv_into(BUFFER)
        except NOT_YET:
            return
        except OSError:
            size = 0
        if size == loop.common_size and BUFFER.startswith(loop.common) and self._may_arrive():
            loop.arrivals.append(perf_counter_ns())  # the shortest way for the commonest frame
            self.frames += 1
            self.bytes += size
        else:
            self.took(bytes(BUFFER[:size]))

    def took(self, data: bytes) -> None:
        self.bytes += len(data)
        if data:
            self.feed(data)
        else:
            self._lost("lost")

    def arrived(self, common: bytes, at: int) -> None:
        self.bytes += len(common)
        if self.hear is None and self._may_arrive():
            self._loop.arrivals.append(at)
            self.frames += 1
        else:
            self.feed(common)

    def _lost(self, how: str) -> None:
        self._loop.counts[how] += 1
        self.leave()

    def feed(self, data: bytes) -> None:
        if self._rest:
            self._rest += data
            if len(self._rest) < self._wanted:
                return
            data, self._rest = bytes(self._rest), bytearray()
        if not self.is_open:
            data = self._opened(data)
        read = 0
        for opcode, payload, end in wire.split(data):
            read = end
            if opcode == wire.TEXT:
                self._receive(payload, data)
            elif opcode == wire.CLOSE:
                self._loop.closed[int.from_bytes(payload[:2], "big")] += 1
            else:
                self._loop.wrong += 1
        self._rest += data[read:]
        self._wanted = wire.wanted(self._rest)

    def _opened(self, data: bytes) -> bytes:
        """What follows the server's answer to the handshake."""
        head, end, rest = data.partition(b"\r\n\r\n")
        if not end:
            self._rest += data
            return b""
        if not head.startswith(b"HTTP/1.1 101 ") or wire.ACCEPT not in head:
            self._loop.refused[head.partition(b"\r\n")[0].decode()] += 1
            self._lost("refused")
            return b""
        self.is_open = True
        self.send(self.hello)
        return rest

    def _receive(self, text: bytes, data: bytes) -> None:
        self.frames += 1
        loop = self._loop
        if self.hear is not None:
            self.hear(text)
        elif text.startswith(PATCH):
            self._patched(text, data)
        elif text.startswith(ANSWER):
            self._answered(text)
        elif text.startswith(SCREEN):
            loop.joined.append(perf_counter_ns())
        elif kind := OTHERS.get(text[:11]):
            loop.counts[kind] += 1
        else:
            loop.wrong += 1

    def _patched(self, text: bytes, data: bytes) -> None:
        loop, seq = self._loop, int(text[len(PATCH) : text.index(b",", len(PATCH))])
        loop.wrong += seq < self.seq
        self.seq = seq
        if loop.marker not in text:
            loop.counts[_kind(text)] += 1
            return
        if len(data) - len(text) <= 10 and not self._rest:
            loop.common, loop.common_size = data, len(data)
        if self._action == loop.action:
            loop.repeated += 1
        else:
            self._action = loop.action
            loop.arrivals.append(perf_counter_ns())

    def _may_arrive(self) -> bool:
        """Whether the awaited frame comes here for the first time; then it has come."""
        if self._rest or self._action == self._loop.action:
            return False
        self._action = self._loop.action
        return True

    def _answered(self, text: bytes) -> None:
        loop = self._loop
        if b'"ok":true' in text:
            loop.counts["answer"] += 1
            if loop.answers is not None:
                loop.answers.append(text)
        else:
            loop.refused[json.loads(text)["code"]] += 1
        if self.sent_at:
            loop.latencies.append(perf_counter_ns() - self.sent_at)
            self.sent_at = 0


def _kind(patch: bytes) -> str:
    """What a patch is about, told by its panels: how many attend, vote counts, or more."""
    if patch.endswith(b"}}}") and b'"panels":{"audience":' in patch:
        return "headcount"
    if b'"panels":{"counts":' in patch:
        return "vote counts"
    return "own" if b'"panels":{"my_votes":' in patch or b'"panels":{"mine":' in patch else "patch"
