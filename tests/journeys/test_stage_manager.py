"""The example webinar run by its stage manager, by a clock that the test moves."""

from __future__ import annotations

from typing import Any

import pytest

from tests.fakes import FIRST, FakeClock
from tests.journeys.test_evening import ANNOUNCEMENT
from tests.web.serving import Room, running

pytestmark = pytest.mark.anyio


class StageManager:
    """A moderator who does what the desk offers, at the second at which it is due."""

    def __init__(self, room: Room, clock: FakeClock) -> None:
        self.room, self.clock = room, clock
        self.token = room.tokens["moderator"]

    async def look(self) -> dict[str, Any]:
        return await self.room.screen(self.token)

    async def row(self, segment: str) -> dict[str, Any]:
        """A segment's row of the rundown."""
        (found,) = [row for row in (await self.look())["rundown"] if row["segment"] == segment]
        assert isinstance(found, dict)
        return found

    async def do(self, command: str, **fields: Any) -> dict[str, Any]:
        return await self.room.do(self.token, command, **fields)

    async def next(self) -> dict[str, Any]:
        """Cue what comes next; what is on then."""
        now = (await self.look())["now"]
        await self.do("cue_next", after=now and now["segment"])
        return (await self.look())["now"] or {}

    async def wait(self, minutes: float) -> None:
        await self.clock.advance(60 * minutes)

    async def until_due(self) -> None:
        """Let the running segment have its time, to the second."""
        ends_at = (await self.look())["now"]["ends_at"]
        await self.clock.advance((ends_at - self.clock.now()) / 1000)


async def test_a_show_with_mishaps_lands_on_the_second() -> None:
    """Two speakers overrun, one is replaced while on air, a wrong Next is taken back; it ends at
    the announced second all the same, and the record tells one run of each segment."""
    clock = FakeClock()
    async with running(clock=clock) as server:
        room = await server.opened(announcement=ANNOUNCEMENT.read_text("utf-8"))
        manager, phone = StageManager(room, clock), room.tokens["attendee"]
        await manager.do("open")
        titles = [row["title"] for row in (await manager.look())["rundown"]]

        await manager.next()
        await manager.until_due()
        await manager.next()
        await manager.until_due()
        assert (await manager.next())["title"] == titles[2]

        # The first speaker overruns by three minutes.
        await manager.until_due()
        await manager.wait(3)
        second = await manager.next()

        # Somebody else speaks in place of the second, who is on air already.
        row = next(
            r for r in (await manager.look())["rundown"] if r["segment"] == second["segment"]
        )
        stand_in = {"name": "Eugeni Vives", "role": "Head of Projects", "organisation": "AMB"}
        await manager.do(
            "change_segment",
            segment=row["segment"],
            rev=row["rev"],
            title="Presentation by Eugeni Vives",
            speakers=[stand_in],
        )
        shown = (await room.screen(phone))["now"]
        assert (shown["title"], shown["speakers"]) == ("Presentation by Eugeni Vives", [stand_in])
        assert shown["cued_at"] == second["cued_at"]

        # Next is pressed by mistake, and taken back half a minute later.
        await manager.wait(4)
        await manager.do("add_time", seconds=60)
        before = (await manager.look())["now"]
        await manager.next()
        await manager.wait(0.5)
        undone = await manager.do("undo_last", rev=(await manager.look())["show"]["rev"])
        assert undone["undone"] == "segment_cued"
        assert (await manager.look())["now"] == before
        assert (await room.screen(phone))["now"]["cued_at"] == second["cued_at"]

        # He overruns too; then the show is landed at its announced end.
        await manager.until_due()
        await manager.wait(1.5)
        await manager.next()
        panel = (await manager.look())["landing"]
        assert panel["feasible"] is True
        path = f"{room.api}/landing?protect=qa"
        plan = (await server.call("GET", path, manager.token)).json()
        assert plan["ends_at"] == FIRST + 3_600_000
        assert plan["over_seconds"] == 60 + 3 * 60 + 60 + 90  # it never fitted: 61 minutes in 60
        landed = {"rev": plan["rev"], "ends_at": plan["ends_at"], "protect": "qa"}
        await manager.do("land", **landed)
        for segment in plan["segments"]:
            if segment["segment"] != (await manager.look())["now"]["segment"]:
                row = await manager.row(segment["segment"])
                assert row["planned_seconds"] == segment["to_seconds"]
        assert (await manager.look())["landing"] is None

        while (await manager.look())["next"] is not None:
            await manager.until_due()
            await manager.next()
        await manager.until_due()
        await manager.do("end")

        show = (await room.screen(phone))["show"]
        assert show["ended_at"] == FIRST + 3_600_000
        minutes = await server.call("GET", f"{room.api}/export/timing.csv", manager.token)
        rows = minutes.text.splitlines()[1:]
        assert len(rows) == len(titles)
        assert sum("Eugeni Vives" in row for row in rows) == 1
