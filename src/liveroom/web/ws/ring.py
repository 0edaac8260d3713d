"""Many sends in one call to the kernel, by Linux's io_uring.

Layouts and numbers are those of <linux/io_uring.h>, the same on every processor that liveroom is
likely to meet. Everything happens in the calling thread: no request is left under way between two
calls, so neither side ever has to wait for the other's memory.
"""

from __future__ import annotations

import ctypes
import errno
import mmap
import os
import sys
import weakref
from array import array
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Any, Final

ENTRIES: Final = 256
"""Sends of one call; a power of two."""
LONGEST: Final = 64 * 1024
"""Bytes of all frames of one call."""

_IN_ORDER: Final = [*range(ENTRIES)] * 2

_SETUP, _ENTER = 425, 426
_SUBMIT_ALL, _GET_EVENTS = 1 << 7, 1
_ONE_MAPPING = 1
_SUBMISSIONS_AT: Final = 0x1000_0000
_SEND: Final = 26
_NEITHER_WAIT_NOR_SIGNAL: Final = 0x40 | 0x4000
_WORDS, _WORD = 16, 4
"""A submission is sixteen words of four bytes, a completion four."""
_FD, _LENGTH, _FLAGS, _NAME = 1, 6, 7, 8
_ADDRESS = 2
"""In words of eight bytes."""
_SLOT, _RESULT, _COMPLETION_WORDS = 0, 2, 4


class _SubmissionOffsets(ctypes.Structure):
    _fields_ = [
        *((name, ctypes.c_uint32) for name in ("head", "tail", "mask", "entries")),
        *((name, ctypes.c_uint32) for name in ("flags", "dropped", "array", "reserved")),
        ("user_address", ctypes.c_uint64),
    ]
    tail: int
    array: int


class _CompletionOffsets(ctypes.Structure):
    _fields_ = [
        *((name, ctypes.c_uint32) for name in ("head", "tail", "mask", "entries")),
        *((name, ctypes.c_uint32) for name in ("overflow", "completions", "flags", "reserved")),
        ("user_address", ctypes.c_uint64),
    ]
    head: int
    tail: int
    completions: int


class _Parameters(ctypes.Structure):
    _fields_ = [
        *((name, ctypes.c_uint32) for name in ("submissions", "completions", "flags")),
        *((name, ctypes.c_uint32) for name in ("cpu", "idle", "features", "workers")),
        ("reserved", ctypes.c_uint32 * 3),
        ("submission", _SubmissionOffsets),
        ("completion", _CompletionOffsets),
    ]
    completions: int
    features: int
    submission: _SubmissionOffsets
    completion: _CompletionOffsets


_kernel = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def _syscall(*types: type[Any]) -> Callable[..., int]:
    """The C library's `syscall`, for a call with arguments of these types; -1 where it failed."""
    if _kernel is None:
        return lambda *_: -1
    call = _kernel["syscall"]
    call.argtypes = (ctypes.c_long, *types)
    return call


_setup = _syscall(ctypes.c_uint, ctypes.c_void_p)
_enter = _syscall(*[ctypes.c_uint] * 4, ctypes.c_void_p, ctypes.c_size_t)


