"""A damaged room is read up to where it was damaged, and troubles no other room."""

from __future__ import annotations

import logging
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed

from liveroom.core.ids import RoomId
from liveroom.live.room_task import RESTARTING
from liveroom.web.access.scrub import EVERY_SECONDS
from tests.fakes import FakeClock
from tests.web.serving import Room, Running, running

pytestmark = pytest.mark.anyio


def damage(folder: Path, statement: str, *values: object) -> None:
    """Change one row behind the server's back."""
    with sqlite3.connect(folder / "liveroom.db") as file:
        assert file.execute(statement, values).rowcount == 1
    file.close()


def again(room: Room, server: Running) -> Room:
    """The same room after a restart."""
    return Room(server, room.name, room.tokens, room.links, room.program)


async def until_asked_twice(room: Room) -> tuple[str, str]:
    """The doors open, a segment is on, and two questions are asked; their asker and the first."""
    await room.to_questions()
    asker = await room.join("Ana")
    first = await room.do(asker, "ask", text="Who pays for the trees?")
    await room.do(asker, "ask", text="Who waters them?")
    return asker, first["question"]


LAST_QUESTION = "room = ? AND seq = (SELECT seq FROM rooms WHERE room = ?)"


async def test_a_damaged_room_is_shown_as_it_was_and_takes_no_commands(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(data=str(tmp_path)) as server:
        broken, sound = await server.new_room(), await server.new_room()
        asker, first = await until_asked_twice(broken)
        metrics = (await server.call("GET", "/metrics")).text
        assert re.search(r"^liveroom_rooms_damaged 0", metrics, re.M)
    damage(
        tmp_path,
        f"UPDATE texts SET value = 'Who fells them?' WHERE field = 'text' AND {LAST_QUESTION}",
        *(broken.name, broken.name),
    )
    caplog.clear()
    async with running(data=str(tmp_path)) as server:
        broken, sound = again(broken, server), again(sound, server)
        tokens = broken.tokens
        assert (await server.call("GET", "/readyz")).text == "ready\n"
        desk, phone = await broken.screen(tokens["moderator"]), await broken.screen(asker)
        assert [card["text"] for card in desk["questions"].values()] == ["Who pays for the trees?"]
        assert [*phone["mine"]] == [first]
        as_of = desk["questions"][first]["asked_at"]
        for role in ("owner", "moderator", "host", "speaker", "attendee"):
            told = (await broken.screen(tokens[role]))["trouble"]
            assert told == {"read_only": {"as_of": as_of}}
        assert "trouble" not in await broken.screen(tokens["overlay"])
        assert "trouble" not in await sound.screen(sound.tokens["moderator"])

        for answer in (
            await broken.send(tokens["moderator"], "approve", question=first, rev=1),
            await broken.send(tokens["owner"], "end"),
            await broken.send(tokens["host"], "go_live", question=first, rev=1),
            await broken.send(asker, "ask", text="Who waters them?"),
        ):
            told = answer.json()
            assert (answer.status_code, told["ok"], told["code"]) == (503, False, "damaged")
            assert set(told) == {"ok", "id", "code", "message"}
        async with broken.watch(tokens["moderator"]) as watcher:
            assert (await watcher.command("c1", "hold"))["code"] == "damaged"
            assert watcher.screen["trouble"] == {"read_only": {"as_of": as_of}}
            assert watcher.screen["questions"] == desk["questions"]

        for record in ("minutes.json", "questions.csv", "account.json", "rundown.json"):
            path = f"{broken.api}/export/{record}"
            kept = await server.call("GET", path, tokens["moderator"])
            assert kept.status_code == 200
            assert "waters" not in kept.text
        async with sound.watch(sound.tokens["host"]) as watcher:
            await sound.do(sound.tokens["moderator"], "open")
            await watcher.until(lambda screen: screen["event"]["phase"] == "green_room")

        answer = await server.call("GET", "/readyz")
        assert (answer.status_code, answer.text) == (200, "ready\ndamaged rooms: 1\n")
        metrics = (await server.call("GET", "/metrics")).text
        assert re.search(r"^liveroom_rooms_damaged 1", metrics, re.M)
        assert not server.app_state.rooms.is_running
    (line,) = [each for each in caplog.records if each.levelno == logging.ERROR]
    seq = line.getMessage().rpartition("event ")[0].split("event ")[1].split(":")[0]
    assert line.getMessage() == (
        f"room {broken.name} is damaged, and for reading alone: "
        f"event {seq}: the text of an event is not what was written"
    )


DAMAGED = {"en": " is damaged. Records can be taken", "es": "está dañado"}
READ_ONLY = {"en": "only be read for now", "es": "solo se puede leer"}


async def test_its_pages_say_so_without_scripts_too(tmp_path: Path) -> None:
    async with running(data=str(tmp_path)) as server:
        room = await server.new_room()
        await until_asked_twice(room)
        cookies = await room.came_in("owner", "moderator", "host", "speaker", "attendee")
        jar = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
        path = f"/r/{room.name}"
        whole = (await server.call("GET", path, headers=jar)).text
        assert READ_ONLY["en"] not in whole.partition("<main")[0]
    damage(tmp_path, f"UPDATE events SET at = 7 WHERE {LAST_QUESTION}", room.name, room.name)
    async with running(data=str(tmp_path)) as server:
        for lang in ("en", "es"):
            for view in ("", "/moderator", "/owner", "/host", "/speaker"):
                page = (await server.call("GET", f"{path}{view}?lang={lang}", headers=jar)).text
                shown = page.partition('<script type="application/json"')[0]
                assert READ_ONLY[lang] in shown, view
                assert (DAMAGED[lang] in shown) is (view not in ("", "/speaker")), view


@pytest.mark.parametrize("payload", [b"\xff\x00", b"{}", b'{"program":{"title":7}}', b""])
async def test_a_room_of_which_nothing_can_be_read_is_closed_and_the_others_go_on(
    tmp_path: Path, payload: bytes
) -> None:
    async with running(data=str(tmp_path)) as server:
        broken, sound = await server.new_room(), await server.new_room()
    damage(
        tmp_path,
        "UPDATE events SET payload = ? WHERE room = ? AND seq = 1",
        *(payload, broken.name),
    )
    async with running(data=str(tmp_path)) as server:
        broken, sound = again(broken, server), again(sound, server)
        moderator = broken.tokens["moderator"]
        for answer in (
            await server.call("GET", f"{broken.api}/screen", moderator),
            await broken.send(moderator, "open"),
            await server.call("GET", f"{broken.api}/export/minutes.json", moderator),
        ):
            told = answer.json()
            assert (answer.status_code, told["ok"], told["code"]) == (503, False, "damaged")
            assert set(told) == {"ok", "id", "code", "message"}
        assert (await server.call("GET", "/readyz")).text == "ready\ndamaged rooms: 1\n"
        async with sound.watch(sound.tokens["host"]) as watcher:
            await sound.do(sound.tokens["moderator"], "open")
            await watcher.until(lambda screen: screen["event"]["phase"] == "green_room")


def flip(folder: Path, text: str) -> None:
    """One bit of a text is another in the database file itself, which nobody is told of."""
    with (folder / "liveroom.db").open("r+b") as file:
        at = file.read().rindex(text.encode())
        file.seek(at)
        file.write(bytes([text.encode()[0] ^ 1]))


def lose(folder: Path, text: str) -> None:
    """The row of a text is gone as if it had been erased."""
    damage(folder, "DELETE FROM texts WHERE value = ?", text)


@pytest.mark.parametrize("struck", [flip, lose])
async def test_damage_under_a_room_that_runs_is_found_within_ten_minutes(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, struck: Callable[[Path, str], None]
) -> None:
    clock = FakeClock()
    async with running(clock=clock, data=str(tmp_path)) as server:
        broken, sound = await server.new_room(), await server.new_room()
        await until_asked_twice(broken)
    async with running(clock=clock, data=str(tmp_path)) as server:
        broken, sound = again(broken, server), again(sound, server)
        moderator = broken.tokens["moderator"]
        async with (
            broken.watch(moderator) as watcher,
            sound.watch(sound.tokens["moderator"]) as other,
        ):
            kept = server.app_state.rooms.loaded(RoomId(sound.name))
            struck(tmp_path, "Who waters them?")
            caplog.clear()
            assert (await broken.send(moderator, "add_time", seconds=60)).json()["ok"]
            await clock.advance(EVERY_SECONDS)
            with pytest.raises(ConnectionClosed) as closed:
                await watcher.until(lambda screen: "trouble" in screen)
            assert closed.value.rcvd is not None
            assert closed.value.rcvd.code == RESTARTING

            assert (await broken.send(moderator, "hold")).json()["code"] == "damaged"
            desk = await broken.screen(moderator)
            assert [card["text"] for card in desk["questions"].values()] == [
                "Who pays for the trees?"
            ]
            assert [*desk["trouble"]] == ["read_only"]
            assert (await server.call("GET", "/readyz")).text == "ready\ndamaged rooms: 1\n"
            assert (await other.command("c1", "open"))["ok"]
            assert server.app_state.rooms.loaded(RoomId(sound.name)) is kept
    (line,) = [each for each in caplog.records if each.levelno == logging.ERROR]
    assert line.getMessage().startswith(f"room {broken.name} is damaged, and for reading alone: ")


async def test_a_command_whose_answer_is_lost_or_changed_is_not_done_again(tmp_path: Path) -> None:
    async with running(data=str(tmp_path)) as server:
        lost, changed, sound = [await server.new_room() for _ in range(3)]
        for room in (lost, changed, sound):
            await room.to_questions()
            await room.do(room.tokens["moderator"], "add_time", id="more", seconds=60)
        before = [await room.screen(room.tokens["host"]) for room in (lost, changed)]
    damage(tmp_path, "DELETE FROM answers WHERE command = 'more' AND room = ?", lost.name)
    damage(
        tmp_path,
        "UPDATE answers SET body = replace(body, 'true', 'trua') WHERE command = ? AND room = ?",
        *("more", changed.name),
    )
    async with running(data=str(tmp_path)) as server:
        for room, was in zip((again(lost, server), again(changed, server)), before, strict=True):
            moderator = room.tokens["moderator"]
            answer = await room.send(moderator, "add_time", id="more", seconds=60)
            assert (answer.status_code, answer.json()["code"]) == (503, "damaged")
            async with room.watch(moderator) as watcher:
                told = await watcher.command("more", "add_time", seconds=60)
                assert told["code"] == "damaged"
            shown = await room.screen(room.tokens["host"])
            assert shown.pop("trouble").keys() == {"read_only"}
            assert shown == was
        sound = again(sound, server)
        await sound.do(sound.tokens["moderator"], "add_time", id="more", seconds=60)
        assert (await server.call("GET", "/readyz")).text == "ready\ndamaged rooms: 2\n"


ROLE = "UPDATE links SET role = 'owner' WHERE role = 'attendee' AND link LIKE 'k%' AND room = ?"
LABEL = "UPDATE links SET label = 'Lud' WHERE label = 'Luz' AND room = ?"


async def test_a_damaged_link_lets_nobody_in_and_moderators_are_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(data=str(tmp_path)) as server:
        broken, sound = await server.new_room(), await server.new_room()
        asker, _ = await until_asked_twice(broken)
        owner = broken.tokens["owner"]
        wanted = {"role": "moderator", "label": "Luz"}
        made = await server.call("POST", f"{broken.api}/links", owner, json=wanted)
        luz = made.json()["token"]
        await broken.do(luz, "add_time", seconds=60)
    damage(tmp_path, ROLE, broken.name)
    damage(tmp_path, LABEL, broken.name)
    caplog.clear()
    async with running(data=str(tmp_path)) as server:
        broken, sound = again(broken, server), again(sound, server)
        for token in (broken.tokens["attendee"], asker, luz):
            refused = await server.call("GET", f"{broken.api}/screen", token)
            assert (refused.status_code, refused.json()["code"]) == (401, "not_signed_in")
        await broken.do(broken.tokens["moderator"], "add_time", seconds=60)
        for role in ("owner", "moderator"):
            told = (await broken.screen(broken.tokens[role]))["trouble"]
            assert told == {"links_damaged": True}
        assert "trouble" not in await broken.screen(broken.tokens["host"])
        account = await server.call("GET", f"{broken.api}/export/account.json", owner)
        assert "Luz" in account.text
        assert "Lud" not in account.text
        cookie = await broken.cookie("moderator")
        path = f"/r/{broken.name}/moderator?lang=en"
        page = (await server.call("GET", path, headers={"Cookie": cookie})).text
        assert "are damaged and let nobody in" in page.partition("<main")[0]
        listed = (await server.call("GET", f"{broken.api}/links", owner)).json()["links"]
        assert {each["role"] for each in listed} == {"owner", "moderator", "host", "speaker"} | {
            "overlay"
        }
        await sound.do(sound.tokens["moderator"], "open")
        assert (await server.call("GET", "/readyz")).text == "ready\ndamaged rooms: 1\n"
    lines = [each.getMessage() for each in caplog.records if each.levelno == logging.ERROR]
    assert len(lines) == 2
    for line in lines:
        assert re.fullmatch(rf"room {broken.name} is damaged: its link k\w+ lets nobody in", line)
