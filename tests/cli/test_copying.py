"""An installation is moved to a shared database and back, and nobody notices."""

from __future__ import annotations

import asyncio
import sqlite3
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner

from liveroom.cli.copying import copy_all, copy_rooms, placed
from liveroom.cli.main import main
from liveroom.core.events import AUTO, Author, Recorded, VoteCast
from liveroom.core.ids import PersonId, QuestionId, RoomId
from liveroom.core.records import Holder
from liveroom.core.roles import Role
from liveroom.live.event_log import EventLog
from liveroom.store.cannot_open import CannotOpen
from liveroom.store.people.people_rows import person_checksum
from liveroom.store.room_rows import RoomRows, WholeRooms
from liveroom.store.verified import Verified
from liveroom.web.app import store_of
from liveroom.web.settings import Settings
from tests.postgres import shared_server
from tests.store.samples import AT, CUED, OTHER, ROOM, answer, erased, question, vote
from tests.web.serving import Room, running

pytestmark = pytest.mark.anyio

OWN = Settings(disk_reserve=0)
HOST, ATTENDEE, ANAS, BENS, BROWSER = (bytes([n]) * 32 for n in range(5))
LUZ = Author("k1", "host", "Luz")


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def dsn() -> str:
    return shared_server().emptied("copies")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


async def written(folder: Path) -> None:
    """A folder with something in each of its tables."""
    async with store_of(placed(OWN, str(folder)))() as store:
        await store.keys.add_link(ROOM, Role.HOST, "k1", HOST, "Luz", AT)
        await store.keys.add_link(ROOM, Role.ATTENDEE, "k0", ATTENDEE, "", AT)
        await store.keys.add_link(ROOM, Role.SPEAKER, "k2", b"\x09" * 32, "Stage", AT + 1)
        await store.keys.revoke(ROOM, "k2", AT + 2)
        await store.keys.add_session(ROOM, "k1", BROWSER, AT + 3, "Firefox, Linux")
        ana = await store.keys.add_person(ROOM, "k0", ANAS, "Ana\0José")
        await store.keys.add_person(ROOM, "k0", BENS, None)
        cued = Recorded(AT, CUED.event, LUZ)
        voted = Recorded(AT + 9, VoteCast(QuestionId("q1"), ana, True))
        last = Recorded(AT + 10, CUED.event, AUTO)
        asked = [question(1, "¿Quién\0paga?", "Ana"), question(2, "Who decides?"), vote(3)]
        await store.log.append(ROOM, [cued], answer("c1"), 0, alarm=AT + 99)
        await store.log.append(ROOM, [*asked, voted, erased(2)], answer("c2", b'{"seq":6}'))
        await store.log.append(ROOM, [last], answer("c3", actor="ben"), 2, alarm=AT + 100)
        await store.log.append(OTHER, [CUED], {})
    with sqlite3.connect(folder / "liveroom.db") as file:
        known = person_checksum(ROOM, BENS, "k0", "ben", is_named=False)
        ben = "UPDATE persons SET person = 'ben', checksum = ? WHERE digest = ?"
        file.execute(ben, (known, BENS))
    file.close()


async def rows(settings: Settings) -> tuple[list[RoomRows], bytes]:
    """All that is kept of every room, and the key that its links are made from."""
    async with store_of(settings)() as store:
        assert store.whole_rooms is not None
        rooms = sorted(await store.whole_rooms.rooms())
        return [await store.whole_rooms.take(room) for room in rooms], store.link_key


async def test_a_copy_of_the_copy_is_what_was_written(
    folder: Path, tmp_path: Path, dsn: str
) -> None:
    await written(folder)
    first, shared, back = (placed(OWN, each) for each in (str(folder), dsn, str(tmp_path / "b")))

    assert await copy_all(first, shared) == Verified(2, ())
    assert await copy_all(shared, back) == Verified(2, ())

    kept = await rows(first)
    assert [each.room for each in kept[0]] == [OTHER, ROOM]
    assert all(kept[0][1].tables.values())
    assert await rows(shared) == kept
    assert await rows(back) == kept
    for settings in (first, shared, back):
        async with store_of(settings)() as store:
            assert (await store.log.read(ROOM))[-1].recorded.by == AUTO
            ben = await store.keys.find(BENS)
            assert ben == Holder(ROOM, Role.ATTENDEE, "k0", PersonId("ben"))
            assert await store.log.append(ROOM, [CUED], {}, 3) == 8


