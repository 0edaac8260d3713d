"""How much the built files of a page weigh, and whose they are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from liveroom.web.pages.assets import template_root

BUILT = Path(template_root()).parent / "src/liveroom/static"
NAMES: dict[str, str] = json.loads((BUILT / "manifest.json").read_text("utf-8"))
WITH_TYPEFACE = {"backstage", "clock", "host", "moderator", "organiser", "overlay", "speaker"}


def packed(name: str) -> int:
    """The bytes of a built file as a browser gets them: brotli."""
    return (BUILT / f"{NAMES[name]}.br").stat().st_size


@pytest.mark.parametrize(
    ("name", "most"),
    [("overlay.js", 10_000), ("attendee.js", 21_200), ("attendee.css", 5_010)],
)
def test_a_page_loads_no_more_than_its_budget(name: str, most: int) -> None:
    assert packed(name) <= most, f"{name}: {packed(name)} bytes"


def test_staff_stage_and_overlay_have_the_typeface_and_attendees_do_not() -> None:
    styles = {name.removesuffix(".css") for name in NAMES if name.endswith(".css")}

    with_it = {page for page in styles if "woff2" in (BUILT / NAMES[f"{page}.css"]).read_text()}

    assert (with_it, styles - with_it) == (WITH_TYPEFACE, {"attendee", "check", "enter"})


def test_the_typefaces_licence_is_served_with_it() -> None:
    licence = (BUILT / NAMES["inter.LICENSE.txt"]).read_text("utf-8")

    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    for page in WITH_TYPEFACE:
        notice = (BUILT / NAMES[f"{page}.css.LEGAL.txt"]).read_text("utf-8")
        assert "The Inter Project Authors" in notice
