"""The links of a room in a PostgreSQL database, each held against its checksum."""

from __future__ import annotations

from typing import Final

from liveroom.core.ids import RoomId
from liveroom.store.checksums import BYTES
from liveroom.store.link_rows import COLUMNS, KeptLinks, kept_links
from liveroom.store.postgres.schema import Connection

CHECKED: Final = BYTES
"""Of a link's checksum the part over what never changes: beside this server one of an older
liveroom may revoke a link or give it another secret, and knows no checksums."""

OF_ROOM: Final = (
    f"SELECT {', '.join(COLUMNS)} FROM links WHERE room = %s ORDER BY created_at, number".encode()
)


async def read_links(room: RoomId, connection: Connection) -> KeptLinks:
    """The room's links. Belongs inside a transaction."""
    cursor = await connection.execute(OF_ROOM, (room,))
    return kept_links(room, await cursor.fetchall(), CHECKED)
