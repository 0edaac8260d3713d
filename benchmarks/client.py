"""One simulated browser: a handshake, hello, a first screen, then frames and commands."""

from __future__ import annotations

import json
import select
import socket
from collections.abc import Callable
from time import perf_counter_ns
from typing import Final

from benchmarks import wire
from benchmarks.crowd import Crowd, connecting

BUFFER: Final = bytearray(64 * 1024)
"""Whatever any client has just read."""

PATCH = b'{"t":"patch","seq":'
ANSWER = b'{"t":"answer"'
SCREEN = b'{"t":"screen"'
BEAT = b'{"t":"beat"'
PONG = b'{"t":"pong"'

Hear = Callable[[bytes], None]


class Client:
    """A subscriber's other end. It checks the framing of all it gets, and that seq never goes down.

    With `hear` it hands all texts over and counts for nothing in the crowd.
    """

    __slots__ = (
        "_action",
        "_crowd",
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
        crowd: Crowd,
        request: bytes,
        *,
        lean: bool = True,
        beat: bool = False,
        hear: Hear | None = None,
    ) -> None:
        self._crowd = crowd
        self.request = request
        self.hello = wire.said({"t": "hello", "lean": lean, "beat": beat})
        self.hear = hear
        self.receive_buffer: int | None = None
        self.sock: socket.socket | None = None
        self.seq = self.frames = self.bytes = self.sent_at = self._action = 0
        self._rest = bytearray()
        self._wanted = 0
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
        self.sock = connecting(address, self.receive_buffer)
        self._recv_into = self.sock.recv_into
        self._rest, self._unsent, self.is_open = bytearray(), self.request, False
        self._wanted = self.seq = 0
        self._crowd.watch(self.sock.fileno(), self, select.EPOLLIN | select.EPOLLOUT)

    def send(self, data: bytes) -> None:
        """Send a frame; what does not fit goes when it does."""
        if self.sock is None:
            return
        if not self._unsent:
            try:
                data = data[self.sock.send(data) :]
            except BlockingIOError:
                pass
            except OSError:
                self.leave()
                return
        if data:
            self._unsent += data
            self._crowd.change(self.sock.fileno(), select.EPOLLIN | select.EPOLLOUT)

    def stall(self) -> None:
        """Read no more, but hear of the end."""
        assert self.sock is not None
        self._crowd.change(self.sock.fileno(), select.EPOLLRDHUP)

    def leave(self) -> None:
        """End the connection by a reset."""
        if self.sock is not None:
            self._crowd.forget(self.sock.fileno())
            self.sock.close()
            self.sock = None

    # Peer

    def writable(self) -> None:
        assert self.sock is not None
        data, self._unsent = self._unsent, b""
        if data:
            try:
                data = data[self.sock.send(data) :]
            except BlockingIOError:
                pass
            except OSError:
                self._lost("could not connect")
                return
            self._unsent = data
        if not self._unsent:
            self._crowd.change(self.sock.fileno(), select.EPOLLIN)

    def readable(self) -> None:
        crowd = self._crowd
        try:
            size = self._recv_into(BUFFER)
        except BlockingIOError:
            return
        except OSError:
            size = 0
        self.bytes += size
        if size == crowd.common_size and BUFFER.startswith(crowd.common) and self._may_arrive():
            crowd.arrivals.append(perf_counter_ns())  # the shortest way for the commonest frame
            self.frames += 1
        elif size:
            self.feed(bytes(BUFFER[:size]))
        else:
            self._lost("lost")

    def took(self, data: bytes) -> None:
        self.bytes += len(data)
        if data:
            self.feed(data)
        else:
            self._lost("lost")

    def arrived(self, common: bytes, at: int) -> None:
        self.bytes += len(common)
        if self.hear is None and self._may_arrive():
            self._crowd.arrivals.append(at)
            self.frames += 1
        else:
            self.feed(common)

    def _lost(self, how: str) -> None:
        self._crowd.counts[how] += 1
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
                self._hear(payload, data)
            elif opcode == wire.CLOSE:
                self._crowd.closed[int.from_bytes(payload[:2], "big")] += 1
            else:
                self._crowd.wrong += 1
        self._rest += data[read:]
        self._wanted = wire.wanted(self._rest)

    def _opened(self, data: bytes) -> bytes:
        """What follows the server's answer to the handshake."""
        head, end, rest = data.partition(b"\r\n\r\n")
        if not end:
            self._rest += data
            return b""
        if not head.startswith(b"HTTP/1.1 101 ") or wire.ACCEPT not in head:
            self._crowd.refused[head.partition(b"\r\n")[0].decode()] += 1
            self._lost("refused")
            return b""
        self.is_open = True
        self.send(self.hello)
        return rest

    def _hear(self, text: bytes, data: bytes) -> None:
        self.frames += 1
        crowd = self._crowd
        if self.hear is not None:
            self.hear(text)
        elif text.startswith(PATCH):
            self._follow(int(text[len(PATCH) : text.index(b",", len(PATCH))]))
            if crowd.marker in text:
                if len(data) - len(text) <= 10 and not self._rest:
                    crowd.common, crowd.common_size = data, len(data)
                self._arrive()
            else:
                crowd.counts[_kind(text)] += 1
        elif text.startswith(ANSWER):
            self._answered(text)
        elif text.startswith(SCREEN):
            crowd.seated.append(perf_counter_ns())
        elif text.startswith(PONG):
            crowd.counts["pong"] += 1
        elif text.startswith(BEAT):
            crowd.counts["beat"] += 1
        else:
            crowd.wrong += 1

    def _follow(self, seq: int) -> None:
        if seq < self.seq:
            self._crowd.wrong += 1
        self.seq = seq

    def _may_arrive(self) -> bool:
        """Whether the awaited frame comes here for the first time; then it has come."""
        if self._rest or self._action == self._crowd.action:
            return False
        self._action = self._crowd.action
        return True

    def _arrive(self) -> None:
        if self._action == self._crowd.action:
            self._crowd.repeated += 1
        else:
            self._action = self._crowd.action
            self._crowd.arrivals.append(perf_counter_ns())

    def _answered(self, text: bytes) -> None:
        crowd = self._crowd
        if b'"ok":true' in text:
            crowd.counts["answer"] += 1
        else:
            crowd.refused[json.loads(text)["code"]] += 1
        if self.sent_at:
            crowd.latencies.append(perf_counter_ns() - self.sent_at)
            self.sent_at = 0


def _kind(patch: bytes) -> str:
    """What a patch is about, told by its panels: how many attend, vote counts, or more."""
    if patch.endswith(b"}}}") and b'"panels":{"audience":' in patch:
        return "headcount"
    if b'"panels":{"counts":' in patch:
        return "vote counts"
    if b'"panels":{"my_votes":' in patch or b'"panels":{"mine":' in patch:
        return "own"
    return "patch"
