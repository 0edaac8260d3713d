"""The key of a server comes before the announcement, and what was typed is not lost without it."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.cli.process import serving

KEY = "the key of this server"


def give_key(page: Page, key: str) -> None:
    page.get_by_label("Key of this server").fill(key)
    page.get_by_role("button", name="Go on").click()


def test_whoever_comes_without_the_key_gives_it_and_sends_again_what_was_typed(
    browser: Browser, tmp_path: Path
) -> None:
    with serving(tmp_path / "data", LIVEROOM_OWNER_KEY=KEY) as server:
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(server.url)
        give_key(page, "not the key of this server")
        expect(page.get_by_role("alert")).to_contain_text("This is not the key of this server.")
        give_key(page, KEY)
        page.get_by_label("Announcement").fill("Webinar\n\nWelcome (5 min)\nTalk (10 min)")
        context.clear_cookies()
        page.get_by_role("button", name="Build the program").click()
        expect(page.get_by_role("alert")).to_contain_text("Nothing is lost")

        with context.expect_page() as opened:
            page.get_by_role("link", name="Give the key").click()
        give_key(opened.value, KEY)
        expect(opened.value.get_by_label("Announcement")).to_be_visible()
        page.reload()

        expect(page.locator("[name=s1_title]")).to_have_value("Welcome")
        context.close()
