"""Many clients in one thread, on plain epoll: what a client costs here is lost to the figures."""

from __future__ import annotations

import select
import socket
import ssl
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import cycle
from time import perf_counter_ns, sleep
from typing import Protocol

from benchmarks.compiled import sampler

IP_BIND_ADDRESS_NO_PORT = 24
"""Choose the port when connecting, so that each source address has all of them."""

SOURCES = cycle(f"127.0.0.{last}" for last in range(2, 10))
MOST_EVENTS = 512
EPOLLOUT = select.EPOLLOUT
IDLE_POLL = 0.05
FEW_EVENTS = 64
NAP_SECONDS = 0.0002


class Peer(Protocol):
    """Whatever owns one socket.

    `took` gets what was read from it, nothing when it has ended; `arrived` the common frame, and
    the instant at which it alone was read.
    """

    def readable(self) -> None: ...
    def took(self, data: bytes) -> None: ...
    def arrived(self, common: bytes, at: int) -> None: ...
    def writable(self) -> None: ...
    def leave(self) -> None: ...


class TooLate(Exception):
    """What a benchmark waited for has not come about."""


class ClientLoop:
    """The event loop of a benchmark's clients, and what they have seen together.

    An action is awaited of every client: `await_action` begins one, and each client is counted
    once, at the instant at which it has read a frame with `marker` in it.
    """

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        """With `tls` its clients speak through it."""
        self.tls = tls
        self.action = 0
        self.common = b""
        self.common_size = -1
        self.marker = b'"now":'
        self.arrivals: list[int] = []
        self.repeated = 0
        self.wrong = 0
        self.joined: list[int] = []
        """When each client got its first screen."""

        self.answers: list[bytes] | None = None
        """The answers to commands, where somebody wants them."""

        self.counts: Counter[str] = Counter()
        self.closed: Counter[int] = Counter()
        self.refused: Counter[str] = Counter()
        self.latencies: list[int] = []
        self._epoll = select.epoll()
        self._peers: dict[int, Peer] = {}
        self._sampler = None if tls else sampler(self._epoll.fileno())
        self._unnoted: list[tuple[int, int]] = []
        """Sockets on which the common frame has come, and when."""

    def watch(self, fd: int, peer: Peer, events: int = select.EPOLLIN) -> None:
        """Tell the peer what happens to its socket."""
        self._peers[fd] = peer
        self._epoll.register(fd, events)

    def change(self, fd: int, events: int) -> None:
        self._epoll.modify(fd, events)

    def forget(self, fd: int) -> None:
        """The socket is about to be closed."""
        self._peers.pop(fd, None)
        self._epoll.unregister(fd)

    def end(self) -> None:
        """Everybody leaves, and nobody comes any more."""
        for peer in list(self._peers.values()):
            peer.leave()
        self._epoll.close()

    def step(self, seconds: float = 0.0) -> int:
        """Let the clients read what is there; wait for something at most so long."""
        get = self._peers.get
        events = self._epoll.poll(seconds, MOST_EVENTS)
        for fd, event in events:
            peer = get(fd)
            if peer is None:
                continue
            if event & EPOLLOUT:
                peer.writable()
            if event != EPOLLOUT:
                peer.readable()
        return len(events)

    def until(self, true: Callable[[], bool], seconds: float, what: str) -> None:
        """Let the clients read until something holds. Raises TooLate."""
        deadline = perf_counter_ns() + int(seconds * 1e9)
        while not true():
            if perf_counter_ns() > deadline:
                raise TooLate(f"{what}: not within {seconds:g} s")
            self.step(IDLE_POLL)

    def until_all_have_it(self, many: int, seconds: float) -> None:
        """Wait until the awaited action has reached so many. Raises TooLate.

        Between two looks it naps, for else it would wake up for every single frame, and so would
        cost the sender more than clients on other machines do.
        """
        deadline = perf_counter_ns() + int(seconds * 1e9)
        while not self._have_it(many):
            if perf_counter_ns() > deadline:
                raise TooLate(f"{len(self.arrivals)} of {many} have it after {seconds:g} s")
            if self._look() < FEW_EVENTS:
                sleep(NAP_SECONDS)

    def _have_it(self, many: int) -> bool:
        """Whether it has reached so many; it is noted when it may have, and not while they read."""
        if len(self.arrivals) + len(self._unnoted) < many:
            return False
        self._note()
        return len(self.arrivals) >= many

    def _note(self) -> None:
        for fd, at in self._unnoted:
            self._peers[fd].arrived(self.common, at)
        self._unnoted = []

    def _look(self) -> int:
        """As `step`, by C where the common frame is known."""
        if self._sampler is None or not self.common:
            return self.step(IDLE_POLL)
        before = len(self._unnoted)
        self._unnoted += self._sampler.look(self.common, IDLE_POLL)
        if (other := self._sampler.other) is None:
            return len(self._unnoted) - before
        self._note()  # what comes next may be from one of them
        peer = self._peers[other.socket]
        if other.data is not None:
            peer.took(other.data)
        elif other.events & EPOLLOUT:
            peer.writable()
        else:
            peer.readable()
        return MOST_EVENTS

    @property
    def answered(self) -> int:
        """How many commands were answered, refusals among them."""
        return self.counts["answer"] + self.refused.total()

    def rest(self, seconds: float) -> None:
        """Let the clients read for so long."""
        deadline = perf_counter_ns() + int(seconds * 1e9)
        while (left := deadline - perf_counter_ns()) > 0:
            self.step(min(left / 1e9, IDLE_POLL))

    def await_action(self) -> None:
        """From now on a frame with the marker counts, once for each client."""
        self.action += 1
        self.common, self.common_size = b"", -1
        self.arrivals = []


def connecting(
    address: tuple[str, int],
    receive_buffer: int | None = None,
    tls: ssl.SSLContext | None = None,
) -> socket.socket:
    """A socket on its way to a server, from one of several source addresses.

    It ends with a reset, so that no run leaves ports waiting for the next one.
    """
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM | socket.SOCK_NONBLOCK)
    sock.setsockopt(socket.SOL_IP, IP_BIND_ADDRESS_NO_PORT, 1)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
    if receive_buffer is not None:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
    sock.bind((next(SOURCES), 0))
    if tls is not None:
        sock = tls.wrap_socket(sock, do_handshake_on_connect=False)
    sock.connect_ex(address)
    return sock


def connect_all(loop: ClientLoop, connect: Sequence[Callable[[], object]], in_flight: int) -> float:
    """Let clients join, so many at a time, until each has its first screen; the seconds it took."""
    began, waiting = perf_counter_ns(), list(reversed(connect))
    wanted = len(loop.joined) + len(connect)

    def everybody() -> bool:
        open_ = in_flight - (wanted - len(waiting) - len(loop.joined))
        for _ in range(min(open_, len(waiting))):
            waiting.pop()()
        return len(loop.joined) >= wanted

    loop.until(everybody, 30 + len(connect) / 200, "everybody has a first screen")
    return (loop.joined[-1] - began) / 1e9
