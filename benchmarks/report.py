"""A table for the terminal, files, and the table of docs/performance.md from these files.

`python -m benchmarks.report` writes that table anew.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import machine
from benchmarks.figures import Figure, Outcome
from benchmarks.options import ROOT

RESULTS = ROOT / "benchmarks" / "results"
PAGE = ROOT / "docs" / "performance.md"
HEADS = ("figure", "value", "range", "goal", "")


def table(outcome: Outcome) -> str:
    """The figures in columns."""
    rows = [HEADS, *(figure.row for figure in outcome.figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADS))]
    lines = [
        "  ".join(
            cell.ljust(width) if column in (0, 4) else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    lines.insert(1, "─" * max(map(len, lines)))
    return "\n".join([outcome.title, *lines])


def write(outcome: Outcome, folder: Path = RESULTS) -> list[Path]:
    """JSON, and a picture where there is something to draw."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{outcome.benchmark}.json"
    told = {
        "benchmark": outcome.benchmark,
        "settings": outcome.settings,
        "figures": [asdict(figure) | {"held": figure.held} for figure in outcome.figures],
        "raw": outcome.raw,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": machine.described(),
    }
    lines = (f"{json.dumps(k)}: {_lined(v)}" for k, v in told.items())
    path.write_text("{" + ",\n".join(lines) + "}\n", "utf-8")
    if not outcome.curves:
        return [path]
    from benchmarks import plot

    return [path, plot.draw(outcome, folder)]


def _lined(value: object) -> str:
    """JSON with a line for each thing in a list."""
    if not isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return "[\n " + ",\n ".join(json.dumps(each, ensure_ascii=False) for each in value) + "\n]"


def markdown(folder: Path = RESULTS) -> str:
    """Every figure that is held against a goal, but for what must not happen at all."""
    rows = ["| benchmark | figure | value | range | goal | |", "|---|---|---|---|---|---|"]
    for path in sorted(folder.glob("*.json")):
        told, of = json.loads(path.read_text("utf-8")), ""
        for each in told["figures"]:
            held, name = each.pop("held"), each["name"]
            of = of if name.startswith("…") else f"{name} "
            if held is not None and each["most"] != 0:
                name, *cells = Figure(**each).row
                full = f"{of}{name}" if name.startswith("…") else name
                rows.append(f"| {told['benchmark']} | {full} | {' | '.join(cells)} |")
    return "\n".join(rows)


def page(text: str) -> str:
    """The page with its table made anew."""
    lines = text.splitlines()
    rows = [number for number, line in enumerate(lines) if line.startswith("|")]
    return "\n".join([*lines[: rows[0]], markdown(), *lines[rows[-1] + 1 :]]) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")
