"""Figures out of facts: by kind of fact, by language and for each text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from building.scoring.answers import Answer
from building.scoring.facts import Fact, Verdict
from building.scoring.labels import Label

KINDS = (
    "title",
    "date",
    "start",
    "end",
    "zone",
    "language",
    "video",
    "registration",
    "segments",
    "titles",
    "minutes",
    "names",
    "roles",
    "organisations",
)


@dataclass(frozen=True, slots=True)
class Judged:
    """A text with its label, its answer and its facts."""

    name: str
    label: Label
    answer: Answer
    facts: Sequence[Fact]


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of facts; `silent` are wrong ones that no warning names, `silent_missing` of these
    such as the answer leaves out."""

    facts: int
    right: int
    missing: int
    different: int
    invented: int
    silent: int
    silent_missing: int

    @property
    def right_share(self) -> float:
        """Of all the facts, from 0 to 1; 1 where there is none."""
        return self.right / self.facts if self.facts else 1.0

    @property
    def silent_share(self) -> float:
        """Of all the facts, from 0 to 1."""
        return self.silent / self.facts if self.facts else 0.0


def count(facts: Iterable[Fact]) -> Figures:
    """The figures of these facts."""
    all_of_them = list(facts)
    verdicts = [fact.verdict for fact in all_of_them]
    return Figures(
        len(verdicts),
        verdicts.count(Verdict.RIGHT),
        verdicts.count(Verdict.MISSING),
        verdicts.count(Verdict.DIFFERENT),
        verdicts.count(Verdict.INVENTED),
        sum(fact.silent for fact in all_of_them),
        sum(fact.silent and fact.verdict is Verdict.MISSING for fact in all_of_them),
    )


def by_kind(texts: Sequence[Judged]) -> dict[str, Figures]:
    """The figures of each kind of fact, in the order of the issue."""
    facts = [fact for text in texts for fact in text.facts]
    return {kind: count(fact for fact in facts if fact.kind == kind) for kind in KINDS}


def by_language(texts: Sequence[Judged]) -> dict[str, Figures]:
    """The figures of each language of the labels."""
    return {
        language: count(f for text in texts if text.label.language == language for f in text.facts)
        for language in sorted({text.label.language for text in texts})
    }


def invented_speakers(texts: Sequence[Judged]) -> list[Fact]:
    """Speakers whom no label of their text knows."""
    return [fact for text in texts for fact in text.facts if fact.stranger]
