"""Disk space that is held back, so that a show can be run to its end on a full disk."""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import shutil
import tempfile
from pathlib import Path
from typing import Final

logger = logging.getLogger(__name__)

ONLY_STAFF: Final = "the disk is full: only what owners and moderators do is stored"

AT_ONCE = 64 * 1024
TRIED: Final = 1024 * 1024
"""Bytes that are more than most commits take."""
_NO_SPACE: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
"""No space is left on the disk, within the user's share of it, or in a file."""


class Reserve:
    """A file of so many bytes, given up when no other space is left. Of 0 bytes there is none.

    It belongs to the thread that writes. While it is given up, only what may use it is written.
    """

    def __init__(self, path: Path, size: int) -> None:
        self._path = path
        self._size = size
        self._is_held = size == 0
        self._is_missed = False

    def hold(self) -> bool:
        """Whether the space is held; it is taken again once twice as much is free.

        Taken of less, it would be given up again at the next write.
        """
        if not self._is_held:
            try:
                self._is_held = self._is_there() or self._fill()
            except OSError:
                self._drop()
            self._log_change()
        return self._is_held

    def give_up(self) -> bool:
        """Let what may use the reserve have its space; False where there is none."""
        if not self._size:
            return False
        self._drop()
        self._is_held = False
        self._log_change()
        return True

    def has_space(self) -> bool:
        """Whether there is space beside it, by writing some; a disk that takes nothing has some."""
        noise = os.urandom(AT_ONCE)
        try:
            with tempfile.TemporaryFile(dir=self._path.parent, buffering=0) as file:
                for _ in range(TRIED // AT_ONCE):
                    file.write(noise)
        except OSError as error:
            return error.errno not in _NO_SPACE
        return True

    @property
    def is_missed(self) -> bool:
        """Whether only what may use it is stored."""
        return self._is_missed

    def _is_there(self) -> bool:
        """Whether the whole file is there, and not as a name for space that is not taken."""
        if not self._path.exists():
            return False
        found = self._path.stat()
        taken = found.st_blocks * 512 if hasattr(found, "st_blocks") else found.st_size
        return found.st_size == self._size <= taken

    def _fill(self) -> bool:
        """Take the space. Of zeros some file systems would keep none."""
        self._drop()
        if shutil.disk_usage(self._path.parent).free < 2 * self._size:
            return False
        noise = os.urandom(AT_ONCE)
        file = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(file, "wb") as filling:
            for done in range(0, self._size, AT_ONCE):
                filling.write(noise[: self._size - done])
            filling.flush()
            os.fsync(file)
        return True

    def _drop(self) -> None:
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _log_change(self) -> None:
        """Once, however long it lasts: a full disk must not be filled with complaints."""
        if self._is_held and self._is_missed:
            logger.warning("the disk has room again: everything is stored")
        elif not self._is_held and not self._is_missed:
            logger.warning(ONLY_STAFF)
        self._is_missed = not self._is_held
