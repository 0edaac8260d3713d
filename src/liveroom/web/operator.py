"""Who runs this server: whoever has its key, or else whoever sits at its machine."""

from __future__ import annotations

from starlette.requests import Request

from liveroom.core.refusals import Code, Refused
from liveroom.web import auth, site, visits


def required(request: Request, given: str | None) -> None:
    """Refuse whoever has not the owner key; without one, whoever is not on this machine.

    A web page of another site, open in the operator's browser, is refused too.
    """
    visits.own_page_only(request)
    here = site.of(request)
    for key in (here.settings.owner_key, here.run_key):
        if key is not None and auth.same(given, key):
            return
    if here.settings.owner_key is not None:
        here.limits.miss(site.address(request), here.clock.now())
        raise Refused(Code.NOT_SIGNED_IN)
    client = request.client.host if request.client else None
    if not here.doors.is_local(client, request.headers):
        raise Refused(Code.NOT_ALLOWED)
