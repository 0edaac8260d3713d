"""What a benchmark finds, beside what it should find."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Figure:
    """One number; `most` or `least` is the goal it is held against, where it has one.

    `low` and `high` are the range over the rounds of which `value` is the median.
    """

    name: str
    value: float
    unit: str
    most: float | None = None
    least: float | None = None
    low: float | None = None
    high: float | None = None
    note: str = ""

    @property
    def held(self) -> bool | None:
        """Whether the goal was reached; None without one."""
        if self.most is not None:
            return self.value <= self.most
        if self.least is not None:
            return self.value >= self.least
        return None


Curve = Sequence[tuple[float, float]]


@dataclass(slots=True)
class Outcome:
    """All of one benchmark: its figures, what they were made from, and curves to draw."""

    benchmark: str
    settings: dict[str, object]
    figures: list[Figure] = field(default_factory=list)
    raw: dict[str, Any] = field(default_factory=dict)
    curves: dict[str, Curve] = field(default_factory=dict)
    axes: tuple[str, str] = ("", "")

    def add(self, name: str, value: float, unit: str, **more: object) -> None:
        """Add a figure."""
        self.figures.append(Figure(name, value, unit, **more))  # type: ignore[arg-type]

    def spread(self, name: str, values: Sequence[float], unit: str, **more: object) -> None:
        """Add the median of several rounds, with their range."""
        self.add(name, statistics.median(values), unit, low=min(values), high=max(values), **more)

    def as_json(self) -> Mapping[str, object]:
        """Everything but the curves, which are pictures of what is in it."""
        return {
            "benchmark": self.benchmark,
            "settings": self.settings,
            "figures": [asdict(figure) | {"held": figure.held} for figure in self.figures],
            "raw": self.raw,
        }


def percentile(values: Sequence[float], share: float) -> float:
    """The value that this share of all values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def reached(arrivals: Sequence[int], began: int) -> Curve:
    """Milliseconds after an action, and the share of all clients that had it by then."""
    many = len(arrivals)
    step = max(1, many // 200)
    places = sorted({*range(0, many, step), many - 1}) if many else []
    return [((arrivals[place] - began) / 1e6, (place + 1) / many) for place in places]
