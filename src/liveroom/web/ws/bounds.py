"""What one connection may cost."""

from __future__ import annotations

import asyncio
import socket
import struct
from contextlib import suppress
from typing import Final

HIGH_WATER: Final = 0
"""Bytes that may wait in this process before a peer counts as one that reads slowly. As long as
nothing waits, its socket may be written to without the transport."""

SEND_BUFFER: Final = 32 * 1024
"""Bytes that may wait in the kernel for one screen; by itself it would take megabytes. Linux
doubles what it is told, and fills the last segment up."""

LARGE: Final = 2 * SEND_BUFFER
"""Bytes of a frame beyond which SEND_BUFFER holds only a part of it."""

WHOLE_SCREEN_BUFFER: Final = 1024 * 1024
"""SEND_BUFFER while one large frame is under way, which would else go out in pieces with a wait
between any two of them. The kernel takes less where its own limit is lower."""

CONTROL_BURST: Final = 60
CONTROL_SECONDS: Final = 1.0
"""So many pings and pongs a peer may send at once, and then one each time these have passed."""

CUT_SECONDS: Final = 2.0
"""How long a peer that reads nothing keeps its connection after it was closed."""

CLOSE_SECONDS: Final = 10.0
"""How long a peer that was told of the end may take to say so too."""

RESTART_SECONDS: Final = 1.0
"""The same when the server stops."""

DEAD: Final = {
    "TCP_KEEPIDLE": 5,
    "TCP_KEEPINTVL": 2,
    "TCP_KEEPCNT": 6,
    "TCP_USER_TIMEOUT": 16_000,
}
"""How a peer that vanished is found within 25 seconds: after some seconds of silence the kernel
asks it every other second, and what is sent to it has to be acknowledged too. A peer behind a proxy
is the proxy's to find: the sample for nginx asks in the same way."""

IDLE_SECONDS: Final = range(5, 9)
"""After how many seconds of silence sockets are asked, each by its own.

Ten thousand that were told something at the same instant fall silent together. Asked together too,
most of the questions would be dropped on their way through a loopback or to a proxy."""


def find_dead_peers(listener: socket.socket) -> None:
    """Have the kernel ask whether silent peers are there.

    Set once here: what a listening socket accepts has its options.
    """
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in DEAD.items():
        if hasattr(socket, name):
            listener.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)


def bound(transport: asyncio.Transport) -> None:
    """Bound what waits for one screen, and ask its peer after its own time of silence."""
    transport.set_write_buffer_limits(high=HIGH_WATER)
    sock, peer = transport.get_extra_info("socket"), transport.get_extra_info("peername")
    if sock is None:
        return
    _set_send_buffer(sock, SEND_BUFFER)
    if peer and hasattr(socket, "TCP_KEEPIDLE"):
        idle = IDLE_SECONDS[peer[1] % len(IDLE_SECONDS)]
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, idle)


def set_send_buffer(transport: asyncio.Transport, size: int) -> None:
    """Bound the bytes that the kernel takes for a peer; those that it has already stay."""
    sock = transport.get_extra_info("socket")
    if sock is not None:
        _set_send_buffer(sock, size)


def _set_send_buffer(sock: socket.socket, size: int) -> None:
    with suppress(OSError):  # the peer is gone
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, size)


def cut(transport: asyncio.Transport) -> None:
    """End a connection at once and with a reset, so that what waits for its peer is freed."""
    sock = transport.get_extra_info("socket")
    if sock is not None and not transport.is_closing():
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()
