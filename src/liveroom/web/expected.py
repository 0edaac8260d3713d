"""What clients do wrong or break off: no defect of ours, so it is counted and told as a sum."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from typing import Final

import structlog
from prometheus_client.core import CounterMetricFamily
from prometheus_client.registry import Collector

EVERY_SECONDS: Final = 60.0

INVALID_REQUEST: Final = "Invalid HTTP request received."
"""What uvicorn says of each request that is no HTTP."""

log = structlog.get_logger("liveroom.web")


class ExpectedEnds(Collector):
    """Counts by kind; once a minute one line in the log has the sums since the last one."""

    def __init__(self) -> None:
        self._all = Counter[str]()
        self._logged = Counter[str]()
        self._timer: asyncio.TimerHandle | None = None

    def count(self, kind: str) -> None:
        """Count one. Belongs into the server's loop."""
        self._all[kind] += 1
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(EVERY_SECONDS, self._log_sums)

    def collect(self) -> list[CounterMetricFamily]:
        """See Collector."""
        description = "What clients did wrong or broke off."
        family = CounterMetricFamily("liveroom_expected_ends", description, labels=("kind",))
        for kind, count in self._all.items():
            family.add_metric((kind,), count)
        return [family]

    def stop(self) -> None:
        """Tell what is left."""
        if self._timer is not None:
            self._timer.cancel()
            self._log_sums()

    def _log_sums(self) -> None:
        self._timer = None
        log.info("expected_ends", **(self._all - self._logged))
        self._logged = self._all.copy()


class Summed(logging.Filter):
    """Keeps out of the log what is counted instead."""

    def filter(self, record: logging.LogRecord) -> bool:
        """See logging.Filter."""
        return record.msg != INVALID_REQUEST
