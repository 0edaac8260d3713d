"""How a landing is told."""

from __future__ import annotations

from liveroom.core import events as e
from liveroom.core.rundown.landing import landing
from liveroom.core.screens.landings import described
from tests.core.story import S3, S4, START, at, given, instant

QA_LATE = given(at(900, e.SegmentCued(S3)))


def test_a_landing_is_told_with_the_revision_that_it_is_of() -> None:
    found = landing(QA_LATE.rundown, START + 1_000_000, None, instant(990))

    assert described(found, QA_LATE.rundown.rev) == {
        "ends_at": START + 1_000_000,
        "at": START + 990_000,
        "over_seconds": 920,
        "feasible": False,
        "short_by_seconds": 410,
        "rev": QA_LATE.rundown.rev,
        "segments": [
            {"segment": S3, "from_seconds": 810, "to_seconds": 360, "starts_at": START + 990_000},
            {"segment": S4, "from_seconds": 120, "to_seconds": 60, "starts_at": START + 1_350_000},
        ],
    }
