"""Whether this machine can run the server as its settings say."""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final

from liveroom.cli.doctor_line import line_through
from liveroom.cli.findings import Finding, Verdict
from liveroom.web.process.tuning import files_for
from liveroom.web.settings import Settings, SettingsError, check_key

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment]

_sync = getattr(os, "fdatasync", os.fsync)

SOCKET_BYTES: Final = 12 * 1024
"""What an attendee takes of memory, the kernel's part on this side included."""

SYNCS: Final = 15
PAGE: Final = bytes(4096)
SLOW_DISK_MS: Final = 20.0
BAD_DISK_MS: Final = 250.0
FEW_WAITING: Final = 4_096
UNLIMITED: Final = 1_000_000
WAL_RESET_FIXED: Final = (3, 51, 3)
WAL_RESET_FIXED_TOO: Final = {(3, 50): 7, (3, 44): 6}
"""Older branches, and the patch of each that has the same repair."""


@dataclass(frozen=True, slots=True)
class Report:
    """All findings."""

    findings: tuple[Finding, ...]

    @property
    def is_good(self) -> bool:
        """Whether the server can be run here as its settings say."""
        return all(finding.verdict is not Verdict.BAD for finding in self.findings)


def examine(settings: Settings) -> Report:
    """Look at this machine, its data folder or the database that servers share, and the line
    through `base_url` where one is set.

    Leaves nothing behind but the tables of a new database. Raises OSError when the data folder
    cannot be written.
    """
    return Report(
        (
            _settings(settings),
            _files(settings.max_sockets),
            _memory(settings.max_sockets),
            _cores(os.cpu_count() or 1),
            *_store(settings),
            _waiting(),
            _loop(),
            *(() if settings.base_url is None else line_through(settings.base_url)),
        )
    )


def _store(settings: Settings) -> list[Finding]:
    if settings.log is None:
        return [_disk(Path(settings.data)), sqlite(sqlite3.sqlite_version_info)]
    from liveroom.cli.doctor_database import looked_at

    return looked_at(settings.log)


def _settings(settings: Settings) -> Finding:
    try:
        check_key(settings)
    except SettingsError as error:
        return Finding("settings", "a server would not start", Verdict.BAD, str(error))
    return Finding("settings", "a server would start")


def sqlite(version: tuple[int, int, int]) -> Finding:
    """Whether this SQLite has the repair of the write-ahead log that came with 3.51.3."""
    found = ".".join(map(str, version))
    patch = WAL_RESET_FIXED_TOO.get(version[:2])
    if version >= WAL_RESET_FIXED or (patch is not None and version[2] >= patch):
        return Finding("SQLite", found)
    return Finding(
        "SQLite",
        found,
        Verdict.LOOK,
        "Before 3.51.3 two connections that write at the same instant could damage a database. "
        "liveroom has one that writes; let no other program write to its file.",
    )


def _files(max_sockets: int) -> Finding:
    allowed, needed = _most_files(), files_for(max_sockets)
    if allowed >= needed:
        return Finding("open files", f"{allowed:,}")
    return Finding(
        "open files",
        f"{allowed:,} of {needed:,}",
        Verdict.BAD,
        f"Raise the hard limit (LimitNOFILE={needed} in a systemd unit) or lower max_sockets.",
    )


def _most_files() -> int:
    """How many files a process may have open here, once it has raised its limit."""
    if resource is None:
        return UNLIMITED
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    return UNLIMITED if hard == resource.RLIM_INFINITY else hard


def _memory(max_sockets: int) -> Finding:
    try:
        lines = Path("/proc/meminfo").read_text("ascii").splitlines()
    except OSError:  # not Linux
        return Finding("free memory", "unknown")
    free = next(int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable:"))
    value = f"{free / 2**30:.1f} GiB"
    if free >= max_sockets * SOCKET_BYTES:
        return Finding("free memory", value)
    advice = f"{max_sockets:,} seats need {max_sockets * SOCKET_BYTES / 2**30:.1f} GiB."
    return Finding("free memory", value, Verdict.LOOK, advice)


def _disk(data: Path) -> Finding:
    took = 1e3 * _sync_seconds(data)
    name, value = "fsync in the data folder", f"{took:.2f} ms"
    if took <= SLOW_DISK_MS:
        return Finding(name, value)
    verdict = Verdict.BAD if took > BAD_DISK_MS else Verdict.LOOK
    advice = "Every answer waits for the disk: put the data folder on a faster one."
    return Finding(name, value, verdict, advice)


def _sync_seconds(folder: Path) -> float:
    """The median time of a small write until the disk has it, in the folder or above it.

    As in a write-ahead log that has reached its length, it goes over what was written before.
    """
    folder = folder.absolute()
    while not folder.is_dir():
        folder = folder.parent
    took = []
    with tempfile.TemporaryFile(dir=folder, buffering=0) as file:
        file.write(PAGE)
        os.fsync(file.fileno())
        for _ in range(SYNCS):
            file.seek(0)
            began = perf_counter()
            file.write(PAGE)
            _sync(file.fileno())
            took.append(perf_counter() - began)
    return median(took)


def _cores(cores: int) -> Finding:
    if cores > 1:
        return Finding("cores", str(cores))
    advice = "Sending and writing share one core: answers come later while thousands are told."
    return Finding("cores", "1", Verdict.LOOK, advice)


def _waiting() -> Finding:
    name = "connections that may wait"
    try:
        most = int(Path("/proc/sys/net/core/somaxconn").read_text("ascii"))
    except OSError:  # not Linux
        return Finding(name, "unknown")
    if most >= FEW_WAITING:
        return Finding(name, f"{most:,}")
    advice = "When all come at once some wait a second and more: raise net.core.somaxconn."
    return Finding(name, f"{most:,}", Verdict.LOOK, advice)


def _loop() -> Finding:
    if sys.platform == "win32":
        advice = "There is no uvloop for Windows; a server for thousands belongs on Linux."
        return Finding("event loop", "asyncio", Verdict.LOOK, advice)
    return Finding("event loop", "uvloop")
