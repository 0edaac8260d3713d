"""Local days and minutes in their zone as UTC milliseconds."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def local(day: date, minutes: int) -> datetime:
    """The moment on the clock, still without its zone."""
    return datetime.combine(day, time()) + timedelta(minutes=minutes)


def instant(day: date, minutes: int, zone: str) -> int:
    """UTC milliseconds of so many minutes after the day's midnight."""
    moment = local(day, minutes).replace(tzinfo=ZoneInfo(zone))
    return int(moment.astimezone(UTC).timestamp()) * 1000


def end_instant(day: date, start: int, end: int, zone: str) -> int:
    """The end on the clock, which a change of the clocks must not put before the start."""
    starts_at, ends_at = instant(day, start, zone), instant(day, end, zone)
    return ends_at if ends_at > starts_at else starts_at + (end - start) * 60_000


def zone_name(zone: str, day: date, minutes: int) -> str:
    """The zone with its abbreviation then: Europe/Madrid (CEST)."""
    name = local(day, minutes).replace(tzinfo=ZoneInfo(zone)).tzname() or ""
    return f"{zone} ({name})" if name.isalpha() else zone
