"""The repository's announcements in other layouts: what is read in the text is read there too."""

from __future__ import annotations

from collections import Counter

import pytest

from building.scoring.__main__ import OWN, relaid
from building.scoring.layouts import LAYOUTS
from building.scoring.relaid import Relaid

NOT_YET = {
    "one line": 266,
    "wrapped": 26,
    "10h00": 9,
    "10:00 am": 8,
    "plain dashes": 1,
    "no quotes": 6,
    "time on a line": 2,
    "tabs": 3,
    "HTML boxes": 2,
    "people before": 5,
    "title in quotes": 8,
    "people behind a comma": 3,
    "people in brackets": 4,
}
"""Facts that are lost today; a layout that loses fewer is written down here, or taken out."""


@pytest.fixture(scope="module")
def written() -> list[Relaid]:
    """Every announcement in each layout that changes it."""
    return relaid(OWN)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_another_layout_loses_no_fact(written: list[Relaid], layout: str) -> None:
    texts = [each for each in written if each.layout == layout]
    lost = Counter({each.name: len(each.lost) for each in texts})

    assert len(texts) > 5
    assert (lost.total(), layout) == (NOT_YET.get(layout, 0), layout)
