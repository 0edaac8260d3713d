"""By which names this server is reached, and whose pages may talk to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from liveroom.web.settings import LOOPBACK, Settings, is_private

Headers = Mapping[str, str]

_FORWARDED = frozenset({"forwarded", "via", "x-real-ip"})
"""Headers of which each shows that a request came through a proxy, as do all X-Forwarded-…"""


@dataclass(frozen=True, slots=True)
class Origins:
    """The known hosts and origins; a request's own word about either counts for nothing."""

    base_url: str
    hosts: frozenset[str]
    origins: frozenset[str]
    public: bool
    """Whether people beyond this machine are meant to reach the server."""

    @property
    def overheard(self) -> bool:
        """Whether others on the network can read what people and the server say to each other.

        Browsers then keep no screen on, and let no script near the clipboard.
        """
        return not self.secure and urlsplit(self.base_url).hostname not in LOOPBACK

    @property
    def secure(self) -> bool:
        """Whether people reach the server by https, so that cookies may say so."""
        return self.base_url.startswith("https:")

    def knows_host(self, host: str) -> bool:
        """Whether a Host header names this server; on loopback any port does."""
        return host in self.hosts or _is_loopback(host)

    def knows_origin(self, origin: str | None, host: str) -> bool:
        """Whether a page of this origin may use its cookies here; the match is exact."""
        if origin is None:
            return False
        return origin in self.origins or (_is_loopback(host) and origin == f"http://{host}")

    def sent_by_own_page(self, headers: Headers) -> bool:
        """Whether an unsafe request does not come from another site.

        Every browser of today sends Origin or Sec-Fetch-Site with an unsafe request, so one with
        neither is no browser and carries no cookies but its own. Pages with `no-referrer` send
        the origin `null` with their forms; there Sec-Fetch-Site decides.
        """
        app_state = headers.get("sec-fetch-site")
        origin = headers.get("origin")
        if self.knows_origin(origin, headers.get("host", "")):
            return True
        if origin in (None, "null") and app_state is not None:
            return app_state == "same-origin"
        return origin is None

    def is_local(self, client: str | None, headers: Headers) -> bool:
        """Whether a request comes from a program on this machine, and through no proxy on it.

        On a public server that cannot be told: a proxy need not say that it is one.
        """
        if self.public or client not in LOOPBACK or not _is_loopback(headers.get("host", "")):
            return False
        return not any(name in _FORWARDED or name.startswith("x-forwarded-") for name in headers)

    def socket_addresses(self, host: str) -> str:
        """What a page on this host may open sockets to, for its content policy."""
        scheme = "wss" if self.secure else "ws"
        return f"{scheme}://{host}" if self.knows_host(host) else f"{scheme}://localhost"


def origins(settings: Settings, listening: str) -> Origins:
    """The doors of a server; `listening` is its own address, used where no base URL is set."""
    base = (settings.base_url or listening).rstrip("/")
    parts = urlsplit(base)
    hosts = frozenset({parts.netloc.lower(), *settings.public_hosts})
    origins = {f"{parts.scheme}://{parts.netloc.lower()}"}
    for host in settings.public_hosts:
        name = urlsplit(f"//{host}").hostname
        plain = _is_loopback(host) or (settings.allow_plain_http and is_private(name))
        scheme = "http" if plain else "https"
        origins.add(f"{scheme}://{host}")
    beyond = parts.hostname not in LOOPBACK
    public = beyond or bool(settings.public_hosts or settings.trusted_proxies)
    return Origins(base, hosts, frozenset(origins), public)


def _is_loopback(host: str) -> bool:
    try:
        parts = urlsplit(f"//{host}")
        known = parts.hostname in LOOPBACK and parts.username is None
        return known and parts.netloc == host and (parts.port or 1) > 0
    except ValueError:
        return False
