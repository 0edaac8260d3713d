"""Single values as files hold them: moments, lengths, people, addresses, plain texts."""

from __future__ import annotations

import html
import re
from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from liveroom.core.program import Speaker
from liveroom.importing.document.about.link_uses import is_meeting
from liveroom.importing.rows.columns import read_speakers
from liveroom.importing.rows.row import Row
from liveroom.importing.text.rich import BREAK, Rich
from liveroom.importing.text.tokeniser import tokenise
from liveroom.importing.text.urls import links
from liveroom.importing.time.cells import read_timing
from liveroom.importing.time.dates import find_days
from liveroom.importing.time.durations import find_durations
from liveroom.importing.time.spans import Span
from liveroom.importing.time.time_zones import fixed_key

MAX_CELL = 500
"""Characters of a cell that may be a time, a date or a length."""

_TAG = re.compile(r"<[A-Za-z/!][^<>]{0,300}>")
_INLINE = re.compile(r"</?(?:b|i|em|strong|a|span|u|small|sup|sub)\b[^<>]{0,300}>", re.IGNORECASE)
_COLONLESS = re.compile(r"\b(\d{1,2})[.,](\d{2})(?!\d|[.,]\d)")
_PARTS = re.compile(r"(\d{1,4}):(\d{2})(?::(\d{2}))?(?:\.\d+)?")
_NUMBER = re.compile(r"(\d{1,6}(?:[.,]\d{1,9})?)\s*['′]?")
_LONGEST_SHORT = 4 * 3600


class Moment(NamedTuple):
    """A day and minutes after its midnight, in a zone where one is named."""

    day: date | None = None
    minutes: int | None = None
    zone: str | None = None


def moment(value: object, zone: str | None = None) -> Moment:
    """What an ISO text such as 2026-05-07T18:00:00+02:00 says, told in the zone where one is given.

    An offset is a zone without seasons.
    """
    try:
        found = datetime.fromisoformat(str(value).strip()[:40])
    except ValueError:
        return Moment()
    if len(str(value).strip()) <= 10:
        return Moment(found.date())
    return of_datetime(found, zone)


def of_datetime(found: datetime, zone: str | None = None) -> Moment:
    """The same of a moment that is read already."""
    offset = found.utcoffset()
    if offset is not None:
        zone = zone or fixed_key(offset // timedelta(minutes=1))
        try:
            found = found.astimezone(ZoneInfo(zone)) if zone else found
        except OverflowError:
            return Moment()
    return Moment(found.date(), found.hour * 60 + found.minute, zone)


def known_zone(name: object) -> str | None:
    """The name of a zone, where it is one."""
    try:
        return ZoneInfo(str(name)).key if name else None
    except (KeyError, ValueError, OSError):
        return None


def day_of(text: str) -> date | None:
    """The first whole date in a cell."""
    iso = moment(text)
    if iso.day is not None or len(text) > MAX_CELL:
        return iso.day
    days = [day for day in find_days(tokenise(Rich(text).folded)) if day.year]
    return days[0].on(days[0].year) if days else None


def span_of(text: str) -> Span | None:
    """The time of day in a cell, or the range: 09:00, 09,00, 9 am – 10 am."""
    iso = moment(text)
    if iso.minutes is not None:
        return Span(0, 0, iso.minutes)
    if len(text) > MAX_CELL:
        return None
    found = read_timing(Rich(_COLONLESS.sub(r"\1:\2", text))).span
    return found or read_timing(Rich(text)).span


def seconds_of(text: str, unit: int = 60) -> int | None:
    """The length in a cell: 15, 7,5, 0:15, 00:15:00, 1 h 30; a bare number is of the unit."""
    text = text.strip()
    if number := _NUMBER.fullmatch(text):
        return round(float(number[1].replace(",", ".")) * unit)
    if parts := _PARTS.fullmatch(text):
        first, second = int(parts[1]), int(parts[2])
        if parts[3]:
            return first * 3600 + second * 60 + int(parts[3])
        whole = (first * 60 + second) * 60
        return whole if whole <= _LONGEST_SHORT else first * 60 + second
    found = find_durations(tokenise(Rich(text).folded)) if len(text) <= MAX_CELL else []
    return found[0].seconds if found else None


def people_of(text: str) -> tuple[Speaker, ...]:
    """The speakers in a cell that holds nothing else."""
    row = Row()
    read_speakers(row, Rich(text.strip().replace("\n", BREAK)))
    return tuple(row.speakers)


def plain(text: object) -> str:
    """A text without the tags that it may carry."""
    if not isinstance(text, str):
        return ""
    if "<" in text or "&" in text:
        text = html.unescape(_TAG.sub(" ", _INLINE.sub("", text)))
    return text.strip()


def video_in(text: str) -> str | None:
    """The first address of a meeting or a broadcast in a text."""
    return next((link.url for link in links(text) if is_meeting(link.url)), None)
