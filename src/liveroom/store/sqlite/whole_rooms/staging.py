"""The folder in which a file is made that other files become: it goes, however its process ends."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

from liveroom.store.sqlite.folder import lock_file

PREFIX: Final = ".liveroom-"
IN_USE: Final = "in-use"
"""The file that a folder's process has locked for as long as it lives."""
PART_BYTES: Final = 1 << 24
PART_SECONDS: Final = 0.005


@contextmanager
def staging(place: Path) -> Iterator[Path]:
    """A folder there for its owner alone; those that killed processes left there go first."""
    for each in place.glob(f"{PREFIX}*"):
        _remove_if_left(each)
    folder = Path(mkdtemp(prefix=PREFIX, dir=place))
    try:
        with (folder / "fresh").open("xb") as mark:
            with suppress(OSError):  # a file system without locks: its folders are left alone
                lock_file(mark.fileno())
                (folder / "fresh").rename(folder / IN_USE)  # only now: nobody sees it unlocked
            yield folder
    finally:
        with suppress(OSError):  # of this folder alone: in one that was left there may be links
            for each in folder.iterdir():
                _shrink(each)
        _remove(folder)


def _remove_if_left(folder: Path) -> None:
    with suppress(OSError), (folder / IN_USE).open("rb+") as mark:
        lock_file(mark.fileno())
        _remove(folder)


def _remove(folder: Path) -> None:
    """Remove it, what marks it last: who is killed meanwhile leaves it to be found."""
    with suppress(FileNotFoundError):  # another has come first
        for each in folder.iterdir():
            if each.name != IN_USE:
                each.unlink()
        shutil.rmtree(folder)


def _shrink(path: Path) -> None:
    """Free most of a large file a part at a time. Where the file system frees a gigabyte at once, a
    commit of the server beside it waits until all of it is free."""
    with path.open("rb+") as file:
        for size in range(path.stat().st_size - PART_BYTES, 0, -PART_BYTES):
            file.truncate(size)
            time.sleep(PART_SECONDS)
