"""Views and their options, by the address."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.evening import Evening, evening
from tests.browser.looking import troubles


@pytest.fixture(scope="module")
def room() -> Iterator[Evening]:
    """The talk is on."""
    with evening() as opened:
        opened.do("cue_next", after=None)
        yield opened


def box(page: Page, selector: str) -> dict[str, float]:
    found = page.locator(selector).bounding_box()
    assert found is not None
    return dict(found)


def test_a_clock_fills_the_screen_with_digits_alone(room: Evening) -> None:
    page = room.page("attendee", room.context(1280))
    page.goto(f"{room.url}/r/{room.room}?view=clock")
    expect(page.locator("#digits")).to_contain_text(":")

    assert re.fullmatch(r"\d+:\d\d", page.locator("#face").inner_text().strip())
    digits = box(page, "#digits")
    assert digits["width"] > 0.6 * 1280
    expect(page.locator("#time")).to_have_count(0)
    assert troubles(page) == []
    assert room.troubles == []


def test_a_clock_stands_where_its_address_says_on_the_colour_for_the_mixer(room: Evening) -> None:
    query = "?view=clock&pos=bottom-right&key=green&safe=5&show=timer,time&tz=America/Bogota"
    page = room.page("speaker", room.context(1280), query)
    expect(page.locator("#time")).to_contain_text(":")

    told = page.locator("#time").inner_text()
    bogota = page.evaluate(
        """new Intl.DateTimeFormat("en-GB", { timeZone: "America/Bogota", hour: "2-digit" })
          .format(Date.now())"""
    )
    time = box(page, "#time")
    ground = "getComputedStyle(document.body).backgroundColor"
    assert told[:2] == bogota
    assert page.evaluate(ground) == "rgb(0, 177, 64)"
    assert time["x"] + time["width"] == pytest.approx(1280 * 0.95, abs=2)
    assert page.url.endswith(query)


def test_a_stage_for_the_glass_of_a_teleprompter_is_mirrored(room: Evening) -> None:
    page = room.page("speaker", room.context(1280), "?mirror=1")
    expect(page.locator(".stage-digits")).to_contain_text(":")

    assert page.evaluate("new DOMMatrix(getComputedStyle(document.body).transform).a") == -1


@pytest.mark.parametrize("role", ["attendee", "overlay", "speaker"])
def test_a_clock_tells_overtime_calmly_to_the_audience(room: Evening, role: str) -> None:
    over = room.another()
    over.do("cue_next", after=None)
    over.do("add_time", seconds=-600)
    page = over.page(role, over.context(1280), "?view=clock&show=timer,label")
    if role == "attendee":
        page.goto(f"{over.url}/r/{over.room}?view=clock&show=timer,label")

    told, tone = (
        ("Over time", "overtime") if role == "speaker" else ("Running a little over", "running")
    )
    expect(page.locator("#label")).to_have_text(told)
    expect(page.locator("#clock")).to_have_attribute("data-tone", tone)
