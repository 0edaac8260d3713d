"""The zone that the event's times are in."""

from __future__ import annotations

from collections.abc import Sequence

from liveroom.importing.instants import local
from liveroom.importing.schedule.event_time import When
from liveroom.importing.time.time_zones import Zone, resolve


def zone_of(
    when: When, start: int | None, nearby: Sequence[str], language: str | None
) -> Zone | None:
    """The named zone, as it is on that day; `start` is in minutes after midnight."""
    if when.zone is None:
        return None
    moment = None if when.day is None else local(when.day, start or 0)
    return resolve(when.zone, moment, nearby, language)
