"""Blank lines that say nothing: those of a text that has one below every line."""

from __future__ import annotations

from itertools import groupby

from liveroom.importing.text.source import Source

_LEAST, _MOST = 8, 0.9
"""Gaps that make a text double-spaced, and the share of its lines that they part."""


def single_spaced(lines: list[Source]) -> list[Source]:
    """The lines of a text that has a blank one between nearly all of them, without that.

    Where several stand, the gap is meant, and one is left.
    """
    runs = [(blank, list(run)) for blank, run in groupby(lines, lambda line: line.blank)]
    gaps = [len(run) for blank, run in runs[1:-1] if blank]
    close = sum(len(run) - 1 for blank, run in runs if not blank)
    if len(gaps) < _LEAST or len(gaps) < _MOST * (len(gaps) + close):
        return lines
    usual = min(gaps)
    return [
        line for blank, run in runs for line in (run[: int(len(run) > usual)] if blank else run)
    ]
