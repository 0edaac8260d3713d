"""What systemd is told of a server that it has started, and the socket that it keeps for the next.

Where nobody started it so, or whoever did does not listen, telling does nothing.
"""

from __future__ import annotations

import os
import socket
from contextlib import suppress
from typing import Final

FIRST_FILE: Final = 3
"""Under which number the first socket is handed to a process."""
KEPT: Final = "listening"
TOLD_WITHIN_SECONDS: Final = 1.0


def ready(listener: socket.socket | None) -> None:
    """The server serves. A new socket is to be kept, so that whoever comes between this process and
    the next waits instead of being turned away."""
    if listener is None:
        _tell("READY=1")
    else:
        _tell("READY=1", "FDSTORE=1", f"FDNAME={KEPT}", file=listener.fileno())


def stopping() -> None:
    """The server was told to end, and does."""
    _tell("STOPPING=1")


def alive() -> None:
    """The event loop turns."""
    _tell("WATCHDOG=1")


def watchdog_seconds() -> float | None:
    """After how long a silence this process is taken for hung; None where nobody watches it."""
    microseconds = os.environ.get("WATCHDOG_USEC", "")
    if not microseconds.isdecimal() or not _is_for_us("WATCHDOG_PID", str(os.getpid())):
        return None
    return int(microseconds) / 1_000_000


def handed_over(host: str, port: int) -> socket.socket | None:
    """The socket kept of an earlier process, if it listens there; any other is given up."""
    count = os.environ.pop("LISTEN_FDS", "")  # once: later the same numbers are other files
    if not count.isdecimal() or not _is_for_us("LISTEN_PID"):
        return None
    found = [socket.socket(fileno=FIRST_FILE + each) for each in range(int(count))]
    fitting = next((each for each in found if _listens_at(each, host, port)), None)
    for each in found:
        each.set_inheritable(False)
        if each is not fitting:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)  # its port is free at once, whoever still holds it
            each.close()
    if fitting is None:
        _tell("FDSTOREREMOVE=1", f"FDNAME={KEPT}")
    return fitting


def _listens_at(kept: socket.socket, host: str, port: int) -> bool:
    try:
        (*_, address), *_ = socket.getaddrinfo(host, port, kept.family, kept.type)
    except OSError:  # the socket is of another family
        return False
    return bool(kept.getsockname()[:2] == address[:2])


def _is_for_us(variable: str, otherwise: str = "") -> bool:
    """Whether what the environment says is meant for this process, not for one that began it."""
    return os.environ.get(variable, otherwise) == str(os.getpid())


def _tell(*lines: str, file: int | None = None) -> None:
    """Say it in one datagram, with a file of ours where there is one."""
    address = os.environ.get("NOTIFY_SOCKET")
    if not address:
        return
    if address.startswith("@"):  # no path: a name in Linux's abstract namespace
        address = f"\0{address[1:]}"
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.settimeout(TOLD_WITHIN_SECONDS)  # a manager that is stuck must not stop the loop
        line.connect(address)
        socket.send_fds(line, ["\n".join(lines).encode()], [] if file is None else [file])
