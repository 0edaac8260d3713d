"""Gives memory that is not in use any more back to the system."""

from __future__ import annotations

import ctypes
import gc


def _glibc_trim() -> ctypes._FuncPointer | None:
    try:
        return ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):  # another C library
        return None


_trim = _glibc_trim()


def give_back() -> None:
    """Free what only the collector finds, and give free pages back.

    It takes some milliseconds, and tens of them where hundreds of megabytes are free.

    By itself the collector hardly ever looks at what has been there for long, and glibc gives back
    only what is free at the end of its heap. Elsewhere than on glibc the second is left to the C
    library.
    """
    gc.collect()
    if _trim is not None:
        _trim(0)
