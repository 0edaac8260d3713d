"""Tasks that have to go on for as long as the server does: one that falls begins anew."""

from __future__ import annotations

import logging
from collections.abc import Callable, Coroutine
from typing import Any, Final

from liveroom.web.state import AppState

FIRST_PAUSE: Final = 0.5
LONGEST_PAUSE: Final = 30.0
"""Seconds until it begins anew; each pause is twice the one before."""

STEADY_MS: Final = 60_000
"""A task that has lasted so long falls for another reason."""

logger = logging.getLogger(__name__)


async def keep(
    app_state: AppState, name: str, task: Callable[[], Coroutine[Any, Any, None]]
) -> None:
    """Run a task until it returns, however often it ends by a defect.

    Until it begins anew it stands in `fallen`.
    """
    clock, pause = app_state.clock, FIRST_PAUSE
    while True:
        began = clock.now()
        try:
            return await task()
        except Exception as error:
            logger.exception("%s has fallen, and begins anew", name, exc_info=error)
        app_state.fallen.add(name)
        app_state.metrics.fallen.labels(name).inc()
        if clock.now() >= began + STEADY_MS:
            pause = FIRST_PAUSE
        await clock.sleep(pause)
        pause = min(2 * pause, LONGEST_PAUSE)
        app_state.fallen.discard(name)
