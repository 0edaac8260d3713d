"""What `prove protections` takes out is there, and is what the pages promise tests for."""

from __future__ import annotations

import re

import pytest

from proofs.protections.protection import Protection, protections
from tests.house.pages import DOCS, ROOT

ATTACKS, PROMISES = protections("attacks"), protections("promises")


@pytest.mark.parametrize("protection", [*ATTACKS, *PROMISES], ids=lambda each: each.row)
def test_it_stands_in_its_file_just_once(protection: Protection) -> None:
    source = (ROOT / protection.file).read_text("utf-8")
    assert protection.taken_out(source) != source


def test_against_each_attack_there_is_one() -> None:
    assert {each.row for each in ATTACKS} == {f"A{number:02}" for number in range(1, 44)}


@pytest.mark.parametrize(("page", "all_of"), [("security", ATTACKS), ("proofs", PROMISES)])
def test_its_tests_are_those_that_its_row_names(page: str, all_of: list[Protection]) -> None:
    text = (DOCS / f"{page}.md").read_text("utf-8")
    rows = {row.split(" | ")[0].removeprefix("| "): row for row in text.splitlines()}
    strange = [
        (each.row, test)
        for each in all_of
        for test in each.tests
        if not re.search(
            rf"`{re.escape(test.split('::')[0])}(?:::{test.split('::')[1]})?`", rows[each.row]
        )
    ]
    assert strange == []
