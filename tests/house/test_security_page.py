"""Pages that say what is held name tests that there are, and leave nothing out."""

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


@pytest.mark.parametrize("page", ["security.md", "asvs.md", "proofs.md"])
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


LEVEL_1 = """
1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.5.1 2.1.1 2.2.1 2.2.2 2.3.1 3.2.1 3.2.2 3.3.1 3.4.1
3.4.2 3.5.1 3.5.2 3.5.3 4.1.1 4.4.1 5.2.1 5.2.2 5.3.1 5.3.2 6.1.1 6.2.1 6.2.2 6.2.3 6.2.4 6.2.5
6.2.6 6.2.7 6.2.8 6.3.1 6.3.2 6.4.1 6.4.2 7.2.1 7.2.2 7.2.3 7.2.4 7.4.1 7.4.2 8.1.1 8.2.1 8.2.2
8.3.1 9.1.1 9.1.2 9.1.3 9.2.1 10.4.1 10.4.2 10.4.3 10.4.4 10.4.5 11.3.1 11.3.2 11.4.1 12.1.1
12.2.1 12.2.2 13.4.1 14.2.1 14.3.1 15.1.1 15.2.1 15.3.1
"""
LEVEL_2 = """
1.1.1 1.1.2 1.2.6 1.2.7 1.2.8 1.2.9 1.3.3 1.3.4 1.3.5 1.3.6 1.3.7 1.3.8 1.3.9 1.3.10 1.3.11 1.4.1
1.4.2 1.4.3 1.5.2 2.1.2 2.1.3 2.2.3 2.3.2 2.3.3 2.3.4 2.4.1 7.1.1 7.1.2 7.1.3 7.3.1 7.3.2 7.4.3
7.4.4 7.4.5 7.5.1 7.5.2 7.6.1 7.6.2 8.1.2 8.2.3 8.4.1
"""
"""Of the chapters on input, sessions and authorization."""


def test_every_requirement_of_the_standard_has_its_row() -> None:
    rows = re.findall(
        r"^\| (\d+\.\d+\.\d+) \| ([12]) \|", (DOCS / "asvs.md").read_text("utf-8"), re.M
    )
    wanted = {**dict.fromkeys(LEVEL_1.split(), "1"), **dict.fromkeys(LEVEL_2.split(), "2")}
    assert len(rows) == len(wanted)
    assert dict(rows) == wanted
