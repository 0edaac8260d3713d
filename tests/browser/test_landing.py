"""A show that does not fit its slot is landed on the desk."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.evening import PROGRAM, Evening, evening
from tests.browser.looking import troubles


@pytest.fixture(scope="module")
def server() -> Iterator[Evening]:
    with evening() as opened:
        yield opened


def desk(room: Evening, past: str = "5 minutes") -> Page:
    page = room.page("moderator", room.context(1280))
    expect(page.locator("#land")).to_contain_text(f"{past} past the slot")
    return page


def late(server: Evening, slot_minutes: int = 20) -> Evening:
    """Twenty-five minutes in a slot of twenty, of which the talk can give five."""
    now = int(time.time() * 1000)
    room = server.another(PROGRAM | {"starts_at": now, "ends_at": now + slot_minutes * 60_000})
    room.do("cue_next", after=None)
    return room


def test_a_show_that_does_not_fit_is_landed_by_two_keys_and_taken_back_by_one(
    server: Evening,
) -> None:
    room = late(server)
    page = desk(room)
    page.keyboard.press("b")
    preview = page.locator(".landing")
    expect(preview).to_contain_text("The Q&A keeps its time")
    expect(preview.locator("tr")).to_have_count(1)
    preview.get_by_label("The Q&A keeps its time").uncheck()
    expect(preview.locator("tr")).to_have_count(2)
    page.keyboard.press("b")
    expect(page.locator("#land")).to_have_count(0)
    expect(page.locator(".pace")).to_contain_text("On time")
    expect(page.locator("#sums")).to_contain_text("slot of 20 min ✓ ends in time")
    expect(page.locator("#sums .over")).to_have_count(0)
    expect(page.locator("#undo")).to_contain_text("Undo: Landing")
    page.keyboard.press("u")
    expect(page.locator("#land")).to_contain_text("5 minutes past the slot")
    expect(page.locator("#sums .over")).to_have_text(
        "25 min planned, slot of 20 min ▲ 5 min too long"
    )
    assert room.troubles == []


def test_where_it_cannot_land_the_desk_says_what_is_missing(server: Evening) -> None:
    page = desk(late(server, 10), "15 minutes")
    page.locator("#land").click()
    expect(page.locator(".landing")).to_contain_text("That is not enough: it would end at")
    page.locator(".landing").get_by_role("button", name="Close").click()
    expect(page.locator(".landing")).to_have_count(0)
    expect(page.locator("#land")).to_be_focused()


def test_the_desk_shows_who_of_the_speakers_agreed(server: Evening) -> None:
    room = late(server)
    page = desk(room)
    page.keyboard.press("b")
    page.get_by_label("The Q&A keeps its time").uncheck()
    preview = page.locator(".landing")
    expect(preview.locator("tr")).to_have_count(2)
    page.get_by_role("button", name="Ask the speakers first").click()
    slot = preview.locator("tr", has_text="Q&A")
    expect(slot).to_contain_text("asked")
    room.do(
        "agree", room.tokens["speaker"], segment=room.screen("host")["next"]["segment"], value=True
    )
    expect(slot).to_contain_text("agreed")
    expect(page.locator("#land")).to_contain_text("1 of 1 agreed")
    page.keyboard.press("2")
    expect(page.get_by_role("alertdialog")).to_be_visible()
    assert troubles(page) == []


def test_a_show_is_landed_without_scripts(server: Evening) -> None:
    room = late(server)
    page = room.context(1280, java_script_enabled=False).new_page()
    page.goto(f"{room.url}/r/{room.room}/moderator")
    page.get_by_label("Your link").fill(room.tokens["moderator"])
    page.get_by_role("button", name="Enter").click()
    page.get_by_text("past the slot").click()
    page.get_by_role("button", name="Land at").click()
    expect(page.get_by_text("past the slot")).to_have_count(0)
    expect(page.locator("#sums .sums")).to_contain_text("✓ ends in time")
    page.get_by_role("button", name="Undo: Landing, Moderator").click()
    expect(page.get_by_text("past the slot")).to_be_visible()
