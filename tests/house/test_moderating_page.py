"""The keys on docs/moderating.md are those of the desk's one table."""

from __future__ import annotations

import re

import pytest

from tests.house.pages import DOCS, ROOT

TABLE = (ROOT / "static/moderator/key_table.js").read_text("utf-8")
PAGE = (DOCS / "moderating.md").read_text("utf-8")


def in_code(*names: str) -> list[tuple[str, str]]:
    """The keys of these lists, with what they do."""
    found = list[tuple[str, str]]()
    for name in names:
        listed = re.search(rf"export const {name} = \[(.*?)\];", TABLE, re.S)
        assert listed is not None
        found += re.findall(r'key: "(.+?)".*?what: \(\) => t\("(.+?)"\)', listed[1])
    return found


def on_page(title: str) -> list[tuple[str, str]]:
    """The same as a moderator reads it."""
    section = re.search(rf"^### {title}\n(.*?)(?=^#|\Z)", PAGE, re.M | re.S)
    assert section is not None
    return re.findall(r"^\| `(.+?)` \| (.+?) \|$", section[1], re.M)


@pytest.mark.parametrize(
    ("title", "names"),
    [("For the rundown", ("RUNDOWN",)), ("For questions", ("QUESTIONS", "HELP"))],
)
def test_the_page_lists_the_keys_that_there_are(title: str, names: tuple[str, ...]) -> None:
    assert on_page(title) == in_code(*names) != []


def test_every_key_of_the_table_says_what_it_does() -> None:
    keys = len(re.findall(r"^  \{ key:", TABLE, re.M)) + len(re.findall(r"= \[\{ key:", TABLE))
    assert keys == len(in_code("RUNDOWN", "QUESTIONS", "HELP"))
