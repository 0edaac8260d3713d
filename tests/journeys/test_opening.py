"""A room is opened once and whole, wherever the server is killed and however often it is asked."""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import json
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from liveroom.store.cannot_open import CannotOpen
from liveroom.store.sqlite.read_only import open_read_only
from liveroom.web.security.tokens import digest
from tests.cli.process import PATIENCE, ROOT, Server, environment, serving
from tests.journeys.opener import open_room

PROGRAM = {"program": {"title": "Cities", "segments": [{"title": "Welcome"}]}}
OPENERS = 6
KEYS = [[f"{opener}-{number}" for number in range(30)] for opener in range(OPENERS)]


async def rooms(folder: Path) -> int:
    """How many rooms a data folder holds; none where there is no database yet."""
    try:
        async with open_read_only(folder) as log:
            return len(await log.heads())
    except CannotOpen:
        return 0


def test_a_kill_at_any_statement_leaves_one_whole_room_or_none(tmp_path: Path) -> None:
    """Given a process killed at each statement in turn, when it is asked again, there is one."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.opener", str(tmp_path)],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env=environment(),
        timeout=PATIENCE,
        check=True,
    )
    kills = int(done.stdout)
    left = [asyncio.run(rooms(tmp_path / str(n + 1))) for n in range(kills)]
    assert set(left) == {0, 1}  # so some struck before the commit and some after it
    for n in range(kills):
        found = asyncio.run(open_room(tmp_path / str(n + 1)))
        assert found.rooms == {found.opened.room: 3}
        tokens = {digest(token) for token in found.opened.tokens.values()}
        assert len(set(found.digests) - tokens) == 1  # that of the short code


def ask(server: Server, key: str) -> tuple[int, Any]:
    """Ask a server for a room under a key."""
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=PATIENCE)
    with contextlib.closing(connection):
        headers = {"Content-Type": "application/json", "Idempotency-Key": key}
        connection.request("POST", "/api/v1/rooms", json.dumps(PROGRAM), headers)
        response = connection.getresponse()
        return response.status, json.loads(response.read())


def keep_opening(server: Server, keys: list[str], answers: dict[str, Any], enough: Any) -> None:
    """Open one room after the other until the line breaks."""
    with contextlib.suppress(OSError, http.client.HTTPException):
        for key in keys:
            answers[key] = None
            answers[key] = ask(server, key)
            enough.release()


def test_openers_whose_server_is_killed_ask_again_and_get_one_room_each(tmp_path: Path) -> None:
    data, many = tmp_path / "data", {"LIVEROOM_ROOMS_PER_ADDRESS": "10000"}
    answers: dict[str, Any] = {}
    enough = threading.Semaphore(0)
    with serving(data, **many) as server:
        threads = [
            threading.Thread(target=keep_opening, args=(server, keys, answers, enough))
            for keys in KEYS
        ]
        for thread in threads:
            thread.start()
        for _ in range(25):
            assert enough.acquire(timeout=PATIENCE)
        server.kill()
        for thread in threads:
            thread.join(PATIENCE)
    assert None in answers.values()  # so the kill struck in the middle
    with serving(data, **many) as server:
        again = {key: ask(server, key) for key in answers}
    for key, (status, made) in again.items():
        assert status == 201
        before = answers[key]
        if before is not None:
            assert (made["room"], made["tokens"]) == (before[1]["room"], before[1]["tokens"])
    assert asyncio.run(rooms(data)) == len({made["room"] for _, made in again.values()})
    assert len({made["room"] for _, made in again.values()}) == len(again)
