"""The countdown is right on every screen, whatever line and clock a device has.

The server's clock and each page's are the test's own and move only when it says so.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.evening import PROGRAM, Evening
from tests.browser.proxy import Proxy
from tests.fakes import FakeClock
from tests.web.serving import running

WRONG_MS = 37_000
DIGITS = "[role=timer] .digits, .digits[role=timer]"
PLANNED_MS = 600_000
STEP_MS = 200


@dataclass
class Device:
    """A page whose device's clock is wrong by some ms, before a server whose clock stands still."""

    page: Page
    role: str
    room: Evening
    proxy: Proxy
    server: Clockwork
    cued_at: int = 0

    def live(self, steps: int, ms: int = STEP_MS) -> None:
        """Time passes for both, slowly enough for what is under way to arrive."""
        for _ in range(steps):
            self.server.advance(ms / 1000)
            self.page.clock.run_for(ms)
            if self.proxy.answers_pass:
                self.page.evaluate("fetch('/healthz').catch(() => {})")

    def sleep(self, seconds: int) -> None:
        """Time passes, but for the device's monotonic clock, as on most machines."""
        self.server.advance(seconds)
        self.page.clock.set_system_time(self.server.wrong())

    def is_live(self) -> None:
        """Let its waits pass until it has a line."""
        strip = self.page.locator("#connection")
        for _ in range(100):
            if strip.get_attribute("data-state") == "live":
                return
            self.live(1)
        raise AssertionError(strip.inner_text())

    def shows_the_time_left(self) -> None:
        """Looked at in the middle of a second, since the two clocks move one after the other."""
        while (self.server.clock.now() - self.cued_at) % 1_000 != 500:
            self.live(1, ms=100)
        left = -((self.server.clock.now() - self.cued_at - PLANNED_MS) // 1000)
        shown = f"{abs(left) // 60}:{abs(left) % 60:02}"
        if self.role == "attendee":  # in words where the stage has a sign
            expect(self.page.locator(".count-word")).to_have_text("over" if left < 0 else "left")
        elif left < 0:
            shown = f"−{shown}"
        expect(self.page.locator(DIGITS).first).to_have_text(shown)


class Clockwork:
    """A server in a thread, whose clock the test moves."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.url = ""
        self._loop = asyncio.new_event_loop()
        self._is_up, self._is_over = threading.Event(), asyncio.Event()

    @contextmanager
    def serving(self) -> Iterator[str]:
        """The address it listens on."""
        thread = threading.Thread(target=lambda: self._loop.run_until_complete(self._serve()))
        thread.start()
        try:
            assert self._is_up.wait(20)
            yield self.url
        finally:
            self._loop.call_soon_threadsafe(self._is_over.set)
            thread.join(20)
            self._loop.close()

    def wrong(self) -> datetime:
        """What the device's own clock says."""
        return datetime.fromtimestamp((self.clock.now() + WRONG_MS) / 1000, UTC)

    def advance(self, seconds: float) -> None:
        moved = asyncio.run_coroutine_threadsafe(self.clock.advance(seconds), self._loop)
        moved.result(20)

    async def _serve(self) -> None:
        async with running(clock=self.clock) as server:
            self.url = server.url
            self._is_up.set()
            await self._is_over.wait()


@pytest.fixture(params=["attendee", "speaker"])
def device(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Device]:
    """Some seconds into the first segment, on a device whose clock is 37 seconds ahead, in a room
    whose audience is shown overtime."""
    server = Clockwork()
    with server.serving() as url:
        visitor = Evening(browser, cast("Any", None), url, "", {})
        room = visitor.another(PROGRAM | {"show_overtime": True})
        proxy = Proxy(url)
        with proxy.listening() as behind:
            room.url = behind
            context = room.context(1280)
            context.clock.install(time=server.wrong())
            context.clock.pause_at(server.wrong())
            page = room.page(request.param, context)
            page.wait_for_selector("html[data-as] #screen", state="attached")
            device = Device(page, request.param, room, proxy, server)
            device.live(10)
            device.is_live()
            room.do("cue_next", after=None)
            device.cued_at = server.clock.now()
            device.live(3)
            yield device
            context.close()


def test_it_is_right_where_the_clock_of_the_device_is_wrong(device: Device) -> None:
    device.shows_the_time_left()


def test_it_goes_on_without_a_line_for_a_minute(device: Device) -> None:
    device.proxy.cut()
    for _ in range(4):
        device.live(3, ms=5_000)
        device.shows_the_time_left()
    expect(device.page.locator("#connection")).to_have_attribute("data-state", "offline")

    device.proxy.is_down = False
    device.is_live()
    device.shows_the_time_left()


@pytest.mark.parametrize("line", ["broke", "went silent"])
def test_it_is_right_at_once_after_ten_minutes_of_sleep(device: Device, line: str) -> None:
    if line == "broke":
        device.proxy.cut()
    device.proxy.answers_pass = False
    device.sleep(600)
    device.live(5)
    device.shows_the_time_left()

    device.proxy.is_down, device.proxy.answers_pass = False, True
    device.is_live()
    device.live(5)
    device.shows_the_time_left()
