"""Tokens are on nobody's disk: not in the data, not in the log, not in what others are sent."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

import pytest

from liveroom.web.security.tokens import digest
from liveroom.web.server import configure_logging
from tests.web.serving import running

pytestmark = pytest.mark.anyio


async def test_no_token_is_in_the_data_or_the_log_but_every_digest_is(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    before = logging.getLogger().handlers[:]
    configure_logging()
    try:
        async with running(data=str(tmp_path / "data")) as server:
            room = await server.new_room()
            person = await room.join("Ana")
            tokens = [*room.tokens.values(), person]
            for role, token in room.tokens.items():
                await server.call("GET", f"/join/{token}")
                await server.call(
                    "POST", f"/r/{room.name}/enter", json={"as": role, "token": token}
                )
                await room.send(token, "fly")
            async with room.watch(person) as watcher:
                await watcher.hear()
            await server.call("GET", f"/r/{room.name}?token={person}&lang=xx")
    finally:
        logging.getLogger().handlers[:] = before
    sys.stderr.flush()
    written = b"".join(file.read_bytes() for file in (tmp_path / "data").iterdir())
    told = "".join(capfd.readouterr())
    for token in tokens:
        assert token.encode() not in written
        assert token not in told
        assert digest(token) in written


async def test_the_data_is_its_owner_s_alone(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    async with running(data=str(folder)) as server:
        await server.new_room()
        modes = {file.name: oct(file.stat().st_mode & 0o777) for file in folder.iterdir()}
        assert set(modes.values()) == {"0o600"}
    assert oct(folder.stat().st_mode & 0o777) == "0o700"
