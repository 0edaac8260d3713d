"""Everything a server needs to keep its rooms in SQLite."""

from liveroom.store.sqlite.database import Database
from liveroom.store.sqlite.keys import SqliteKeys
from liveroom.store.sqlite.log import SqliteLog

__all__ = ["Database", "SqliteKeys", "SqliteLog"]
