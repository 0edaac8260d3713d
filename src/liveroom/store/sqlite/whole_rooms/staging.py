"""The folder in which a file is made that other files become: it goes, however its process ends."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

from liveroom.store.sqlite.folder import lock_file

PREFIX: Final = ".liveroom-"
IN_USE: Final = "in-use"
"""The file that a folder's process has locked for as long as it lives."""


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
