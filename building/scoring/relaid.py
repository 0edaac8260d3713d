"""What is right in an announcement as it stands and wrong in another layout of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from building.scoring.answers import read_text
from building.scoring.facts import Fact, Verdict, judge
from building.scoring.labels import Label
from building.scoring.layouts import LAYOUTS, Layout

PLAIN = frozenset({".txt", ".md", ".rst"})
"""What is written in other layouts."""

_MOST = 5


@dataclass(frozen=True, slots=True)
class Relaid:
    """A text in a layout: its facts, how many are right in both, and which are right only in the
    text as it stands."""

    name: str
    layout: str
    facts: int
    right: int
    lost: tuple[str, ...]


def in_layouts(
    path: Path, label: Label, layouts: Mapping[str, Layout] = LAYOUTS
) -> Iterator[Relaid]:
    """The text in each layout that changes it."""
    text = path.read_text("utf-8", errors="replace")
    whole = judge(label, read_text(text.encode(), path.name))
    for layout, write in layouts.items():
        written = write(text, label)
        if written is None or written == text:
            continue
        page = written.startswith("<html>")
        name = path.with_suffix(".html").name if page else path.name
        facts = judge(label, read_text(written.encode(), name))
        lost = _right(whole) - _right(facts)
        right = sum(fact.verdict is Verdict.RIGHT for fact in facts)
        yield Relaid(path.name, layout, len(facts), right, tuple(sorted(lost.elements())))


def _right(facts: Sequence[Fact]) -> Counter[str]:
    return Counter(f"{fact.kind}: {fact.wanted}" for fact in facts if fact.verdict is Verdict.RIGHT)


def as_text(texts: Sequence[Relaid]) -> str:
    """A page for the terminal: the layouts with what they lose, and the texts that lose most."""
    lines = []
    for layout in LAYOUTS:
        those = [each for each in texts if each.layout == layout]
        facts, right = (sum(getattr(each, part) for each in those) for part in ("facts", "right"))
        lost = sum(len(each.lost) for each in those)
        share = f"{right / facts:7.1%} of {facts:5}" if facts else "  -"
        lines.append(f"{layout:24}{len(those):4} texts{share} right, lost {lost:4}")
        ranked = sorted(those, key=lambda each: -len(each.lost))[:_MOST]
        lines += [f"    {each.name}: {len(each.lost)}" for each in ranked if each.lost]
    return "\n".join(lines)
