"""The curves of a benchmark as a picture."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("Agg")

from matplotlib import pyplot

from benchmarks.figures import Outcome

STYLE: Any = {
    "svg.hashsalt": "liveroom",
    "font.size": 10.0,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "grid.alpha": 0.3,
    "legend.frameon": False,
}


def draw(outcome: Outcome, folder: Path) -> list[Path]:
    """Write the picture as PNG and SVG."""
    with matplotlib.rc_context(STYLE):
        figure, axes = pyplot.subplots(figsize=(7.2, 4.0), layout="constrained")
        for name, curve in outcome.curves.items():
            axes.plot([x for x, _ in curve], [y for _, y in curve], label=name, linewidth=1.8)
        axes.set_xlabel(outcome.axes[0])
        axes.set_ylabel(outcome.axes[1])
        axes.set_xlim(left=0)
        axes.set_ylim(bottom=0)
        settings = ", ".join(f"{name} {value}" for name, value in outcome.settings.items())
        axes.set_title(f"{outcome.benchmark} ({settings})", loc="left", fontsize=10)
        axes.legend()
        paths = [folder / f"{outcome.benchmark}.{kind}" for kind in ("png", "svg")]
        for path in paths:
            metadata = {"Date": None} if path.suffix == ".svg" else None
            figure.savefig(path, dpi=150, metadata=metadata)
        pyplot.close(figure)
    return paths
