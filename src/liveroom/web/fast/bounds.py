"""What one connection may cost."""

from __future__ import annotations

import asyncio
import socket
import struct
from typing import Final

HIGH_WATER: Final = 32 * 1024
"""Bytes that may wait in this process for a peer that reads slowly, but for one whole screen.

It is 0 for one that is written to straight.
"""

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
    "TCP_KEEPIDLE": 60,
    "TCP_KEEPINTVL": 15,
    "TCP_KEEPCNT": 8,
    "TCP_USER_TIMEOUT": 30_000,
}
"""How a peer that vanished is found: what is sent to it has to be acknowledged within half a
minute, and after a minute of silence it is asked eight times.

Ten thousand peers that were told something at the same instant fall silent, and are asked, at the
same instant too, which drops most of the questions on a loopback or in front of a proxy. So they
are asked late, long after a beat or a page's own ping, and often."""


def bound_all(listener: socket.socket) -> None:
    """Bound what a peer that reads nothing costs the kernel, and find one that is dead.

    Set once here: what a listening socket accepts has its options.
    """
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in DEAD.items():
        if hasattr(socket, name):
            listener.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)


def cut(transport: asyncio.Transport) -> None:
    """End a connection at once and with a reset, so that what waits for its peer is freed."""
    sock = transport.get_extra_info("socket")
    if sock is not None and not transport.is_closing():
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()
