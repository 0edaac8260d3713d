"""Checksums of rows that were written before there were any, and of those that servers of the
release before write beside this one: the database itself makes them.

A new database needs none of this, and a later step may take the triggers away.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any, Final

from psycopg import AsyncConnection

Connection = AsyncConnection[tuple[Any, ...]]

MOST_ROWS: Final = 5_000
"""Rows that are held at a time, for a fraction of a second."""

PAUSE_SECONDS: Final = 0.05
"""Before rows are looked at again that others hold."""

_COLUMNS: Final[Mapping[str, str]] = {
    "answers": "room actor command body",
    "persons": "room digest link person named",
    "names": "room digest name",
    "sessions": "room digest link since browser",
    "tag_keys": "room key",
}
_BYTES: Final = {"body", "digest", "name", "key"}
"""Columns that are bytes; of others the text is."""


def _checksum(row: str, columns: str) -> str:
    """The checksum of these columns of OLD or NEW, as `store.checksums.checksum` makes it."""
    values = (
        f"{row}.{each}" if each in _BYTES else f"convert_to({row}.{each}::text, 'UTF8')"
        for each in columns.split()
    )
    joined = r" || '\x00'::bytea || ".join(f"coalesce({each}, '')" for each in values)
    return f"substr(sha256({joined}), 1, 8)"


def _function(name: str, body: str) -> str:
    return f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$"


def _of_table(table: str, columns: str) -> str:
    """Gives a new or changed row its checksum. One that is damaged stays so."""
    more = _named(1, "NEW") if table == "names" else ""
    return _function(
        f"liveroom_{table}",
        f"IF OLD.checksum IS NULL OR OLD.checksum = {_checksum('OLD', columns)} THEN"
        f" NEW.checksum := {_checksum('NEW', columns)}; END IF; {more} RETURN NEW;",
    )


def _named(flag: int, row: str) -> str:
    return (
        f"UPDATE persons SET named = {flag}"
        f" WHERE (room, digest, named) = ({row}.room, {row}.digest, {1 - flag});"
    )


_CHANGING = "room link digest revoked_at rotation"
_LINKS = _function(
    "liveroom_links",
    "IF octet_length(OLD.checksum) IS DISTINCT FROM 16"
    f" OR substr(OLD.checksum, 9) = {_checksum('OLD', _CHANGING)} THEN"
    " NEW.checksum := coalesce(substr(NEW.checksum, 1, 8),"
    f" {_checksum('NEW', 'room link role label created_at')}) || {_checksum('NEW', _CHANGING)};"
    " END IF; RETURN NEW;",
)
"""What never changes in a row of an older release has a checksum already, which is kept."""

_WITHOUT: Final = {table: "{row}checksum IS NULL" for table in _COLUMNS} | {
    "links": "{row}checksum IS NULL OR octet_length({row}checksum) = 8"
}
"""By table: which rows have no checksum, or that of an older release. A damaged one may be of any
length, and stays so."""


async def let_the_database_make_checksums(connection: Connection) -> None:
    """Of each row that comes without one, or changes and keeps it. Belongs inside a transaction."""
    for function in (
        _LINKS,
        *(_of_table(table, columns) for table, columns in _COLUMNS.items()),
        _function("liveroom_unnamed", f"{_named(0, 'OLD')} RETURN NULL;"),
    ):
        await connection.execute(function.encode())
    for table, without in _WITHOUT.items():
        comes, keeps = without.format(row="NEW."), "NEW.checksum IS NOT DISTINCT FROM OLD.checksum"
        for name, event, when in (("comes", "INSERT", comes), ("changes", "UPDATE", keeps)):
            await connection.execute(
                f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW WHEN ({when})"
                f" EXECUTE FUNCTION liveroom_{table}()".encode()
            )
    await connection.execute(
        "CREATE TRIGGER goes AFTER DELETE ON names FOR EACH ROW EXECUTE FUNCTION liveroom_unnamed()"
    )


async def backfill(connection: Connection) -> None:
    """Give every row its checksum, some rows at a time, so that servers beside it wait for none.

    What has its checksum already is passed over: a start goes on where one before it ended.
    """
    for table, without in _WITHOUT.items():
        without = without.format(row="")
        left = f"SELECT EXISTS (SELECT 1 FROM {table} WHERE {without})".encode()
        some = f"SELECT ctid FROM {table} WHERE {without} LIMIT {MOST_ROWS} FOR UPDATE SKIP LOCKED"
        touched = f"UPDATE {table} SET room = room WHERE ctid = ANY(ARRAY({some}))"
        if table == "answers":  # those that had none were not counted
            touched = (
                f"WITH touched AS ({touched} RETURNING room),"
                " more AS (SELECT room, count(*) AS answers FROM touched GROUP BY room)"
                " UPDATE rooms SET answered = answered + more.answers"
                " FROM more WHERE rooms.room = more.room"
            )
        while await (await connection.execute(left)).fetchone() == (True,):
            if (await connection.execute(touched.encode())).rowcount == 0:
                await asyncio.sleep(PAUSE_SECONDS)
