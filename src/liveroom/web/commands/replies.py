"""JSON answers, refusals among them, and the bodies that requests bring."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from liveroom.core.refusals import Refused
from liveroom.web import state
from liveroom.web.commands import decode, service


def json(value: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """A JSON answer."""
    return Response(decode.encode(value), status, headers, "application/json")


def answer(result: service.Answer) -> Response:
    """The answer to a command with the status that fits it."""
    return json(result, service.http_status(result), service.http_headers(result))


def refused(request: Request, refusal: Refused, command_id: str | None = None) -> Response:
    """A refusal in the reader's language."""
    state.of(request).metrics.refused.labels(refusal.code.value).inc()
    result = service.refusal(refusal, state.words(request), command_id)
    response = answer(result)
    if response.status_code == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def idempotency_key(request: Request) -> str | None:
    """What a request that makes something is named, if anything."""
    key = request.headers.get("idempotency-key")
    return None if key is None else decode.checked_id("Idempotency-Key", key)


async def body(request: Request) -> dict[str, Any]:
    """The JSON object that a request brings; an empty body is an empty object."""
    raw = await request.body()
    return decode.json_object(raw) if raw else {}
