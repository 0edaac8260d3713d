"""Pages of the release before stay open while its server gives way, and take the next build."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from benchmarks import fixture, server
from benchmarks.options import ROOT, Options
from benchmarks.server import Server
from proofs import report
from tests.browser.chromium import CHROMIUM
from tests.browser.evening import Evening

NOW = {
    "attendee": "#now-title",
    "moderator": ".on",
    "host": ".now",
    "speaker": ".stage-who",
    "overlay": "#speaker-name",
}
"""Where the page of each role tells what is on."""

WIDE = {"attendee": 360}
OF_THE_BROWSER = ("WebSocket connection to", "Failed to load resource")
"""What it says of a server that is gone."""

QUESTION = "Who pays for the tram?"
PATIENCE_MS = 30_000


@pytest.fixture(autouse=True)
def chromium_ends() -> Iterator[None]:
    expect.set_options(timeout=PATIENCE_MS)
    yield
    CHROMIUM.end()


def test_open_pages_go_on_and_take_the_next_build_when_the_show_is_over(before: Options) -> None:
    with server.plain(before) as running:
        room = opened(running)
        pages = {role: room.page(role, room.context(WIDE.get(role, 1280))) for role in NOW}
        for page in pages.values():
            page.wait_for_selector("html[data-as] #screen", state="attached")
        for _ in range(2):
            room.do("cue_next", after=(room.screen("moderator")["now"] or {}).get("segment"))
        attendee, desk = pages["attendee"], pages["moderator"]
        attendee.get_by_role("link", name="Questions", exact=True).click()
        attendee.get_by_label("Your question", exact=True).fill(QUESTION)
        old = {build(page) for page in pages.values()}
        running.process.send_signal(signal.SIGTERM)
        assert running.process.wait(60) == 0

    with server.plain(replace(before, source=ROOT)):
        desk.locator("#connection[data-state=live]").wait_for(state="attached")
        desk.locator("#next:not([aria-disabled=true])").click()
        for role, page in pages.items():
            expect(page.locator(NOW[role])).to_contain_text("Bogotá")
        attendee.get_by_role("button", name="Send question").click()
        card = desk.locator("#cards .q", has_text=QUESTION)
        card.get_by_role("button", name="Approve").click()
        attendee.get_by_role("button", name="Vote for question 1").click()
        expect(attendee.locator(".row .votes")).to_have_text("1")
        during = {build(page) for page in pages.values()}
        room.do("end")
        for page in pages.values():
            expect(page.locator("html")).not_to_have_attribute("data-build", *old)
        after = {build(page) for page in pages.values()}
        for page in pages.values():
            page.context.close()
    troubles = [each for each in room.troubles if not each.startswith(OF_THE_BROWSER)]
    report.note(
        "pages of the release before",
        f"{len(pages)} open, one with a question half typed",
        f"{len(troubles)} errors; asked, approved, voted for and cued by them on the next release; "
        "the next build once the show was over",
    )
    assert troubles == []
    assert during == old
    assert len(old) == len(after) == 1
    assert old != after


def opened(running: Server) -> Evening:
    (room,) = fixture.open_rooms(running, 1)
    browser, url = CHROMIUM.browser(), f"http://{running.host}"
    evening = Evening(browser, running.process, url, room.id, room.tokens)
    evening.do("open")
    return evening


def build(page: Page) -> str:
    return page.locator("html").get_attribute("data-build") or ""
