"""Whether the database that servers share answers soon, and keeps what it has acknowledged."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from typing import TYPE_CHECKING, Final

from liveroom.cli.findings import Finding, Verdict
from liveroom.core.records import NotStored, Unknown
from liveroom.store.cannot_open import CannotOpen
from liveroom.web.app import shared_database

if TYPE_CHECKING:
    from liveroom.store.postgres import SharedDatabase
    from liveroom.store.postgres.measuring import Standby

START_SECONDS: Final = 5.0
SLOW_APPEND_MS: Final = 50.0
BAD_APPEND_MS: Final = 500.0
SLOW_NOTICE_MS: Final = 100.0

DATABASE: Final = "database"
STANDBY: Final = "synchronous standby"
APPEND: Final = "append (p99)"
LISTENER: Final = "listener lag (p99)"
ONCE_A_SECOND: Final = (
    "Servers hear of each other once a second alone. A pooler of transactions passes on no NOTIFY: "
    "name the database itself."
)


def looked_at(dsn: str) -> list[Finding]:
    """What a server meets that is started with this log; its tables are made when missing."""
    return asyncio.run(_looked_at(dsn))


async def _looked_at(dsn: str) -> list[Finding]:
    found: list[Finding] = []
    try:
        async with shared_database(dsn, start_seconds=START_SECONDS) as database:
            found.append(Finding(DATABASE, "a server would start"))
            async for finding in _measured(dsn, database):
                found.append(finding)
    except CannotOpen as error:
        return [Finding(DATABASE, "a server would not start", Verdict.BAD, str(error))]
    except (NotStored, Unknown) as error:
        found.append(Finding(APPEND, "not answered", Verdict.BAD, f"The database said: {error}."))
    return found


async def _measured(dsn: str, database: SharedDatabase) -> AsyncIterator[Finding]:
    from liveroom.store.postgres import measuring

    state = await measuring.standby(database)
    yield standby(state)
    if state == "away":
        return
    yield append(await measuring.append_times(database))
    yield listener(await measuring.listener_lags(dsn))


def standby(state: Standby) -> Finding:
    """Whether what is acknowledged is on two machines."""
    match state:
        case "connected":
            return Finding(STANDBY, "yes")
        case "named":
            advice = "Only a user with pg_read_all_stats sees whether it is connected."
            return Finding(STANDBY, "named", Verdict.LOOK, advice)
        case "none":
            advice = "What was acknowledged is lost with the database's disk."
            return Finding(STANDBY, "no", Verdict.LOOK, advice)
        case "away":
            advice = (
                "Nothing is acknowledged until it is back: start it, or take it out of "
                "synchronous_standby_names."
            )
            return Finding(STANDBY, "not connected", Verdict.BAD, advice)


def append(took: Sequence[float]) -> Finding:
    """How soon the database has what people do; seconds in order of length."""
    name, (milliseconds, value) = APPEND, _p99(took)
    if milliseconds <= SLOW_APPEND_MS:
        return Finding(name, value)
    verdict = Verdict.BAD if milliseconds > BAD_APPEND_MS else Verdict.LOOK
    advice = "Every answer waits for the database and its standby: faster disks, shorter ways."
    return Finding(name, value, verdict, advice)


def listener(lags: Sequence[float]) -> Finding:
    """How soon the servers hear of each other; nothing where they do not."""
    if not lags:
        return Finding(LISTENER, "not heard", Verdict.LOOK, ONCE_A_SECOND)
    milliseconds, value = _p99(lags)
    if milliseconds <= SLOW_NOTICE_MS:
        return Finding(LISTENER, value)
    advice = "What is done on one server is seen so much later on the others."
    return Finding(LISTENER, value, Verdict.LOOK, advice)


def _p99(ordered: Sequence[float]) -> tuple[float, str]:
    """What 99 of 100 stay within, in milliseconds."""
    milliseconds = 1e3 * ordered[len(ordered) * 99 // 100]
    return milliseconds, f"{milliseconds:.2f} ms"
