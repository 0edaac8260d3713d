"""A table for the terminal, and files for those who come later."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import machine
from benchmarks.figures import Figure, Outcome

RESULTS = Path(__file__).resolve().parent / "results"
HEADS = ("figure", "value", "range", "goal", "")


def table(outcome: Outcome) -> str:
    """The figures in columns."""
    rows = [HEADS, *(_row(figure) for figure in outcome.figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADS))]
    lines = [
        "  ".join(
            cell.ljust(width) if column in (0, 4) else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    lines.insert(1, "─" * max(map(len, lines)))
    settings = ", ".join(f"{name} {value}" for name, value in outcome.settings.items())
    return "\n".join([f"{outcome.benchmark} ({settings})", *lines])


def write(outcome: Outcome, folder: Path = RESULTS) -> list[Path]:
    """JSON, and a plot as PNG and SVG where there is something to draw and a tool to do so."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{outcome.benchmark}.json"
    head = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": machine.described(),
    }
    text = json.dumps({**outcome.as_json(), **head}, indent=1, ensure_ascii=False)
    path.write_text(text + "\n", "utf-8")
    written = [path]
    if outcome.curves:
        from benchmarks import plot

        written += plot.draw(outcome, folder)
    return written


def _row(figure: Figure) -> Sequence[str]:
    spread = ""
    if figure.low is not None and figure.high is not None:
        spread = f"{_number(figure.low)}–{_number(figure.high)}"
    goal = ""
    if figure.most is not None:
        goal = f"≤ {_number(figure.most)}"
    elif figure.least is not None:
        goal = f"≥ {_number(figure.least)}"
    verdict = {None: "", True: "held", False: "MISSED"}[figure.held]
    last = f"{verdict} {figure.note}".strip()
    return figure.name, f"{_number(figure.value)} {figure.unit}".strip(), spread, goal, last


def _number(value: float) -> str:
    if value != value:
        return "–"
    if abs(value) >= 1_000:
        return f"{value:,.0f}"
    return f"{value:.0f}" if value == int(value) else f"{value:.3g}"
