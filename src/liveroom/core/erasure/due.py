"""How long what people wrote is kept: so many days after their event's end."""

from __future__ import annotations

from typing import Final

from liveroom.core.program import RoomProgram

DAY_MS: Final = 86_400_000


def erased_from(
    program: RoomProgram, ended_at: int | None, erased_at: int | None, last_at: int, days: int
) -> int | None:
    """The instant (UTC ms) from which texts and names are to be erased; None where nothing has
    happened since they were last.

    An event that nobody has ended ends with its announced slot, or with whatever happened last.
    """
    if erased_at is not None and last_at <= erased_at:
        return None
    has_end = ended_at is not None and erased_at is None
    ends = (program.ends_at, program.starts_at, ended_at, None if has_end else last_at)
    return max(end for end in ends if end is not None) + days * DAY_MS
