"""Two loops in C, where this machine has a compiler: one sends a frame to many, one reads it.

Sending so is the floor of a fan-out. Reading so keeps the clients from being what it waits for.
"""

from __future__ import annotations

import ctypes
import os
import select
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

SOURCE: Final = """
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>

enum { MOST = 512 };

int send_all(const int *sockets, int many, const char *frame, unsigned long size) {
    int whole = 0;
    for (int i = 0; i < many; i++)
        whole += send(sockets[i], frame, size, MSG_NOSIGNAL | MSG_DONTWAIT) == (long)size;
    return whole;
}

int take(int poll, const char *common, long size, int wait_ms, int *sockets, long long *stamps,
         char *other, int room, int *from, int *events, long *got) {
    struct epoll_event ready[MOST];
    int taken = 0, many = epoll_wait(poll, ready, MOST, wait_ms);
    *from = -1;
    for (int i = 0; i < many; i++) {
        int socket = ready[i].data.fd;
        *got = 0;
        if (ready[i].events == EPOLLIN) {
            *got = recv(socket, other, room, MSG_DONTWAIT);
            if (*got == size && memcmp(other, common, size) == 0) {
                struct timespec now;
                clock_gettime(CLOCK_MONOTONIC, &now);
                sockets[taken] = socket;
                stamps[taken++] = now.tv_sec * 1000000000LL + now.tv_nsec;
                continue;
            }
        }
        *from = socket;
        *events = ready[i].events;
        return taken;
    }
    return taken;
}
"""
MOST: Final = 512
ROOM: Final = 256 * 1024

SendAll = Callable[[Sequence[int], bytes], int]
"""Sends a frame to every socket; returns how many took the whole of it."""


def _library() -> ctypes.CDLL | None:
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        written, made = Path(folder, "loops.c"), Path(folder, "loops.so")
        written.write_text(SOURCE, "ascii")
        argv = [compiler, "-O2", "-shared", "-fPIC", "-o", str(made), str(written)]
        failed = subprocess.run(argv, capture_output=True, check=False).returncode
        return None if failed else ctypes.CDLL(str(made))


def fastest_sender() -> tuple[str, SendAll]:
    """The loop in C, or without a compiler the same by os.write; and its name."""
    library = _library()
    if library is None:
        return "os.write loop", lambda sockets, frame: sum(
            os.write(each, frame) == len(frame) for each in sockets
        )
    send_all = library.send_all
    send_all.argtypes = (ctypes.c_void_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_ulong)

    def loop(sockets: Sequence[int], frame: bytes) -> int:
        array = (ctypes.c_int * len(sockets))(*sockets)
        return int(send_all(array, len(sockets), frame, len(frame)))

    return "c loop", loop


class Other(NamedTuple):
    """A socket with something else: its events, and what was read, if anything was."""

    socket: int
    events: int
    data: bytes | None


class Sampler:
    """One look at what is there. What is not the common frame is handed back, and ends the look."""

    def __init__(self, library: ctypes.CDLL, poll: int) -> None:
        self._take = library.take
        self._poll = poll
        self._sockets = (ctypes.c_int * MOST)()
        self._stamps = (ctypes.c_longlong * MOST)()
        self._other = ctypes.create_string_buffer(ROOM)
        self._from, self._events, self._got = ctypes.c_int(), ctypes.c_int(), ctypes.c_long()
        self._out = [ctypes.byref(each) for each in (self._from, self._events, self._got)]

    def look(self, common: bytes, seconds: float) -> Iterator[tuple[int, int]]:
        """The sockets on which nothing but the common frame had come, each with its instant."""
        size, wait_ms = ctypes.c_long(len(common)), int(seconds * 1000)
        into = (self._sockets, self._stamps, self._other, ROOM)
        taken = self._take(self._poll, common, size, wait_ms, *into, *self._out)
        return zip(self._sockets[:taken], self._stamps[:taken], strict=True)

    @property
    def other(self) -> Other | None:
        """What ended the last look, if anything did."""
        if self._from.value < 0:
            return None
        events, got = self._events.value, self._got.value
        was_read = events == select.EPOLLIN and got >= 0
        data = ctypes.string_at(self._other, got) if was_read else None
        return Other(self._from.value, events, data)


def sampler(poll: int) -> Sampler | None:
    """The reader in C for an epoll descriptor, where this machine has a compiler."""
    library = _library()
    return None if library is None else Sampler(library, poll)
