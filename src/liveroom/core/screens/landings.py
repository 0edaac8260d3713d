"""How a landing is told."""

from __future__ import annotations

from liveroom.core.rundown.landing import Landing


def described(landing: Landing, rev: int) -> dict[str, object]:
    """A landing that was worked out at a revision of the rundown."""
    return {
        "ends_at": landing.ends_at,
        "at": landing.at,
        "over_seconds": landing.over_seconds,
        "feasible": landing.feasible,
        "short_by_seconds": landing.short_by_seconds,
        "rev": rev,
        "segments": [
            {
                "segment": each.segment,
                "from_seconds": each.from_seconds,
                "to_seconds": each.to_seconds,
                "starts_at": each.starts_at,
            }
            for each in landing.segments
        ],
    }
