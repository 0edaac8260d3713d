"""A data folder that is damaged in many ways, and what may come of it."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from liveroom.core.events import Recorded
from liveroom.core.ids import RoomId
from liveroom.core.records import NotStored
from liveroom.store.cannot_open import CannotOpen
from liveroom.store.codec import encode
from liveroom.store.sqlite import Database, SqliteLog
from liveroom.store.sqlite.folder import DATABASE
from liveroom.store.sqlite.verify import verify
from tests.store.samples import CUED, OTHER, ROOM, question, vote

PAGE = 4096
BEFORE_PAYLOAD, AFTER_PAYLOAD = 60, 32
"""The bytes of a row before its payload (at most) and behind it (its chain)."""


@dataclass(frozen=True, slots=True)
class Written:
    """The files of a folder as they were written, and the rooms in them."""

    files: dict[str, bytes]
    rooms: dict[RoomId, Sequence[Recorded]]
    rows: Sequence[range]
    """Where the rows of the log stand in the database file."""

    def put(self, folder: Path) -> None:
        """Make the folder as it was."""
        folder.mkdir(exist_ok=True)
        for path in folder.iterdir():
            path.unlink()
        for name, content in self.files.items():
            (folder / name).write_bytes(content)


async def written(folder: Path, while_it_runs: bool = False) -> Written:
    """Two rooms with an evening each; with the write-ahead log of a server that is killed."""
    salts = random.Random(7)
    asked = [question(n, f"Who pays for street {n}?", f"Ana {n}") for n in range(1, 80)]
    voted = [vote(n) for n in range(80, 120)]
    rooms = {ROOM: [CUED, *asked, *voted, CUED], OTHER: [*asked[:20], CUED]}
    for start in (0, 10):  # what was written before a restart is in the file itself
        async with Database.open(folder) as database:
            log = SqliteLog(database, salts.randbytes)
            for room, recorded in rooms.items():
                for at in range(start, 10 if start == 0 else len(recorded), 5):
                    await log.append(room, recorded[at : at + 5], {})
            running = _files(folder)
    files = running if while_it_runs else _files(folder)
    return Written(files, rooms, _rows(files[DATABASE]))


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def _rows(file: bytes) -> list[range]:
    payload = encode(vote(80).event, random.Random(7).randbytes).payload
    tails = (b"question_received", b"vote_cast", b"segment_cued")
    found = []
    for kind in tails:
        at = file.find(kind)
        while at >= 0:
            found.append(range(at - BEFORE_PAYLOAD // 2, at + len(payload) + AFTER_PAYLOAD))
            at = file.find(kind, at + 1)
    return found


def bit_in_a_row(before: Written, folder: Path, chance: random.Random) -> None:
    """One bit of a row of the log is another."""
    flip(folder, chance.choice(chance.choice(before.rows)), chance)


def bit_anywhere(before: Written, folder: Path, chance: random.Random) -> None:
    """One bit of the database file is another."""
    flip(folder, chance.randrange(len(before.files[DATABASE])), chance)


def page_of_zeros(before: Written, folder: Path, chance: random.Random) -> None:
    """A page was never written."""
    _over(folder, chance.randrange(len(before.files[DATABASE]) // PAGE), bytes(PAGE))


def swapped_pages(before: Written, folder: Path, chance: random.Random) -> None:
    """Two pages stand in each other's place."""
    file = before.files[DATABASE]
    one, two = chance.sample(range(len(file) // PAGE), 2)
    _over(folder, one, file[two * PAGE : two * PAGE + PAGE])
    _over(folder, two, file[one * PAGE : one * PAGE + PAGE])


def cut_file(before: Written, folder: Path, chance: random.Random) -> None:
    """The end of the database file is lost."""
    _cut(folder / DATABASE, chance)


def cut_wal(before: Written, folder: Path, chance: random.Random) -> None:
    """The end of the write-ahead log is lost."""
    _cut(folder / f"{DATABASE}-wal", chance)


def lost_wal(before: Written, folder: Path, chance: random.Random) -> None:
    """The write-ahead log is lost."""
    (folder / f"{DATABASE}-wal").unlink()


def bit_in_wal(before: Written, folder: Path, chance: random.Random) -> None:
    """One bit of the write-ahead log is another."""
    path = folder / f"{DATABASE}-wal"
    flip(folder, chance.randrange(path.stat().st_size), chance, path.name)


Damage = Callable[[Written, Path, random.Random], None]
OF_THE_FILE: Sequence[Damage] = (
    *(bit_in_a_row,) * 5,
    *(bit_anywhere, page_of_zeros, swapped_pages, cut_file),
)
OF_THE_WAL: Sequence[Damage] = (cut_wal, bit_in_wal, lost_wal)


def _over(folder: Path, page: int, content: bytes) -> None:
    with (folder / DATABASE).open("r+b") as file:
        file.seek(page * PAGE)
        file.write(content)


def _cut(path: Path, chance: random.Random) -> None:
    with path.open("r+b") as file:
        file.truncate(chance.randrange(path.stat().st_size))


def differs(before: Written, folder: Path) -> bool:
    """Whether the damage struck."""
    return {name: content for name, content in _files(folder).items()} != before.files


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a damage: where the server did not start, why, in a sentence; else what was
    found in its rooms, and whether all in them is as it was written."""

    refused: str | None
    found: tuple[str, ...]
    is_whole: bool

    @property
    def is_told(self) -> bool:
        """Whether the operator hears of it."""
        return self.refused is not None or bool(self.found)


async def outcome(before: Written, folder: Path) -> Outcome:
    """What comes of starting a server there. Fails where damage is told as true."""
    found = await _verified(folder)
    is_whole = True
    try:
        async with Database.open(folder) as database:
            for room, truth in before.rooms.items():
                tail = await SqliteLog(database).tail(room, 0)
                events = [each.recorded for each in tail.events]
                is_whole &= events == truth
                assert events == truth[: len(events)], "what is shown was written"
                found += [tail.damage.log] if tail.damage.log else []
    except (CannotOpen, NotStored) as error:
        return Outcome(str(error), tuple(found), False)
    return Outcome(None, tuple(found), is_whole)


async def _verified(folder: Path) -> list[str]:
    try:
        return [*(await verify(folder)).faults]
    except CannotOpen as error:
        return [str(error)]


ROWS = {
    "log": "SELECT room, CAST(payload || coalesce(by, '') || chain AS BLOB) FROM events"
    " UNION ALL SELECT room, CAST(salt || value AS BLOB) FROM texts",
    "links": "SELECT room, CAST(link || role || label || digest AS BLOB) FROM links",
    "answers": "SELECT room, CAST(command || actor || body || checksum AS BLOB) FROM answers",
    "people": "SELECT room, CAST(digest || link || checksum AS BLOB) FROM persons"
    " UNION ALL SELECT room, CAST(digest || name || checksum AS BLOB) FROM names"
    " UNION ALL SELECT room, CAST(key || checksum AS BLOB) FROM tag_keys",
}
"""What stands together at the end of each row."""

BEHIND_DIGEST = 22
"""The bytes of a link's row behind its digest: when it was made, and its checksum."""


def rows_by_room(folder: Path) -> dict[str, dict[str, list[range]]]:
    """Where the rows of each room stand in the file, by kind, while no server runs."""
    content = (folder / DATABASE).read_bytes()
    file = sqlite3.connect(folder / DATABASE)
    found: dict[str, dict[str, list[range]]] = {}
    for kind, query in ROWS.items():
        for room, tail in file.execute(query):
            at = content.index(tail)
            end = at + len(tail) + (BEHIND_DIGEST if kind == "links" else 0)
            rows = found.setdefault(room, {}).setdefault(kind, [])
            rows.append(range(content.rindex(room.encode(), 0, at), end))
    file.close()
    return found


def flip(folder: Path, at: int, chance: random.Random, name: str = DATABASE) -> None:
    """One bit of this byte of a file is another."""
    with (folder / name).open("r+b") as file:
        file.seek(at)
        (byte,) = file.read(1)
        file.seek(at)
        file.write(bytes([byte ^ 1 << chance.randrange(8)]))
