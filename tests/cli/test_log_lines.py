"""The server's own log: one JSON object a line, whatever anybody sends."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from tests.cli.process import PATIENCE, call, environment, serving

HOSTILE = 'a\r\n{"event":"forged"}\n\x1b[31mred\x1b]0;title\x07\u2028\u2029\u202e\x00\x85\x9b'
SPEAKS = f"""
import logging, structlog
from liveroom.web.server import configure_logging
configure_logging()
hostile = {HOSTILE!r}
structlog.get_logger("liveroom").error(hostile, name=hostile, **{{"field\\n": hostile}})
logging.getLogger("uvicorn.error").warning("%s", hostile)
try:
    raise ValueError(hostile)
except ValueError as error:
    structlog.get_logger("liveroom").error("defect", exc_info=error)
    logging.getLogger("liveroom").warning("defect", exc_info=error)
"""


def lines(written: str) -> list[dict[str, object]]:
    """Every line as an object; only what is visible ASCII may stand in one."""
    found = written.splitlines()
    assert [line for line in found if not (line.isascii() and line.isprintable())] == []
    return [json.loads(line) for line in found]


def test_a_hostile_text_forges_no_line() -> None:
    spoken = subprocess.run(
        [sys.executable, "-c", SPEAKS],
        capture_output=True,
        encoding="utf-8",
        env=environment(),
        timeout=PATIENCE,
        check=True,
    )
    events = [line["event"] for line in lines(spoken.stderr)]
    assert events == [HOSTILE, HOSTILE, "defect", "defect"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_log_that_cannot_be_written_stops_nobody() -> None:
    with open("/dev/full", "w") as full:
        spoken = subprocess.run(
            [sys.executable, "-c", f"{SPEAKS}\nprint('goes on')"],
            stdout=subprocess.PIPE,
            stderr=full,
            encoding="utf-8",
            env=environment(),
            timeout=PATIENCE,
            check=True,
        )
    assert spoken.stdout == "goes on\n"


def test_what_people_send_is_not_in_the_log(tmp_path: Path) -> None:
    announcement = "TEXT-TITLE\n\nProgram\n- Welcome (5 min)\n"
    with serving(tmp_path / "data") as server:
        made = call(server, "/api/v1/rooms", body={"announcement": announcement})
        api, tokens = f"/api/v1/rooms/{made['room']}", made["tokens"]

        def send(token: str, **message: object) -> int:
            try:
                call(server, f"{api}/commands", token, message)
                return 200
            except HTTPError as error:
                error.close()
                return error.code

        ana = call(server, f"{api}/join", tokens["attendee"], {"name": f"TEXT{HOSTILE}"})["token"]
        told = [
            send(tokens["moderator"], id="1", command="open"),
            send(ana, id="2", command="ask", text=f"TEXT{HOSTILE}"),
            send(ana, id=f"TEXT{HOSTILE}", command="ask", text="TEXT"),
            send(ana, id="4", command=f"TEXT{HOSTILE}"),
        ]
        where = urlsplit(server.url)
        assert where.hostname is not None
        answers = []
        for sent in (
            b"GET /join/TEXT%0d%0a%1b%5b31m?lang=TEXT%0a HTTP/1.1\r\nHost: localhost\r\n"
            b"User-Agent: TEXT\r\nConnection: close\r\n\r\n",
            b"TEXT\x1b[31m / HTTP/9\r\n\r\n",
            b"GET / HTTP/1.1\r\nTEXT\n\x1b\r\n\r\n",
        ):
            with socket.create_connection((where.hostname, where.port or 80), PATIENCE) as line:
                line.sendall(sent)
                answers.append(line.makefile("rb").read(12))
        _, _, written = server.stop()
    assert told == [200, 200, 422, 422]
    assert answers == [b"HTTP/1.1 404", b"HTTP/1.1 400", b"HTTP/1.1 400"]
    assert [(line["event"], line["invalid_requests"]) for line in lines(written)] == [
        ("expected_ends", 2)
    ]
    assert "TEXT" not in written


def test_when_files_run_out_the_log_says_so_and_a_moderator_still_comes_in(tmp_path: Path) -> None:
    """Given more clients that never finish than the process has files, staff are answered."""
    with serving(tmp_path / "data", files=310) as server, ExitStack() as stack:
        made = call(server, "/api/v1/rooms", body={"announcement": "Program\n- Welcome (5 min)\n"})
        parts = urlsplit(server.url)
        for _ in range(400):
            drip = stack.enter_context(socket.create_connection((parts.hostname, parts.port)))
            drip.sendall(
                f"POST /read HTTP/1.1\r\nHost: {parts.netloc}\r\nContent-Length: 9\r\n\r\n".encode()
            )
        command = {"id": "c1", "command": "open"}
        path, token = f"/api/v1/rooms/{made['room']}/commands", made["tokens"]["moderator"]
        assert call(server, path, token, command)["ok"] is True

        code, _, err = server.stop()
    said = [line["event"] for line in lines(err)]
    assert (code, said.count("connections_full"), "few_files" in said) == (0, 1, True)


def test_attendees_who_take_all_sockets_that_few_files_allow_keep_no_moderator_out(
    tmp_path: Path,
) -> None:
    with serving(tmp_path / "data", files=94) as server, ExitStack() as seats:
        made = call(server, "/api/v1/rooms", body={"announcement": "Program\n- Welcome (5 min)\n"})
        address = f"{server.url.replace('http', 'ws', 1)}/ws/{made['room']}"

        def come(role: str) -> int | None:
            token = {"Authorization": f"Bearer {made['tokens'][role]}"}
            seat = seats.enter_context(connect(address, additional_headers=token, proxy=None))
            try:
                seat.send('{"t":"hello"}')
                seat.recv(PATIENCE)
            except ConnectionClosed:
                return seat.close_code
            return None

        ends = [come("attendee") for _ in range(40)]
        assert ends[0] is None
        assert ends[-1] == 1013
        assert come("moderator") is None
