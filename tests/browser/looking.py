"""What is wrong with how a page looks: in light and dark, on a phone and at a desk."""

from __future__ import annotations

import base64
from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


def violations(page: Page) -> list[str]:
    """What axe finds, as rule and place."""
    return [
        f"{found['id']}: {node['target']}"
        for found in Axe().run(page).response["violations"]
        for node in found["nodes"]
    ]


HANGS_OUT = """() => [...document.querySelectorAll("body *")].filter((each) => {
  const { right, width } = each.getBoundingClientRect();
  if (!each.checkVisibility() || !width || right <= innerWidth + 1) return false;
  for (let place = each.parentElement; place !== document.body; place = place.parentElement) {
    const cuts = getComputedStyle(place).overflowX !== "visible" && place.id !== "main";
    if (cuts && place.getBoundingClientRect().right <= innerWidth + 1) return false;
  }
  return true;
}).map((each) => each.outerHTML.slice(0, 300))"""
"""What reaches over the edge of the window, where nothing on the page is there to cut it."""


def hanging_out(page: Page) -> list[str]:
    """What hangs out at the side, once the page is dressed. The width that can be scrolled does not
    tell: some pages cut what is too wide."""
    page.wait_for_load_state()  # a page that a script went to has its texts before its styles
    found: list[str] = page.evaluate(HANGS_OUT)
    return found


BECOMES = """() => new Promise((done) => {
  const late = () => performance.now() > end;
  const look = () => (CONDITION ? done(true) : late() ? done(false) : requestAnimationFrame(look));
  const end = performance.now() + 10_000;
  look();
})"""


def becomes(page: Page, condition: str) -> bool:
    """Whether an expression of a script comes true within ten seconds.

    Playwright's `wait_for_function` evaluates a text, which the pages' content policy refuses.
    """
    return bool(page.evaluate(BECOMES.replace("CONDITION", f"({condition})")))


OPAQUE = """
async (picture) => {
  const image = new Image();
  image.src = `data:image/png;base64,${picture}`;
  await image.decode();
  const drawing = new OffscreenCanvas(image.width, image.height).getContext("2d");
  drawing.drawImage(image, 0, 0);
  const { data } = drawing.getImageData(0, 0, image.width, image.height);
  let seen = 0;
  for (let alpha = 3; alpha < data.length; alpha += 4) seen += data[alpha] > 0;
  return seen;
}
"""


def opaque_pixels(page: Page) -> int:
    """How many pixels of a page would cover what lies under it, as in a source of OBS."""
    picture = base64.b64encode(page.screenshot(omit_background=True)).decode()
    assert page.context.browser is not None
    with page.context.browser.new_page() as looker:
        found = looker.evaluate(OPAQUE, picture)
    assert isinstance(found, int)
    return found


def troubles(page: Page, widths: tuple[int, ...] = (360, 1280)) -> list[str]:
    """What axe finds at these widths, in light and in dark, and what hangs out."""
    found = []
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in schemes:
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            page.evaluate("document.getAnimations().forEach((each) => each.finish())")
            found += [f"{width} {scheme} {each}" for each in violations(page)]
        found += [f"{width} too wide: {each}" for each in hanging_out(page)]
    return found
