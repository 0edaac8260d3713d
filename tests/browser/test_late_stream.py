"""A late stream: the page goes with the video; what somebody does there is seen by them at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.evening import Evening, evening

LATE, SOON = 60, 2
"""Seconds: longer than the test takes, and as long as it waits."""

FIRST, SECOND = "Oriol Illa", "Q&A"


@pytest.fixture(scope="module")
def house() -> Iterator[Evening]:
    with evening() as opened:
        yield opened


def delay(room: Evening, seconds: int) -> None:
    room.do("change_event", rev=room.screen("moderator")["event"]["rev"], delay_seconds=seconds)


@pytest.mark.parametrize("scripts", [True, False], ids=["live", "without scripts"])
def test_own_words_are_there_at_once_and_the_show_comes_with_its_stream(
    house: Evening, scripts: bool
) -> None:
    room = house.another()
    asked = room.do("ask", room.somebody(), text="¿Y los barrios?")["question"]
    room.do("approve", question=asked, rev=1)
    delay(room, LATE)
    room.do("cue_next", after=None)
    expect(room.page("host").locator("body")).to_contain_text(FIRST)

    page = room.page("attendee", room.context(java_script_enabled=scripts))
    title = page.locator("#now-title")
    expect(title).to_have_text("About to start")
    page.get_by_role("link", name="Ask or vote").click()
    page.get_by_label("Your question", exact=True).fill("¿Y el agua?")
    page.get_by_role("button", name="Send question").click()
    expect(page.locator(".my-state")).to_have_text(re.compile(r"2\s+In review"))
    page.get_by_role("button", name="Vote for question 1").click()
    expect(page.locator(".vote")).to_have_attribute("aria-pressed", "true")
    assert room.screen("moderator")["questions"][asked]["votes"] == 1
    expect(title).to_have_text("About to start")
    assert room.troubles == []


def test_a_cue_reaches_the_page_as_late_as_the_stream_is(house: Evening) -> None:
    room = house.another()
    room.do("cue_next", after=None)
    page = room.page("attendee")
    expect(page.locator("#now-title")).to_have_text(FIRST)
    delay(room, SOON)
    page.evaluate(
        """([title, next]) => new MutationObserver(() => {
          if (document.getElementById(title).textContent === next) window.seenAt ??= Date.now();
        }).observe(document.body, { subtree: true, childList: true, characterData: true })""",
        ["now-title", SECOND],
    )

    room.do("cue_next", after=room.screen("moderator")["now"]["segment"])
    cued: Any = room.screen("moderator")["now"]["cued_at"]

    expect(page.locator("#now-title")).to_have_text(SECOND)
    assert page.evaluate("window.seenAt") >= cued + SOON * 1000
    assert room.troubles == []
