"""The key that links are made from, for all servers on one database."""

from __future__ import annotations

from pathlib import Path

import pytest

from liveroom.store.cannot_open import CannotOpen
from liveroom.store.postgres import SharedDatabase, link_key
from tests.postgres import shared_server

pytestmark = pytest.mark.anyio

KEY = bytes(range(32))


async def keys(dsn: str, *files: Path | None) -> list[bytes]:
    """What servers with these files use, one after the other."""
    found = []
    for file in files:
        async with SharedDatabase.open(dsn) as database:
            found.append(await link_key(database, file))
    return found


@pytest.fixture
def dsn() -> str:
    shared_server().drop("keys")
    return shared_server().create("keys")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "liveroom.key"
    path.write_text(KEY.hex())
    return path


async def test_servers_without_a_file_share_the_key_in_the_database(dsn: str) -> None:
    first, second = await keys(dsn, None, None)

    assert (first == second, len(first)) == (True, 32)


async def test_servers_with_the_same_file_use_its_key(dsn: str, file: Path) -> None:
    assert await keys(dsn, file, file) == [KEY, KEY]


async def test_another_key_than_the_links_were_made_from_is_refused(
    dsn: str, file: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.key"
    other.write_text("ff" * 32)
    await keys(dsn, file)

    with pytest.raises(CannotOpen, match="is not the one that the links"):
        await keys(dsn, other)
    with pytest.raises(CannotOpen, match="name it by link_key_file on every server"):
        await keys(dsn, None)


async def test_a_file_that_is_missing_is_made_by_nobody(dsn: str, tmp_path: Path) -> None:
    with pytest.raises(CannotOpen, match="put the same file on every server"):
        await keys(dsn, tmp_path / "nowhere.key")
