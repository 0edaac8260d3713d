"""A log and keys of each kind, empty."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Protocol, TypeAlias

import psycopg
import pytest

from liveroom.store import postgres
from liveroom.store.memory import MemoryLog
from liveroom.store.memory_keys import MemoryKeys
from liveroom.store.postgres import PostgresKeys, PostgresLog
from liveroom.store.sqlite import Database, SqliteKeys, SqliteLog
from liveroom.store.sqlite.folder import DATABASE
from tests.postgres import shared_server

Log: TypeAlias = MemoryLog | SqliteLog | PostgresLog
Keys: TypeAlias = MemoryKeys | SqliteKeys | PostgresKeys
Opener: TypeAlias = Callable[[Path], AbstractAsyncContextManager[tuple[Log, Keys]]]


class Strike(Protocol):
    """Changes so many rows behind the store's back."""

    def __call__(self, statement: str, rows: int = 1) -> None: ...


@asynccontextmanager
async def in_memory(_: Path) -> AsyncIterator[tuple[Log, Keys]]:
    keys = MemoryKeys()
    yield MemoryLog(keys=keys), keys


@asynccontextmanager
async def in_sqlite(folder: Path) -> AsyncIterator[tuple[Log, Keys]]:
    async with Database.open(folder) as database:
        yield SqliteLog(database), SqliteKeys(database)


@asynccontextmanager
async def in_postgres(folder: Path) -> AsyncIterator[tuple[Log, Keys]]:
    dsn = shared_server().emptied(folder.name)
    async with postgres.SharedDatabase.open(dsn) as database:
        yield PostgresLog(database), PostgresKeys(database)


OPENERS: dict[str, Opener] = {
    "memory": in_memory,
    "sqlite": in_sqlite,
    "postgres": in_postgres,
}


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(params=OPENERS)
def opener(request: pytest.FixtureRequest) -> Opener:
    return OPENERS[request.param]


@pytest.fixture
async def opened(opener: Opener, tmp_path: Path) -> AsyncIterator[tuple[Log, Keys]]:
    async with opener(tmp_path / "data") as pair:
        yield pair


@pytest.fixture
async def log(opened: tuple[Log, Keys]) -> Log:
    return opened[0]


@pytest.fixture
async def keys(opened: tuple[Log, Keys]) -> Keys:
    return opened[1]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def strike(kind: str, tmp_path: Path) -> Strike:
    def in_sqlite(statement: str, rows: int = 1) -> None:
        file = sqlite3.connect(tmp_path / "data" / DATABASE)
        with file:
            assert file.execute(statement).rowcount == rows
        file.close()

    def in_postgres(statement: str, rows: int = 1) -> None:
        with psycopg.connect(shared_server().dsn("data")) as connection:
            assert connection.execute(statement.encode()).rowcount == rows

    return in_sqlite if kind == "sqlite" else in_postgres
