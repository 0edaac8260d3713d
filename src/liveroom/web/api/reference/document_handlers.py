"""The documents that describe the interface, for everybody; made aside, once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import cache

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from liveroom.web.api.reference import asyncapi, openapi
from liveroom.web.api.reference.operation import File, Operation
from liveroom.web.commands import announcements, decode

Handler = Callable[[Request], Awaitable[Response]]

_PUBLIC = Operation("everybody", {200: File(("application/json",))})


def openapi_of(routes: Callable[[], Sequence[BaseRoute]]) -> Handler:
    """Serves the OpenAPI document of these routes."""
    made = cache(lambda: decode.encode(openapi.document(routes())))

    @_PUBLIC
    async def openapi_document(request: Request) -> Response:
        """GET /api/v1/openapi.json: this document."""
        return Response(await announcements.aside(made), media_type="application/json")

    return openapi_document


@_PUBLIC
async def asyncapi_document(request: Request) -> Response:
    """GET /api/v1/asyncapi.json: the same of the socket."""
    return Response(await announcements.aside(_asyncapi), media_type="application/json")


@cache
def _asyncapi() -> bytes:
    return decode.encode(asyncapi.document())
