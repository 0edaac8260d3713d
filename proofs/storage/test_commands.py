"""Commands and starts that are killed, or whose disk fails, at each of their writes."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from liveroom.store.sqlite import schema
from liveroom.store.sqlite.folder import DATABASE
from liveroom.store.sqlite.migrations import copy_of
from proofs import report
from proofs.storage.errands import PROGRAM, Opening, spread
from proofs.storage.injected import INJECTED, Fault, injected, until
from tests.cli.process import PATIENCE, call, environment, liveroom, serving
from tests.journeys.test_full_disk import Show

OLD = Path(__file__).parents[2] / "tests" / "store" / "fixtures" / "tables-1"
NEVER = 60_000
WRITES, SYNCS = "pwrite64", "fdatasync,fsync"


def beginning(fault: Fault, log: Path, *arguments: str) -> subprocess.Popen[str]:
    """A command to which a fault comes from its first call on."""
    log.unlink(missing_ok=True)
    strace = ["strace", "-D", "-f", "-qq", "-o", str(log), *fault.options]
    return subprocess.Popen(
        [*strace, sys.executable, "-m", "liveroom", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=environment(),
    )


@contextmanager
def started(fault: Fault, log: Path, data: Path) -> Iterator[str]:
    """What a server says first to which a fault comes; it ends with the block."""
    process = beginning(fault, log, "serve", "--port", "0", "--data", str(data))
    assert process.stdout is not None
    try:
        yield process.stdout.readline()
    finally:
        process.terminate()
        _, complaints = process.communicate(timeout=PATIENCE)
    assert "Traceback" not in complaints, complaints


def calls(log: Path, name: str) -> int:
    """How many calls of a name the thread made that made most."""
    made = Counter(each.split()[0] for each in log.read_text().splitlines() if f" {name}(" in each)
    return max(made.values(), default=0)


def struck(log: Path) -> bool:
    """Whether the fault came."""
    return INJECTED in log.read_text() or "killed by SIGKILL" in log.read_text()


def test_a_migration_that_is_killed_is_done_anew(tmp_path: Path) -> None:
    data, log = tmp_path / "data", tmp_path / "strace"
    told = json.loads((OLD / "told.json").read_text("utf-8"))

    def old() -> None:
        shutil.rmtree(data, ignore_errors=True)
        data.mkdir()
        shutil.copy(OLD / DATABASE, data / DATABASE)

    faults = []
    for name in (*WRITES.split(","), *SYNCS.split(",")):
        old()
        with started(Fault(name, "error=EIO", NEVER), log, data) as line:
            assert line.startswith("listening on ")
            most = calls(log, name)
        faults += [Fault(name, "signal=KILL", n) for n in spread(most, 8)]
    for fault in faults:
        old()
        with started(fault, log, data) as line:
            assert not line, "it was killed before it listened"
        assert struck(log), fault
        with serving(data) as server:
            screen = call(server, f"/api/v1/rooms/{told['room']}/screen", told["moderator"])
            cards = screen["screen"]["questions"].values()
            assert (screen["seq"], sorted(card["text"] for card in cards)) == (
                told["seq"],
                sorted(text for _, text, _, _ in told["questions"]),
            )
        assert version(data / DATABASE) == schema.VERSION
        copy = copy_of(data / DATABASE, 1)
        assert not copy.exists() or version(copy) == 1
        assert liveroom("verify", "--data", str(data)).returncode == 0
    came_to = "the next start brings it on, and every question is there"
    report.note("kill in a migration", f"{len(faults)} times", "", 0, 0, came_to)


def version(path: Path) -> int:
    file = sqlite3.connect(path)
    try:
        return int(file.execute("SELECT max(schema) FROM meta").fetchone()[0])
    finally:
        file.close()


def test_a_backup_that_is_killed_is_no_file_and_the_next_one_is_whole(tmp_path: Path) -> None:
    data, log = tmp_path / "data", tmp_path / "strace"
    with serving(data) as server:
        show = Show(server, PROGRAM)
        assert show.do(show.tokens["moderator"], "open")["ok"]

        def backup(fault: Fault, file: Path) -> int:
            process = beginning(fault, log, "backup", str(file), "--data", str(data))
            process.communicate(timeout=PATIENCE)
            assert show.do(show.tokens["moderator"], "add_time", seconds=60).get("code") in {
                None,
                "nothing_on",
            }
            return process.returncode

        faults = []
        for name in ("pwrite64", "write", "fsync", "rename"):
            assert backup(Fault(name, "error=EIO", NEVER), tmp_path / f"{name}.tar") == 0
            most = calls(log, name)
            faults += [Fault(name, "signal=KILL", n) for n in spread(most, 4)]
        whole = 0
        for number, fault in enumerate(faults):
            file = tmp_path / f"{number}.tar"
            assert backup(fault, file) == -9
            assert struck(log), fault
            if file.exists():
                whole += 1
                assert_restored(file, tmp_path / f"there{number}", show)
            file.unlink(missing_ok=True)
            assert liveroom("backup", str(file), "--data", str(data)).returncode == 0
            assert_restored(file, tmp_path / f"again{number}", show)
    came_to = f"{whole} were whole, the others are no file; the next one is restored"
    report.note("kill in a backup", f"{len(faults)} times", len(faults), 0, 0, came_to)


def assert_restored(file: Path, folder: Path, show: Show) -> None:
    """A backup has the room, open, with links that are good."""
    done = liveroom("restore", str(file), "--data", str(folder))
    assert done.returncode == 0, done.stderr
    with serving(folder) as server:
        path = f"/api/v1/rooms/{show.room}/screen"
        assert call(server, path, show.tokens["moderator"])["screen"]["event"]["phase"] != "draft"


def test_a_start_whose_disk_fails_says_so_or_works(tmp_path: Path) -> None:
    """The server before was killed, so that there is a write-ahead log to recover."""
    data, log = tmp_path / "data", tmp_path / "strace"
    opening: Any = Opening(data)
    with serving(data) as server:
        opening.act(server)
        server.kill()
    kept = {path.name: path.read_bytes() for path in data.iterdir()}
    started_all_the_same = 0
    faults = []
    for name in ("pread64", "pwrite64", "fdatasync", "ftruncate"):
        of = data / DATABASE if name == "pread64" else None  # programs are read by it too
        with started(Fault(name, "error=EIO", NEVER, of), log, data) as line:
            assert line.startswith("listening on ")
            most = calls(log, name)
        faults += [Fault(name, "error=EIO", n, of) for n in spread(most, 5)]
        restore(data, kept)
    for fault in faults:
        with started(fault, log, data) as line:
            until(lambda: struck(log) or not line, "the call was made")
            started_all_the_same += line.startswith("listening on ")
        assert struck(log), fault
        with serving(data) as server:
            opening.look(server)
        restore(data, kept)
    came_to = (
        f"{started_all_the_same} started all the same, the others said why; the next start works"
    )
    report.note("n-th I/O error at the start", f"{len(faults)} times", len(faults), 0, 0, came_to)


def restore(folder: Path, files: dict[str, bytes]) -> None:
    """Make a folder as it was."""
    shutil.rmtree(folder)
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)


def test_a_checkpoint_that_fails_takes_nothing(tmp_path: Path) -> None:
    """The last one, when the server ends, writes all of the write-ahead log into the file."""
    data, log = tmp_path / "data", tmp_path / "strace"
    opening = Opening(data)
    faults = [
        Fault(calls, "error=EIO", n, data / DATABASE)
        for calls, most in ((WRITES, 6), (SYNCS, 1))
        for n in range(1, most + 1)
    ]
    for fault in faults:
        with serving(data) as server:
            for _ in range(3):
                opening.act(server)
            with injected(server, fault, log):
                server.stop()
        assert struck(log), fault
        with serving(data) as server:
            opening.look(server)
            opening.acknowledged += len(opening.done)
            opening.done = []
        assert liveroom("verify", "--data", str(data)).returncode == 0
    done = f"{opening.acknowledged:,}"
    came_to = "all is in the write-ahead log, and read from there"
    report.note("n-th I/O error in a checkpoint", f"{len(faults)} times", done, 0, 0, came_to)
