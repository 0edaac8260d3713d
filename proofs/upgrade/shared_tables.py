"""What stands in a PostgreSQL database."""

from __future__ import annotations

import subprocess

import psycopg

from tests import postgres


def version(dsn: str) -> int:
    """Of its tables."""
    return _one(dsn, "SELECT schema FROM meta")


def events(dsn: str) -> int:
    """How many are stored."""
    return _one(dsn, "SELECT count(*) FROM events")


def stored(dsn: str) -> list[str]:
    """All of it, as statements that would make it again."""
    dump = subprocess.run(
        ["pg_dump", dsn], env=postgres.programs(), capture_output=True, text=True, check=True
    )
    return [line for line in dump.stdout.splitlines() if "restrict " not in line]


def _one(dsn: str, query: str) -> int:
    with psycopg.connect(dsn, autocommit=True) as connection:
        row = connection.execute(query).fetchone()
    assert row is not None
    return int(row[0])
