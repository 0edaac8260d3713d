"""The data folder: its files, who may read them, and the lock that keeps a second server out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from liveroom.store.cannot_open import CannotOpen

if sys.platform == "win32":
    import msvcrt

    def lock_file(file: int) -> None:
        """Lock an open file for this process alone. Raises OSError where another has."""
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

    @contextmanager
    def _locked(folder: Path, file: int | None) -> Iterator[None]:
        """Hold the lock file, which cannot be deleted while it is open. Raises OSError."""
        if file is not None:
            lock_file(file)
        yield

else:
    import fcntl

    def lock_file(file: int) -> None:
        """Lock an open file until it is closed. Raises OSError where another has."""
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    @contextmanager
    def _locked(folder: Path, file: int | None) -> Iterator[None]:
        """Hold the lock file, and the folder too: somebody may delete the file. Raises OSError."""
        if file is not None:
            lock_file(file)
        place = os.open(folder, os.O_RDONLY)
        try:
            try:
                lock_file(place)
            except BlockingIOError:
                raise
            except OSError:  # a file system that locks no folders
                pass
            yield
        finally:
            os.close(place)


DATABASE = "liveroom.db"
LOCK = "liveroom.lock"
HEAD = "liveroom.head"
LINK_KEY = "liveroom.key"
RESERVE = "liveroom.reserve"


@contextmanager
def held(folder: Path) -> Iterator[Path]:
    """Hold a data folder for this server alone, and give the path of its database file.

    A folder that is missing is made for its owner only; so are the files. The lock goes with the
    process, however it ends. Raises CannotOpen.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = _private(folder / LOCK)
    except OSError as error:
        raise CannotOpen(f"The data folder {folder} cannot be used: {error.strerror}.") from error
    try:
        with ExitStack() as stack:
            try:
                stack.enter_context(_locked(folder, lock))
            except OSError as error:
                raise CannotOpen(
                    f"Another liveroom server is using the data folder {folder}. "
                    "Stop it first, or give this one a folder of its own."
                ) from error
            yield _made_private(folder)
    finally:
        os.close(lock)


def is_held(folder: Path) -> bool:
    """Whether a server runs on a data folder; its own note may be stale, its lock is not."""
    try:
        lock = os.open(folder / LOCK, os.O_RDWR)
    except FileNotFoundError:
        lock = None
    except OSError as error:
        raise CannotOpen(f"The data folder {folder} cannot be used: {error.strerror}.") from error
    try:
        with _locked(folder, lock):
            return False
    except FileNotFoundError:  # nor is there a folder
        return False
    except OSError:
        return True
    finally:
        if lock is not None:
            os.close(lock)


def existing(folder: Path) -> Path:
    """The path of the database file in a data folder. Raises CannotOpen when there is none."""
    path = folder / DATABASE
    if not path.is_file():
        raise CannotOpen(f"There is no data in {folder}.")
    return path


def _made_private(folder: Path) -> Path:
    """The path of the database file; nobody but its owner may read it and the key."""
    database = folder / DATABASE
    os.close(_private(database))
    key = folder / LINK_KEY
    if not key.is_symlink():  # one that lies elsewhere may be meant for several users
        with suppress(OSError):
            key.chmod(0o600)
    return database


def _private(path: Path) -> int:
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    path.chmod(0o600)
    return file
