"""The icon that browsers ask for by its usual name."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response


async def icon(_: Request) -> Response:
    """GET /favicon.ico: 204, nothing to show.

    Pages carry their icon in themselves. Browsers ask for this one where a page was left before
    its head was read, and for files such as the slide.
    """
    return Response(status_code=204)
