"""Overlays as OBS shows them: a source of 1920 × 1080, of which every opaque pixel is on air."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.evening import Evening
from tests.browser.looking import opaque_pixels

PLATES = ("#question", "#timer")
"""What is on air of a filled room: who speaks gives way to the question."""


def fill(room: Evening) -> Evening:
    """The talk is on, and a question is on air."""
    question = room.do("ask", room.somebody(), text="¿Y los barrios?")["question"]
    room.do("approve", question=question, rev=1)
    room.do("go_live", question=question, rev=2)
    room.do("cue_next", after=None)
    return room


def source(room: Evening, **options: Any) -> BrowserContext:
    """A browser the size of OBS's source."""
    return room.browser.new_context(
        viewport={"width": 1920, "height": 1080}, locale="en-GB", **options
    )


def overlay(room: Evening) -> Page:
    """The overlay of a filled room, with everything on it."""
    page = room.page("overlay", source(room))
    for plate in PLATES:
        expect(page.locator(plate)).to_be_visible()
    assert opaque_pixels(page) > 10_000
    return page


def gone(page: Page) -> bool:
    """Whether every plate has left, and nothing else has come."""
    for plate in (*PLATES, "#speaker"):
        expect(page.locator(plate)).to_be_hidden()
    expect(page.locator(".leaving")).to_have_count(0)
    return opaque_pixels(page) == 0


def revoke(room: Evening) -> None:
    """Revoke the overlay's link on the owner's page."""
    owner = room.page("owner", room.context(1280))
    row = owner.locator(".link[data-role=overlay]")
    row.get_by_text("Revoke…").click()
    row.get_by_role("button", name="Revoke now").click()
    expect(owner.get_by_text("Revoked links: 1")).to_be_visible()
