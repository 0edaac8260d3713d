"""Time zones as people choose them: by city and country, with the offset on a day."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time
from functools import cache, lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, available_timezones

from liveroom.i18n import zone_names
from liveroom.importing.text.fold import fold
from liveroom.web.pages.typed import values

_OFFSET = re.compile(r"\s*\(UTC[^()]*\)\s*$", re.IGNORECASE)
_NOON = time(12)


class Offered(NamedTuple):
    """A zone to choose: its IANA name, what it is called, and the older IANA names of it."""

    zone: str
    words: str
    also: str


def read(text: str) -> str | None:
    """The IANA name of what was typed; None where that is no zone, or several.

    It may be the city and the country, in any language of the screens, one of the two where it says
    which zone is meant, or an IANA name; accents, capitals and an offset behind it do not matter.
    """
    bare = _OFFSET.sub("", text)
    return values.zone(bare) or _by_words().get(_plain(bare))


def words(text: str, lang: str, day: str) -> str:
    """How a form shows a zone: Madrid, Spain (UTC+2). What is no zone stays as it is.

    `day` is the event's, as typed; without one there is no offset.
    """
    zone = read(text)
    return text if zone is None else _words(zone, lang, values.day(day))


@lru_cache(maxsize=64)
def offered(lang: str, day: str) -> tuple[Offered, ...]:
    """The zones in order of the alphabet, UTC first."""
    older: dict[str, list[str]] = {}
    for old, zone in zone_names().also.items():
        older.setdefault(zone, []).append(old)
    at = values.day(day)
    known = available_timezones()
    zones = ("UTC", *(zone for zone in zone_names().places[lang] if zone in known))
    rows = [Offered(each, _words(each, lang, at), " ".join(older.get(each, ()))) for each in zones]
    return (rows[0], *sorted(rows[1:], key=lambda row: fold(row.words)))


def offset(zone: str, local: datetime) -> str:
    """How far a zone is from UTC at a local time: UTC+5:30; UTC where it is not."""
    seconds = local.replace(tzinfo=ZoneInfo(zone)).strftime("%z")
    sign, hours, minutes = seconds[0], int(seconds[1:3]), seconds[3:5]
    if not hours and minutes == "00":
        return "UTC"
    return f"UTC{sign}{hours}" + (f":{minutes}" if minutes != "00" else "")


def _words(zone: str, lang: str, day: date | None) -> str:
    present = zone_names().also.get(zone, zone)
    name = zone_names().places[lang].get(present, zone)
    if day is None or zone == "UTC":
        return name
    return f"{name} ({offset(zone, datetime.combine(day, _NOON))})"


@cache
def _by_words() -> dict[str, str]:
    """Zones by what people write for them."""
    called = {(called, zone) for zone, names in _names() for called in names}
    often = Counter(called for called, _ in called)
    return {called: zone for called, zone in called if often[called] == 1}


def _names() -> Iterator[tuple[str, set[str]]]:
    """Each zone with its city and country in every language, together and each alone."""
    places = zone_names().places.values()
    for zone in {zone for names in places for zone in names}:
        whole = {_plain(names[zone]) for names in places if zone in names}
        yield zone, whole | {part for each in whole for part in each.split(", ", 1)}


def _plain(text: str) -> str:
    return " ".join(fold(text).split())
