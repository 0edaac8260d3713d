"""A room with more questions than a screen carries at first."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import urljoin

import pytest
from playwright.sync_api import (
    BrowserContext,
    Page,
    Route,
    WebSocket,
    expect,
)

from tests.browser.evening import Evening, evening

QUESTIONS = 220
CARRIED = 200


@pytest.fixture(scope="module")
def hall() -> Iterator[tuple[Evening, list[str]]]:
    """A room with approved questions, from the first to the last."""
    with evening() as room:
        asked: list[str] = []
        while len(asked) < QUESTIONS:
            person = room.somebody()
            for _ in range(10):
                text = f"Question {len(asked) + 1}?"
                question = room.do("ask", person, text=text)["question"]
                room.do("approve", question=question, rev=1)
                asked.append(question)
        yield room, asked


def frames(page_of: Evening, role: str, context: BrowserContext) -> tuple[Page, list[str]]:
    """A page, and the kinds of frames that its socket brings."""
    kinds: list[str] = []

    def heard(payload: str | bytes) -> None:
        kinds.append(json.loads(payload)["t"])

    context.on(
        "page",
        lambda page: page.on("websocket", lambda socket: socket.on("framereceived", heard)),
    )
    return page_of.page(role, context), kinds


def test_an_attendee_s_page_brings_the_rest_when_it_is_asked_for(
    hall: tuple[Evening, list[str]],
) -> None:
    room, asked = hall
    page, kinds = frames(room, "attendee", room.context())
    page.get_by_role("link", name="Ask or vote").click()
    rows, more = page.locator("li.row"), page.get_by_role("button", name="More questions")
    expect(rows).to_have_count(CARRIED)

    more.click()
    expect(rows).to_have_count(QUESTIONS)
    more.click()
    expect(more).to_have_count(0)
    expect(rows).to_have_count(QUESTIONS)

    # The newest hundred and the first hundred are carried, so the one in between was fetched.
    between = page.locator(f'[data-id="{asked[109]}"]')
    vote = between.get_by_role("button")
    vote.click()
    expect(vote).to_have_attribute("aria-pressed", "true")
    expect(between.locator(".votes")).to_have_text("1")

    fetched = page.locator(f'[data-id="{asked[110]}"]')
    expect(fetched).to_have_count(1)
    room.do("hold_question", question=asked[110], rev=2)
    expect(fetched).to_have_count(0)

    assert "patch" in kinds
    assert "screen" not in kinds, "the page has the server's rendering"
    assert room.troubles == []


def test_without_scripts_links_lead_to_every_question(hall: tuple[Evening, list[str]]) -> None:
    room, asked = hall
    page = room.page("attendee", room.context(java_script_enabled=False))
    seen: set[str] = set()
    for _ in range(5):
        ids = page.locator("li.row .text").evaluate_all("all => all.map((p) => p.id)")
        seen.update(each.removeprefix("text-") for each in ids)
        onward = page.get_by_role("link", name="More questions")
        if not onward.count():
            break
        page.goto(urljoin(page.url, onward.get_attribute("href")))
    assert seen >= set(asked) - {asked[110]}
    first = page.get_by_role("link", name="Back to the first").get_attribute("href")
    page.goto(urljoin(page.url, first))
    expect(page.locator("li.row")).to_have_count(50)


def test_a_desk_shows_the_first_at_once_and_has_all_soon(hall: tuple[Evening, list[str]]) -> None:
    room, _ = hall
    context = room.context(1280)
    context.route("**/questions?*", lambda route: route.abort())
    page, kinds = frames(room, "moderator", context)
    approved = page.get_by_role("button", name="Approved")
    expect(approved).to_contain_text(str(QUESTIONS - 1))
    expect(page.get_by_text("more questions are being loaded")).to_be_visible()
    approved.click()
    cards = page.locator("#cards > li")
    expect(cards.first).to_have_attribute("aria-setsize", "30")

    context.unroute("**/questions?*")
    expect(page.get_by_text("more questions are being loaded")).to_have_count(0)
    expect(approved).to_contain_text(str(QUESTIONS - 1))
    page.get_by_label("Search all questions").fill("question 150?")
    expect(cards).to_have_count(1)
    assert "patch" in kinds
    assert "screen" not in kinds, "the page has the server's rendering"


def test_a_count_that_is_told_while_the_rest_is_loaded_is_not_lost(
    hall: tuple[Evening, list[str]],
) -> None:
    room, asked = hall
    context = room.context(1280)
    sockets: list[WebSocket] = []
    context.on("page", lambda page: page.on("websocket", lambda each: sockets.append(each)))
    held: list[Route] = []
    context.route("**/questions?*", lambda route: held.append(route))
    page = room.page("moderator", context)
    expect(page.get_by_text("more questions are being loaded")).to_be_visible()
    if not held:
        page.wait_for_event("request", lambda request: "/questions?" in request.url)
    before_the_vote = held[0].fetch()
    socket = sockets[0] if sockets else page.wait_for_event("websocket")

    with socket.expect_event("framereceived", lambda frame: '"counts"' in str(frame)):
        room.do("vote", room.somebody(), question=asked[149], value=True)
    held[0].fulfill(response=before_the_vote)

    expect(page.get_by_text("more questions are being loaded")).to_have_count(0)
    page.get_by_label("Search all questions").fill("question 150?")
    expect(page.locator("#cards .q-votes .sr")).to_have_text("1 vote")
