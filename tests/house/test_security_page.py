"""docs/security.md names tests that there are."""

from __future__ import annotations

import re

import pytest

from tests.house.pages import DOCS, ROOT

NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")


def test_every_attack_has_a_row_and_a_test() -> None:
    text = (DOCS / "security.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| (A\d\d) \|(.*)$", text, re.M))
    assert list(rows) == [f"A{number:02}" for number in range(1, 44)]
    assert [attack for attack, row in rows.items() if not NAMED.search(row)] == []


@pytest.mark.parametrize("page", ["security.md"])
def test_every_test_that_is_named_exists(page: str) -> None:
    named = NAMED.findall((DOCS / page).read_text("utf-8"))
    assert named
    gone = [
        f"{path}::{name}"
        for path, name in named
        if not (ROOT / path).is_file()
        or (name and not re.search(rf"def {name}\b", (ROOT / path).read_text("utf-8")))
    ]
    assert gone == []
