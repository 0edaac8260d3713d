"""What every answer tells the browser to allow, and above all what not."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from liveroom.exports.writers.page import SCRIPT_HASH, STYLE_HASH
from liveroom.web.paths import is_overlay, is_record_page
from liveroom.web.security.origins import Origins

_OFF = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
"""What no page of ours needs. The speaker's screen keeps itself awake, so that is not among it."""

_PLAIN = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": ", ".join(f"{feature}=()" for feature in _OFF),
    "x-robots-tag": "noindex",
}
_RECORD_PAGE = "; ".join(
    (
        "default-src 'none'",
        f"style-src 'sha256-{STYLE_HASH}'",
        f"script-src 'sha256-{SCRIPT_HASH}'",
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
    )
)
"""What a record as a page may do: show itself, and be asked for again once it was left."""

_STYLES = "liveroom.styles"
_YEAR = 31_536_000
_OWNER_PAGE = re.compile(r"/r/[^/]+/owner")
_ATTENDEE_PAGE = re.compile(r"/r/[^/]+/?")
_PICTURE = re.compile(r"(?:/api/v1/rooms|/r)/[^/]+/pictures/[^/]*")


def allow_style(scope: Scope, css: str) -> None:
    """Let the page that answers this request have a style element with just this in it."""
    scope[_STYLES].append(_style_source(css))


@lru_cache(maxsize=64)
def _style_source(css: str) -> str:
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return f"'sha256-{digest}'"


class SecurityHeaders:
    """Adds the headers to every HTTP answer; state is never kept by anybody in between."""

    def __init__(self, app: ASGIApp, origins: Origins, embed_hosts: tuple[str, ...]) -> None:
        self.app = app
        self.origins = origins
        self.embed_hosts = embed_hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        scope[_STYLES] = []

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._add(MutableHeaders(raw=message.setdefault("headers", [])), scope)
            await send(message)

        await self.app(scope, receive, send_with_headers)

    def _add(self, headers: MutableHeaders, scope: Scope) -> None:
        host = dict(scope["headers"]).get(b"host", b"").decode("latin-1").lower()
        headers["content-security-policy"] = self.policy(scope["path"], host, *scope[_STYLES])
        for name, value in _PLAIN.items():
            headers[name] = value
        if self.origins.secure:
            headers["strict-transport-security"] = f"max-age={_YEAR}"
        headers.setdefault("cache-control", "no-store")

    def policy(self, path: str, host: str, *styles: str) -> str:
        """The content policy of a page with these styles; OBS puts its own into an overlay.

        Until August 2024 OBS filled its style element through `innerHTML`, which trusted types
        refuse.
        """
        if is_record_page(path):
            return _RECORD_PAGE
        if _PICTURE.fullmatch(path):  # a drawing opened by itself is a document
            return "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"
        overlay = is_overlay(path)
        style = " ".join(("'self'", "'unsafe-inline'") if overlay else ("'self'", *styles))
        parts = [
            "default-src 'none'",
            "script-src 'self'",
            f"style-src {style}",
            "img-src 'self' data:",
            "font-src 'self'",
            f"connect-src 'self' {self.origins.socket_addresses(host)}",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'self'" if overlay else "frame-ancestors 'none'",
        ]
        if not overlay:
            parts += ["require-trusted-types-for 'script'", "trusted-types lit-html"]
        if _OWNER_PAGE.fullmatch(path):
            parts.append("frame-src 'self'")  # the overlay, to be looked at
        if self.embed_hosts and _ATTENDEE_PAGE.fullmatch(path):
            parts.append("frame-src " + " ".join(f"https://{host}" for host in self.embed_hosts))
        return "; ".join(parts)
