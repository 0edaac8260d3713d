"""Gives memory that is not in use any more back to the system."""

from __future__ import annotations

import ctypes
import gc
from collections.abc import Callable
from typing import ParamSpec, TypeVar
from weakref import WeakMethod

P = ParamSpec("P")
R = TypeVar("R")


_ARENAS_AT_MOST, _MAPPED_FROM = -8, -3
"""M_ARENA_MAX and M_MMAP_THRESHOLD of malloc.h."""

_LARGE = 128 * 1024
"""Bytes of a piece that has pages of its own."""


def _glibc(name: str) -> ctypes._FuncPointer | None:
    try:
        function: ctypes._FuncPointer = getattr(ctypes.CDLL(None), name)
    except (AttributeError, OSError, TypeError):  # another C library
        return None
    return function


_trim = _glibc("malloc_trim")
_mallopt = _glibc("mallopt")


def configure() -> None:
    """Let all threads take memory from one heap, and large pieces from the system (glibc).

    Else each thread has its own heap, in which it alone finds again what it has freed: what an
    export needed once lies there unused. And once a piece of some megabytes was freed, pieces up to
    that size would come from the heap, which grows by each that no hole in it is long enough for.
    """
    if _mallopt is not None:
        _mallopt(_ARENAS_AT_MOST, 1)
        _mallopt(_MAPPED_FROM, _LARGE)


def weakly(method: Callable[P, R], gone: R) -> Callable[P, R]:
    """Calls a bound method for as long as its object lives, else answers `gone`.

    It does not keep the object alive: who hands a method of its own to a part of itself would else
    be freed by the collector alone.
    """
    reference = WeakMethod(method)

    def call(*args: P.args, **more: P.kwargs) -> R:
        found = reference()
        return gone if found is None else found(*args, **more)

    return call


def give_back(*, collect: bool) -> None:
    """Give free pages back, wherever in the heap they are.

    It takes some milliseconds, and tens of them where hundreds of megabytes are free. By itself
    glibc gives back only what is free at the end of its heap. Elsewhere than on glibc this is left
    to the C library. With `collect` what only the collector finds is freed before: by itself the
    collector hardly ever looks at what has been there for long.
    """
    if collect:
        gc.collect()
    if _trim is not None:
        _trim(0)
