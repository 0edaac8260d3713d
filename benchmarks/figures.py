"""What a benchmark finds, beside what it should find."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
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
        return None if self.least is None else self.value >= self.least

    @property
    def row(self) -> tuple[str, str, str, str, str]:
        """Name, value, range, goal, and whether it was reached, as people read them."""
        low, high = self.low, self.high
        spread = "" if low is None or high is None else f"{_number(low)}–{_number(high)}"
        goal = "" if self.most is None else f"≤ {_number(self.most)}"
        goal = goal if self.least is None else f"≥ {_number(self.least)}"
        verdict = {None: "", True: "held", False: "MISSED"}[self.held]
        value = f"{_number(self.value)} {self.unit}".strip()
        return self.name, value, spread, goal, f"{verdict} {self.note}".strip()


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

    def add(self, name: str, value: float, unit: str, **more: Any) -> None:
        """Add a figure."""
        self.figures.append(Figure(name, value, unit, **more))

    def spread(self, name: str, values: Sequence[float], unit: str, **more: Any) -> None:
        """Add the median of several rounds, with their range."""
        self.add(name, statistics.median(values), unit, low=min(values), high=max(values), **more)

    def shares(self, shares: Mapping[str, float]) -> None:
        """Add how much of a processor each process used."""
        for name, share in shares.items():
            self.add(f"processor share: {name}", share, "%")

    @property
    def title(self) -> str:
        """What was run, and how large."""
        settings = ", ".join(f"{name} {value}" for name, value in self.settings.items())
        return f"{self.benchmark} ({settings})"


def percentile(values: Sequence[float], share: float) -> float:
    """The value that this share of all values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def reached(arrivals: Sequence[int], began: int) -> Curve:
    """Milliseconds after an action, and the share of all clients that had it by then."""
    many = len(arrivals)
    places = sorted({*range(0, many, max(1, many // 200)), many - 1}) if many else []
    return [((arrivals[place] - began) / 1e6, (place + 1) / many) for place in places]


def _number(value: float) -> str:
    if value != value:
        return "–"
    if abs(value) >= 1_000:
        return f"{value:,.0f}"
    return f"{value:.0f}" if value == int(value) else f"{value:.3g}"
