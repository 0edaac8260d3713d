"""Who may have done something in a room."""

from __future__ import annotations

from liveroom.core.events import AUTO, Author
from liveroom.core.ids import RoomId, first_link_id
from liveroom.core.roles import Role
from liveroom.store.link_rows import KeptLinks


def operator(room: RoomId) -> Author:
    """An operator acts by the owner's first link, which rooms of liveroom 0.0.9 have under another
    id."""
    return Author(first_link_id(room, Role.OWNER.value), Role.OWNER.value)


def authors(links: KeptLinks) -> dict[str, Author]:
    """The room itself, and whoever has one of its links.

    Of the links that a room is opened with their ids tell the role, and they have no label: they
    are known where their rows are damaged, too.
    """
    first = (Author(first_link_id(links.room, role.value), role.value) for role in Role)
    rows = (Author(row.link, row.role, row.label or None) for row in links.rows.values())
    return {each.link: each for each in (AUTO, *first, *rows)}
