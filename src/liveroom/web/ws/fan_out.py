"""Writing one frame to many sockets with nothing between the loop and the kernel."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Sequence
from typing import Final

from liveroom.web.ws.ring import LONGEST, Ring

NONE: Final = -1
"""No descriptor: whatever is written goes by the transport."""

A_FEW: Final = 16
"""To so many it is not worth while to prepare a queue."""


_threads = threading.local()


def _ring() -> Ring | None:
    """The thread's own queue to the kernel, if it can have one."""
    if not hasattr(_threads, "ring"):
        try:
            _threads.ring = Ring()
        except OSError:  # an old kernel, or a container that does not allow it
            _threads.ring = None
    ring: Ring | None = _threads.ring
    return ring if ring is not None and ring.is_well else None


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

    0 or less stands for NONE and for one that failed or has no room: what is wrong with it shows
    when it is written to in the ordinary way.
    """
    ring = _ring() if len(descriptors) > A_FEW and len(data) <= LONGEST else None
    if ring is None:
        return write_one_by_one(descriptors, [data] * len(descriptors))
    return ring.send(descriptors, data)


def write_own(descriptors: Sequence[int], frames: Sequence[bytes]) -> list[int]:
    """The same with a frame of its own for each; no descriptor is there twice."""
    ring = _ring() if len(descriptors) > A_FEW else None
    if ring is None:
        return write_one_by_one(descriptors, frames)
    if sum(map(len, frames)) > LONGEST:
        half = len(frames) // 2
        first = write_own(descriptors[:half], frames[:half])
        return first + write_own(descriptors[half:], frames[half:])
    return ring.send_each(descriptors, frames)


def sends_many_at_once() -> bool:
    """Whether the kernel takes many writes in one call from this thread."""
    return _ring() is not None


def write_one_by_one(descriptors: Sequence[int], frames: Sequence[bytes]) -> list[int]:
    """The same where the kernel takes one write at a time."""
    taken: list[int] = []
    if NONE in descriptors:
        return [
            0 if each == NONE else _written(each, f)
            for each, f in zip(descriptors, frames, strict=True)
        ]
    while len(taken) < len(descriptors):
        done = len(taken)
        try:
            taken.extend(map(os.write, descriptors[done:], frames[done:]))
        except OSError:
            taken.append(0)
    return taken


def _written(descriptor: int, data: bytes) -> int:
    try:
        return os.write(descriptor, data)
    except OSError:
        return 0
