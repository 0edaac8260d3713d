"""A network that lets no socket through: people ask, vote and run the show all the same, once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from tests.browser.evening import Evening, evening
from tests.browser.proxy import Proxy, Sockets

BLOCKED = "Your network blocks live updates; this page refreshes by itself."
WAYS = [way for way in Sockets if way is not Sockets.PASSED]


@pytest.fixture(scope="module")
def server() -> Iterator[Evening]:
    with evening() as opened:
        yield opened


@pytest.fixture
def room(server: Evening) -> Evening:
    return server.another()


@pytest.fixture
def behind(room: Evening) -> Iterator[tuple[Proxy, Evening]]:
    """A proxy, and the room as one comes to it through that."""
    proxy = Proxy(room.url)
    with proxy.listening() as url:
        yield proxy, replace(room, url=url)


def come(room: Evening, role: str, width: int = 1280) -> Page:
    """The page of a role, whose time the test sets; fetches and sockets take what they take."""
    context = room.context(width)
    context.clock.install()
    return room.page(role, context)


def until_blocked(page: Page, words: str = BLOCKED) -> None:
    """Let the page's own waits pass until it says that no socket gets through."""
    strip = page.locator("#connection")
    for _ in range(200):
        page.clock.run_for(500)
        if strip.inner_text() == words:
            return
    raise AssertionError(strip.inner_text())


def until(page: Page, shown: str) -> None:
    """Let the page's own waits pass until this is to be seen."""
    for _ in range(60):
        if page.locator(shown).first.is_visible():
            return
        page.clock.run_for(500)
    raise AssertionError(page.locator("body").inner_text())


def voted(room: Evening) -> list[int]:
    cards = room.screen("moderator")["questions"].values()
    return [card["votes"] for card in sorted(cards, key=lambda card: card["number"])]


@pytest.mark.parametrize("way", WAYS)
def test_an_attendee_asks_votes_and_sees_the_next_segment(
    behind: tuple[Proxy, Evening], way: Sockets
) -> None:
    proxy, room = behind
    proxy.sockets = way
    first = room.do("ask", room.somebody(), text="Who pays?")
    room.do("approve", question=first["question"], rev=1)

    page = come(room, "attendee")
    page.get_by_label("Your question", exact=True).fill("And who decides?")
    page.get_by_role("button", name="Send question").click()
    until_blocked(page)
    until(page, ".my-state:text('In review')")
    page.get_by_role("button", name="Vote for question 1").click()
    until(page, "button[aria-pressed=true]")
    room.do("cue_next", after=None)
    until(page, "text=Oriol Illa >> visible=true")
    page.reload()

    expect(page.get_by_role("button", name="question 1")).to_have_attribute("aria-pressed", "true")
    assert room.asked() == ["Who pays?", "And who decides?"]
    assert voted(room) == [1, 0]
    assert proxy.asked >= 2


@pytest.mark.parametrize("way", WAYS)
def test_a_moderator_goes_to_the_next_segment_once(
    behind: tuple[Proxy, Evening], way: Sockets
) -> None:
    proxy, room = behind
    proxy.sockets = way
    desk = come(room, "moderator")
    until_blocked(desk)

    desk.locator("#next").click()
    until(desk, ".on-title:text('Presentation by Oriol Illa')")
    desk.clock.run_for(60_000)

    assert [row["started_at"] is not None for row in room.screen("host")["rundown"]] == [
        True,
        False,
    ]


LAPSED = "This was not sent: the connection was down for too long."
IN_DOUBT = "The server did not answer in time."


def on_air(behind: tuple[Proxy, Evening]) -> tuple[Proxy, Evening, Page]:
    """A desk with a live line, and a segment that runs."""
    proxy, room = behind
    room.do("cue_next", after=None)
    desk = come(room, "moderator")
    until(desk, "html:not([data-offline]) .on-title:text('Presentation by Oriol Illa')")
    return proxy, room, desk


def added(room: Evening) -> int:
    seconds = room.screen("host")["now"]["added_seconds"]
    assert isinstance(seconds, int)
    return seconds


def test_presses_made_while_the_line_is_down_lapse_and_say_so(
    behind: tuple[Proxy, Evening], room: Evening
) -> None:
    proxy, _, desk = on_air(behind)
    proxy.cut()
    until(desk, "html[data-offline]")
    for _ in range(3):
        desk.get_by_role("button", name="Add 1 minute").click()
    desk.locator("#next").click()
    until(desk, f".control-said:text('{LAPSED}')")
    proxy.is_down = False
    until(desk, "html:not([data-offline])")
    desk.clock.run_for(60_000)

    assert (added(room), room.screen("host")["now"]["title"]) == (0, "Presentation by Oriol Illa")
    desk.get_by_role("button", name="Add 1 minute").click()
    expect(desk.locator(".control-said")).to_be_hidden()
    assert added(room) == 60


def test_a_press_whose_answer_was_lost_is_not_pressed_again(
    behind: tuple[Proxy, Evening], room: Evening
) -> None:
    proxy, _, desk = on_air(behind)
    proxy.answers_pass = False
    desk.get_by_role("button", name="Add 1 minute").click()
    until(desk, f".control-said:text('{IN_DOUBT}')")
    proxy.cut()
    proxy.answers_pass, proxy.is_down = True, False
    until(desk, "html:not([data-offline])")
    desk.clock.run_for(60_000)

    assert added(room) == 60
