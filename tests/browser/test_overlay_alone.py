"""An overlay whose server is gone, or in trouble."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.evening import evening
from tests.browser.looking import opaque_pixels
from tests.browser.sources import fill, gone, overlay, revoke, source


def test_an_overlay_keeps_its_last_state_and_shows_trouble_to_nobody() -> None:
    with evening() as room:
        room.do("cue_next", after=None)
        page = room.page("overlay")
        expect(page.locator("#speaker-name")).to_have_text("Oriol Illa")
        was = page.locator("#air").inner_text().replace(page.locator("#timer").inner_text(), "")

        room.process.kill()
        page.wait_for_event("console", lambda said: "ERR_CONNECTION_REFUSED" in said.text)

        now = page.locator("body").inner_text().replace(page.locator("#timer").inner_text(), "")
        assert now.split() == was.split()
        expect(page.locator("#timer")).to_be_visible()


def test_a_revoked_overlay_stays_empty_when_its_server_is_gone_too() -> None:
    with evening() as room:
        page = overlay(fill(room))
        revoke(room)
        assert gone(page)

        room.process.kill()
        with page.expect_event("requestfailed", lambda request: "/screen" in request.url):
            page.evaluate("dispatchEvent(new Event('online'))")  # no socket; then it asks by HTTP

        assert gone(page)


def test_nothing_is_on_air_of_a_room_that_cannot_be_read(tmp_path: Path) -> None:
    with evening(tmp_path) as before:
        pass
    with sqlite3.connect(tmp_path / "liveroom.db") as file:
        file.execute("UPDATE events SET payload = ? WHERE room = ?", (b"{}", before.room))
    file.close()
    with evening(tmp_path) as after:
        room = replace(after, room=before.room, tokens=before.tokens)
        page = source(room).new_page()

        with page.expect_response(lambda answer: answer.status == 503):
            page.goto(f"{room.url}/r/{room.room}/overlay#{room.tokens['overlay']}")
        expect(page).to_have_title(re.compile("is damaged"))

        assert opaque_pixels(page) == 0


def test_nothing_is_on_air_while_the_store_fails(tmp_path: Path) -> None:
    with evening(tmp_path) as before:
        page = overlay(fill(before))
        kept = page.context.cookies()
        assert [cookie["httpOnly"] for cookie in kept] == [True]
    with evening(tmp_path) as after:
        with sqlite3.connect(tmp_path / "liveroom.db") as file:
            file.execute("DROP TABLE links")
        file.close()
        context = source(after)
        context.add_cookies(
            [{"name": kept[0]["name"], "value": kept[0]["value"], "url": after.url}]
        )
        page = context.new_page()

        answer = page.goto(f"{after.url}/r/{before.room}/overlay")

        assert answer is not None
        assert answer.status == 503
        assert "could not be saved" in page.title()
        assert opaque_pixels(page) == 0
