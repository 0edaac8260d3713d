"""A data folder in one file, and back: beside a running server, and on another machine."""

from __future__ import annotations

import json
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner, Result

from liveroom.cli.main import main
from tests.cli.process import Server, call, serving

EVENT = """Cities after the lockdown
3 April 2020, from 16:30 to 17:00 (CET)
Welcome by Metropolis (5 min)
Q&A (20 min)
"""
SECRET = "Who pays for the trees of the Ronda?"


def liveroom(data: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--data", str(data)])


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "event.txt").write_text(EVENT, "utf-8")
    return tmp_path / "data"


def opened(data: Path) -> dict[str, str]:
    """A new room's name and its tokens by role."""
    file = data.parent / "event.txt"
    made = json.loads(liveroom(data, "new", str(file), "--json").stdout)
    return {"room": made["room"], **made["tokens"]}


def command(server: Server, room: dict[str, str], token: str, name: str, **fields: object) -> None:
    body = {"id": f"{name}-{len(str(fields))}", "command": name, **fields}
    answer = call(server, f"/api/v1/rooms/{room['room']}/commands", token, body)
    assert answer["ok"], answer


def asked(server: Server, room: dict[str, str], text: str) -> None:
    path = f"/api/v1/rooms/{room['room']}/join"
    person = call(server, path, room["attendee"], {"name": "Ana"})["token"]
    command(server, room, person, "ask", text=text)


def texts(server: Server, room: dict[str, str]) -> list[str]:
    screen = call(server, f"/api/v1/rooms/{room['room']}/screen", room["moderator"])["screen"]
    return [each["text"] for each in screen["questions"].values()]


def test_a_backup_beside_a_running_server_is_restored_elsewhere_with_every_link(
    data: Path, tmp_path: Path
) -> None:
    file, elsewhere = tmp_path / "rooms.backup", tmp_path / "elsewhere"
    with serving(data) as server:
        room, gone = opened(data), opened(data)
        command(server, room, room["owner"], "open")
        command(server, gone, gone["owner"], "open")
        asked(server, room, "Before?")
        asked(server, gone, SECRET)
        assert liveroom(data, "delete", gone["room"], "--yes").exit_code == 0
        made = liveroom(data, "backup", str(file))
        assert (made.exit_code, made.output) == (0, f"{file} holds 1 rooms as they were written.\n")
        asked(server, room, "After?")
        epoch = call(server, f"/api/v1/rooms/{room['room']}/screen", room["host"])["epoch"]
        refused = liveroom(data, "restore", str(file))
        assert refused.exit_code == 1
        assert refused.stderr == f"Error: A server runs on the data folder {data}. Stop it first.\n"
    assert oct(file.stat().st_mode & 0o777) == "0o600"
    assert SECRET.encode() not in file.read_bytes()
    assert b"Before?" in file.read_bytes()

    made = liveroom(elsewhere, "restore", str(file))
    assert (made.exit_code, made.output) == (
        0,
        f"{elsewhere} holds 1 rooms as they were written.\n",
    )
    assert sorted(each.name for each in elsewhere.iterdir()) == [
        "liveroom.db",
        "liveroom.head",
        "liveroom.key",
    ]
    assert liveroom(elsewhere, "verify").exit_code == 0
    with serving(elsewhere) as server:
        assert texts(server, room) == ["Before?"]
        screen = call(server, f"/api/v1/rooms/{room['room']}/screen", room["host"])
        assert screen["epoch"] != epoch


def test_nothing_is_overwritten(data: Path, tmp_path: Path) -> None:
    opened(data)
    file = tmp_path / "rooms.backup"
    assert liveroom(data, "backup", str(file)).exit_code == 0
    before = file.read_bytes()
    again = liveroom(data, "backup", str(file))
    assert again.stderr == f"Error: There is a file {file} already.\n"
    back = liveroom(data, "restore", str(file))
    assert back.stderr == f"Error: There is data already in {data}; name a new folder.\n"
    assert (again.exit_code, back.exit_code, file.read_bytes()) == (1, 1, before)


def test_another_key_stays_where_it_is(data: Path, tmp_path: Path) -> None:
    opened(data)
    file, folder = tmp_path / "rooms.backup", tmp_path / "other"
    liveroom(data, "backup", str(file))
    folder.mkdir()
    (folder / "liveroom.key").write_text("11" * 32, "ascii")
    back = liveroom(folder, "restore", str(file))
    assert back.stderr == (
        f"Error: {folder / 'liveroom.key'} is another key than the one in the backup.\n"
    )
    assert sorted(each.name for each in folder.iterdir()) == ["liveroom.key"]


def test_a_key_that_lies_elsewhere_is_put_back_there(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with TemporaryDirectory(dir="/dev/shm") as other_disk:
        key = Path(other_disk) / "links.key"
        monkeypatch.setenv("LIVEROOM_LINK_KEY_FILE", str(key))
        opened(data)
        before, file = key.read_bytes(), tmp_path / "rooms.backup"
        assert liveroom(data, "backup", str(file)).exit_code == 0
        key.unlink()
        assert liveroom(tmp_path / "elsewhere", "restore", str(file)).exit_code == 0
        assert key.read_bytes() == before
        assert oct(key.stat().st_mode & 0o777) == "0o600"


def test_what_is_no_backup_is_refused_and_leaves_nothing(data: Path, tmp_path: Path) -> None:
    text, other = tmp_path / "text", tmp_path / "other.tar"
    text.write_text("no archive", "utf-8")
    with tarfile.open(other, "w") as archive:
        archive.add(text, "../liveroom.db")
    for file in (text, other):
        refused = liveroom(data, "restore", str(file))
        assert (refused.exit_code, str(file) in refused.stderr) == (1, True)
        assert not data.exists() or list(data.iterdir()) == []


def test_a_damaged_backup_is_restored_and_what_is_wrong_is_named(
    data: Path, tmp_path: Path
) -> None:
    room = opened(data)["room"]
    file = tmp_path / "rooms.backup"
    liveroom(data, "backup", str(file))
    whole = file.read_bytes()
    assert whole.count(b"Cities after the lockdown") == 1
    file.write_bytes(whole.replace(b"Cities after the lockdown", b"Cities after the lockdowN"))
    back = liveroom(tmp_path / "elsewhere", "restore", str(file))
    assert (back.exit_code, room in back.stderr) == (1, True)
