"""A network that lets no socket through: people ask, vote and run the show all the same, once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, TimeoutError, expect

from tests.browser.evening import Evening, evening
from tests.browser.proxy import Proxy, Sockets

BLOCKED = "Your network blocks live updates; this page refreshes by itself."
LIVE = "#connection[data-state=live]"
NETWORK_MS = 100
A_FETCH = 6
"""Within so many seconds a page without a socket fetches its screen."""
SILENT = (Sockets.UNANSWERED, Sockets.SWALLOWED)
"""Of the first of these a page learns nothing, and fetches."""

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
        with suppress(AssertionError):
            return expect(strip).to_have_text(words, timeout=NETWORK_MS)
    raise AssertionError(strip.inner_text())


def until(page: Page, shown: str) -> None:
    """Let the page's own waits pass until this is there, and the network its time between them."""
    for _ in range(60):
        with suppress(TimeoutError):
            return page.locator(shown).first.wait_for(state="attached", timeout=NETWORK_MS)
        page.clock.run_for(500)
    raise AssertionError(page.locator("body").inner_text())


def let_pass(page: Page, seconds: int) -> None:
    """Let the page's time pass, slowly enough for answers that are under way to arrive."""
    for _ in range(seconds):
        page.clock.run_for(1_000)
        page.evaluate("fetch('/healthz')")


def until_asked(page: Page, proxy: Proxy) -> None:
    """Wait until the page has asked for a socket; no time passes for it."""
    for _ in range(1_000):
        if proxy.asked:
            return
        page.evaluate("fetch('/healthz')")
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
    assert proxy.asked >= (1 if proxy.sockets in SILENT else 2)


@pytest.mark.parametrize("way", SILENT)
def test_a_page_whose_socket_brings_nothing_fetches_within_three_seconds(
    behind: tuple[Proxy, Evening], way: Sockets
) -> None:
    proxy, room = behind
    proxy.sockets = way
    page = come(room, "attendee")
    until_asked(page, proxy)
    with page.expect_response("**/screen?*"):
        page.clock.run_for(3_000)
    page.clock.run_for(2_000)

    expect(page.locator("#connection")).to_have_text(BLOCKED)
    assert proxy.asked == 1


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
    let_pass(desk, 30)

    assert [row["started_at"] is not None for row in room.screen("host")["rundown"]] == [
        True,
        False,
    ]


def test_a_host_goes_to_the_next_question_once(behind: tuple[Proxy, Evening]) -> None:
    proxy, room = behind
    proxy.sockets = Sockets.REFUSED
    for text in ("Who pays?", "And who decides?"):
        asked = room.do("ask", room.somebody(), text=text)
        room.do("queue", question=asked["question"], rev=1)
    host = come(room, "host")
    until_blocked(host)

    host.locator("#next").click()
    until(host, ".aloud-text:text('Who pays?')")
    let_pass(host, 30)

    assert [card["text"] for card in room.screen("host")["queue"]] == ["And who decides?"]


@pytest.mark.parametrize(
    ("role", "shown"),
    [("speaker", ".stage-who:text('Oriol Illa')"), ("overlay", "#speaker-name:text('Oriol Illa')")],
)
def test_a_screen_that_nobody_touches_shows_the_next_segment(
    behind: tuple[Proxy, Evening], role: str, shown: str
) -> None:
    proxy, room = behind
    proxy.sockets = Sockets.REFUSED
    page = come(room, role)
    page.wait_for_selector("html[data-as] #screen", state="attached")
    room.do("cue_next", after=None)
    until(page, shown)

    assert proxy.asked >= 2


def test_a_network_that_lets_sockets_through_again_gets_one_and_nothing_is_done_twice(
    behind: tuple[Proxy, Evening],
) -> None:
    proxy, room = behind
    proxy.sockets = Sockets.REFUSED
    desk = come(room, "moderator")
    until_blocked(desk)
    room.do("cue_next", after=None)
    until(desk, ".on-title:text('Presentation by Oriol Illa')")
    proxy.sockets = Sockets.PASSED
    with desk.expect_response("**/commands?*"):
        desk.get_by_role("button", name="Add 1 minute").click()
    until_blocked(desk, words="")
    tried = proxy.asked
    fetched: list[str] = []
    desk.on("request", lambda request: fetched.append(urlsplit(request.url).path))
    let_pass(desk, A_FETCH)
    desk.get_by_role("button", name="Add 1 minute").click()
    expect(desk.locator(".clock .badge")).to_have_text("+2:00")

    assert proxy.asked == tried
    assert set(fetched) == {"/healthz"}
    assert room.screen("host")["now"]["added_seconds"] == 120


LAPSED = "This was not sent: the connection was down for too long."
WAITS = "Waiting for the connection."
IN_DOUBT = "The server did not answer in time."


def on_air(behind: tuple[Proxy, Evening]) -> tuple[Proxy, Evening, Page]:
    """A desk with a live line, and a segment that runs."""
    proxy, room = behind
    room.do("cue_next", after=None)
    desk = come(room, "moderator")
    until(desk, LIVE)
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
    until(desk, f".transport .say:has-text('{LAPSED}')")
    desk.locator("#next").click()
    until(desk, f".transport .say:has-text('{WAITS}')")
    until(desk, f".transport .say:has-text('{LAPSED}')")
    proxy.is_down = False
    until(desk, LIVE)
    let_pass(desk, 30)

    assert (added(room), room.screen("host")["now"]["title"]) == (0, "Presentation by Oriol Illa")
    desk.get_by_role("button", name="Add 1 minute").click()
    expect(desk.locator(".transport .say")).to_be_hidden()
    until(desk, ".on-word:has-text('1:00')")
    assert added(room) == 60


def test_the_desk_says_which_acts_wait_for_the_line_and_which_lapse(
    behind: tuple[Proxy, Evening], room: Evening
) -> None:
    for text in ("Who pays?", "And who decides?"):
        asked = room.do("ask", room.somebody(), text=text)
        room.do("queue", question=asked["question"], rev=1)
    proxy, _, desk = on_air(behind)
    desk.locator("[data-tab=queued]").click()
    proxy.cut()
    until(desk, "html[data-offline]")
    first, second = (desk.locator("#cards .q", has_text=text) for text in ("pays", "decides"))
    first.get_by_role("button", name="Out of the queue").click()
    until(desk, ".outcome:has-text('This will be sent when the connection is back.')")
    second.get_by_role("button", name="Put on air").click()
    until(desk, ".outcome:has-text('Waiting for the connection. After ten seconds this lapses.')")
    until(desk, f".outcome:has-text('{LAPSED}')")
    proxy.is_down = False
    until(desk, LIVE)
    let_pass(desk, 30)

    cards = room.screen("moderator")["questions"].values()
    states = {card["text"]: card["state"] for card in cards}
    assert states == {"Who pays?": "approved", "And who decides?": "queued"}


def test_a_press_whose_answer_was_lost_is_not_pressed_again(
    behind: tuple[Proxy, Evening], room: Evening
) -> None:
    proxy, _, desk = on_air(behind)
    proxy.answers_pass = False
    desk.get_by_role("button", name="Add 1 minute").click()
    until(desk, f".transport .say:has-text('{IN_DOUBT}')")
    proxy.cut()
    proxy.answers_pass, proxy.is_down = True, False
    until(desk, LIVE)
    let_pass(desk, 30)

    assert added(room) == 60
