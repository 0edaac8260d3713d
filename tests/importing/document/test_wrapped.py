"""Lines that were broken in the middle are joined, and no others."""

from __future__ import annotations

import pytest

from liveroom.importing.document.wrapped import joined
from liveroom.importing.text.rich import Rich


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("Salt and", "sand", "Salt and sand"),
        ("What the tide (and the", "moon) leaves", "What the tide (and the moon) leaves"),
        ("Salt", "Sand", None),
        ("¨", "and sand", None),
        ("Salt and", "¨", None),
        ("", "sand", None),
    ],
)
def test_a_line_goes_on_with_the_one_above(first: str, second: str, whole: str | None) -> None:
    both = joined(Rich(first), Rich(second))

    assert (both.text if both else None) == whole