class Ring:
    """The queue of one thread. Raises OSError where the kernel has none, or does not give it."""

    def __init__(self) -> None:
        parameters = _Parameters(flags=_SUBMIT_ALL)
        self._fd = _setup(_SETUP, ENTRIES, ctypes.byref(parameters))
        if self._fd < 0:
            raise OSError(ctypes.get_errno(), "no io_uring here")
        weakref.finalize(self, os.close, self._fd)
        if not parameters.features & _ONE_MAPPING:
            raise OSError(errno.ENOSYS, "an io_uring from before Linux 5.4")
        self._frames = ctypes.create_string_buffer(LONGEST)
        self._start = ctypes.addressof(self._frames)
        self.is_well = True
        """Whether the kernel has done all that it was told to. If not, the queue is of no use."""
        self._map(parameters)
        self._prepare()

    def fileno(self) -> int:
        """The queue's own descriptor."""
        return self._fd

    def _map(self, parameters: _Parameters) -> None:
        """Where both queues are in this process's memory."""
        sent, done = parameters.submission, parameters.completion
        self._completions = parameters.completions
        end = done.completions + self._completions * _COMPLETION_WORDS * _WORD
        size = max(sent.array + ENTRIES * _WORD, end)
        queues = memoryview(mmap.mmap(self._fd, size))
        self._words = queues[: size - size % _WORD].cast("I")
        self._tail, self._done_head, self._done_tail = (
            place // _WORD for place in (sent.tail, done.head, done.tail)
        )
        self._words[sent.array // _WORD :][:ENTRIES] = array("I", range(ENTRIES))
        answers = queues[done.completions : end].cast("i")
        self._slots = answers[_SLOT::_COMPLETION_WORDS]
        self._results = answers[_RESULT::_COMPLETION_WORDS]
        size = ENTRIES * _WORDS * _WORD
        self._bytes = memoryview(mmap.mmap(self._fd, size, offset=_SUBMISSIONS_AT))

    def _prepare(self) -> None:
        """What all submissions have in common, and the columns of what differs."""
        words = self._bytes.cast("I")
        self._bytes[:: _WORDS * _WORD] = bytes([_SEND]) * ENTRIES
        words[_FLAGS::_WORDS] = array("I", [_NEITHER_WAIT_NOR_SIGNAL]) * ENTRIES
        words[_NAME::_WORDS] = array("I", range(ENTRIES))
        self._is_shared = False
        self._addresses = self._bytes.cast("Q")[_ADDRESS :: _WORDS // 2]
        self._lengths = words[_LENGTH::_WORDS]
        self._descriptors = self._bytes.cast("i")[_FD::_WORDS]

    def send(self, descriptors: Sequence[int], data: bytes) -> list[int]:
        """Send the same to all without waiting for any; how many bytes of it each one took.

        In their order; 0 or less stands for one that took none. `data` has at most LONGEST bytes.
        """
        self._put(data)
        if not self._is_shared:
            self._is_shared = True
            self._addresses[:] = array("Q", [self._start]) * ENTRIES
        self._lengths[:] = array("I", [len(data)]) * ENTRIES
        taken: list[int] = []
        for start in range(0, len(descriptors), ENTRIES):
            sizes = [len(data)] * len(descriptors[start : start + ENTRIES])
            taken += self._send(array("i", descriptors[start : start + ENTRIES]), sizes)
        return taken

    def send_each(self, descriptors: Sequence[int], frames: Sequence[bytes]) -> list[int]:
        """The same with a frame of its own for each; together they have at most LONGEST bytes.

        No descriptor may be there twice: if it had no room for a frame it might have for the next.
        """
        self._put(b"".join(frames))
        self._is_shared = False
        sizes = list(map(len, frames))
        places = array("Q", accumulate(sizes, initial=self._start))
        taken: list[int] = []
        for start in range(0, len(descriptors), ENTRIES):
            end = start + ENTRIES
            self._fill(self._addresses, places[start : min(end, len(sizes))])
            self._fill(self._lengths, array("I", sizes[start:end]))
            taken += self._send(array("i", descriptors[start:end]), sizes[start:end])
        return taken

    def _put(self, data: bytes) -> None:
        if len(data) > LONGEST:
            raise ValueError(f"more than {LONGEST} bytes in one call")
        ctypes.memmove(self._start, data, len(data))

    def _fill(self, column: memoryview, values: array[int]) -> None:
        """Set this of the next submissions; after the last place comes the first."""
        place = self._words[self._tail] % ENTRIES
        first = min(len(values), ENTRIES - place)
        column[place : place + first] = values[:first]
        column[: len(values) - first] = values[first:]

    def _send(self, descriptors: array[int], sizes: list[int]) -> list[int]:
        many, words = len(descriptors), self._words
        if not self.is_well:
            return [0] * many
        self._fill(self._descriptors, descriptors)
        tail = words[self._tail]
        words[self._tail] = (tail + many) % 2**32
        _enter(_ENTER, self._fd, many, many, _GET_EVENTS, None, 0)
        slots, results = self._done()
        self.is_well = len(results) == many
        if results == sizes or slots == _IN_ORDER[tail % ENTRIES :][:many]:
            return results
        answers = dict(zip(slots, results, strict=True))
        return [answers.get((tail + each) % ENTRIES, 0) for each in range(many)]

    def _done(self) -> tuple[list[int], list[int]]:
        """The slots of the sends that are done, in whatever order, and what came of each."""
        words = self._words
        head, tail = words[self._done_head], words[self._done_tail]
        place, many = head % self._completions, (tail - head) % 2**32
        words[self._done_head] = tail
        end, beyond = place + many, max(0, place + many - self._completions)
        return (
            self._slots[place:end].tolist() + self._slots[:beyond].tolist(),
            self._results[place:end].tolist() + self._results[:beyond].tolist(),
        )
