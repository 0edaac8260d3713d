"""What a server knows about people, told from how it is set up."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from liveroom.web import state
from liveroom.web.access.sessions import COOKIE_SECONDS, DAY_SECONDS
from liveroom.web.pages import responses


async def page(request: Request) -> Response:
    """GET /privacy."""
    settings = state.of(request).settings
    context = {
        "cookie_days": COOKIE_SECONDS // DAY_SECONDS,
        "embed_hosts": settings.embed_hosts,
        "retention_days": settings.retention_days,
    }
    return responses.page(request, "enter/privacy.html", "/privacy", context)
