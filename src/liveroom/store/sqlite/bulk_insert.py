"""Many rows in few statements."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import cache
from itertools import chain
from typing import Final

AT_ONCE: Final = (1_024, 256, 128, 64, 32, 16, 8, 4, 2, 1)
"""Rows of one statement. Few different statements, so that each is compiled once."""


def insert(
    connection: sqlite3.Connection, table: str, columns: int, rows: Sequence[Sequence[object]]
) -> None:
    """Insert rows that have a value for each of the table's columns, in this order.

    Between two statements the interpreter is handed over to whoever waits for it. `executemany` is
    a statement for each row, and would wait as often for its turn.
    """
    done = 0
    for many in AT_ONCE:
        while len(rows) - done >= many:
            part = rows[done : done + many]
            connection.execute(_statement(table, columns, many), tuple(chain.from_iterable(part)))
            done += many


@cache
def _statement(table: str, columns: int, rows: int) -> str:
    row = f"({', '.join('?' * columns)})"
    return f"INSERT INTO {table} VALUES {', '.join([row] * rows)}"
