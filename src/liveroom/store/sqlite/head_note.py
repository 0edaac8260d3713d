"""A note beside the database of how far its log has come, so that a log cut short is noticed.

The database alone cannot tell: a copy of yesterday, or one whose write-ahead log was lost, is whole
in itself. The note is written after each commit without waiting for the disk, so after a power cut
it may be behind the database, but never ahead of it.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

NAME = "liveroom.head"


@dataclass(frozen=True, slots=True)
class Progress:
    """The lineage, the number of appends to any room, and a hash over where all rooms end."""

    epoch: str
    appends: int
    head: bytes

    def follows(self, noted: Progress | None) -> bool:
        """Whether a database that has come so far is the one that the note was made of."""
        if noted is None:
            return self.appends == 0
        if noted.epoch != self.epoch or noted.appends > self.appends:
            return False
        return noted.appends < self.appends or noted.head == self.head


class HeadNote:
    """The note of one data folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._written: Progress | None = None

    def read(self) -> Progress | None:
        """What was noted last; None where there is no note, or none that can be read."""
        try:
            epoch, appends, head = self._path.read_text("ascii").split()
            return Progress(epoch, int(appends), bytes.fromhex(head))
        except (OSError, ValueError):
            return None

    def write(self, progress: Progress) -> None:
        """Note it. A disk that refuses leaves the note behind, which is no harm."""
        if progress == self._written:
            return
        with suppress(OSError):
            file = os.open(self._path, os.O_WRONLY | os.O_CREAT, 0o600)
            try:
                line = f"{progress.epoch} {progress.appends:020} {progress.head.hex()}\n"
                os.write(file, line.encode("ascii"))
            finally:
                os.close(file)
            self._written = progress
