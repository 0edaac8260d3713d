"""One frame to many sockets, with nothing between this process and the kernel."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from itertools import repeat

from liveroom.live.seats import NO_DESCRIPTOR


def descriptor_of(transport: asyncio.Transport) -> int:
    """The file descriptor by which a transport's peer is written to; NO_DESCRIPTOR under TLS and
    on Windows.

    It is the transport's own: good until the transport has reported the end of the connection, and
    only while nothing waits in the transport, since what is written here would overtake it.
    """
    sock = transport.get_extra_info("socket")
    if sock is None or os.name != "posix" or transport.get_extra_info("sslcontext") is not None:
        return NO_DESCRIPTOR
    found: int = sock.fileno()
    return found


def write_each(descriptors: Sequence[int], data: bytes) -> list[int]:
    """Write the same bytes to all, and return how many of them each one took, in their order.

    0 stands for NO_DESCRIPTOR and for a socket that failed or has no room. What is wrong with it
    shows when it is written to by its transport.
    """
    taken: list[int] = []
    written = map(os.write, descriptors, repeat(data))
    while len(taken) < len(descriptors):
        try:
            taken.extend(written)
        except OSError:
            taken.append(0)
    return taken
