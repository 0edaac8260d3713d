"""The commands as somebody types them."""

from __future__ import annotations

import asyncio
import json
import re
import socket
import sqlite3
import threading
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from liveroom.store.sqlite.read_only import open_read_only
from liveroom.web.process import run_file
from tests.cli.process import PATIENCE, Server, call, liveroom, liveroom_process, serving

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
        "date",
        "start",
        "end",
        "days",
        "introduction",
        "links",
        "documents",
        "sponsors",
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


@pytest.mark.parametrize("text", [b"", b"\0\1\2", b"%PDF-1.7"])
def test_program_ends_with_2_where_there_is_none(tmp_path: Path, text: bytes) -> None:
    file = tmp_path / "no.txt"
    file.write_bytes(text)
    for options in ((), ("--json",)):
        done = liveroom("program", str(file), *options)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("Error: ")


def test_program_says_local_hours_where_no_zone_is_named(tmp_path: Path) -> None:
    file = tmp_path / "local.txt"
    file.write_text("Salt and sand\n12 March 2026\n\n9:00 Welcome\n9:10-10:00 The sea\n")

    told = liveroom("program", str(file)).stdout
    assert told.splitlines()[:2] == ["Salt and sand", "2026-03-12 09:00–10:00, local time"]


def test_a_text_without_rows_is_a_program_of_one_segment(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Nothing of a program.")
    done = liveroom("program", str(file), "--json")
    told = json.loads(done.stdout)

    assert (done.returncode, len(told["segments"])) == (0, 1)
    assert "no_program" in {warning["code"] for warning in told["warnings"]}


def test_program_reads_from_a_pipe(announcement: Path) -> None:
    done = liveroom_process("program", "-", "--json", stdin=ANNOUNCEMENT)
    assert json.loads(done.stdout)["title"] == "Cities after the lockdown"


def test_verify_finds_what_was_changed(tmp_path: Path, announcement: Path) -> None:
    data = tmp_path / "data"
    assert liveroom("new", str(announcement), "--data", str(data)).returncode == 0
    done = liveroom("verify", "--data", str(data))
    assert (done.returncode, done.stdout) == (0, "All is as it was written (1 rooms).\n")
    with sqlite3.connect(data / "liveroom.db") as file:
        assert file.execute("DELETE FROM events").rowcount > 0
    file.close()

    done = liveroom("verify", "--data", str(data))
    assert (done.returncode, done.stdout) == (1, "")
    assert re.fullmatch(
        r"Error: Room \w+: events 1 to 2 are missing\.\n",
        done.stderr,
    )


def test_new_opens_a_room_without_a_server_and_a_server_finds_it(
    tmp_path: Path, announcement: Path
) -> None:
    data = tmp_path / "data"
    done = liveroom_process("new", str(announcement), "--data", str(data), "--json")
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
        note = data / run_file.NAME
        assert oct(note.stat().st_mode & 0o777) == "0o600"
    assert not note.exists()


ROLES = ["owner", "moderator", "host", "speaker", "attendee", "overlay"]


def test_new_without_a_server_says_so_and_prints_no_address(
    tmp_path: Path, announcement: Path
) -> None:
    data = tmp_path / "data"
    done = liveroom("new", str(announcement), "--data", str(data))
    head, *rows = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (0, "")
    assert f"No server runs on the data folder {data}; put the address of one before" in head
    assert [row.split()[0] for row in rows] == ROLES
    assert [row for row in rows if not row.split()[1].startswith("/")] == []
    with serving(data) as server:
        path = rows[ROLES.index("attendee")].split()[1]
        assert f'data-room="{head.split()[1].rstrip(".")}"' in call(server, path)


def test_new_without_a_server_tells_a_script_on_the_side(
    tmp_path: Path, announcement: Path
) -> None:
    data = tmp_path / "data"
    done = liveroom("new", str(announcement), "--data", str(data), "--json")
    made = json.loads(done.stdout)
    assert list(made["links"]) == ROLES
    assert made["links"]["attendee"] == f"/join/{made['tokens']['attendee']}"
    told = "put the address of one before the paths of the links."
    assert done.stderr == f"No server runs on the data folder {data}; {told}\n"


def test_new_without_a_server_knows_where_people_will_reach_it(
    tmp_path: Path, announcement: Path
) -> None:
    base = "https://rooms.example.org"
    where = ("--data", str(tmp_path / "data"), "--json")
    done = liveroom("new", str(announcement), *where, LIVEROOM_BASE_URL=base)
    made = json.loads(done.stdout)
    assert made["links"]["attendee"] == f"{base}/join/{made['tokens']['attendee']}"
    assert f"the links need one at {base}." in done.stderr


def test_new_finds_its_server_by_the_data_folder_of_the_settings(
    tmp_path: Path, announcement: Path
) -> None:
    data, config = tmp_path / "here", tmp_path / "liveroom.toml"
    config.write_text(f"data = {json.dumps(str(data))}\n", "utf-8")
    with serving(data) as server:
        by_file = liveroom("new", str(announcement), "--config", str(config))
        by_name = liveroom("new", str(announcement), LIVEROOM_DATA=str(data))
        for done in (by_file, by_name):
            assert (done.returncode, done.stderr) == (0, "")
            assert "No server" not in done.stdout
            assert done.stdout.count(server.url) == len(ROLES)


def test_new_opens_nothing_by_mistake_beside_a_server_with_another_folder(
    tmp_path: Path, announcement: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    with serving(tmp_path / "data") as server:
        port = server.url.rpartition(":")[2]
        done = liveroom("new", str(announcement), cwd=elsewhere, LIVEROOM_PORT=port)
        named = liveroom("new", str(announcement), "--data", "named", "--json", cwd=elsewhere)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"Error: The server at {server.url} has another data folder than data. "
        "Say with --data in which one the room is to be opened.\n"
    )
    assert (named.returncode, "No server runs on the data folder named" in named.stderr) == (
        0,
        True,
    )
    assert [each.name for each in elsewhere.iterdir()] == ["named"]


def test_new_is_not_fooled_by_the_note_of_a_server_that_died(
    tmp_path: Path, announcement: Path
) -> None:
    data = tmp_path / "data"
    with serving(data) as server:
        server.kill()
    assert (data / run_file.NAME).exists()
    port = int(server.url.rpartition(":")[2])
    with serving(tmp_path / "other", port):
        done = liveroom("new", str(announcement), "--data", str(data), "--json")
    assert (done.returncode, "No server runs on" in done.stderr) == (0, True)
    room = json.loads(done.stdout)["room"]
    assert liveroom("export", room, "--as", "minutes", "--data", str(data)).returncode == 0


def is_whole(request: bytes) -> bool:
    """Whether a request with a body has come to its end."""
    head, end, body = request.partition(b"\r\n\r\n")
    length = re.search(rb"(?i)content-length: (\d+)", head)
    return bool(end) and length is not None and len(body) == int(length[1])


class Relay:
    """Stands before a server, and loses the answer to the first request that it takes there."""

    def __init__(self, server: Server) -> None:
        self.to = urlsplit(server.url)
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        self.asked: list[bytes] = []
        self.lost = b""
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            came, _ = self.listener.accept()
            with came, socket.create_connection((self.to.hostname, self.to.port)) as on:
                request = b""
                while not is_whole(request):
                    request += came.recv(65_536)
                self.asked.append(request)
                on.sendall(request)
                answer = on.makefile("rb").read()
                if self.lost:
                    came.sendall(answer)
                else:
                    self.lost = answer


def test_new_opens_one_room_though_the_answer_was_lost(tmp_path: Path, announcement: Path) -> None:
    data = tmp_path / "data"
    with serving(data) as server:
        relay, note = Relay(server), run_file.read(data)
        assert note is not None
        run_file.write(data, replace(note, url=relay.url))
        done = liveroom("new", str(announcement), "--data", str(data), "--json")
        run_file.write(data, note)
    assert done.returncode == 0, done.stderr
    assert (len(relay.asked), b" 201 " in relay.lost) == (2, True)
    assert relay.asked[0] == relay.asked[1]

    async def rooms() -> list[str]:
        async with open_read_only(data) as log:
            return [*await log.heads()]

    assert asyncio.run(rooms()) == [json.loads(done.stdout)["room"]]


def test_export_reads_beside_a_running_server(tmp_path: Path, announcement: Path) -> None:
    data = tmp_path / "data"
    with serving(data) as server:
        made = json.loads(liveroom("new", str(announcement), "--data", str(data), "--json").stdout)
        commands = f"/api/v1/rooms/{made['room']}/commands"
        moderator = made["tokens"]["moderator"]
        call(server, commands, moderator, {"id": "1", "command": "open"})
        call(server, commands, moderator, {"id": "2", "command": "cue_next", "after": None})
        room, where = made["room"], ("--data", str(data))
        minutes = liveroom_process("export", room, "--as", "minutes", *where)
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
        done = liveroom_process("serve", "--port", "0", "--data", str(data))
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.startswith("Error: Another liveroom server is using the data folder")
        assert call(server, "/healthz") == "ok\n"


def test_a_setting_that_is_not_one_is_named(tmp_path: Path) -> None:
    done = liveroom_process("serve", "--data", str(tmp_path), LIVEROOM_PROT="1")
    assert (done.returncode, "prot: no such setting" in done.stderr) == (2, True)


@pytest.mark.parametrize("target", ["*", "http://evil.example", "http://[::1"])
def test_serve_ends_in_good_order_after_a_socket_was_asked_for_by_no_path(
    tmp_path: Path, target: str
) -> None:
    with serving(tmp_path / "data") as server:
        host, port = server.url.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=PATIENCE) as peer:
            peer.sendall(
                f"GET {target} HTTP/1.1\r\nHost: {host}:{port}\r\nUpgrade: websocket\r\n"
                "Connection: Upgrade\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n"
                "Sec-WebSocket-Version: 13\r\n\r\n".encode()
            )
            assert peer.recv(100).startswith(b"HTTP/1.1 400")
        code, out, err = server.stop()
    (line,) = err.splitlines()
    told = json.loads(line)
    assert (code, out, told["event"], told["handshakes_refused"]) == (0, "", "expected_ends", 1)


def test_serve_prints_one_line_and_ends_in_good_order(tmp_path: Path) -> None:
    with serving(tmp_path / "data") as server:
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+", server.url)
        assert server.stop() == (0, "", "")


def test_a_server_does_not_start_without_the_key_of_its_links(
    tmp_path: Path, announcement: Path
) -> None:
    data = tmp_path / "data"
    assert liveroom("new", str(announcement), "--data", str(data)).returncode == 0
    (data / "liveroom.key").unlink()
    told = liveroom_process("serve", "--data", str(data), "--port", "0")
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr == (
        f"Error: The key of the links, {data / 'liveroom.key'}, is missing. Put it back from a "
        "backup. Where there is none, put an empty file there: links go on working, and owners "
        "make new ones.\n"
    )


def test_a_public_address_without_a_key_does_not_start(tmp_path: Path) -> None:
    public = {"LIVEROOM_BASE_URL": "https://rooms.example.org"}
    told = liveroom_process("serve", "--data", str(tmp_path), "--port", "0", **public)
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr == (
        "Error: base_url: a server with a public address needs owner_key, "
        "a secret of 16 characters or more for whoever opens rooms\n"
    )
