"""Reading the values of single fields: minutes, dates, times of day, zones, addresses."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from liveroom.i18n import N_
from liveroom.importing.limits import MAX_TITLE

NOT_HTTPS = N_("Give an address that begins with https://, or leave it empty.")
Wrong = Callable[[str, str], object]
"""Takes note of a field and an English sentence that says what is wrong with it."""

TOO_LONG = N_("This is too long: 300 characters at most.")
MAX_MINUTES = 24 * 60
MAX_ADDRESS = 2_000

_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_MARK = re.compile(r"\s*(?:min(?:utes|utos)?\.?|['′])$", re.IGNORECASE)


def clean(text: str) -> str:
    """One line: spaces joined, and without what cannot be seen."""
    return " ".join(_UNSEEN.sub("", text).split())


def lines(text: str) -> tuple[str, ...]:
    """The lines that say something."""
    return tuple(line for line in map(clean, text.splitlines()) if line)


def line(typed: str, name: str, empty: str, wrong: Wrong) -> str:
    """One line that has to say something; else the field is told what is wrong."""
    text = clean(typed)
    if not text:
        wrong(name, empty)
    elif len(text) > MAX_TITLE:
        wrong(name, TOO_LONG)
    return text


def minutes(text: str) -> int | None:
    """Seconds from `10`, `7.5`, `7,5`, `7:30`, `10 min`; None if unreadable, zero or over a day."""
    plain = _MARK.sub("", text.strip())
    if found := re.fullmatch(r"([0-9]{1,4}):([0-5][0-9])", plain):
        seconds = int(found[1]) * 60 + int(found[2])
    elif re.fullmatch(r"[0-9]{1,4}(?:[.,][0-9]{1,2})?", plain):
        seconds = round(float(plain.replace(",", ".")) * 60)
    else:
        return None
    return seconds if 0 < seconds <= MAX_MINUTES * 60 else None


def write_minutes(seconds: int | None) -> str:
    """`10` for ten minutes, `7:30` where there are odd seconds, nothing for None."""
    if seconds is None:
        return ""
    whole, rest = divmod(seconds, 60)
    return f"{whole}:{rest:02}" if rest else str(whole)


def day(text: str) -> date | None:
    """A date as 2020-04-03."""
    try:
        found = date.fromisoformat(text.strip())
    except ValueError:
        return None
    return found if 1970 < found.year < 9999 else None


def time_of_day(text: str) -> time | None:
    """A time as 16:30, also written 16.30 or 16h30."""
    found = re.fullmatch(r"([01]?[0-9]|2[0-3])[:.h]([0-5][0-9])(?::00)?", text.strip())
    return time(int(found[1]), int(found[2])) if found else None


def write_time(seconds: int) -> str:
    """`16:30` for so many seconds after midnight; a day later it is the same."""
    minute = seconds // 60 % (24 * 60)
    return f"{minute // 60:02}:{minute % 60:02}"


def write_instant(ms: int | None, zone: str | None) -> str:
    """The time of day in a zone, as `16:30`; nothing for None."""
    if ms is None:
        return ""
    return datetime.fromtimestamp(ms / 1000, ZoneInfo(zone or "UTC")).strftime("%H:%M")


def instant(local: datetime, zone: str) -> int | None:
    """UTC milliseconds of a local time; None for one that the clocks skip on that day."""
    there = ZoneInfo(zone)
    at = round(local.replace(tzinfo=there).timestamp() * 1000)
    return at if datetime.fromtimestamp(at / 1000, there).replace(tzinfo=None) == local else None


def near(local: time, other: int, zone: str) -> int:
    """The instant nearest to another one at which it is that time of day in a zone."""
    day = datetime.fromtimestamp(other / 1000, UTC).astimezone(ZoneInfo(zone)).date()
    days = (day + timedelta(days=days) for days in (-1, 0, 1))
    found = (instant(datetime.combine(each, local), zone) for each in days)
    return min((at for at in found if at is not None), key=lambda at: abs(at - other))


def zone(text: str) -> str | None:
    """The IANA name for what was typed; capitals and spaces do not matter."""
    return _known_zones().get(text.strip().replace(" ", "_").casefold())


@cache
def _known_zones() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones()}


def secure_address(text: str) -> bool:
    """Whether it is an https address without a name and password in it."""
    if len(text) > MAX_ADDRESS or re.search(r"\s", text) or _UNSEEN.search(text):
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme == "https" and bool(parts.hostname) and parts.username is None
    except ValueError:
        return False
