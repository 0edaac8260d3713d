"""The curves of a benchmark as a picture."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("Agg")

from matplotlib import pyplot

from benchmarks.figures import Outcome

STYLE: Any = {
    "font.size": 10.0,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "grid.alpha": 0.3,
    "legend.frameon": False,
}


def draw(outcome: Outcome, folder: Path) -> Path:
    """Write the picture as PNG; returns its path."""
    with matplotlib.rc_context(STYLE):
        figure, axes = pyplot.subplots(figsize=(7.2, 4.0), layout="constrained")
        for name, curve in outcome.curves.items():
            axes.plot([x for x, _ in curve], [y for _, y in curve], label=name, linewidth=1.8)
        axes.set_xlabel(outcome.axes[0])
        axes.set_ylabel(outcome.axes[1])
        axes.set_xlim(left=0)
        axes.set_ylim(bottom=0)
        axes.set_title(outcome.title, loc="left", fontsize=10)
        axes.legend()
        path = folder / f"{outcome.benchmark}.png"
        figure.savefig(path, dpi=100)
        pyplot.close(figure)
    return path