async def test_a_copy_is_another_lineage(folder: Path, dsn: str) -> None:
    await written(folder)
    first, shared = placed(OWN, str(folder)), placed(OWN, dsn)
    await copy_all(first, shared)

    epochs = []
    for settings in (first, shared):
        async with store_of(settings)() as store:
            tail = await store.log.tail(ROOM, 0)
            assert {tail.lineages.of(seq) for seq in range(1, 8)} == {tail.lineages.now}
            epochs.append(tail.lineages.now)
    assert epochs[0] != epochs[1]


async def test_links_and_cookies_stay_good_over_a_move_and_back(tmp_path: Path, dsn: str) -> None:
    folders = [str(tmp_path / name) for name in ("data", "back")]
    async with running(data=folders[0]) as server:
        room = await server.new_room()
        question = await room.approved()
        ana = await room.join("Ana")
        await room.do(ana, "ask", text="Who decides?")
        host = await room.cookie("host")
        owned = await room.server.call("GET", f"{room.api}/links", room.tokens["owner"])
    places = [folders[0], dsn, folders[1]]
    for source, target in pairwise(places):
        moved = await copy_all(placed(OWN, source), placed(OWN, target))
        assert moved == Verified(1, ())
        where = {"log": target} if target == dsn else {"data": target}
        async with running(**where) as server:
            there = Room(server, room.name, room.tokens, room.links, room.program)
            mine = (await there.screen(ana))["mine"]
            assert [each["text"] for each in mine.values()] == ["Who decides?"]
            page = await server.call("GET", f"/r/{room.name}/host", headers={"Cookie": host})
            assert page.status_code == 200
            links = await server.call("GET", f"{there.api}/links", room.tokens["owner"])
            assert _secrets(links.json()) == _secrets(owned.json())
            await there.do(ana, "vote", question=question, value=target == dsn)


def _secrets(listed: object) -> object:
    """The links of a list without the address that they are at."""
    match listed:
        case dict():
            return {name: _secrets(value) for name, value in listed.items()}
        case list():
            return [_secrets(value) for value in listed]
        case str() if listed.startswith("http"):
            return listed.split("/", 3)[3]
        case _:
            return listed


async def test_nothing_is_copied_to_where_rooms_are(folder: Path, tmp_path: Path, dsn: str) -> None:
    await written(folder)
    first, shared = placed(OWN, str(folder)), placed(OWN, dsn)
    await copy_all(first, shared)
    kept = await rows(shared)

    with pytest.raises(CannotOpen, match="There are rooms already"):
        await copy_all(first, shared)
    with pytest.raises(CannotOpen, match="There is data already"):
        await copy_all(shared, first)
    assert await rows(shared) == kept
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "liveroom.key").write_text("the only copy")
    with pytest.raises(CannotOpen, match="There is data already"):
        await copy_all(shared, placed(OWN, str(tmp_path / "old")))
    with pytest.raises(CannotOpen, match="There is no data in"):
        await copy_all(placed(OWN, str(tmp_path / "typo")), shared)
    assert not (tmp_path / "typo").exists()


async def test_a_server_on_the_folder_is_not_copied_from(folder: Path, dsn: str) -> None:
    await written(folder)
    async with store_of(placed(OWN, str(folder)))():
        with pytest.raises(CannotOpen, match="Another liveroom server is using"):
            await copy_all(placed(OWN, str(folder)), placed(OWN, dsn))
    assert (await rows(placed(OWN, dsn)))[0] == []


