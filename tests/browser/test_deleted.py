"""Pages that are open when their room is deleted forget all of it."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.chromium import that_keeps_pages
from tests.browser.evening import PROGRAM, Evening, evening
from tests.browser.proxy import Proxy, Sockets

CANARY = "CANARY-7351"
TITLE = str(PROGRAM["title"])
KEPT = """async () => JSON.stringify([
  {...localStorage}, {...sessionStorage}, await indexedDB.databases(), await caches.keys(),
  (await navigator.serviceWorker.getRegistrations()).length,
])"""
"""All that an origin can keep in a browser for itself."""
UNTIL_KEPT = """async (text) => {
  while (!JSON.stringify([{...localStorage}, {...sessionStorage}]).includes(text)) {
    await new Promise(requestAnimationFrame);
  }
}"""

TELL_WHETHER_IT_IS_KEPT = (
    "addEventListener('pageshow', (each) => { sessionStorage.kept = each.persisted; })"
)
"""Whether a browser keeps a page that is left, and shows it again without asking for it."""
WAS_KEPT = "() => { const { kept } = sessionStorage; sessionStorage.clear(); return kept; }"


@pytest.fixture(scope="module")
def house() -> Iterator[Evening]:
    with evening() as opened:
        yield opened


@pytest.fixture
def room(house: Evening) -> Evening:
    """A question of somebody's is on air, with a canary in its text and name."""
    room = house.another()
    asked = room.do("ask", room.somebody(), text=f"{CANARY}, who pays?", name=CANARY)["question"]
    room.do("approve", question=asked, rev=1)
    room.do("go_live", question=asked, rev=2)
    return room


def somebody(room: Evening, width: int = 360, **options: object) -> BrowserContext:
    """A browser whose pages are not among those that wait before they ask the server again."""
    context = room.context(width, **options)
    context.add_init_script("Math.random = () => 0.001")
    return context


def delete(room: Evening) -> None:
    request = urllib.request.Request(
        f"{room.url}/api/v1/rooms/{room.room}",
        headers={"authorization": f"Bearer {room.tokens['owner']}"},
        method="DELETE",
    )
    with urllib.request.urlopen(request) as answer:
        assert answer.status == 204


def in_memory(page: Page) -> bool:
    """Whether the canary is anywhere in what the page's scripts hold."""
    session = page.context.new_cdp_session(page)
    parts: list[str] = []
    session.on("HeapProfiler.addHeapSnapshotChunk", lambda part: parts.append(part["chunk"]))
    session.send("HeapProfiler.takeHeapSnapshot", {"reportProgress": False})
    session.detach()
    return any(CANARY in text for text in json.loads("".join(parts))["strings"])


def stored(page: Page) -> str:
    kept = page.evaluate(KEPT)
    assert isinstance(kept, str)
    return kept


def test_all_open_pages_of_a_deleted_room_forget_it(room: Evening) -> None:
    pages = {
        role: room.page(role, somebody(room, 1280))
        for role in ("attendee", "moderator", "host", "speaker", "overlay", "owner")
    }
    for role, page in pages.items():
        expect(page.locator("html:not([data-offline])")).to_be_attached()
        if role != "owner":
            expect(page.locator("body")).to_contain_text(CANARY)
    attendee, desk, owner = pages["attendee"], pages["moderator"], pages["owner"]
    attendee.get_by_label("Your question", exact=True).fill(f"{CANARY} draft")
    desk.keyboard.press("/")
    desk.keyboard.type(CANARY)
    for page in (attendee, desk):
        page.evaluate(UNTIL_KEPT, CANARY)
    assert in_memory(attendee)

    delete(room)

    for role, page in pages.items():
        if role == "overlay":
            expect(page.locator("#question")).to_have_count(0)
            expect(page.locator("body")).to_have_text("")
        else:
            page.wait_for_url("**/deleted")
            expect(page.locator("h1")).to_have_text("This room was deleted")
        assert CANARY not in page.content()
        assert (CANARY in stored(page), room.room in stored(page)) == (False, False), role
        assert not in_memory(page), role
    assert owner.title() == "This room was deleted · liveroom"


@pytest.mark.parametrize("sockets", [Sockets.PASSED, Sockets.REFUSED])
def test_a_page_that_was_away_forgets_the_room_when_it_comes_back(
    room: Evening, sockets: Sockets
) -> None:
    proxy = Proxy(room.url)
    with proxy.listening() as url:
        page = replace(room, url=url).page("attendee", somebody(room))
        expect(page.locator("body")).to_contain_text(CANARY)
        expect(page.locator("html:not([data-offline])")).to_be_attached()
        proxy.cut()
        delete(room)
        expect(page.locator("#connection")).to_contain_text("Reconnecting")
        expect(page.locator("body")).to_contain_text(CANARY)
        proxy.sockets, proxy.is_down = sockets, False
        page.wait_for_url("**/deleted")
        assert not in_memory(page)


def test_it_is_said_in_the_reader_s_language(room: Evening) -> None:
    page = room.page("host", somebody(room), "?lang=es")
    expect(page.locator("html:not([data-offline])")).to_be_attached()
    delete(room)
    page.wait_for_url("**/deleted")
    expect(page.locator("h1")).to_have_text("Esta sala se ha eliminado")


def test_a_document_that_was_left_is_not_shown_again(room: Evening) -> None:
    """Neither the page of the records nor one of them has a line on which it could hear of it."""
    records, look = f"{room.url}/r/{room.room}/records", "export/minutes.html?look"
    with closing(that_keeps_pages()) as browser:
        page = replace(room, browser=browser).page("owner")
        expect(page.locator("html:not([data-offline])")).to_be_attached()
        page.goto(records)
        expect(page.locator("h1")).to_have_text(TITLE)
        leave(page, f"{room.url}/r/{room.room}/{look}")
        expect(page.locator("body")).to_contain_text(CANARY)
        leave(page, f"{room.url}/privacy")
        delete(room)
        for said in ("That did not work", "Enter the room"):
            page.go_back(wait_until="commit")
            expect(page.locator("h1")).to_have_text(said)
            assert page.evaluate(WAS_KEPT) == "true"
            assert not in_memory(page)


def leave(page: Page, url: str) -> None:
    """Go on from a page, which tells when it is come back to whether the browser had kept it."""
    page.evaluate(TELL_WHETHER_IT_IS_KEPT)
    page.goto(url)
