"""How a fault of the disk stands in docs/proofs.md."""

from __future__ import annotations

from proofs import report
from proofs.storage.evening import Found


def note(fault: str, struck: str, found: Found, came_to: str = "") -> None:
    """What struck, what was acknowledged meanwhile, and what of it was lost or doubled."""
    cut_off = f"{found.unanswered:,} answers cut off, and asked for again"
    report.note(
        fault,
        struck,
        f"{found.acknowledged:,}",
        found.lost,
        found.changed + found.doubled,
        came_to or cut_off,
    )
