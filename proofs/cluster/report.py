"""How a fault of the cluster stands in docs/proofs.md."""

from __future__ import annotations

from proofs import report
from tests.nodes.crowd import Found


def note(fault: str, struck: str, found: Found, came_to: str = "") -> None:
    """What struck, what was acknowledged meanwhile, and what of it was lost, doubled or missed."""
    report.note(
        fault,
        struck,
        f"{found.acknowledged:,}",
        found.lost,
        found.doubled + found.changed_answers,
        found.wrong_votes,
        found.holes,
        f"{found.longest_pause:.1f} s",
        f"{found.cues}, the last saw one after {found.longest_cue:.1f} s at most",
        came_to,
    )
