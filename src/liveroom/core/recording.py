"""Addresses of places in a recording: which hosts let an address name a second."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

SECONDS = "{seconds}"
"""Stands in an address where the second belongs."""

_YOUTUBE = re.compile(r"(www\.|m\.|music\.)?(youtube(-nocookie)?\.com|youtu\.be)")
_VIMEO = re.compile(r"(www\.|player\.)?vimeo\.com")
_PEERTUBE = re.compile(r"/(w|videos/watch|videos/embed)/[^/]+")
_MEDIA = re.compile(r".*\.(mp4|m4v|webm|ogv|mov|mp3|m4a|oga|ogg|opus)", re.IGNORECASE)


def at_second(url: str) -> str | None:
    """The address of a second in the recording, with SECONDS for it; None where the host's
    addresses say none. Knows YouTube, Vimeo, PeerTube and plain media files."""
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    if _YOUTUBE.fullmatch(host):
        return _in_query(url, "t", "s", also="start")
    if _VIMEO.fullmatch(host) or _MEDIA.fullmatch(parts.path):
        unit = "s" if _VIMEO.fullmatch(host) else ""
        return parts._replace(fragment=f"t={SECONDS}{unit}").geturl()
    if _PEERTUBE.fullmatch(parts.path.rstrip("/")):
        return _in_query(url, "start", "s")
    return None


def _in_query(url: str, name: str, unit: str, also: str = "") -> str:
    """The address with the second in its query, in the place of another one."""
    parts = urlsplit(url)
    kept = [
        (field, value)
        for field, value in parse_qsl(parts.query, keep_blank_values=True)
        if field not in (name, also)
    ]
    query = "&".join(filter(None, [urlencode(kept), f"{name}={SECONDS}{unit}"]))
    return parts._replace(query=query, fragment="").geturl()


_NAMED = re.compile(r"(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?")


def named_second(url: str) -> int | None:
    """The second that the address of a recording names; None where it names none."""
    if SECONDS not in (at_second(url) or ""):
        return None
    parts = urlsplit(url)
    fields = parse_qsl(parts.query) + parse_qsl(parts.fragment)
    value = next((value for name, value in fields if name in ("t", "start")), "")
    found = _NAMED.fullmatch(value)
    if found is None or not value:
        return None
    hours, minutes, seconds = (int(each or 0) for each in found.groups())
    return hours * 3600 + minutes * 60 + seconds


def without_second(url: str) -> str:
    """The address of the recording without the second that it names."""
    parts = urlsplit(url)
    kept = [pair for pair in parse_qsl(parts.query) if pair[0] not in ("t", "start")]
    return parts._replace(query=urlencode(kept), fragment="").geturl()


def second(starts_at: int | None, at: int | None) -> int | None:
    """How many seconds into the recording an instant is; None before its first, and where either
    is not known."""
    if starts_at is None or at is None or at < starts_at:
        return None
    return (at - starts_at) // 1000


def address(url: str, seconds: int) -> str | None:
    """The address of this second, where the host's addresses can say it."""
    pattern = at_second(url)
    return None if pattern is None else pattern.replace(SECONDS, str(seconds))
