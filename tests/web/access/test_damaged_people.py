"""What is stored of people is damaged: nobody is taken for another, and the show goes on."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed

from liveroom.core.ids import RoomId
from liveroom.web.access.scrub import EVERY_SECONDS
from tests.fakes import FakeClock
from tests.web.api.test_damage import again, damage
from tests.web.serving import running

pytestmark = pytest.mark.anyio

LEFT_OUT = "names of people who joined are left out: 1"
COME_AGAIN = "1 of those who came by its links have to come in again"
LOST_KEY = "the key of those who joined is lost: they are out, and nobody can join"


async def test_a_damaged_name_is_not_shown_and_moderators_are_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(data=str(tmp_path)) as server:
        broken, sound = await server.new_room(), await server.new_room()
        await broken.to_questions()
        ana, ben, eve = [await broken.join(name) for name in ("Ana", "Ben", "Eve")]
    damage(tmp_path, "UPDATE names SET name = 'Ben' WHERE name = 'Ana'")
    damage(
        tmp_path,
        "UPDATE persons SET link = (SELECT link FROM links WHERE room = ? AND role = 'moderator')"
        " WHERE digest = (SELECT digest FROM names WHERE name = 'Eve')",
        broken.name,
    )
    caplog.clear()
    async with running(data=str(tmp_path)) as server:
        broken, sound = again(broken, server), again(sound, server)
        await broken.do(ana, "ask", text="Who pays?")
        await broken.do(ben, "ask", text="Who decides?")
        desk = await broken.screen(broken.tokens["moderator"])
        named = {card["text"]: card["name"] for card in desk["questions"].values()}
        assert named == {"Who pays?": None, "Who decides?": "Ben"}
        assert desk["trouble"] == {"people_damaged": True}
        assert "trouble" not in await broken.screen(broken.tokens["host"])
        refused = await server.call("GET", f"{broken.api}/screen", eve)
        assert (refused.status_code, refused.json()["code"]) == (401, "not_signed_in")
        cookie = await broken.cookie("moderator")
        path = f"/r/{broken.name}/moderator?lang=en"
        page = (await server.call("GET", path, headers={"Cookie": cookie})).text
        assert "they have to come in again" in page.partition("<main")[0]
        await sound.do(sound.tokens["moderator"], "open")
        assert (await server.call("GET", "/readyz")).text == "ready\ndamaged rooms: 1\n"
    lines = [each.getMessage() for each in caplog.records if each.levelno == logging.ERROR]
    assert lines == [f"room {broken.name} is damaged: {each}" for each in (COME_AGAIN, LEFT_OUT)]


@pytest.mark.parametrize("statement", ["DELETE FROM tag_keys", "UPDATE tag_keys SET key = 'x'"])
async def test_without_the_key_of_people_nobody_votes_twice_and_staff_go_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, statement: str
) -> None:
    async with running(data=str(tmp_path)) as server:
        room = await server.new_room()
        question = await room.approved()
        ana = await room.join("Ana")
        await room.do(ana, "vote", question=question, value=True)
    damage(tmp_path, f"{statement} WHERE room = ?", room.name)
    caplog.clear()
    async with running(data=str(tmp_path)) as server:
        room = again(room, server)
        moderator = room.tokens["moderator"]
        refused = await room.send(ana, "vote", question=question, value=True)
        assert (refused.status_code, refused.json()["code"]) == (401, "not_signed_in")
        link, wanted = room.tokens["attendee"], {"name": "Ana"}
        joined = await server.call("POST", f"{room.api}/join", link, json=wanted)
        assert (joined.status_code, joined.json()["code"]) == (503, "damaged")

        await room.do(moderator, "add_time", seconds=60)
        desk = await room.screen(moderator)
        assert desk["questions"][question]["votes"] == 1
        assert desk["trouble"] == {"joining_closed": True}
        cookie = await room.cookie("moderator")
        path = f"/r/{room.name}/moderator?lang=en"
        page = (await server.call("GET", path, headers={"Cookie": cookie})).text
        assert "nobody can join, ask or vote" in page.partition("<main")[0]
    (line,) = [each for each in caplog.records if each.levelno == logging.ERROR]
    assert line.getMessage() == f"room {room.name} is damaged: {LOST_KEY}"


async def test_a_name_that_is_lost_under_a_room_that_runs_is_told_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    clock = FakeClock()
    async with running(clock=clock, data=str(tmp_path)) as server:
        room = await server.new_room()
        await room.to_questions()
        await room.join("Ana")
        damage(tmp_path, "DELETE FROM names WHERE name = 'Ana'")
        caplog.clear()
        async with room.watch(room.tokens["moderator"]) as watcher:
            await clock.advance(EVERY_SECONDS)
            with pytest.raises(ConnectionClosed):
                await watcher.until(lambda screen: "trouble" in screen)
        desk = await room.screen(room.tokens["moderator"])
        assert desk["trouble"] == {"people_damaged": True}
        kept = server.app_state.rooms.loaded(RoomId(room.name))
        await clock.advance(EVERY_SECONDS)
        await room.do(room.tokens["moderator"], "add_time", seconds=60)
        assert server.app_state.rooms.loaded(RoomId(room.name)) is kept
    lines = [each.getMessage() for each in caplog.records if each.levelno == logging.ERROR]
    assert lines == [f"room {room.name} is damaged: {LEFT_OUT}"]
