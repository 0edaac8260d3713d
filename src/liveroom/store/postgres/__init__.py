"""Everything several servers need to keep their rooms in one PostgreSQL database."""

from liveroom.store.postgres.database import SharedDatabase
from liveroom.store.postgres.keys import PostgresKeys
from liveroom.store.postgres.link_key import link_key
from liveroom.store.postgres.log import PostgresLog

__all__ = ["PostgresKeys", "PostgresLog", "SharedDatabase", "link_key"]
