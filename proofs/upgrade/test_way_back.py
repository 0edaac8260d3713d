"""An older liveroom refuses the tables of this one, and gets back what was backed up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from benchmarks import fixture, server, start
from benchmarks.audience import Room
from benchmarks.options import ROOT, Options
from proofs import report
from proofs.upgrade import older
from proofs.upgrade.machine import Machine
from proofs.upgrade.screens import holds, screens
from proofs.upgrade.tables import stored
from tests.cli.process import fetch
from tests.house.pages import typed

ROOMS = 20
UPGRADE = ("first-evening.md", "Upgrade")
ROLL_BACK = ("operating.md", "Upgrade and roll back")


@pytest.fixture
def rooms(before: Options) -> list[Room]:
    """Every other one has a show that is on."""
    with server.unlimited(before) as running:
        found = fixture.open_rooms(running, ROOMS)
        start.use(running, found)
    return found


@pytest.fixture
def machine(before: Options, rooms: list[Room]) -> Iterator[Machine]:
    """With the older liveroom, which serves them."""
    found = Machine(before, before.source)
    try:
        found.type("systemctl start liveroom")
        yield found
    finally:
        found.end()


def test_the_way_back_that_the_page_describes_leads_back(
    machine: Machine, rooms: list[Room]
) -> None:
    was = [screens(machine.host, room) for room in rooms]
    machine.type(typed(*UPGRADE))
    assert machine.release == ROOT
    kept = sum(
        holds(screens(machine.host, room), told) for room, told in zip(rooms, was, strict=True)
    )
    asked = [ask(machine.host, room) for room in rooms[1::2]]
    machine.type(typed(*ROLL_BACK))
    assert machine.release != ROOT
    back = [screens(machine.host, room) for room in rooms]
    report.note(
        "to the next release and back, as the pages say",
        f"{len(rooms)} rooms, {len(asked)} questions after the upgrade",
        f"{kept} of {len(rooms)} rooms as they were after the upgrade, "
        f"{sum(map(holds, back, was))} after the way back, every link good",
    )
    assert kept == len(rooms)
    assert back == was
    machine.end()
    newer = replace(machine.before, source=ROOT, folder=machine.before.folder / "newer")
    newer.folder.mkdir()
    (machine.before.folder / "data-newer").rename(newer.folder / "data")
    with server.plain(newer) as running:
        found = [screens(running.host, room)["moderator"]["questions"] for room in rooms[1::2]]
    assert all(map(dict.__contains__, found, asked)), "what was done since is in the folder"


def test_an_older_liveroom_refuses_with_a_sentence_and_changes_nothing(
    before: Options, rooms: list[Room]
) -> None:
    data, backup = before.folder / "data", before.folder / "newer.tar"
    with server.plain(replace(before, source=ROOT)):
        pass
    assert older.liveroom(ROOT, "backup", str(backup), "--data", str(data)).returncode == 0
    was = stored(data)
    room = rooms[0].id
    told = [
        older.liveroom(before.source, *words, "--data", str(folder))
        for words, folder in (
            (("serve", "--port", "0"), data),
            (("new", str(ROOT / "examples" / "webinar.txt")), data),
            (("rooms",), data),
            (("links", room), data),
            (("export", room, "--as", "questions"), data),
            (("verify",), data),
            (("backup", str(before.folder / "older.tar")), data),
            (("delete", room, "--yes"), data),
            (("restore", str(backup)), before.folder / "elsewhere"),
        )
    ]
    older.note_refused("an older liveroom on newer tables", "`serve` and `restore`", told)
    assert stored(data) == was


def ask(host: str, room: Room) -> str:
    url, link = f"http://{host}/api/v1/rooms/{room.id}", room.tokens["attendee"]
    person = fetch(f"{url}/join", link, {"name": None})["token"]
    asked = {"id": "after", "command": "ask", "text": "And after the upgrade?"}
    return str(fetch(f"{url}/commands", person, asked)["question"])
