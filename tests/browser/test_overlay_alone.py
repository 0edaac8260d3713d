"""An overlay whose server is gone."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.evening import evening


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
