"""When what people wrote is due to be erased."""

from __future__ import annotations

from liveroom.core.erasure.due import DAY_MS, erased_from
from liveroom.core.program import RoomProgram

START, END, ENDED, LAST = 1_000, 2_000, 2_500, 9_000
EVENT = RoomProgram(starts_at=START, ends_at=END)


def test_it_counts_from_the_end_of_the_show_or_of_the_slot_whichever_is_later() -> None:
    assert erased_from(EVENT, ENDED, None, LAST, 30) == ENDED + 30 * DAY_MS
    assert erased_from(EVENT, START, None, LAST, 0) == END


def test_an_event_that_nobody_ended_counts_from_what_happened_last() -> None:
    assert erased_from(EVENT, None, None, LAST, 1) == LAST + DAY_MS
    assert erased_from(EVENT, None, None, START, 1) == END + DAY_MS
    assert erased_from(RoomProgram(), None, None, LAST, 1) == LAST + DAY_MS


def test_what_came_after_an_erasure_has_days_of_its_own() -> None:
    assert erased_from(EVENT, ENDED, LAST, LAST, 30) is None
    assert erased_from(EVENT, ENDED, LAST - 1, LAST, 30) == LAST + 30 * DAY_MS
