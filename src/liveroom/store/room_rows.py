"""A room as the rows of its tables, to be moved from one database to another as it was written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from liveroom.core.ids import RoomId

TABLES: Final[Mapping[str, tuple[str, ...]]] = {
    "rooms": ("seq", "control", "chain", "alarm", "answered"),
    "events": ("seq", "at", "kind", "version", "payload", "by", "chain"),
    "texts": ("seq", "field", "salt", "value"),
    "answers": ("actor", "command", "body", "checksum"),
    "links": (
        *("link", "role", "label", "digest", "created_at", "revoked_at", "rotation"),
        "checksum",
    ),
    "persons": ("digest", "link", "person", "named", "checksum"),
    "names": ("digest", "name", "checksum"),
    "sessions": ("digest", "link", "since", "browser", "seen", "checksum"),
    "tag_keys": ("key", "checksum"),
}
"""What is kept of a room in every database, those that others refer to first.

Every table has a column `room` besides. `texts.value` and `names.name` are moved as UTF-8.
"""


@dataclass(frozen=True, slots=True)
class RoomRows:
    """What is kept of a room; the lineage that wrote it stays behind."""

    room: RoomId
    tables: Mapping[str, Sequence[tuple[Any, ...]]]
    """For each of `TABLES` the rows, with values in the order of its columns; links by age."""


class WholeRooms(Protocol):
    """The rooms of a database, to be moved."""

    async def rooms(self) -> list[RoomId]:
        """Every room of which there is anything. Raises NotStored."""

    async def take(self, room: RoomId) -> RoomRows:
        """All that is kept of the room, as of one moment. Raises NotStored."""

    async def put(self, rows: RoomRows) -> None:
        """Keep a room of another database under this one's lineage, all or nothing.

        Raises NotStored, and UnreadableEvent for an event of a kind that is not known.
        """

    async def adopt_key(self, key: bytes) -> None:
        """Make links from this key from now on; for a database without rooms. Raises NotStored,
        and OSError for a file that cannot be written."""


def ordered_by(table: str) -> str:
    """The order in which the table's rows are moved."""
    return "number" if table == "links" else ", ".join(TABLES[table][:2])
