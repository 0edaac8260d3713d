"""The strip of a page that has lost its server tells the time as the rest of that page does."""

from __future__ import annotations

import re
import time
from datetime import datetime
from zoneinfo import ZoneInfo

from playwright.sync_api import expect

from tests.browser.evening import PROGRAM, evening

EVENT, DEVICE = ZoneInfo("America/Bogota"), ZoneInfo("Pacific/Kiritimati")


def test_a_crew_reads_the_events_time_and_an_attendee_their_own() -> None:
    with evening() as house:
        room = house.another(PROGRAM | {"time_zone": EVENT.key})
        room.do("cue_next", after=None)
        pages = {}
        loaded = int(time.time())
        for role in ("moderator", "host", "speaker", "attendee"):
            page = room.page(role, room.context(1280, timezone_id=DEVICE.key))
            expect(page.locator("#connection")).to_be_empty()
            expect(page.get_by_role("timer").first).to_contain_text(":")
            pages[role] = page

        room.process.kill()

        told = {}
        for role, page in pages.items():
            expect(page.locator("#connection")).to_contain_text("Reconnecting – showing")
            found = re.search(r"\d\d:\d\d:\d\d", page.locator("#connection").inner_text())
            assert found is not None
            told[role] = found[0]
        possible = range(loaded, int(time.time()) + 1)
        zones = {
            role: [
                zone.key
                for zone in (EVENT, DEVICE)
                if shown in {f"{datetime.fromtimestamp(at, zone):%H:%M:%S}" for at in possible}
            ]
            for role, shown in told.items()
        }
        assert zones == {
            "moderator": [EVENT.key],
            "host": [EVENT.key],
            "speaker": [EVENT.key],
            "attendee": [DEVICE.key],
        }
