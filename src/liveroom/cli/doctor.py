"""What this machine will hold, for the operator who is about to rely on it."""

from __future__ import annotations

import os
import sqlite3
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from liveroom.cli import measuring
from liveroom.cli.doctor_line import line_through
from liveroom.cli.findings import Finding, Verdict
from liveroom.web.settings import Settings
from liveroom.web.tuning import files_for, sockets_in
from liveroom.web.ws.fan_out import sends_many_at_once

SEAT_BYTES: Final = 12 * 1024
"""What an attendee takes of memory, the kernel's part on this side included."""

SOON_SECONDS: Final = 0.25
"""A click has reached the last attendee within this."""

SLOW_DISK_MS: Final = 20.0
BAD_DISK_MS: Final = 250.0
FEW_WAITING: Final = 4_096
WAL_RESET_FIXED: Final = (3, 51, 3)
WAL_RESET_FIXED_TOO: Final = {(3, 50): 7, (3, 44): 6}
"""Older branches, and the patch of each that has the same repair."""


@dataclass(frozen=True, slots=True)
class Report:
    """All findings, how many attendees this machine will hold, and what sets that limit."""

    findings: tuple[Finding, ...]
    attendees: int
    limited_by: str

    @property
    def is_good(self) -> bool:
        """Whether the server can be run here as its settings say."""
        return all(finding.verdict is not Verdict.BAD for finding in self.findings)


def examine(settings: Settings) -> Report:
    """Look at this machine, its data folder, and the line through `base_url` where one is set.

    Takes about a second, longer where that line is dead, and leaves nothing behind.
    """
    files = measuring.most_files()
    disk = measuring.sync_times(measuring.nearest(Path(settings.data)))
    send = measuring.send_seconds()
    memory = measuring.free_memory()
    limits = {"open files": sockets_in(files), "sending": int(SOON_SECONDS / send)}
    if memory is not None:
        limits["memory"] = memory // SEAT_BYTES
    limited_by = min(limits, key=lambda name: limits[name])
    findings = (
        _files(files, settings.max_sockets),
        _disk(disk),
        Finding("sending to one seat", f"{send * 1e6:.1f} µs, {_way()}"),
        _cores(os.cpu_count() or 1),
        _memory(memory, settings.max_sockets),
        sqlite(sqlite3.sqlite_version_info),
        _waiting(measuring.most_waiting()),
        _loop(),
        *(() if settings.base_url is None else line_through(settings.base_url)),
    )
    return Report(findings, max(0, limits[limited_by]), limited_by)


def sqlite(version: tuple[int, int, int]) -> Finding:
    """Whether this SQLite has the repair of the write-ahead log that came with 3.51.3."""
    told = ".".join(map(str, version))
    patch = WAL_RESET_FIXED_TOO.get(version[:2])
    if version >= WAL_RESET_FIXED or (patch is not None and version[2] >= patch):
        return Finding("SQLite", told)
    return Finding(
        "SQLite",
        told,
        Verdict.LOOK,
        "Before 3.51.3 two connections that write at the same instant could damage a database. "
        "liveroom has one that writes; let no other program write to its file.",
    )


def _files(allowed: int, max_sockets: int) -> Finding:
    needed = files_for(max_sockets)
    if allowed >= needed:
        return Finding("open files", f"{allowed:,}")
    return Finding(
        "open files",
        f"{allowed:,} of {needed:,}",
        Verdict.BAD,
        f"Raise the hard limit (LimitNOFILE={needed} in a systemd unit) or lower max_sockets.",
    )


def _disk(seconds: list[float]) -> Finding:
    ordered = sorted(each * 1e3 for each in seconds)
    middle, last = ordered[len(ordered) // 2], ordered[len(ordered) * 99 // 100]
    value = f"{middle:.2f} ms, 99th of 100 {last:.2f} ms"
    if last <= SLOW_DISK_MS:
        return Finding("fsync in the data folder", value)
    verdict = Verdict.BAD if last > BAD_DISK_MS else Verdict.LOOK
    advice = "Every answer waits for the disk: put the data folder on a faster one."
    return Finding("fsync in the data folder", value, verdict, advice)


def _way() -> str:
    return "many at once (io_uring)" if sends_many_at_once() else "one after the other"


def _cores(cores: int) -> Finding:
    if cores > 1:
        return Finding("cores", str(cores))
    advice = "Sending and writing share one core: answers come later while thousands are told."
    return Finding("cores", "1", Verdict.LOOK, advice)


def _memory(free: int | None, max_sockets: int) -> Finding:
    if free is None:
        return Finding("free memory", "unknown")
    value = f"{free / 2**30:.1f} GiB"
    if free >= max_sockets * SEAT_BYTES:
        return Finding("free memory", value)
    advice = f"{max_sockets:,} seats need {max_sockets * SEAT_BYTES / 2**30:.1f} GiB."
    return Finding("free memory", value, Verdict.LOOK, advice)


def _waiting(most: int | None) -> Finding:
    if most is None or most >= FEW_WAITING:
        return Finding("connections that may wait", "unknown" if most is None else f"{most:,}")
    advice = "When all come at once some wait a second and more: raise net.core.somaxconn."
    return Finding("connections that may wait", f"{most:,}", Verdict.LOOK, advice)


def _loop() -> Finding:
    if sys.platform == "win32":
        advice = "There is no uvloop for Windows; a server for thousands belongs on Linux."
        return Finding("event loop", "asyncio", Verdict.LOOK, advice)
    return Finding("event loop", "uvloop")
