"""A rehearsal, from the owner's press to every screen of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, WebSocket, expect

from tests.browser.evening import Evening, evening
from tests.browser.test_countdown import DIGITS, Clockwork

SPEED = 10
STEP_MS = 10
"""By so much may one clock be ahead of the other when word comes: a tenth of a second shown."""


@pytest.fixture(scope="module")
def live() -> Iterator[Evening]:
    with evening() as opened:
        yield opened


def rehearsing(live: Evening, **wanted: int) -> Evening:
    """A rehearsal with its doors open, as a room to play in."""
    path = f"/api/v1/rooms/{live.room}/rehearsal"
    made = live.call(path, wanted, live.tokens["moderator"])
    room = dataclasses.replace(live, room=made["room"], tokens=made["tokens"])
    room.do("open")
    return room


def test_one_press_begins_it_also_without_scripts(live: Evening) -> None:
    for scripts in (True, False):
        page = live.context(1280, java_script_enabled=scripts).new_page()
        secret = {"as": "owner", "token": live.tokens["owner"]}
        page.request.post(f"{live.url}/r/{live.room}/enter", data=secret)
        page.goto(f"{live.url}/r/{live.room}/owner")
        page.get_by_role("button", name="Begin a rehearsal").click()
        page.wait_for_url("**-rehearsal-*/owner")
        expect(page.get_by_text("Rehearsal · 10×", exact=True)).to_be_visible()

        page.get_by_role("link", name="Back to the event").click()
        expect(page.get_by_text("Rehearsal · 10×", exact=True)).to_have_count(0)
        expect(page.get_by_role("button", name="Go on").first).to_be_visible()


def test_every_screen_says_so(live: Evening) -> None:
    room = rehearsing(live, speed=60)
    room.do("cue_next", after=None)
    for role in ("moderator", "host", "speaker", "overlay", "attendee", "owner"):
        page = room.page(role, room.context(1280))
        expect(page.get_by_text("Rehearsal · 60×", exact=True)).to_be_visible()
        assert page.title().startswith("Rehearsal · ")
        page.context.close()
    assert room.troubles == []


def test_its_countdown_runs_at_its_speed_on_a_device_whose_clock_is_wrong(live: Evening) -> None:
    server = Clockwork()
    with server.serving() as url:
        room = rehearsing(dataclasses.replace(live, url=url).another(), speed=SPEED)
        context = room.context(1280)
        context.clock.install(time=server.wrong())
        context.clock.pause_at(server.wrong())
        line = Line()
        context.on("page", lambda opened: opened.on("websocket", line.follow))
        page = room.page("speaker", context)
        page.wait_for_selector("html[data-as] #screen", state="attached")

        def pass_(ms: int) -> None:
            """Time passes for both, and what the page asked is answered before more of it does."""
            page.clock.run_for(ms)
            line.answered(page)
            server.advance(ms / 1000)

        for _ in range(50):
            pass_(STEP_MS)
        assert line.pongs > 0
        with line.socket.expect_event("framereceived", lambda frame: '"cued_at"' in str(frame)):
            room.do("cue_next", after=None)
        cued_at = server.clock.now()
        room.do("add_time", seconds=-570)
        for seconds in (1, 2, 5):
            while server.clock.now() < cued_at + seconds * 1000 - 50:
                pass_(STEP_MS)
            expect(page.locator(DIGITS).first).to_have_text(shown(30 - seconds * SPEED + 1))
        context.close()


class Line:
    """What a page and its server say to each other."""

    socket: WebSocket
    pings = pongs = 0

    def follow(self, socket: WebSocket) -> None:
        self.socket = socket
        socket.on("framesent", self._sent)
        socket.on("framereceived", self._received)

    def answered(self, page: Page) -> None:
        """Waits until the server has answered whatever the page asked so far, and it has heard."""
        page.evaluate("1")
        while self.pongs < self.pings:
            self.socket.wait_for_event("framereceived")
        page.evaluate("1")

    def _sent(self, frame: str | bytes) -> None:
        self.pings += '"ping"' in str(frame)

    def _received(self, frame: str | bytes) -> None:
        self.pongs += '"pong"' in str(frame)


def shown(seconds: int) -> str:
    """The digits for so many seconds left."""
    return f"{'−' if seconds < 0 else ''}{abs(seconds) // 60}:{abs(seconds) % 60:02}"
