"""Pages without scripts tell the times as they are when the page is made."""

from __future__ import annotations

import pytest

from tests.fakes import FakeClock
from tests.web.pages.test_forms import came_in, cookie_header
from tests.web.serving import Room, running

pytestmark = pytest.mark.anyio


async def page(room: Room, role: str) -> str:
    """The page as it is now, for somebody who came by the role's link."""
    if role == "attendee":
        path, jar = f"/r/{room.name}", await came_in(room)
    else:
        path = f"/r/{room.name}/{role}"
        entered = await room.server.call(
            "POST", f"/r/{room.name}/enter", data={"as": role, "token": room.tokens[role]}
        )
        jar = dict(entered.cookies)
    answer = await room.server.call("GET", path, headers=cookie_header(jar))
    assert answer.status_code == 200, answer.text
    return answer.text


async def test_overtime_and_a_hold_in_overtime_move_what_is_still_to_come() -> None:
    clock = FakeClock()
    async with running(clock=clock) as server:
        room = await server.new_room()  # by plan: 16:30 welcome, 16:33 talk, 16:43 questions
        moderator = room.tokens["moderator"]
        await room.do(moderator, "open")
        await room.do(moderator, "cue_next", after=None)
        assert ">16:33<" in await page(room, "attendee")

        await clock.advance(5 * 60)
        overtime = await page(room, "attendee"), await page(room, "moderator")
        await room.do(moderator, "hold")
        await clock.advance(4 * 60)
        held = await page(room, "attendee"), await page(room, "moderator")

    assert [">16:35<" in shown for shown in overtime] == [True, True]
    assert [">16:39<" in shown for shown in held] == [True, True]
    assert "Q&A at about 16:49" in held[0]
    assert "<dt>Show ends</dt><dd>17:04</dd>" in held[1]
