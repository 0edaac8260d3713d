"""The list of a room's browsers where a row of theirs holds what no liveroom has written."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from liveroom.core.records import SessionRow
from liveroom.core.roles import Role
from liveroom.store.sqlite import Database, SqliteKeys
from liveroom.store.sqlite.folder import DATABASE
from tests.store.samples import AT, ROOM

pytestmark = pytest.mark.anyio

NO_TEXT = "CAST(x'ff' AS TEXT)"
FIRST = SessionRow(b"1", "k1", AT, AT, "Firefox")
SECOND = SessionRow(b"2", "k1", AT + 1, AT + 1, "Chrome")


@pytest.mark.parametrize(
    ("change", "listed"),
    [
        (f"browser = {NO_TEXT}", [SECOND]),
        (f"link = {NO_TEXT}", [SECOND]),
        ("since = 'x'", [SECOND]),
        (f"seen = {NO_TEXT}", [SECOND, FIRST]),
        ("seen = 'x'", [SECOND, FIRST]),
    ],
)
async def test_the_other_browsers_are_listed(
    folder: Path, change: str, listed: list[SessionRow]
) -> None:
    async with Database.open(folder) as database:
        keys = SqliteKeys(database)
        await keys.add_link(ROOM, Role.MODERATOR, "k1", b"k1", "", AT)
        for each in (FIRST, SECOND):
            await keys.add_session(ROOM, "k1", each.digest, each.since, each.browser)
        with sqlite3.connect(folder / DATABASE) as file:
            struck = file.execute(f"UPDATE sessions SET {change} WHERE since = {AT}")
        file.close()

        assert struck.rowcount == 1
        assert await keys.sessions(ROOM) == listed
