"""One server for a data folder, whatever becomes of the file that says so."""

from __future__ import annotations

from pathlib import Path

from liveroom.store.sqlite.folder import LOCK, is_held
from tests.cli.process import call, liveroom_process, serving


def test_a_deleted_lock_file_lets_no_second_server_in(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with serving(data) as server:
        (data / LOCK).unlink()
        assert is_held(data)
        second = liveroom_process("serve", "--port", "0", "--data", str(data))
        assert (second.returncode, second.stdout) == (1, "")
        assert f"Another liveroom server is using the data folder {data}." in second.stderr
        third = liveroom_process("serve", "--port", "0", "--data", str(data))  # a new file is there
        assert (third.returncode, third.stdout) == (1, "")
        assert call(server, "/readyz") is not None
        server.kill()
        assert not is_held(data)
    with serving(data) as server:
        assert call(server, "/readyz") is not None
