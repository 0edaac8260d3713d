"""Pages in a real browser: behind a network without sockets, and after the device slept."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from proofs import report
from proofs.network.lines import run
from tests.browser.chromium import CHROMIUM
from tests.browser.evening import Evening, evening
from tests.browser.proxy import Proxy, Sockets

BLOCKED = "Your network blocks live updates; this page refreshes by itself."
PATIENCE_MS = 60_000
FETCHED_SECONDS = 6.5
"""Pages without a socket fetch every five seconds, and a fetch takes its time."""

SAID_SECONDS = 5.0
SLEPT_SECONDS = float(os.environ.get("PROOFS_SLEEP_SECONDS", 60))
AWAKE_SECONDS = 5.0
WAYS = [way for way in Sockets if way is not Sockets.PASSED]


@pytest.fixture(scope="module")
def server() -> Iterator[Evening]:
    run("ip", "link", "set", "lo", "up")
    with evening() as opened:
        yield opened
    CHROMIUM.end()


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest) -> Sockets:
    assert isinstance(request.param, Sockets)
    return request.param


def test_a_page_without_a_socket_sees_a_cue(server: Evening, way: Sockets) -> None:
    room = server.another()
    proxy = Proxy(room.url)
    proxy.sockets = way
    with proxy.listening() as url:
        began = time.monotonic()
        page = replace(room, url=url).page("attendee", room.context())
        expect(page.locator("#connection")).to_have_text(BLOCKED, timeout=PATIENCE_MS)
        told = time.monotonic() - began
        room.do("cue_next", after=None)
        seen = until_on(page, "Oriol Illa")
        page.context.close()
    report.note(
        f"no sockets: {way}",
        f"{proxy.asked} sockets asked for",
        f"the page says so after {told:.1f} s",
        f"a cue seen after {seen:.1f} s",
    )
    assert proxy.asked >= 1
    assert told <= SAID_SECONDS
    assert seen <= FETCHED_SECONDS


def test_a_page_is_right_after_a_sleep(server: Evening) -> None:
    room = server.another()
    room.do("cue_next", after=None)
    page = room.page("attendee", room.context())
    expect(page.locator("#connection")).to_have_attribute("data-state", "live", timeout=PATIENCE_MS)
    on = room.screen("moderator")["now"]["segment"]
    stopped = signalled(signal.SIGSTOP)
    time.sleep(SLEPT_SECONDS / 2)
    room.do("cue_next", after=on)
    time.sleep(SLEPT_SECONDS / 2)
    signalled(signal.SIGCONT)
    seen = until_on(page, "Q&A")
    off = countdown_off(page, room)
    page.context.close()
    report.note(
        f"a browser stopped for {SLEPT_SECONDS:.0f} s",
        f"{stopped} processes",
        f"a cue from meanwhile seen {seen:.1f} s after it woke",
        f"its countdown then {off:.1f} s off at most",
    )
    assert stopped > 1
    assert seen <= AWAKE_SECONDS
    assert off <= 1.0


def until_on(page: Page, text: str) -> float:
    """The seconds until this is on."""
    began = time.monotonic()
    step = page.locator("[aria-current=step]", has_text=text)
    step.wait_for(state="attached", timeout=PATIENCE_MS)
    return time.monotonic() - began


def countdown_off(page: Page, room: Evening) -> float:
    """By how many seconds the digits differ from the server's, at the instant they are read."""
    digits = page.locator("[role=timer] .digits, .digits[role=timer]").first.inner_text()
    minutes, seconds = digits.strip().split(":")
    ends_at = room.screen("moderator")["now"]["ends_at"]
    return abs(int(minutes) * 60 + int(seconds) - (ends_at / 1000 - time.time()))


def signalled(what: signal.Signals) -> int:
    """Send all processes of the browser a signal; how many there are. No others are to be seen."""
    found = 0
    for each in Path("/proc").glob("[0-9]*"):
        try:
            is_browser = "chrom" in str((each / "exe").readlink())
        except OSError:  # it has ended
            continue
        if is_browser:
            os.kill(int(each.name), what)
            found += 1
    return found
