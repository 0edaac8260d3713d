"""What one connection may cost."""

from __future__ import annotations

import asyncio
import socket
from typing import Final

HIGH_WATER: Final = 32 * 1024
"""Bytes that may wait in this process for a peer that reads slowly, but for one whole screen."""

SEND_BUFFER: Final = 32 * 1024
"""Bytes that may wait in the kernel; by itself it would take megabytes."""


def bound(transport: asyncio.Transport) -> None:
    """Bound what a peer that reads nothing costs, and find one that is dead."""
    transport.set_write_buffer_limits(high=HIGH_WATER)
    sock = transport.get_extra_info("socket")
    if sock is None or sock.family not in (socket.AF_INET, socket.AF_INET6):
        return
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in (("TCP_KEEPIDLE", 15), ("TCP_KEEPINTVL", 5), ("TCP_KEEPCNT", 2)):
        if hasattr(socket, name):
            sock.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)
