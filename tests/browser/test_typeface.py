"""One typeface with tabular figures for staff, stage and overlay; the system's for attendees."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.evening import Evening, evening
from tests.browser.sources import fill

LOADED = """
document.fonts.ready.then(() =>
  [...document.fonts].filter((font) => font.status == "loaded").map((font) => font.family))
"""
"""The families that a page has fetched or found."""

WIDTHS = """
() => {
  const digits = document.querySelector(".stage-digits");
  const spare = digits.cloneNode();
  digits.after(spare);
  return ["1:11", "8:48", "0:00"].map((text) => {
    spare.textContent = text;
    const range = document.createRange();
    range.selectNodeContents(spare);
    return range.getBoundingClientRect().width;
  });
}
"""

HEIGHTS = """
() => Object.fromEntries([...document.querySelectorAll("main *")]
  .filter((element) => element.id && element.checkVisibility())
  .filter((element) => element.getBoundingClientRect().height)
  .map((element) => [element.id, Math.round(element.getBoundingClientRect().height)]))
"""


@pytest.fixture(scope="module")
def room() -> Iterator[Evening]:
    """The talk is on, and a question is on air."""
    with evening() as opened:
        yield fill(opened)


@pytest.mark.parametrize("role", ["owner", "moderator", "host", "speaker", "overlay"])
def test_staff_stage_and_overlay_have_the_typeface(room: Evening, role: str) -> None:
    context = room.context(1280)
    fetched: list[str] = []
    context.on(
        "request",
        lambda request: fetched.append(request.url) if ".woff2" in request.url else None,
    )

    page = room.page(role, context)
    page.wait_for_selector("main :visible")

    assert "Inter Variable" in page.evaluate(LOADED)
    assert len(set(fetched)) == 1, "the letters of a Spanish evening are one file"


def test_attendees_keep_the_typeface_of_their_system(room: Evening) -> None:
    page = room.page("attendee")
    expect(page.locator("#now-title")).to_have_text("Oriol Illa")

    assert page.evaluate(LOADED) == []
    assert page.locator("link[rel=preload]").count() == 0
    family = page.evaluate("getComputedStyle(document.body).fontFamily")
    assert family.startswith("system-ui")


def test_the_digits_of_a_countdown_are_equally_wide(room: Evening) -> None:
    page = room.page("speaker", room.context(1280))
    expect(page.locator(".stage-digits")).to_be_visible()
    page.evaluate(LOADED)

    ones, eights, zeros = page.evaluate(WIDTHS)

    assert ones == eights == zeros > 0


@pytest.mark.parametrize("role", ["moderator", "host"])
def test_nothing_jumps_when_the_typeface_arrives(room: Evening, role: str) -> None:
    context = room.context(1280)
    page = room.page(role, context)
    page.wait_for_selector("main :visible")
    page.evaluate(LOADED)
    arrived = page.evaluate(HEIGHTS)

    context.route("**/*.woff2", lambda route: route.abort())
    page.reload()
    page.wait_for_selector("main :visible")

    assert "Inter Variable" not in page.evaluate(LOADED)
    assert page.evaluate(HEIGHTS) == arrived
