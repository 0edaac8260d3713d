"""What people wrote is erased some days after their event's end, by the server itself."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Final

from liveroom.core.erasure.due import erased_from
from liveroom.core.ids import RoomId
from liveroom.core.records import NotStored, Unknown
from liveroom.core.refusals import Refused
from liveroom.core.vocabulary.damage import Damaged
from liveroom.live.all_rooms import Listed
from liveroom.web.state import AppState

FIRST_SECONDS: Final = 30.0
"""After the start: whoever comes back then is served first."""
EVERY_SECONDS: Final = 24 * 3_600.0

logger = logging.getLogger(__name__)


Erase = Callable[[RoomId, int], Awaitable[int]]
"""Erases a room that is due since an instant; of how many questions the texts went."""


async def keep_for_days(app_state: AppState, erase: Erase) -> None:
    """Erase for ever what is due, soon after the start and once a day."""
    await app_state.clock.sleep(FIRST_SECONDS)
    while True:
        await erase_all_due(app_state, erase)
        await app_state.clock.sleep(EVERY_SECONDS)


async def erase_all_due(app_state: AppState, erase: Erase) -> None:
    """Erase the texts and names of every room whose time is over."""
    for listed in await app_state.listing.rooms():
        due = _due(listed, app_state.settings.retention_days)
        if due is not None and due <= app_state.clock.now():
            await _erase(app_state, erase, listed.room, due)


def _due(listed: Listed, days: int) -> int | None:
    """None too for a room whose log cannot be read."""
    if listed.phase is None:
        return None
    return erased_from(listed.program, listed.ended_at, listed.erased_at, listed.last_at, days)


async def _erase(app_state: AppState, erase: Erase, room: RoomId, due: int) -> None:
    """One of several servers does it: the same command by the same actor counts once."""
    try:
        questions = await erase(room, due)
    except (Refused, Damaged, NotStored, Unknown) as error:
        logger.warning("room %s: its texts and names are due to be erased: %s", room, error)
    else:
        logger.info(
            "room %s: texts and names erased, %d days after its end; questions: %d",
            room,
            app_state.settings.retention_days,
            questions,
        )
