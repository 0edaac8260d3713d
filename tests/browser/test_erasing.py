"""A moderator erases at the desk what one person wrote, by keys, and every screen loses it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.evening import Evening, evening


@pytest.fixture(scope="module")
def house() -> Iterator[Evening]:
    with evening() as opened:
        yield opened


@pytest.fixture
def room(house: Evening) -> Evening:
    """Eva's first question is on air and her second approved; Ana's is approved too."""
    room = house.another()
    eva, ana = room.somebody(), room.somebody()
    asked = [
        room.do("ask", who, text=text, name=name)["question"]
        for who, text, name in (
            (eva, "CANARY, who pays?", "CANARY Eva"),
            (eva, "CANARY, and when?", "CANARY Eva"),
            (ana, "Why now?", "Ana"),
        )
    ]
    for question in asked:
        room.do("approve", question=question, rev=1)
    room.do("go_live", question=asked[0], rev=2)
    return room


def tab_to(page: Page, name: str, steps: int = 30) -> None:
    """Go on by Tab until a button of this name has the focus."""
    button = page.locator("#detail").get_by_role("button", name=name)
    expect(button).to_be_visible()
    for _ in range(steps):
        page.keyboard.press("Tab")
        if button.evaluate("button => button === document.activeElement"):
            return
    raise AssertionError(f"no way to {name}")


def test_what_one_person_wrote_is_erased_by_keys_and_gone_from_every_screen(room: Evening) -> None:
    pages = {role: room.page(role) for role in ("attendee", "host", "overlay", "speaker")}
    for page in pages.values():
        expect(page.locator("body")).to_contain_text("CANARY, who pays?")
    desk = room.page("moderator", room.context(1280))
    desk.locator("[data-tab=approved]").click()
    desk.locator("#cards .q", has_text="CANARY, and when?").focus()

    tab_to(desk, "More…")
    desk.keyboard.press("Enter")
    tab_to(desk, "Erase…")
    desk.keyboard.press("Enter")
    form = desk.locator("[data-kind=erase]")
    expect(form.get_by_role("button", name="Cancel")).to_be_focused()
    expect(form).to_contain_text("Nothing brings them back.")
    desk.keyboard.press("Control+Enter")
    desk.keyboard.press("1")
    expect(form).to_be_visible()
    for _ in range(2):
        desk.keyboard.press("Shift+Tab")
    everything = "All 2 questions of theirs and their name"
    expect(form.get_by_role("button", name=everything)).to_be_focused()
    desk.keyboard.press("Enter")

    expect(desk.locator(".outcome")).to_contain_text("Erased for good")
    for page in (desk, *pages.values()):
        expect(page.locator("body")).not_to_contain_text("CANARY")
        assert "CANARY" not in page.content()
    expect(pages["host"].locator(".aloud-text")).to_have_text("(erased)")
    expect(pages["overlay"].locator("#question")).to_be_hidden()
    expect(pages["attendee"].locator("body")).to_contain_text("Why now?")
    cards = room.screen("moderator")["questions"].values()
    assert sorted((card["number"], card["state"], card["text"]) for card in cards) == [
        (1, "live", ""),
        (2, "withdrawn", ""),
        (3, "approved", "Why now?"),
    ]
    assert room.troubles == []
