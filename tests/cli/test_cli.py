"""The commands as somebody types them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from liveroom.web import runfile
from tests.cli.process import call, liveroom, serving

ANNOUNCEMENT = """Webinar: "Cities after the lockdown"

3 April 2020, from 16:30 to 17:00 (CET)

Program

- Welcome by Metropolis (5 min)
- Presentation by Ana López, Mayor, Quito (10 min)
- Q&A (20 min)
"""


@pytest.fixture
def announcement(tmp_path: Path) -> Path:
    file = tmp_path / "webinar.txt"
    file.write_text(ANNOUNCEMENT, "utf-8")
    return file


def test_program_shows_what_was_understood(announcement: Path) -> None:
    done = liveroom("program", str(announcement), "--json")
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert list(found) == [
        "title",
        "language",
        "starts_at",
        "ends_at",
        "time_zone",
        "segments",
        "topics",
        "attend",
        "warnings",
    ]
    assert [s["planned_seconds"] for s in found["segments"]] == [300, 600, 1200]


def test_program_says_it_for_people_too(announcement: Path) -> None:
    done = liveroom("program", str(announcement))
    assert done.returncode == 0
    for told in ("Cities after the lockdown", "Please look at this:", "Ana López"):
        assert told in done.stdout


@pytest.mark.parametrize("text", [b"", b"Nothing of a program.", b"\0\1\2", b"%PDF-1.7"])
def test_program_ends_with_2_where_there_is_none(tmp_path: Path, text: bytes) -> None:
    file = tmp_path / "no.txt"
    file.write_bytes(text)
    for options in ((), ("--json",)):
        done = liveroom("program", str(file), *options)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("Error: ")


def test_program_reads_from_a_pipe(announcement: Path) -> None:
    done = liveroom("program", "-", "--json", stdin=ANNOUNCEMENT)
    assert json.loads(done.stdout)["title"] == "Cities after the lockdown"


def test_new_opens_a_room_without_a_server_and_a_server_finds_it(
    tmp_path: Path, announcement: Path
) -> None:
    data = tmp_path / "data"
    done = liveroom("new", str(announcement), "--data", str(data), "--json")
    assert done.returncode == 0, done.stderr
    made = json.loads(done.stdout)
    assert set(made) == {"room", "links", "tokens", "program"}
    assert {w["code"] for w in made["program"]["warnings"]} >= {"program_longer_than_slot"}
    with serving(data) as server:
        screen = call(server, f"/api/v1/rooms/{made['room']}/screen", made["tokens"]["host"])
        assert screen["screen"]["event"]["title"] == "Cities after the lockdown"


def test_new_opens_a_room_beside_a_server(tmp_path: Path, announcement: Path) -> None:
    data = tmp_path / "data"
    with serving(data, LIVEROOM_OWNER_KEY="a key that the tool does not need") as server:
        done = liveroom("new", str(announcement), "--data", str(data), "--json")
        assert done.returncode == 0, done.stderr
        made = json.loads(done.stdout)
        assert made["links"]["attendee"].startswith(server.url)
        assert made["program"]["warnings"] != []
        screen = call(server, f"/api/v1/rooms/{made['room']}/screen", made["tokens"]["host"])
        assert screen["screen"]["event"]["phase"] == "draft"
        note = data / runfile.NAME
        assert oct(note.stat().st_mode & 0o777) == "0o600"
    assert not note.exists()


def test_new_prints_a_table_for_people(tmp_path: Path, announcement: Path) -> None:
    done = liveroom("new", str(announcement), "--data", str(tmp_path / "data"))
    assert [line.split()[0] for line in done.stdout.splitlines()[1:]] == [
        "owner",
        "moderator",
        "host",
        "speaker",
        "attendee",
        "overlay",
    ]


def test_new_is_not_fooled_by_the_note_of_a_server_that_died(
    tmp_path: Path, announcement: Path
) -> None:
    data = tmp_path / "data"
    with serving(data) as server:
        server.kill()
    assert (data / runfile.NAME).exists()
    done = liveroom("new", str(announcement), "--data", str(data), "--json")
    assert done.returncode == 0, done.stderr


def test_export_reads_beside_a_running_server(tmp_path: Path, announcement: Path) -> None:
    data = tmp_path / "data"
    with serving(data) as server:
        made = json.loads(liveroom("new", str(announcement), "--data", str(data), "--json").stdout)
        commands = f"/api/v1/rooms/{made['room']}/commands"
        moderator = made["tokens"]["moderator"]
        call(server, commands, moderator, {"id": "1", "command": "open"})
        call(server, commands, moderator, {"id": "2", "command": "cue_next", "after": None})
        room, where = made["room"], ("--data", str(data))
        minutes = liveroom("export", room, "--as", "minutes", *where)
        assert (minutes.returncode, minutes.stderr) == (0, "")
        assert "Cities after the lockdown" in minutes.stdout
        for what, format_ in (
            ("minutes", "html"),
            ("questions", "csv"),
            ("timing", "json"),
            ("calendar", "ics"),
            ("chapters", "txt"),
        ):
            done = liveroom("export", room, "--as", what, "--format", format_, *where)
            assert done.returncode == 0, done.stderr
        spanish = liveroom("export", room, "--as", "minutes", "--lang", "es", *where)
        assert spanish.stdout != minutes.stdout
    after = liveroom("export", room, "--as", "minutes", *where)
    assert after.stdout == minutes.stdout


@pytest.mark.parametrize(
    ("arguments", "told", "status"),
    [
        (("export", "nowhere", "--as", "minutes"), "There is no", 1),
        (("export", "x", "--as", "poem"), "poem", 2),
        (("export", "x", "--as", "minutes", "--format", "doc"), "md, html, json", 2),
        (("program", "missing.txt"), "missing.txt", 2),
        (("serve", "--port", "70000"), "port: must be between", 2),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    tmp_path: Path, arguments: tuple[str, ...], told: str, status: int
) -> None:
    where = () if arguments[0] == "program" else ("--data", str(tmp_path / "data"))
    done = liveroom(*arguments, *where)
    assert (done.returncode, told in done.stderr, "Traceback" in done.stderr) == (
        status,
        True,
        False,
    )


def test_a_second_server_on_the_same_data_does_not_start(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with serving(data) as server:
        done = liveroom("serve", "--port", "0", "--data", str(data))
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.startswith("Error: Another liveroom server is using the data folder")
        assert call(server, "/healthz") == "ok\n"


def test_a_setting_that_is_not_one_is_named(tmp_path: Path) -> None:
    done = liveroom("serve", "--data", str(tmp_path), LIVEROOM_PROT="1")
    assert (done.returncode, "prot: no such setting" in done.stderr) == (2, True)


def test_serve_prints_one_line_and_ends_in_good_order(tmp_path: Path) -> None:
    with serving(tmp_path / "data") as server:
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+", server.url)
        assert server.stop() == (0, "", "")
