"""The page about the overlay says what the overlay takes."""

from __future__ import annotations

import re

from tests.house.pages import ROOT, table

OVERLAY = ROOT / "static" / "overlay"


def test_every_css_variable_is_on_the_page_with_its_value() -> None:
    root = re.search(r"^:root \{(.*?)^\}", (OVERLAY / "main.css").read_text("utf-8"), re.M | re.S)
    assert root is not None
    defined = dict(re.findall(r"(--lr-[\w-]+): (.*?);", root[1]))

    told = {
        name: value.strip("`") for name, (value, _) in table("overlay.md", "CSS variables").items()
    }

    assert told == defined
