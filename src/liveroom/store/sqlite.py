"""Everything a server needs to keep its rooms in SQLite."""

from liveroom.store.database import Database
from liveroom.store.folder import CannotOpen
from liveroom.store.sqlite_keys import SqliteKeys
from liveroom.store.sqlite_log import SqliteLog

__all__ = ["CannotOpen", "Database", "SqliteKeys", "SqliteLog"]
