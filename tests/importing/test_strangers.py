"""Announcements as strangers write them: small ones, each for a kind of fault that was met.

`NOT_YET.txt` lists those that are not read right today. A test fails when one of them is: then take
it out. `python -m tests.importing.test_strangers > tests/importing/strangers/NOT_YET.txt` writes
the list anew.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from building.scoring.answers import read
from building.scoring.facts import Verdict, judge
from building.scoring.labels import label_of, pairs, parse

OWN = Path(__file__).parent / "strangers"
SHARED = [parent / "shared" / "announcements" / "strangers" for parent in OWN.parents]
PATHS = [path for folder in (OWN, *SHARED) if folder.is_dir() for path, _ in pairs(folder)]
ITALIAN = "language-1.txt"
"""Its label takes no language; the right one is as good, says the page beside it."""
NOT_YET = set((OWN / "NOT_YET.txt").read_text("utf-8").split())


def wrong(path: Path) -> list[str]:
    """What a person reads there and the reader does not, or the other way round."""
    label = json.loads(label_of(path).read_text("utf-8"))
    if path.name == ITALIAN:
        label["language"] = [None, "it"]
    answer = read(path)
    facts = [
        f"{fact.kind} {fact.verdict}: {fact.wanted!r} → {fact.given!r}"
        for fact in judge(parse(label), answer)
        if fact.verdict is not Verdict.RIGHT
    ]
    told = {warning.code for warning in answer.warnings}
    return facts + [f"no warning: {code}" for code in label.get("warnings", []) if code not in told]


def marked(path: Path) -> object:
    """The path as a parameter; expected to fail as long as it is listed."""
    marks = [pytest.mark.xfail(strict=True)] if path.name in NOT_YET else []
    return pytest.param(path, id=path.name, marks=marks)


@pytest.mark.parametrize("path", [marked(path) for path in PATHS])
def test_a_stranger_is_read_as_a_person_reads_it(path: Path) -> None:
    assert wrong(path) == []


def test_the_list_names_only_announcements_of_this_repository_or_beside_it() -> None:
    beside = any(folder.is_dir() for folder in SHARED)

    assert sum(path.parent == OWN for path in PATHS) > 80
    assert not beside or {path.name for path in PATHS} >= NOT_YET


if __name__ == "__main__":
    print(*sorted(path.name for path in PATHS if wrong(path)), sep="\n")
