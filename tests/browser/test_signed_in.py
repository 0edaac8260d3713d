"""The owner signs out one of the browsers that came by the links of staff."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.evening import Evening, evening

TABLET = "Mozilla/5.0 (Android 15; Tablet; rv:140.0) Gecko/140.0 Firefox/140.0"


@pytest.fixture(scope="module")
def house() -> Iterator[Evening]:
    with evening() as opened:
        yield opened


def connected(page: Page) -> Page:
    expect(page.locator("html[data-as]:not([data-offline])")).to_be_attached()
    return page


def test_the_browser_that_is_signed_out_is_out_at_once_and_no_other(house: Evening) -> None:
    room = house.another()
    desk = connected(room.page("moderator", room.context(1280)))
    tablet = connected(room.page("moderator", room.context(1280, user_agent=TABLET)))
    owner = connected(room.page("owner", room.context(1280)))
    owner.reload()
    row = owner.get_by_role("listitem").filter(has_text="Firefox, Android")
    row.get_by_text("Sign out…").click()
    row.get_by_role("button", name="Sign out now").click()

    expect(row).to_have_count(0)
    expect(owner.get_by_text("this browser", exact=True)).to_be_visible()
    expect(tablet.locator("#connection")).to_have_attribute("data-state", "refused")
    tablet.reload()
    expect(tablet.get_by_role("heading", level=1)).to_have_text("Enter the room")
    desk.locator("#next:not([aria-disabled=true])").click()
    expect(desk.locator(".on")).to_contain_text("Oriol Illa")
    tablet.goto(f"{room.url}/r/{room.room}/moderator#{room.tokens['moderator']}")
    tablet.reload()
    connected(tablet)
    assert room.troubles == []
