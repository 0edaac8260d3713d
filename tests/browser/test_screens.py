"""The screens that are only looked at, the way in, and what axe says of them all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.evening import Evening, evening


@pytest.fixture(scope="module")
def room() -> Iterator[Evening]:
    """The talk is on, and one question is on air."""
    with evening() as opened:
        question = opened.do("ask", opened.somebody(), text="¿Cómo empezar?", name="Ana")[
            "question"
        ]
        opened.do("approve", question=question, rev=1)
        opened.do("go_live", question=question, rev=2)
        opened.do("cue_next", after=None)
        yield opened


def violations(page: Page) -> list[str]:
    """What axe finds, as rule and place."""
    return [
        f"{found['id']}: {node['target']}"
        for found in Axe().run(page).response["violations"]
        for node in found["nodes"]
    ]


def test_the_secret_of_a_link_becomes_a_cookie_and_leaves_the_address(room: Evening) -> None:
    page = room.page("speaker")

    expect(page.locator("#stage")).to_be_visible()
    expect(page.locator(".stage-who")).to_have_text("Oriol Illa")
    assert page.url == f"{room.url}/r/{room.room}/speaker"


def test_a_link_that_no_longer_works_says_so_and_can_be_pasted_again(room: Evening) -> None:
    page = room.context().new_page()
    page.goto(f"{room.url}/r/{room.room}/speaker#lr_spk_{'x' * 32}")

    expect(page.locator("#enter-trouble")).to_contain_text("This link does not work here")
    assert page.url == f"{room.url}/r/{room.room}/speaker"
    page.get_by_label("Your link").fill(
        f"{room.url}/r/{room.room}/speaker#{room.tokens['speaker']}"
    )
    page.get_by_role("button", name="Enter").click()
    expect(page.locator("#stage")).to_be_visible()


def test_an_overlay_shows_what_its_address_asks_for(room: Evening) -> None:
    page = room.page("overlay", query="?show=speaker&pos=bottom-right&theme=light")

    expect(page.locator("#speaker-name")).to_have_text("Oriol Illa")
    expect(page.locator("#speaker-org")).to_have_text("Metropolitan Area of Barcelona")
    expect(page.locator("#question")).to_be_hidden()
    expect(page.locator("#timer")).to_be_hidden()
    expect(page.locator("#plates")).to_have_attribute("data-pos", "bottom-right")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("role", ["attendee", "speaker", "overlay"])
def test_axe_finds_nothing(
    room: Evening, role: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    page = room.page(role, room.context(width, color_scheme=scheme))
    sign = {"attendee": ".hero .digits", "speaker": ".stage-digits", "overlay": "#timer-digits"}
    expect(page.locator(sign[role])).to_contain_text(":")

    found = violations(page)
    if role == "attendee" and width == 360:
        for part in ("Questions", "Program"):
            page.get_by_role("link", name=part, exact=True).click()
            found += violations(page)

    assert found == []


@pytest.mark.parametrize("path", ["/r/{room}/speaker", "/r/{room}", "/nothing-here"])
def test_axe_finds_nothing_on_the_way_in_and_on_a_wrong_way(room: Evening, path: str) -> None:
    page = room.context().new_page()
    page.goto(room.url + path.format(room=room.room))

    assert violations(page) == []
