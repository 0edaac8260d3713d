"""What one connection may cost."""

from __future__ import annotations

import asyncio
import socket
import struct
from typing import Final

HIGH_WATER: Final = 0
"""Bytes that may wait in this process before a peer counts as one that reads slowly. As long as
nothing waits, its socket may be written to without the transport."""

SEND_BUFFER: Final = 32 * 1024
"""Bytes that may wait in the kernel; by itself it would take megabytes."""

CONTROL_BURST: Final = 60
CONTROL_SECONDS: Final = 1.0
"""So many pings and pongs a peer may send at once, and then one each time these have passed."""

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


def bound_all(listener: socket.socket) -> None:
    """Bound what a peer that reads nothing costs the kernel, and find one that is dead.

    Set once here: what a listening socket accepts has its options.
    """
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in DEAD.items():
        if hasattr(socket, name):
            listener.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)


def bound(transport: asyncio.Transport) -> None:
    """Bound what waits for one peer in this process, and ask it after its own time of silence."""
    transport.set_write_buffer_limits(high=HIGH_WATER)
    sock, peer = transport.get_extra_info("socket"), transport.get_extra_info("peername")
    if sock is not None and peer and hasattr(socket, "TCP_KEEPIDLE"):
        idle = IDLE_SECONDS[peer[1] % len(IDLE_SECONDS)]
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, idle)


def cut(transport: asyncio.Transport) -> None:
    """End a connection at once and with a reset, so that what waits for its peer is freed."""
    sock = transport.get_extra_info("socket")
    if sock is not None and not transport.is_closing():
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()
