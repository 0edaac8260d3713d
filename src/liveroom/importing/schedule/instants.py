"""The slot as instants: local day and minutes in their zone to UTC milliseconds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from liveroom.importing.reading import OnTheClock
from liveroom.importing.schedule.event_time import When
from liveroom.importing.schedule.row_times import Plan
from liveroom.importing.time.time_zones import Zone, resolve


@dataclass(frozen=True, slots=True)
class Slot:
    """The announced start and end, as far as they are known."""

    starts_at: int | None = None
    ends_at: int | None = None
    zone: Zone | None = None
    seconds: int | None = None
    """Its length, known even where the instants are not."""
    start: int | None = None
    """Minutes after midnight."""

    @property
    def key(self) -> str | None:
        return self.zone.key if self.zone else None


def place(when: When, plan: Plan, nearby: Sequence[str], language: str | None) -> Slot:
    """The slot of what was said; rows with times stand in for a missing start or end."""
    start = when.slot.start if when.slot else plan.start
    end = when.slot.end if when.slot else None
    if end is None and start is not None and when.seconds:
        end = start + when.seconds // 60
    if end is None and start is not None and plan.end is not None and plan.end > start:
        end = plan.end
    zone = None
    if when.zone:
        local = _local(when.day, start or 0) if when.day else None
        zone = resolve(when.zone, local, nearby, language)
    seconds = (end - start) * 60 if start is not None and end is not None else when.seconds
    if when.day is None or zone is None or start is None:
        return Slot(None, None, zone, seconds, start)
    starts_at = _instant(when.day, start, zone.key)
    ends_at = None if end is None else _end(when.day, start, end, starts_at, zone.key)
    seconds = seconds if ends_at is None else (ends_at - starts_at) // 1000
    return Slot(starts_at, ends_at, zone, seconds, start)


def on_the_clock(when: When, slot: Slot) -> OnTheClock:
    """The day and times as they were announced, whatever the zone."""
    day = "" if when.day is None else when.day.isoformat()
    if slot.start is None:
        return OnTheClock(day)
    end = "" if slot.seconds is None else _hands(slot.start + slot.seconds // 60)
    return OnTheClock(day, _hands(slot.start), end)


def _hands(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{hours % 24:02}:{rest:02}"


def _local(day: date, minutes: int) -> datetime:
    """The moment on the clock, still without its zone."""
    return datetime.combine(day, time()) + timedelta(minutes=minutes)


def _instant(day: date, minutes: int, key: str) -> int:
    return (
        int(_local(day, minutes).replace(tzinfo=ZoneInfo(key)).astimezone(UTC).timestamp()) * 1000
    )


def _end(day: date, start: int, end: int, starts_at: int, key: str) -> int:
    """The end on the clock, which a change of the clocks must not put before the start."""
    instant = _instant(day, end, key)
    return instant if instant > starts_at else starts_at + (end - start) * 60_000


def zone_name(key: str, day: date, minutes: int) -> str:
    """The zone with its abbreviation then: Europe/Madrid (CEST)."""
    name = _local(day, minutes).replace(tzinfo=ZoneInfo(key)).tzname() or ""
    return f"{key} ({name})" if name.isalpha() else key
