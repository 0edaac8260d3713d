"""A data folder in one file: the database and the key of its links, as a tar archive.

The database in it is written anew, so that nothing that was deleted or erased before is in it.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
import tarfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final

from liveroom.core.records import NotStored
from liveroom.store.cannot_open import CannotOpen
from liveroom.store.key_file import read_key, write_key
from liveroom.store.sqlite.database import Database
from liveroom.store.sqlite.folder import DATABASE, HEAD, LINK_KEY, is_held
from liveroom.store.sqlite.progress import HeadNote, begin_lineage, progress
from liveroom.store.sqlite.verify import verify
from liveroom.store.sqlite.whole_rooms.staging import staging
from liveroom.store.verified import Verified

PART_SECONDS: Final = 0.02
MEMBERS: Final = {DATABASE, LINK_KEY}


def back_up(folder: Path, key: Path, file: Path) -> Verified:
    """Write a backup of a data folder into a new file, beside a running server too. Blocks.

    It holds one moment of the database. What was written is read again through its hashes: how many
    rooms there are, and what is wrong with them. Raises CannotOpen.
    """
    if file.exists():
        raise CannotOpen(f"There is a file {file} already.")
    try:
        with staging(file.absolute().parent) as copy:
            asyncio.run(_copy(folder, copy / DATABASE))
            with _new(copy / LINK_KEY) as kept_key:
                kept_key.write(key.read_bytes())
            _pack(copy, copy / "packed")
            found = asyncio.run(_verified(copy))
            (copy / "packed").rename(file)
            _sync(file.absolute().parent)
    except (OSError, NotStored) as error:
        raise CannotOpen(f"No backup was written: {error}.") from None
    return found


def restore(file: Path, folder: Path, key: Path) -> Verified:
    """Make a data folder from a backup; its rooms begin another lineage, so that screens load anew.

    Blocks. Neither a database nor another key may be there. How many rooms there are, and what is
    wrong with them. Raises CannotOpen; then nothing is there.
    """
    if is_held(folder):
        raise CannotOpen(f"A server runs on the data folder {folder}. Stop it first.")
    if (folder / DATABASE).exists():
        raise CannotOpen(f"There is data already in {folder}; name a new folder.")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with staging(folder) as copy:
            _unpack(file, copy)
            kept_key, there = read_key(copy / LINK_KEY), read_key(key)
            if there not in (None, kept_key):
                raise CannotOpen(f"{key} is another key than the one in the backup.")
            found = asyncio.run(_verified(copy))
            if there is None:
                write_key(key, kept_key or b"")  # it may lie on another disk than the folder
            (copy / HEAD).replace(folder / HEAD)
            (copy / DATABASE).replace(folder / DATABASE)
        _sync(folder)
    except (OSError, tarfile.TarError) as error:
        raise CannotOpen(f"{file} could not be restored: {error}.") from None
    return found


async def _copy(folder: Path, path: Path) -> None:
    async with Database.open_read_only(folder) as database:
        await database.read(partial(_written_anew, path))


def _written_anew(path: Path, connection: sqlite3.Connection) -> None:
    path.touch(mode=0o600)
    connection.execute("PRAGMA synchronous = OFF")  # of the copy, which is packed and then synced
    with _in_parts(path):
        connection.execute("VACUUM INTO ?", (str(path),))


def _pack(copy: Path, file: Path) -> None:
    with _new(file) as raw, _in_parts(file):
        with tarfile.open(fileobj=raw, mode="w") as archive:
            for name in sorted(MEMBERS):
                archive.add(copy / name, name)
        raw.flush()
        os.fsync(raw.fileno())


@contextmanager
def _in_parts(path: Path) -> Iterator[None]:
    """Have what is written to a file go to the disk meanwhile, a little at a time: else a commit of
    the server beside it may wait until all of it has gone there."""
    is_over = threading.Event()

    def sync() -> None:
        with path.open("rb+") as file:
            while not is_over.wait(PART_SECONDS):
                os.fsync(file.fileno())

    thread = threading.Thread(target=sync)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join()


def _unpack(file: Path, folder: Path) -> None:
    """The members that a backup has, and nothing else. Raises CannotOpen."""
    with tarfile.open(file, "r:") as archive:
        found = {member.name: member for member in archive if member.isfile()}
        if found.keys() != MEMBERS:
            raise CannotOpen(f"{file} is no backup of liveroom.")
        for name, member in found.items():
            held = archive.extractfile(member)
            assert held is not None, "it is a file"
            with held, _new(folder / name) as target:
                shutil.copyfileobj(held, target)
                target.flush()
                os.fsync(target.fileno())


def _new(path: Path) -> BinaryIO:
    """A new file for its owner alone."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


async def _verified(copy: Path) -> Verified:
    """Begin another lineage in a copy, and hold it against its hashes."""
    with suppress(CannotOpen):  # an older liveroom's, which is brought on when it is opened
        async with Database.open_read_only(copy) as database:
            HeadNote(copy).write(await database.read(progress))
    async with Database.open(copy) as database:
        await database.write(partial(begin_lineage, epoch=os.urandom(8).hex()))
    return await verify(copy)


def _sync(folder: Path) -> None:
    """What was named in the folder stays named over a power cut."""
    place = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(place)
    finally:
        os.close(place)
