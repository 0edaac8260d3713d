"""A backup that is killed leaves texts beside its file, until the next one to there."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from liveroom.store.sqlite.folder import LINK_KEY
from liveroom.store.sqlite.whole_rooms.staging import IN_USE, PART_BYTES, PREFIX
from tests.cli.process import PATIENCE, ROOT, environment, liveroom

EXAMPLE = ROOT / "examples" / "webinar.txt"


@contextmanager
def under_way(data: Path, file: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A backup that has copied the database and waits for the key of its links, which comes by a
    pipe; the pipe's other end."""
    pipe = file.with_suffix(".pipe")
    os.mkfifo(pipe)
    process = subprocess.Popen(
        [sys.executable, "-m", "liveroom", "backup", str(file), "--data", str(data)],
        env=environment(LIVEROOM_LINK_KEY_FILE=str(pipe)),
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        key = os.open(pipe, os.O_WRONLY)  # once it reads
        yield process, key
    finally:
        process.kill()
        process.communicate()


def left(place: Path) -> set[Path]:
    return {*place.glob(".liveroom-*")}


def test_the_next_backup_removes_what_a_killed_one_left_and_nothing_of_one_under_way(
    tmp_path: Path,
) -> None:
    data, place = tmp_path / "data", tmp_path / "backups"
    place.mkdir()
    assert liveroom("new", str(EXAMPLE), "--data", str(data)).returncode == 0
    with under_way(data, place / "killed.tar") as (killed, pipe):
        (folder,) = left(place)
        killed.kill()
        killed.wait(PATIENCE)
        os.close(pipe)
        assert (folder / "liveroom.db").stat().st_size > 0, "texts are left"
        with under_way(data, place / "slow.tar") as (slow, pipe):
            (other,) = left(place)
            assert other != folder
            assert liveroom("backup", str(place / "quick.tar"), "--data", str(data)).returncode == 0
            assert left(place) == {other}
            os.write(pipe, (data / LINK_KEY).read_bytes())
            os.close(pipe)
            assert slow.wait(PATIENCE) == 0
    assert left(place) == set()
    assert (
        liveroom("restore", str(place / "slow.tar"), "--data", str(tmp_path / "new")).returncode
        == 0
    )


def test_what_a_folder_that_was_left_links_to_is_left_alone(tmp_path: Path) -> None:
    data, place = tmp_path / "data", tmp_path / "backups"
    assert liveroom("new", str(EXAMPLE), "--data", str(data)).returncode == 0
    folder = place / f"{PREFIX}left"
    folder.mkdir(parents=True)
    (folder / IN_USE).touch()
    with (tmp_path / "elsewhere").open("wb") as elsewhere:
        elsewhere.truncate(2 * PART_BYTES)
    (folder / "texts").symlink_to(tmp_path / "elsewhere")
    assert liveroom("backup", str(place / "one.tar"), "--data", str(data)).returncode == 0
    assert left(place) == set()
    assert (tmp_path / "elsewhere").stat().st_size == 2 * PART_BYTES