async def test_a_room_that_is_not_what_was_written_is_left_out(folder: Path, dsn: str) -> None:
    await written(folder)
    with sqlite3.connect(folder / "liveroom.db") as file:
        file.execute("UPDATE events SET at = at + 1 WHERE room = 'metropolis' AND seq = 4")
    file.close()

    done = await copy_all(placed(OWN, str(folder)), placed(OWN, dsn))

    assert done.rooms == 1
    assert [fault.split(":")[0] for fault in done.faults] == ["Room metropolis"]
    assert [each.room for each in (await rows(placed(OWN, dsn)))[0]] == [OTHER]


async def test_what_a_database_does_not_take_is_said(folder: Path, dsn: str) -> None:
    """A text of PostgreSQL holds no NUL character; of staff's labels nobody writes one."""
    await written(folder)
    with sqlite3.connect(folder / "liveroom.db") as file:
        file.execute("UPDATE links SET label = ? WHERE link = 'k1'", ("L\0z",))
    file.close()

    done = await copy_all(placed(OWN, str(folder)), placed(OWN, dsn))

    assert done.rooms == 1
    assert [fault.split(":")[0] for fault in done.faults] == ["Not all could be copied"]
    assert [each.room for each in (await rows(placed(OWN, dsn)))[0]] == [OTHER]


async def test_what_a_server_writes_meanwhile_is_noticed(folder: Path, dsn: str) -> None:
    await written(folder)
    async with store_of(placed(OWN, str(folder)))() as kept, store_of(placed(OWN, dsn))() as new:
        assert kept.whole_rooms is not None
        busy = replace(kept, whole_rooms=Busy(kept.whole_rooms, kept.log))

        done = await copy_rooms(busy, new)

    assert done == Verified(
        2,
        ("Rooms have changed meanwhile: stop all servers. Begin anew with an empty target.",),
    )


class Busy:
    """Rooms in which something is written as soon as they are copied."""

    def __init__(self, rooms: WholeRooms, log: EventLog) -> None:
        self.rooms = rooms.rooms
        self.put = rooms.put
        self.adopt_key = rooms.adopt_key
        self._rooms = rooms
        self._log = log

    async def take(self, room: RoomId) -> RoomRows:
        """The room as it was just before."""
        rows = await self._rooms.take(room)
        await self._log.append(room, [CUED], {})
        return rows


def test_the_command_says_how_many(folder: Path, tmp_path: Path, dsn: str) -> None:
    asyncio.run(written(folder))
    own = {"LIVEROOM_DISK_RESERVE": "0"}
    done = CliRunner().invoke(main, ["copy", "--from", str(folder), "--to", dsn], env=own)
    whole = CliRunner().invoke(main, ["verify", "--log", dsn], env=own)
    with psycopg.connect(dsn) as connection:
        connection.execute("UPDATE events SET at = at + 1 WHERE room = 'harbour'")
    torn = CliRunner().invoke(main, ["verify", "--log", dsn], env=own)
    again = CliRunner().invoke(main, ["copy", "--from", str(folder), "--to", dsn], env=own)
    with sqlite3.connect(folder / "liveroom.db") as file:
        file.execute("UPDATE events SET at = at + 1 WHERE room = 'harbour'")
    file.close()
    empty = shared_server().emptied("copies")
    less = CliRunner().invoke(main, ["copy", "--from", str(folder), "--to", empty], env=own)
    other = CliRunner().invoke(main, ["copy", "--from", str(folder), "--to", "mysql://x"], env=own)

    assert (done.exit_code, done.stdout) == (0, "All is copied as it was written (2 rooms).\n")
    assert whole.stdout == "All is as it was written (2 rooms).\n"
    assert (torn.exit_code, torn.stderr) == (
        1,
        "Error: Room harbour: event 1 is not what was written.\n",
    )
    assert (again.exit_code, again.stderr) == (
        1,
        "Error: There are rooms already where the copy is to be.\n",
    )
    assert (less.exit_code, less.stdout) == (1, "")
    assert less.stderr.endswith("was written.\nNot all is copied (1 rooms).\n")
    assert (other.exit_code, "postgresql://" in other.stderr) == (2, True)
