"""Whether people reach the server by its public address, and with sockets."""

from __future__ import annotations

import ssl
import urllib.error
import urllib.request
from typing import Final

from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidStatus
from websockets.sync.client import connect

from liveroom.cli.findings import Finding, Verdict
from liveroom.web.access.sessions import ROOM_DELETED

SECONDS: Final = 5.0
PAGES: Final = "pages through base_url"
SOCKETS: Final = "sockets through base_url"
PASS_ON: Final = (
    "Something on the way does not pass on the headers Upgrade and Connection: "
    "docs/operating.md has configurations of proxies that do."
)


def line_through(base_url: str) -> list[Finding]:
    """What a page and a socket meet that are asked for by this address."""
    base = base_url.rstrip("/")
    page = _page(f"{base}/healthz")
    if page.verdict is not Verdict.GOOD:
        return [page]
    return [page, _socket(base)]


def _page(url: str) -> Finding:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(url, timeout=SECONDS) as answer:
            body = answer.read(100)
    except urllib.error.HTTPError as error:
        return Finding(PAGES, f"answered with {error.code}", Verdict.BAD, _elsewhere(error.code))
    except (OSError, ValueError) as error:
        reason = getattr(error, "reason", error)
        advice = "Start the server and what stands before it, then look again."
        return Finding(PAGES, f"not reached ({reason})", Verdict.LOOK, advice)
    if body != b"ok\n":
        return Finding(PAGES, "answered by something else", Verdict.BAD, _elsewhere(200))
    return Finding(PAGES, "reached")


def _elsewhere(status: int) -> str:
    if status == 400:
        return "The proxy has to pass on the header Host as it came, with its port."
    return "base_url leads to something that is not this server."


def _socket(base: str) -> Finding:
    """Open a socket as a page does whose room is no more: the server opens it, and closes it with
    a code of its own, so that something comes all the way through."""
    url = f"{base.replace('http', 'ws', 1)}/ws/doctor"
    page = {"Origin": base, "Cookie": "lr-doctor=none"}
    try:
        with connect(
            url, additional_headers=page, open_timeout=SECONDS, close_timeout=SECONDS, proxy=None
        ) as socket:
            socket.recv(SECONDS)
    except InvalidStatus as refused:
        status = refused.response.status_code
        return Finding(SOCKETS, f"refused with {status}", Verdict.BAD, PASS_ON)
    except ConnectionClosed as closed:
        if closed.rcvd is not None and closed.rcvd.code == ROOM_DELETED:
            return Finding(SOCKETS, "reached")
        return Finding(SOCKETS, f"broken off ({closed})", Verdict.BAD, PASS_ON)
    except TimeoutError:
        return Finding(SOCKETS, "not answered", Verdict.BAD, PASS_ON)
    except (OSError, InvalidHandshake, ssl.SSLError) as error:
        return Finding(SOCKETS, f"not reached ({error})", Verdict.BAD, PASS_ON)
    return Finding(SOCKETS, "answered by something else", Verdict.BAD, _elsewhere(200))
