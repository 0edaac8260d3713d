"""The floor: a loop in C that sends one frame to many sockets, or the nearest to it in Python."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable, Sequence

from benchmarks import compiling

SOURCE = """
#include <sys/socket.h>
int send_all(const int *sockets, int many, const char *frame, unsigned long size) {
    int whole = 0;
    for (int i = 0; i < many; i++)
        whole += send(sockets[i], frame, size, MSG_NOSIGNAL | MSG_DONTWAIT) == (long)size;
    return whole;
}
"""

SendAll = Callable[[Sequence[int], bytes], int]
"""Sends a frame to every socket; returns how many took the whole of it."""


def compiled() -> SendAll | None:
    """The loop in C, where this machine has a compiler."""
    library = compiling.library(SOURCE)
    if library is None:
        return None
    send_all = library.send_all
    send_all.argtypes = (ctypes.c_void_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_ulong)

    def loop(sockets: Sequence[int], frame: bytes) -> int:
        array = (ctypes.c_int * len(sockets))(*sockets)
        return int(send_all(array, len(sockets), frame, len(frame)))

    return loop


def written(sockets: Sequence[int], frame: bytes) -> int:
    """The same by os.write, call for call."""
    size, write = len(frame), os.write
    return sum(write(each, frame) == size for each in sockets)
