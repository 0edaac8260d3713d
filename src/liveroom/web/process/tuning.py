"""What a process that serves thousands asks of Python and of the machine."""

from __future__ import annotations

import gc
import sys
from typing import Final

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment]

SWITCH_SECONDS: Final = 0.0005
"""How long the loop may keep the interpreter from the database's thread; by itself it is ten times
as long, and each commit would wait that long for the loop to let go."""

GENERATIONS: Final = (10_000, 3, 80_000)
"""When the collector looks: often enough that a crowd's new objects keep nobody waiting long, and
hardly ever at those that have been there for long."""

OWN_FILES: Final = 80
"""Files that are no connections: the database, the log, the modules that are loaded, and the
listening socket as often as many are accepted at once."""

FEWEST_REQUESTS: Final = 136


def connections_of(sockets: int) -> int:
    """How many connections there may be beside so many sockets: a quarter more, for requests."""
    return sockets + max(FEWEST_REQUESTS, sockets // 4)


def files_for(sockets: int) -> int:
    """How many open files a server with so many sockets needs."""
    return OWN_FILES + connections_of(sockets)


def sockets_in(files: int) -> int:
    """How many sockets a process with too few files may have: the rest is for requests.

    Sockets give way to nobody, so with all files taken by them no moderator could come in.
    """
    return max(1, (files - OWN_FILES) * 4 // 5)


def tune() -> None:
    """Set the interpreter up, once everything that stays is loaded.

    What is there by now lives as long as the process: the collector need not look at it again.
    """
    sys.setswitchinterval(SWITCH_SECONDS)
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GENERATIONS)


def allow_files(wanted: int) -> int:
    """Raise this process's limit of open files towards `wanted`, and return what it is now."""
    if resource is None:
        return wanted
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    unlimited = resource.RLIM_INFINITY
    most = wanted if hard == unlimited else min(wanted, hard)
    if soft not in (unlimited,) and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
        return most
    return wanted if soft == unlimited else soft
