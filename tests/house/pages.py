"""The pages of docs/ as tests read them: their sections, and the tables in these."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


def section(page: str, title: str) -> str:
    """The part of a page under a heading of the second level."""
    text = (DOCS / page).read_text("utf-8")
    found = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", text, re.M | re.S)
    assert found is not None, f"{page} has no section {title}"
    return found[1]


def table(page: str, title: str) -> dict[str, list[str]]:
    """The rows of the table in a section, by the code word in their first cell."""
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in section(page, title).splitlines()
        if line.startswith("| `")
    ]
    return {row[0].strip("`"): row[1:] for row in rows}


def typed(page: str, title: str) -> str:
    """The lines that a section of a page has people type."""
    return "".join(re.findall(r"^```\n(.*?)^```$", section(page, title), re.M | re.S))


def words(cell: str) -> list[str]:
    """The code words in a cell."""
    return re.findall(r"`([^`]+)`", cell)
