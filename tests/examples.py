"""How many examples chance writes for a property: few in every run, many for `dev.py prove`."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

TIMES = int(os.environ.get("PROOFS_EXAMPLES", "1"))


def examples(number: int) -> settings:
    """So many in every run, and `TIMES` as many for `dev.py prove`. No example is too slow."""
    return settings(
        max_examples=number * TIMES, deadline=None, suppress_health_check=[HealthCheck.too_slow]
    )
