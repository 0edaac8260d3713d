"""Writing one frame to many sockets with nothing between the loop and the kernel."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from itertools import repeat
from typing import Final

NONE: Final = -1
"""No descriptor: whatever is written goes by the transport."""


def descriptor_of(transport: asyncio.Transport) -> int:
    """Where bytes for the peer can be written as they are; NONE under TLS and on Windows.

    It is the transport's: good for as long as that has not told its protocol of the end, and only
    while nothing waits in the transport.
    """
    sock = transport.get_extra_info("socket")
    if sock is None or os.name != "posix" or transport.get_extra_info("sslcontext") is not None:
        return NONE
    found: int = sock.fileno()
    return found


def write_each(descriptors: Sequence[int], data: bytes) -> list[int]:
    """Write the same to all, and return how many bytes of it each one took, in their order.

    0 stands for NONE and for one that failed or has no room: what is wrong with it shows when it is
    written to in the ordinary way.
    """
    taken: list[int] = []
    if NONE in descriptors:
        return [0 if each == NONE else _written(each, data) for each in descriptors]
    while len(taken) < len(descriptors):
        try:
            taken.extend(map(os.write, descriptors[len(taken) :], repeat(data)))
        except OSError:
            taken.append(0)
    return taken


def _written(descriptor: int, data: bytes) -> int:
    try:
        return os.write(descriptor, data)
    except OSError:
        return 0
