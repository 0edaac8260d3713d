"""The recording in a form: its address, and the time in it at which the first segment starts."""

from __future__ import annotations

import re
from collections.abc import Mapping

from liveroom.core import recording
from liveroom.i18n import N_
from liveroom.web.pages.typed.values import Wrong

NAMES = ("recording", "first_at")

_TIME = re.compile(r"(?:(\d{1,2}):)?(\d{1,4}):([0-5]?\d)|(\d{1,6})")


def message(typed: Mapping[str, str], wrong: Wrong, started_at: int | None) -> dict[str, object]:
    """The fields of `change_event` that it means; what cannot be read is told.

    Where no time is given the address may name one, as a player's “copy at this time” does.
    `started_at` is when the first segment was cued.
    """
    url = typed.get("recording", "").strip()
    written = typed.get("first_at", "").strip()
    named = recording.named_second(url)
    seconds = seconds_of(written) if written else named
    if written and seconds is None:
        wrong("first_at", N_("Write the time as 1:23."))
    if seconds is not None and started_at is None:
        wrong("first_at", N_("The show has not started yet: there is nothing to align."))
    is_known = url and seconds is not None and started_at is not None
    links = {"recording": (recording.without_second(url) if named is not None else url) or None}
    starts_at = (started_at or 0) - (seconds or 0) * 1000 if is_known else None
    return {"links": links, "recording_starts_at": starts_at}


def seconds_of(written: str) -> int | None:
    """`1:23`, `1:02:03` or `83` in seconds."""
    found = _TIME.fullmatch(written)
    if found is None:
        return None
    hours, minutes, seconds, alone = found.groups()
    if alone is not None:
        return int(alone)
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
