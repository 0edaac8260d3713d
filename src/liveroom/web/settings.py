"""What an operator can set: in a TOML file, in the environment, on the command line."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from ipaddress import ip_address
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import msgspec

from liveroom.store.sqlite.folder import LINK_KEY
from liveroom.web import proxies
from liveroom.web.chosen_keys.guessable import is_guessable

PREFIX = "LIVEROOM_"
LOGS = frozenset({"postgresql", "postgres"})
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
LOCAL_NAMES = (".local", ".lan", ".home.arpa", ".internal")
"""Endings of names that are known within one network alone."""
DRAIN_SECONDS = 20.0
"""Over how long a server with others beside it sends everybody to them."""

_SHORTEST_KEY = 16
_GOOD_KEY = "“openssl rand -base64 24” makes a good one"

_LISTS = frozenset({"public_hosts", "embed_hosts", "trusted_proxies"})
_POSITIVE = (
    "joins_per_address",
    "questions_per_address",
    "rooms_per_address",
    "max_sockets",
    "sockets_per_address",
    "hello_seconds",
    "slow_reader_seconds",
    "idle_room_seconds",
)


LONGEST_RETENTION = 365


class SettingsError(Exception):
    """A setting cannot be used; the text names the field and says what is wrong with it."""


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything that can be set, with defaults that are safe on one's own machine.

    `log` is a PostgreSQL database that several servers share (`postgresql://…`); without it rooms
    are kept in the data folder, by one server. `link_key_file` has the key that links are made
    from; without it that is a file in the data folder, or stands in the shared database.
    `base_url` is where people reach the server; it is needed beyond this machine, and links are
    made from it alone. With `allow_plain_http` it may begin with http on a private address, for a
    hall without Internet. `public_hosts` are further host names (with a port where there is one)
    whose pages may talk to the server. `embed_hosts` are video hosts that the attendee page may
    show in a frame. `imprint_url`, `privacy_url` and `accessibility_url` stand at the foot of
    every page; without `privacy_url` that is the server's own notice. `trusted_proxies` are
    addresses, networks or the word `loopback`; what they say of where a request comes from is
    believed. `joins_per_address`, `questions_per_address` (both for each room) and
    `rooms_per_address` are how many may come at once from one address; more are let in slowly.
    Texts and names are erased `retention_days` after an event's end. `metrics_token` opens
    `/metrics` and nothing else. `disk_reserve` is in bytes. Durations are seconds.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    data: str = "data"
    store: Literal["sqlite", "memory"] = "sqlite"
    log: str | None = None
    link_key_file: str | None = None
    base_url: str | None = None
    allow_plain_http: bool = False
    owner_key: str | None = None
    metrics_token: str | None = None
    public_hosts: tuple[str, ...] = ()
    embed_hosts: tuple[str, ...] = ()
    imprint_url: str | None = None
    privacy_url: str | None = None
    accessibility_url: str | None = None
    trusted_proxies: tuple[str, ...] = ()
    joins_per_address: int = 1000
    questions_per_address: int = 1000
    rooms_per_address: int = 60
    max_sockets: int = 12_000
    sockets_per_address: int = 3_000
    disk_reserve: int = 16_777_216
    hello_seconds: float = 5.0
    slow_reader_seconds: float = 10.0
    idle_room_seconds: float = 600.0
    drain_seconds: float | None = None
    retention_days: int = 30

    @property
    def drains_for(self) -> float:
        """Over how many seconds everybody is sent away at the end."""
        if self.drain_seconds is not None:
            return self.drain_seconds
        return 0.0 if self.log is None else DRAIN_SECONDS

    @property
    def link_key_path(self) -> Path:
        """The file of the key that links are made from."""
        return Path(self.link_key_file or Path(self.data) / LINK_KEY)


def load(
    path: Path | None = None,
    environ: Mapping[str, str] | None = None,
    **given: object,
) -> Settings:
    """Settings from a file, the environment over it, and `given` (where not None) over both.

    Raises SettingsError for an unknown key or a value that does not fit.
    """
    values: dict[str, object] = {}
    if path is not None:
        values |= _file(path)
    values |= _environment(environ or {})
    values |= {name: value for name, value in given.items() if value is not None}
    return check(_converted(values))


def check(settings: Settings) -> Settings:
    """The same settings, or a SettingsError for values that do not go together."""
    if not 0 <= settings.port <= 65_535:
        raise SettingsError("port: must be between 0 and 65535")
    if settings.log is not None and urlsplit(settings.log).scheme not in LOGS:
        raise SettingsError("log: must be like postgresql://user@host/database")
    if settings.base_url is not None:
        _check_base_url(settings.base_url, settings.allow_plain_http)
    for field in ("owner_key", "metrics_token"):
        key = getattr(settings, field)
        if key is not None and len(key) < _SHORTEST_KEY:
            raise SettingsError(f"{field}: must have at least {_SHORTEST_KEY} characters")
        if key is not None and is_guessable(key):
            raise SettingsError(f"{field}: is among the first that are tried; {_GOOD_KEY}")
    for field in ("imprint_url", "privacy_url", "accessibility_url"):
        _check_address(field, getattr(settings, field))
    for field in ("public_hosts", "embed_hosts"):
        for host in getattr(settings, field):
            _check_host(field, host)
    if not 0 <= settings.retention_days <= LONGEST_RETENTION:
        raise SettingsError(f"retention_days: must be between 0 and {LONGEST_RETENTION}")
    if settings.disk_reserve < 0:
        raise SettingsError("disk_reserve: must not be less than zero")
    for proxy in settings.trusted_proxies:
        _check_proxy(proxy)
    if settings.drain_seconds is not None and settings.drain_seconds < 0:
        raise SettingsError("drain_seconds: must not be less than zero")
    for field in _POSITIVE:
        if getattr(settings, field) <= 0:
            raise SettingsError(f"{field}: must be more than zero")
    return settings


def check_key(settings: Settings) -> None:
    """SettingsError where a server that people elsewhere reach has no key for its operator."""
    if settings.base_url is None or settings.owner_key is not None:
        return
    if urlsplit(settings.base_url).hostname not in LOOPBACK:
        raise SettingsError(
            "base_url: a server with a public address needs owner_key, "
            "a secret of 16 characters or more for whoever opens rooms"
        )


def _file(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read ({error.strerror})") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: {error}") from None


def _environment(environ: Mapping[str, str]) -> dict[str, object]:
    values: dict[str, object] = {}
    for name, value in environ.items():
        if name.startswith(PREFIX):
            field = name.removeprefix(PREFIX).lower()
            values[field] = _listed(value) if field in _LISTS else value
    return values


def _listed(value: str) -> list[str]:
    return [part.strip() for part in value.split(",") if part.strip()]


def _converted(values: Mapping[str, object]) -> Settings:
    known = Settings.__struct_fields__
    for name in values:
        if name not in known:
            raise SettingsError(f"{name}: no such setting; there are {', '.join(known)}")
    for name, value in values.items():
        try:
            msgspec.convert({name: value}, Settings, strict=False)
        except msgspec.ValidationError as error:
            raise SettingsError(f"{name}: {str(error).partition(' - at')[0]}") from None
    return msgspec.convert(dict(values), Settings, strict=False)


def is_private(host: str | None) -> bool:
    """Whether a host can be reached from its own network alone, by its address or its name."""
    if not host:
        return False
    try:
        return ip_address(host).is_private
    except ValueError:
        return "." not in host or host.endswith(LOCAL_NAMES)


def _check_base_url(url: str, allow_plain_http: bool) -> None:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
        raise SettingsError("base_url: must be like https://rooms.example.org")
    if parts.path not in ("", "/") or parts.query or parts.fragment:
        raise SettingsError("base_url: must have no path, query or fragment")
    if parts.scheme == "https" or parts.hostname in LOOPBACK:
        return
    if not is_private(parts.hostname):
        raise SettingsError("base_url: plain http is for private addresses alone; use https")
    if not allow_plain_http:
        raise SettingsError(
            "base_url: whoever is on the network reads along over plain http; use https, "
            "or set allow_plain_http = true for a hall without Internet"
        )


def _check_address(field: str, url: str | None) -> None:
    if url is None:
        return
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise SettingsError(f"{field}: must be a whole address, like https://example.org/imprint")


def _check_host(field: str, host: str) -> None:
    try:
        parts = urlsplit(f"//{host}")
        fits = parts.netloc == host and bool(parts.hostname) and parts.username is None
        _ = parts.port
    except ValueError:
        fits = False
    if not fits or host != host.lower() or "*" in host or ";" in host or " " in host:
        raise SettingsError(f"{field}: {host!r} is no host name")


def _check_proxy(name: str) -> None:
    try:
        proxies.networks([name])
    except ValueError as error:
        raise SettingsError(
            "trusted_proxies: must be addresses, networks such as 10.0.0.0/8, "
            f"or the word {proxies.LOOPBACK}; {error}"
        ) from None
