"""The show at a glance, for templates."""

from __future__ import annotations

from markupsafe import Markup
from starlette.requests import Request

from liveroom import exports
from liveroom.core.room import Room
from liveroom.web import state
from liveroom.web.commands import announcements
from liveroom.web.security.tokens import Caller


async def words(request: Request, caller: Caller, room: Room) -> dict[str, object]:
    """The show at a glance in the reader's language, as templates draw it; Refused for too many."""
    app_state, lang = state.of(request), state.language(request)
    app_state.limits.glance(caller.actor, app_state.clock.now())
    made = await announcements.aside(lambda: exports.glance(caller.room, room, lang))
    return {
        "facts": [(word, Markup(fact)) for word, fact in made.facts],
        "picture": Markup(made.picture),
        "table": Markup(made.table),
        "fates": Markup(made.fates),
        "people": Markup(made.people),
    }
