"""What the event's home holds beside its screen: the way in for everybody, and the links."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request

from liveroom.core.erasure.due import erased_from
from liveroom.core.questions.intake.holding import offered
from liveroom.core.roles import Role
from liveroom.core.room import Phase, Room
from liveroom.exports.oversight import audit
from liveroom.web import state
from liveroom.web.access import expiry, signed_in
from liveroom.web.commands import links
from liveroom.web.commands.links import Shown
from liveroom.web.pages import qr, views
from liveroom.web.pages.organiser import glance, invitation, rehearsing
from liveroom.web.pages.organiser.way_in import WayIn
from liveroom.web.security.tokens import Caller

MOST_AUDITED = 12
"""How much of the audit stands on the page."""


async def context(request: Request, caller: Caller, room: Room) -> dict[str, object]:
    """The words of its template. `has_secret` where `?link=` asks for a link's address.

    The short code is no secret: it stands beside texts of people who have come by it.
    """
    app_state = state.of(request)
    listed = await links.listed(app_state, caller.room)
    way_in = await WayIn.of(app_state, caller.room, room.code)
    words = invitation.words_of(room.program, state.language(request))
    chosen = frozenset(state.query(request).getlist("link"))
    return {
        "links": _rows(caller, listed, chosen, room),
        "sessions": await signed_in.listed(app_state, caller.room, caller.by),
        "audit": _audit(request, room),
        "views": views.VIEWS,
        "glance": await glance.words(request, caller, room) if room.phase is Phase.ENDED else None,
        "rehearsals": await rehearsing.shown(app_state, caller.room),
        "erasing": _erasing(room, app_state.settings.retention_days),
        "has_secret": any(each.row.link in chosen and each.url for each in listed),
        "way_in": way_in,
        "way_in_qr": qr.svg(way_in.url) if way_in else None,
        "offered_words": offered(room.program.language),
        "invitation": invitation.text(room, way_in.url, words) if way_in else "",
    }


def _erasing(room: Room, days: int) -> dict[str, object]:
    """When what people wrote is erased, as far as that is known, or was."""
    ended_at, erased_at = room.rundown.ended_at, room.erased_at
    due_at = None if ended_at is None else erased_from(room.program, ended_at, None, ended_at, days)
    return {"erased_at": erased_at, "due_at": due_at, "days": days}


def _rows(
    caller: Caller, listed: Sequence[Shown], chosen: frozenset[str], room: Room
) -> list[dict[str, object]]:
    """The links by their roles, the owner's own last; the chosen ones have their addresses."""
    order, used = [*Role], links.last_used(room)
    rows = sorted(
        listed, key=lambda each: (each.row.role is Role.OWNER, order.index(each.row.role))
    )
    return [
        {
            "link": row.link,
            "role": row.role.value,
            "label": row.label,
            "is_revoked": row.revoked_at is not None,
            "used_at": used.get(row.link),
            "expires_at": expiry.expires_at(room, row.role, row.created_at),
            "is_bound": row.is_bound,
            "is_own": row.link == caller.holder.link,
            "can_be_shown": each.url is not None,
            "url": each.url if row.link in chosen else None,
            "qr": qr.svg(each.url) if each.url and row.link in chosen else None,
        }
        for each in rows
        for row in (each.row,)
    ]


def _audit(request: Request, room: Room) -> list[tuple[int, str, str]]:
    """The latest of what happened to access and settings: when, who and what."""
    words, last = state.words(request), len(room.audit)
    shown = [room.audit[place] for place in range(last - 1, max(-1, last - 1 - MOST_AUDITED), -1)]
    return [(each.at, audit.who(each.by, words), audit.told(each.event, words)) for each in shown]
