"""The figures as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict

from building.scoring.facts import Verdict
from building.scoring.figures import (
    Figures,
    Judged,
    by_kind,
    by_language,
    count,
    invented_speakers,
)

_WORST = 10
_HEAD = (
    f"{'':16}{'facts':>6}{'right':>8}{'missing':>9}{'different':>11}{'invented':>10}{'silent':>15}"
)


def as_json(texts: Sequence[Judged], *, totals: bool = False) -> dict[str, object]:
    """Everything that the text says, and each text's own figures unless only totals are asked."""
    told: dict[str, object] = {
        "texts": len(texts),
        "refused": sum(text.answer.refused is not None for text in texts),
        "invented_speakers": len(invented_speakers(texts)),
        "warnings": sum(len(text.answer.warnings) for text in texts),
        "all": _figures(count(fact for text in texts for fact in text.facts)),
        "by_kind": {kind: _figures(each) for kind, each in by_kind(texts).items()},
        "by_language": {name: _figures(each) for name, each in by_language(texts).items()},
    }
    if not totals:
        told["each"] = {
            text.name: {
                "refused": text.answer.refused,
                **_figures(count(text.facts)),
                "wrong": [
                    {**asdict(fact), "silent": fact.silent}
                    for fact in text.facts
                    if fact.verdict is not Verdict.RIGHT
                ],
            }
            for text in texts
        }
    return told


def _figures(figures: Figures) -> dict[str, object]:
    return {
        **asdict(figures),
        "right_share": round(figures.right_share, 4),
        "silent_share": round(figures.silent_share, 4),
    }


def as_text(texts: Sequence[Judged], *, totals: bool = False, wrong: bool = False) -> str:
    """A page for the terminal; `wrong` adds every wrong fact of every text."""
    figures = count(fact for text in texts for fact in text.facts)
    refused = [text for text in texts if text.answer.refused is not None]
    strangers = invented_speakers(texts)
    warnings = sum(len(text.answer.warnings) for text in texts)
    lines = [
        f"{len(texts)} texts, {figures.facts} facts",
        f"facts right        {figures.right_share:7.1%}",
        f"wrong in silence   {figures.silent_share:7.1%}",
        f"  of these left out{figures.silent_missing / (figures.facts or 1):7.1%}",
        f"invented speakers  {len(strangers):5}",
        f"texts refused      {len(refused):5}",
        f"warnings           {warnings:5}",
        "",
        *_table(by_kind(texts)),
        "",
        *_table(by_language(texts)),
    ]
    if not totals:
        lines += ["", *_worst(texts)]
        lines += [f"refused: {text.name}: {text.answer.refused}" for text in refused]
        lines += [f"invented speaker: {fact.given}" for fact in strangers]
    if wrong:
        lines += [line for text in texts for line in _wrong(text)]
    return "\n".join(lines)


def _table(rows: Mapping[str, Figures]) -> Iterator[str]:
    yield _HEAD
    for name, each in rows.items():
        if not each.facts:
            continue
        yield (
            f"{name:16}{each.facts:6}{each.right_share:8.1%}{each.missing:9}{each.different:11}"
            f"{each.invented:10}{each.silent:7}{each.silent_share:8.1%}"
        )


def _worst(texts: Sequence[Judged]) -> Iterator[str]:
    """The texts with the most facts wrong in silence, then the most wrong."""
    counted = [(count(text.facts), text.name) for text in texts]
    yield "worst texts"
    ranked = sorted(counted, key=lambda each: (-each[0].silent, each[0].right - each[0].facts))
    for each, name in ranked[:_WORST]:
        if each.right < each.facts:
            yield f"  {name}: {each.right} of {each.facts} right, {each.silent} wrong in silence"


def _wrong(text: Judged) -> Iterator[str]:
    wrong = [fact for fact in text.facts if fact.verdict is not Verdict.RIGHT]
    if wrong:
        yield f"\n{text.name}"
    for fact in wrong:
        silent = "silent" if fact.silent else "told"
        yield f"  {fact.kind}, {fact.verdict}, {silent}: {fact.wanted!r} → {fact.given!r}"
