"""The times of the program on living pages are those that any other client is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.evening import PROGRAM, Evening, evening

SEGMENTS = [
    {"title": title, "kind": "talk", "planned_seconds": 60 * minutes}
    for title, minutes in (("Lima", 10), ("Quito", 5), ("Bogotá", 20), ("The end", 3))
]
TIMES = {"attendee": ".seg-time > time", "moderator": "#rundown .rd-now"}


@pytest.fixture(scope="module")
def room() -> Iterator[Evening]:
    with evening() as opened:
        yield opened.another(PROGRAM | {"segments": SEGMENTS, "time_zone": "UTC"})


def told(room: Evening) -> list[str]:
    """When each segment began or will begin, as a plain client is told."""
    rows: list[dict[str, Any]] = room.screen("attendee")["rundown"]
    starts = [row["started_at"] or row["projected_start"] for row in rows]
    return [f"{datetime.fromtimestamp(start / 1000, UTC):%H:%M}" for start in starts]


def test_an_attendee_elsewhere_is_told_whose_time_a_sentence_has(room: Evening) -> None:
    room = room.another()
    for zone, whose in (("Europe/Madrid", ""), ("America/Bogota", r" \(Bogota\)")):
        page = room.page("attendee", room.context(timezone_id=zone))
        expect(page.locator("#connection")).to_be_empty()
        said = re.compile(rf"for the Q&A at about \d\d:\d\d{whose}\.$")
        expect(page.locator("[data-part=window]")).to_have_text(said)
    assert room.troubles == []


def test_they_are_the_same_before_and_after_a_cue_and_with_time_added(room: Evening) -> None:
    pages: dict[str, Page] = {
        role: room.page(role, room.context(1280, timezone_id="UTC")) for role in TIMES
    }

    def same() -> None:
        for role, times in TIMES.items():
            expect(pages[role].locator(times)).to_contain_text(told(room))

    same()
    first = room.do("cue_next", after=None)["segment"]
    same()
    room.do("cue_next", after=first)
    room.do("add_time", seconds=300)
    same()
    assert room.troubles == []
