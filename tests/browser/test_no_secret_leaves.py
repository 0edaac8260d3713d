"""A link's secret is in no address, no Referer and no title, and goes to nobody but the server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.evening import Evening, evening

ROLES = ("owner", "moderator", "host", "speaker", "overlay")


@pytest.fixture(scope="module")
def room() -> Iterator[Evening]:
    with evening() as opened:
        yield opened


def sight(page: Page) -> str:
    """Everything that somebody looking at the screen, or a script of the page, could read."""
    stored = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    return "\n".join([page.url, page.title(), page.evaluate("document.cookie"), stored])


@pytest.mark.parametrize("role", ROLES)
def test_the_secret_is_sent_once_and_is_then_nowhere(room: Evening, role: str) -> None:
    secret = room.tokens[role]
    sent: list[Request] = []
    said: list[str] = []
    context = room.context(1280)
    context.on("request", lambda request: sent.append(request))
    context.on("console", lambda message: said.append(message.text))
    page = room.page(role, context)
    expect(page.locator("html[data-as] #screen, #links")).to_have_count(1)
    page.reload()
    expect(page.locator("html[data-as] #screen, #links")).to_have_count(1)
    seen = sight(page)
    page.go_back()

    entered = [request for request in sent if secret in (request.post_data or "")]
    assert [request.url for request in entered] == [f"{room.url}/r/{room.room}/enter"]
    told = [
        f"{name}: {value}"
        for request in sent
        for name, value in request.all_headers().items()
        if name != "cookie" and secret in value
    ]
    assert [request.url for request in sent if secret in request.url] + told == []
    assert [request.url for request in sent if not request.url.startswith(room.url)] == []
    assert secret not in seen + page.url + "".join(said)


def test_the_attendees_link_leaves_the_address_and_no_trace_in_a_referer(room: Evening) -> None:
    secret = room.tokens["attendee"]
    sent: list[Request] = []
    context = room.context()
    context.on("request", lambda request: sent.append(request))
    page = room.page("attendee", context)
    expect(page.locator("html[data-as] #screen")).to_be_attached()

    with_it = [request.url for request in sent if secret in request.url]
    assert with_it == [f"{room.url}/join/{secret}"]
    assert [request for request in sent if "referer" in request.all_headers()] == []
    assert secret not in sight(page)
