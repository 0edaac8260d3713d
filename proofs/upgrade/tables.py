"""What stands in a data folder that no server holds for writing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from liveroom.store.sqlite.folder import DATABASE


def version(data: Path) -> int:
    """Of its tables."""
    return _one(data, "SELECT schema FROM meta")


def events(data: Path) -> int:
    """How many are stored."""
    return _one(data, "SELECT count(*) FROM events")


def stored(data: Path) -> list[str]:
    """All of it, as statements that would make it again."""
    with closing(_read(data)) as file:
        return [*file.iterdump()]


def _read(data: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{data / DATABASE}?mode=ro", uri=True)


def _one(data: Path, query: str) -> int:
    with closing(_read(data)) as file:
        return int(file.execute(query).fetchone()[0])
