"""The map of the house shows the rooms that there are."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tests.house.pages import DOCS, ROOT, section, words

PACKAGE = ROOT / "src" / "liveroom"
MOST = 15
"""Modules of a folder."""
SAME = {
    "state",
    "decide",
    "evolve",
    "paging",
    "__main__",
    "ordering",
    "bulk",
    "database",
    "keys",
    "link_key",
    "log",
    "marks",
    "outline",
    "schema",
    "safety",
    "asking",
}
"""Module names that stand more than once, and mean the same wherever they stand."""


def part(title: str) -> str:
    """What stands under a heading of the third level."""
    text = section("architecture.md", "Where things live")
    found = re.search(rf"^### {title}.*?\n(.*?)(?=^### |\Z)", text, re.M | re.S)
    assert found is not None
    return found[1]


def rows(text: str) -> list[tuple[str, str]]:
    """First and second cells of a part's table."""
    cells = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("| `")]
    return [(first, second) for first, second in cells]


def modules(cell: str) -> list[str]:
    """The modules of a row; a folder that stands first holds the others."""
    first, *others = words(cell)
    return [f"{first}{name}" for name in others] if first.endswith("/") else [first, *others]


@pytest.mark.parametrize("package", ["core", "importing", "live", "store", "web"])
def test_every_module_and_no_other_is_on_the_map(package: str) -> None:
    told = [name for cell, _ in rows(part(package)) for name in modules(cell)]

    folder = PACKAGE / package
    there = {path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.py")}
    assert sorted(told) == sorted(name for name in there if not name.endswith("__init__"))


def test_no_folder_is_a_hall_in_which_one_gets_lost() -> None:
    crowd = {
        folder.relative_to(PACKAGE).as_posix(): len(
            {*folder.glob("*.py")} - {folder / "__init__.py"}
        )
        for folder in [PACKAGE, *(p.parent for p in PACKAGE.rglob("__init__.py"))]
    }
    assert [name for name, number in crowd.items() if number > MOST] == []


def test_a_module_name_stands_once_or_means_the_same() -> None:
    names = Counter(path.stem for path in PACKAGE.rglob("*.py") if path.stem != "__init__")
    assert {name for name, times in names.items() if times > 1} <= SAME


def test_no_two_classes_have_one_name() -> None:
    classes = re.compile(r"^class ([A-Za-z]\w*)", re.M)
    names = Counter(
        name for path in PACKAGE.rglob("*.py") for name in classes.findall(path.read_text("utf-8"))
    )
    assert [name for name, times in names.items() if times > 1] == []


def test_every_package_is_on_the_map() -> None:
    titles = re.findall(r"^### (\w+): ", (DOCS / "architecture.md").read_text("utf-8"), re.M)
    others = [name.strip("/") for names, _ in rows(part("The others")) for name in words(names)]

    there = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py"}
    there |= {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert sorted([*titles, *others]) == sorted(there - {"__init__", "__main__"})


def test_what_is_named_in_a_package_is_there() -> None:
    missing = [
        f"{package}{name}"
        for packages, text in rows(part("The others"))
        for package in words(packages)
        if package.endswith("/")
        for name in words(text)
        if not list((PACKAGE / package).glob(f"{name}*"))
    ]

    assert missing == []


def test_every_folder_on_the_map_is_there() -> None:
    top = section("architecture.md", "Where things live").partition("###")[0]

    told = [name for names, _ in rows(top) for name in words(names)]
    assert [name for name in told if not (ROOT / name).is_dir()] == []
    assert len(told) == 9
