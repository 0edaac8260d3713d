"""A disk that is full and one that fails are told apart, to whoever asked and to `/readyz`."""

from __future__ import annotations

from pathlib import Path

import pytest

from liveroom.store.sqlite.folder import DATABASE, RESERVE
from tests.disks import no_space_beyond, writes_fail
from tests.web.serving import running

pytestmark = pytest.mark.anyio

WAL = f"{DATABASE}-wal"


def logged(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [each.getMessage() for each in caplog.records if "the disk" in each.getMessage()]


async def test_a_disk_that_fails_is_told_as_that_and_the_reserve_is_kept(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(data=str(tmp_path)) as server:
        room = await server.new_room()
        moderator = room.tokens["moderator"]
        with writes_fail(tmp_path / WAL):
            for _ in range(2):
                refused = (await room.send(moderator, "open")).json()
                assert (refused["code"], refused["disk"]) == ("not_stored", "failing")
                assert refused["message"].startswith("The server's disk fails. ")
            joining = await server.call("POST", f"{room.api}/join", room.tokens["attendee"])
            assert (joining.status_code, joining.json()["disk"]) == (503, "failing")
            ready = await server.call("GET", "/readyz")
            told = (503, "writes fail: the disk does not take them\n")
            assert (ready.status_code, ready.text) == told
            assert (tmp_path / RESERVE).exists()
        assert (await server.call("GET", "/readyz")).text == "ready\n"
        await room.do(moderator, "open")
    assert logged(caplog) == [
        "the disk fails: nothing is stored: nothing was written: disk I/O error",
        "the disk takes what is written again",
    ]


async def test_a_full_disk_without_a_reserve_is_told_as_that(tmp_path: Path) -> None:
    async with running(data=str(tmp_path), disk_reserve=0) as server:
        room = await server.new_room()
        moderator = room.tokens["moderator"]
        with no_space_beyond((tmp_path / WAL).stat().st_size):
            refused = (await room.send(moderator, "open")).json()
            assert (refused["code"], refused["disk"]) == ("not_stored", "full")
            assert refused["message"].startswith("The server's disk is full. ")
            ready = await server.call("GET", "/readyz")
            assert (ready.status_code, ready.text) == (503, "writes fail: the disk is full\n")
        assert (await server.call("GET", "/readyz")).text == "ready\n"
        await room.do(moderator, "open")
