"""What the operator of a server looks at: is it alive, is it ready, how much does it do."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from liveroom.core.records import Disk, NotStored
from liveroom.core.refusals import Code, Refused
from liveroom.web import state
from liveroom.web.access import operator
from liveroom.web.api.reference.operation import File, Operation
from liveroom.web.commands import service
from liveroom.web.security import tokens

METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8"


_PLAIN = File(("text/plain",))


@Operation("everybody", {200: _PLAIN})
async def healthz(request: Request) -> Response:
    """GET /healthz: the process answers."""
    return PlainTextResponse("ok\n")


@Operation("everybody", {200: _PLAIN, 503: _PLAIN})
async def readyz(request: Request) -> Response:
    """GET /readyz: the log works too, and other servers are followed; 503 when not, and while the
    server drains. Damaged rooms are counted, and it is said where staff alone can still write:
    they need the server as much as before."""
    app_state = state.of(request)
    if app_state.is_draining:
        return PlainTextResponse("going away\n", 503, {"Retry-After": "5"})
    if app_state.fallen:
        told = f"not at work: {', '.join(sorted(app_state.fallen))}\n"
        return PlainTextResponse(told, 503, {"Retry-After": "5"})
    try:
        less = await app_state.log.check()
    except NotStored as error:
        return PlainTextResponse(_UNUSABLE[error.disk], 503, {"Retry-After": "5"})
    damaged = len(app_state.rooms.damaged)
    lines = ["ready", less, f"damaged rooms: {damaged}" if damaged else None]
    return PlainTextResponse("".join(f"{line}\n" for line in lines if line))


_UNUSABLE: dict[Disk | None, str] = {
    None: "the log cannot be used\n",
    "full": "writes fail: the disk is full\n",
    "failing": "writes fail: the disk does not take them\n",
}


@Operation("operator", {200: _PLAIN, 403: _PLAIN, 429: _PLAIN})
async def metrics(request: Request) -> Response:
    """GET /metrics: counts, for the operator, and whoever has the token for them."""
    given, token = tokens.bearer(request.headers), state.of(request).settings.metrics_token
    try:
        if token is None or not tokens.same(given, token):
            operator.required(request, given)
    except Refused as refused:
        reply = service.refusal(refused, state.words(request))
        status = 429 if refused.code is Code.TOO_OFTEN else 403
        return PlainTextResponse(f"{refused.code.value}\n", status, service.http_headers(reply))
    return Response(state.of(request).metrics.text(), media_type=METRICS_TYPE)
