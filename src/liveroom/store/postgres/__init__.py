"""Everything several servers need to keep their rooms in one PostgreSQL database."""

from liveroom.store.postgres.database import SharedDatabase
from liveroom.store.postgres.keys import PostgresKeys
from liveroom.store.postgres.link_key import link_key
from liveroom.store.postgres.log import PostgresLog
from liveroom.store.postgres.postgres_rooms import PostgresRooms

__all__ = ["PostgresKeys", "PostgresLog", "PostgresRooms", "SharedDatabase", "link_key"]
