"""Links of staff are good for commands until seven days after the event, and to read for ever."""

from __future__ import annotations

import pytest

from liveroom.web.access.expiry import AFTER_MS
from tests.fakes import FakeClock
from tests.web.serving import PROGRAM, Room, running

pytestmark = pytest.mark.anyio

BEFORE = PROGRAM["starts_at"] - 3_600_000
END: int = PROGRAM["ends_at"]
EXPIRING = ("moderator", "host", "speaker")


async def refused(room: Room, token: str, command: str = "acknowledge", **more: object) -> str:
    fields = {"message": "none"} if command == "acknowledge" else more
    return str((await room.send(token, command, **fields)).json().get("code"))


async def codes(room: Room) -> dict[str, str]:
    return {role: await refused(room, room.tokens[role]) for role in EXPIRING}


async def test_they_run_out_seven_days_after_the_end_and_the_owner_s_and_the_attendees_do_not() -> (
    None
):
    clock = FakeClock(BEFORE)
    async with running(clock=clock) as server:
        room = await server.new_room()
        await room.do(room.tokens["moderator"], "open")
        await clock.advance((END + AFTER_MS - 1_000 - clock.now()) / 1000)
        assert "link_expired" not in (await codes(room)).values()

        await clock.advance((END + AFTER_MS - clock.now()) / 1000)
        assert set((await codes(room)).values()) == {"link_expired"}
        said = (await room.send(room.tokens["moderator"], "hold")).json()
        assert said["expired_at"] == END + AFTER_MS
        assert "ask the organiser for a new link" in said["message"]
        async with room.watch(room.tokens["moderator"]) as desk:
            await desk.hear()
            await desk.say(t="command", id="late", command="hold")
            assert (await desk.hear())["code"] == "link_expired"
        press = await server.call("POST", f"{room.api}/press/next", room.tokens["moderator"])
        rehearse = f"{room.api}/rehearsal"
        rehearsal = await server.call("POST", rehearse, room.tokens["moderator"], json={})
        assert [press.status_code, rehearsal.status_code] == [403, 403]

        for role in EXPIRING:
            assert (await room.screen(room.tokens[role]))["event"]["title"] == PROGRAM["title"]
        minutes = await server.call(
            "GET", f"{room.api}/export/minutes.md", room.tokens["moderator"]
        )
        assert minutes.status_code == 200
        await room.do(room.tokens["owner"], "banner", text="Thank you")
        await room.do(await room.join(), "ask", text="One?")


async def test_a_link_made_after_that_is_good_for_seven_days_and_so_is_a_room_opened_late() -> None:
    clock = FakeClock(BEFORE)
    async with running(clock=clock) as server:
        room = await server.new_room()
        await clock.advance((END + 2 * AFTER_MS - clock.now()) / 1000)
        path = f"{room.api}/links"
        new = (
            await server.call("POST", path, room.tokens["owner"], json={"role": "moderator"})
        ).json()
        assert new["expires_at"] == END + 3 * AFTER_MS
        await room.do(new["token"], "open")
        late = await server.new_room()
        await late.do(late.tokens["moderator"], "open")
        listed = (await server.call("GET", path, room.tokens["owner"])).json()["links"]
        until = {each["role"]: each["expires_at"] for each in listed[:-1]}
        assert until == dict.fromkeys(EXPIRING, END + AFTER_MS) | dict.fromkeys(
            ("owner", "attendee", "overlay")
        )


async def test_an_event_without_an_end_and_a_rehearsal_have_links_without_one() -> None:
    clock = FakeClock(BEFORE)
    async with running(clock=clock) as server:
        room = await server.new_room(PROGRAM | {"starts_at": None, "ends_at": None})
        await clock.advance((END + 100 * AFTER_MS - clock.now()) / 1000)
        assert "link_expired" not in (await codes(room)).values()
        await room.do(room.tokens["moderator"], "open")
        await room.do(room.tokens["moderator"], "end")
        await clock.advance(AFTER_MS / 1000)
        assert set((await codes(room)).values()) == {"link_expired"}
