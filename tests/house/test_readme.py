"""The first page leads somewhere, and every picture is shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import dev
from tests.house.pages import DOCS, ROOT

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md"))]
LINK = re.compile(r"\]\(([^)\s]+)\)|src=\"([^\"]+)\"")
PICTURES = DOCS / "pictures"
MOST_BYTES = 2_000_000


def targets(page: Path) -> list[str]:
    """What a page links to and shows, outside of code."""
    prose = re.sub(r"```.*?```|`[^`]*`", "", page.read_text("utf-8"), flags=re.S)
    found = [first or second for first, second in LINK.findall(prose)]
    return [target for target in found if not target.startswith("https://")]


def anchors(page: Path) -> set[str]:
    """The headings of a page as links name them."""
    heads = re.findall(r"^#+ (.*)$", page.read_text("utf-8"), re.M)
    return {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    lost = []
    for target in targets(page):
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        if not file.exists() or (anchor and anchor not in anchors(file)):
            lost.append(target)

    assert lost == []


def test_every_picture_is_shown_and_the_folder_is_small() -> None:
    taken = {path.relative_to(ROOT).as_posix() for path in PICTURES.glob("*.png")}
    shown = {
        (page.parent / target).resolve().relative_to(ROOT).as_posix()
        for page in PAGES
        for target in targets(page)
        if target.endswith(".png")
    }

    assert {each for each in shown if each.startswith("docs/pictures/")} == taken
    assert sum(path.stat().st_size for path in PICTURES.iterdir()) < MOST_BYTES


def test_the_commands_of_the_first_page_are_there() -> None:
    told = set(re.findall(r"python3 dev\.py (\w+)", (ROOT / "README.md").read_text("utf-8")))

    assert told <= set(dev.COMMANDS)
    assert {"demo", "test"} <= told
