"""Questions with what asks the same marked by hand, and how well groups of them fit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from liveroom.core.ids import QuestionId
from liveroom.core.likeness.groups import Grouping
from liveroom.core.likeness.wording import language_of

FOLDER = Path(__file__).parent / "labelled"

Pairs = set[frozenset[str]]


class Fit(NamedTuple):
    """Over pairs of questions: how many of those found are right, and of the right ones found."""

    precision: float
    recall: float


def labelled(name: str) -> list[list[str]]:
    """The groups of a file: paragraphs, a question a line."""
    lines = (FOLDER / f"{name}.txt").read_text("utf-8").splitlines()
    text = "\n".join(line for line in lines if not line.startswith("#"))
    return [group.splitlines() for group in text.strip().split("\n\n")]


def found(questions: Sequence[str], language: str | None, at_once: int) -> list[list[str]]:
    """The groups that liveroom finds as the questions come, so many at once."""
    grouping = Grouping(language_of(language))
    for number, text in enumerate(questions):
        grouping.put(QuestionId(text), number, text)
        while number % at_once == 0 and grouping.work(50):
            pass
    while grouping.work(50):
        pass
    return [list(group.questions) for group in grouping.groups().groups]


def fit(marked: Iterable[Sequence[str]], groups: Iterable[Sequence[str]]) -> Fit:
    """How well the groups fit those that were marked by hand."""
    right, there = _pairs(marked), _pairs(groups)
    both = len(right & there)
    return Fit(both / len(there), both / len(right))


def _pairs(groups: Iterable[Sequence[str]]) -> Pairs:
    return {frozenset(pair) for group in groups for pair in combinations(group, 2)}
