"""What goes wrong, told in the right form: JSON to programs, a page to people."""

from __future__ import annotations

import secrets

import structlog
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from liveroom.core.records import DiskFull, NotStored
from liveroom.core.refusals import Code, Refused
from liveroom.web import paths, state
from liveroom.web.commands import replies, service
from liveroom.web.pages import forms, responses

log = structlog.get_logger("liveroom.web")

_HTTP_CODES = {
    401: Code.NOT_SIGNED_IN,
    403: Code.NOT_ALLOWED,
    404: Code.NO_SUCH_ROOM,
    413: Code.TOO_LARGE,
}


async def refused(request: Request, error: Exception) -> Response:
    """A refusal that a handler raised."""
    assert isinstance(error, Refused)
    if _wants_json(request):
        return replies.refused(request, error)
    state.of(request).metrics.refused.labels(error.code.value).inc()
    notice = forms.notice(error, state.words(request))
    response = _page(request, forms.status_of(error), notice)
    response.headers.update(service.http_headers(service.refusal(error, state.words(request))))
    return response


async def not_stored(request: Request, error: Exception) -> Response:
    """The store failed while something was made or read."""
    if not isinstance(error, DiskFull):  # of which the store itself has told once
        log.error("store", error=str(error))
    facts = error.facts if isinstance(error, NotStored) else {}
    return await refused(request, Refused(Code.NOT_STORED, **facts))


async def unknown(request: Request, error: Exception) -> Response:
    """The store may or may not have kept something; asked again it tells."""
    log.error("store", error=str(error))
    return await refused(request, Refused(Code.BUSY))


async def http(request: Request, error: Exception) -> Response:
    """What the framework itself refuses: an unknown address, a method, a body too large."""
    assert isinstance(error, HTTPException)
    code = _HTTP_CODES.get(error.status_code, Code.BAD_MESSAGE)
    answer = service.refusal(Refused(code), state.words(request))
    if _wants_json(request):
        return replies.json(answer, error.status_code, error.headers)
    notice = {"code": answer["code"], "message": answer["message"], "field": None}
    response = _page(request, error.status_code, notice)
    response.headers.update(error.headers or {})
    return response


class Defects:
    """Answers 500 for whatever else is raised, inside the middleware that guards every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        is_answered = False

        async def send_noted(message: Message) -> None:
            nonlocal is_answered
            is_answered = True
            await send(message)

        try:
            await self.app(scope, receive, send_noted)
        except ClientDisconnect:
            scope["app"].ends.count("uploads_broken_off")
        except Exception as error:
            if is_answered:
                raise
            await _defect(Request(scope, receive), error)(scope, receive, send)


def _defect(request: Request, error: Exception) -> Response:
    """A mistake of ours: the reader gets its number, the log has the rest under it."""
    number = secrets.token_hex(4)
    log.error("defect", incident=number, path=_public_path(request), exc_info=error)
    words = state.words(request)
    message = words.gettext("Something went wrong on our side. Please try again.")
    answer = {"ok": False, "id": None, "code": "defect", "message": message, "incident": number}
    if _wants_json(request):
        return replies.json(answer, 500)
    return _page(request, 500, {"code": "defect", "message": message, "field": None})


def _wants_json(request: Request) -> bool:
    return request.url.path.startswith("/api/") or "application/json" in (
        request.headers.get("content-type", "") + request.headers.get("accept", "")
    )


def _page(request: Request, status: int, notice: dict[str, object]) -> Response:
    context = {"notice": notice, "status": status}
    on_air = paths.is_overlay(request.url.path)
    template = responses.EMPTY_OVERLAY if on_air else "shared/error.html"
    return responses.page(request, template, "/", context, status)


def _public_path(request: Request) -> str:
    """The route's own path: what stands in its braces may be a secret."""
    route = request.scope.get("route")
    return str(getattr(route, "path", "unknown"))
