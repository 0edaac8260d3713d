"""The show at a glance, for templates."""

from __future__ import annotations

from markupsafe import Markup
from starlette.requests import Request

from liveroom import exports
from liveroom.core.ids import RoomId
from liveroom.core.room import Room
from liveroom.web import state


def words(request: Request, name: RoomId, room: Room) -> dict[str, object]:
    """The show at a glance in the reader's language, as templates draw it."""
    made = exports.glance(name, room, state.language(request))
    return {
        "facts": [(word, Markup(fact)) for word, fact in made.facts],
        "picture": Markup(made.picture),
        "table": Markup(made.table),
        "fates": Markup(made.fates),
    }
