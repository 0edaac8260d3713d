"""Who may have done something in a room."""

from __future__ import annotations

from collections.abc import Iterable

from liveroom.core.events import AUTO, Author
from liveroom.core.ids import RoomId, first_link_id
from liveroom.core.roles import Role


def authors(room: RoomId, links: Iterable[tuple[str, str, str]]) -> dict[str, Author]:
    """The room itself, its operator, and whoever has one of its links: id, role and label.

    An operator acts by the owner's first link, which rooms of liveroom 0.0.9 have under another id.
    """
    operator = Author(first_link_id(room, Role.OWNER.value), Role.OWNER.value)
    by_link = {link: Author(link, role, label or None) for link, role, label in links}
    return {AUTO.link: AUTO, operator.link: operator, **by_link}
