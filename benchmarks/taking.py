"""Reading the commonest frame in C, so that the clients of a fan-out are not what it waits for."""

from __future__ import annotations

import ctypes
import select
from collections.abc import Iterator
from typing import Final, NamedTuple

from benchmarks import compiling

SOURCE: Final = """
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>

enum { MOST = 512 };

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


class Other(NamedTuple):
    """A socket with something else: its events, and what was read, if anything was."""

    socket: int
    events: int
    data: bytes | None


class Taking:
    """One look at what is there. What is not the common frame is handed back, and ends the look."""

    def __init__(self, library: ctypes.CDLL, poll: int) -> None:
        self._take = library.take
        self._poll = poll
        self._sockets = (ctypes.c_int * MOST)()
        self._stamps = (ctypes.c_longlong * MOST)()
        self._other = ctypes.create_string_buffer(ROOM)
        self._from, self._events = ctypes.c_int(), ctypes.c_int()
        self._got = ctypes.c_long()

    def look(self, common: bytes, seconds: float) -> Iterator[tuple[int, int]]:
        """The sockets on which nothing but the common frame had come, each with its instant."""
        taken = self._take(
            self._poll,
            common,
            ctypes.c_long(len(common)),
            int(seconds * 1000),
            self._sockets,
            self._stamps,
            self._other,
            ROOM,
            ctypes.byref(self._from),
            ctypes.byref(self._events),
            ctypes.byref(self._got),
        )
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


def taking(poll: int) -> Taking | None:
    """The reader in C, where this machine has a compiler."""
    library = compiling.library(SOURCE)
    return None if library is None else Taking(library, poll)
