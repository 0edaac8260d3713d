"""One picture after another, taken by a real Chromium and made small."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from building.pictures import stills
from liveroom.demo.stage import Demo

DESK: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 390, "height": 800}
PICTURE: ViewportSize = {"width": 1920, "height": 1080}
SETTLE = 2_500
"""Milliseconds that a page gets to measure the clock and to end its movements."""


@dataclass
class Album:
    """A folder of pictures."""

    browser: Browser
    folder: Path

    def context(
        self,
        size: ViewportSize = DESK,
        lang: str = "en-GB",
        scheme: Literal["light", "dark"] = "light",
        scale: float = 1,
    ) -> BrowserContext:
        """A browser of its own."""
        return self.browser.new_context(
            viewport=size,
            locale=lang,
            timezone_id="Europe/Madrid",
            color_scheme=scheme,
            device_scale_factor=scale,
        )

    def take(self, page: Page, name: str, colours: int = 128) -> None:
        """Keep what the page shows, in few colours."""
        page.wait_for_timeout(SETTLE)
        shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
        small = shot.quantize(colours, dither=Image.Dither.NONE)
        self.folder.mkdir(parents=True, exist_ok=True)
        small.save(self.folder / f"{name}.png", optimize=True)

    def take_role(
        self,
        demo: Demo,
        role: str,
        name: str,
        context: BrowserContext,
        press: str | None = None,
        still: str | None = None,
    ) -> None:
        """Come by a role's link, take its screen and leave.

        A key may be pressed before, and a still stand under a transparent page.
        """
        page = context.new_page()
        page.goto(demo.link(role))
        page.wait_for_selector("html[data-as] #screen", state="attached")
        if still is not None:
            page.evaluate(stills.PUT, still)
        if press is not None:
            page.wait_for_timeout(SETTLE)
            page.keyboard.press(press)
        self.take(page, name, colours=256 if still else 128)
        context.close()
