"""The rows of a room's links, each held against its checksum."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from liveroom.core.ids import RoomId
from liveroom.core.records import LinkRow
from liveroom.core.roles import Role
from liveroom.store.checksums import Value, checksum

COLUMNS: Final = (
    "room",
    "link",
    "role",
    "label",
    "digest",
    "created_at",
    "revoked_at",
    "rotation",
    "checksum",
)
"""What is read of a row, texts and numbers as bytes too, since a damaged column holds anything."""


@dataclass(frozen=True, slots=True)
class KeptLinks:
    """A room's links, the oldest first, by their ids; and the ids of those that are damaged."""

    room: RoomId
    rows: dict[str, LinkRow] = field(default_factory=dict)
    damaged: set[str] = field(default_factory=set)

    @property
    def staff(self) -> set[str]:
        """The ids of staff's links that are not revoked."""
        staff = (row for row in self.rows.values() if row.role is not Role.ATTENDEE)
        return {row.link for row in staff if row.revoked_at is None}


def link_checksum(room: str, row: LinkRow, digest: bytes) -> bytes:
    """The checksum of a new row."""
    named = (room, row.link, row.role.value, row.label, digest)
    return row_checksum(*named, row.created_at, row.revoked_at, row.rotation)


def row_checksum(
    room: Value,
    link: Value,
    role: Value,
    label: Value,
    digest: Value,
    created_at: Value,
    revoked_at: Value,
    rotation: Value,
) -> bytes:
    """The checksum of what never changes in a row, and then that of what does."""
    unchanging = checksum(room, link, role, label, created_at)
    return unchanging + checksum(room, link, digest, revoked_at, rotation)


def kept_links(room: RoomId, rows: Iterable[Sequence[Any]]) -> KeptLinks:
    """The links of these rows, which have values for COLUMNS."""
    kept = KeptLinks(room)
    for *values, known in rows:
        row = _read(values) if row_checksum(*values) == known else None
        if row is None:
            kept.damaged.add(text(values[1], "replace"))
        else:
            kept.rows[row.link] = row
    return kept


def _read(values: Sequence[Any]) -> LinkRow | None:
    """The row; None for what no liveroom has written."""
    _, link, role, label, _, created_at, revoked_at, rotation = values
    try:
        return LinkRow(
            text(link),
            Role(text(role)),
            text(label),
            int(created_at),
            None if revoked_at is None else int(revoked_at),
            int(rotation),
        )
    except (TypeError, ValueError):
        return None


def text(value: Value, errors: str = "strict") -> str:
    """A text that may be read as bytes."""
    return value.decode(errors=errors) if isinstance(value, bytes) else str(value)
