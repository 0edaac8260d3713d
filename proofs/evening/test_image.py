"""The steps of deploy/Containerfile on an empty Debian with Python, and what they make."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from proofs import report
from tests.deploy.test_containers import instructions, last

RUN_ALONE = ("unshare", "--mount", "--net", "--pid", "--fork", "--kill-child")
UP_SECONDS = 30.0


def copy(root: Path, to: Path) -> Path:
    subprocess.run(["cp", "-a", root, to], check=True)  # with its devices
    return to


def inside(root: Path, command: str) -> None:
    done = subprocess.run(
        ["chroot", root, "sh", "-ec", command],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, (command, done.stdout, done.stderr)


def built(base: Path, wheels: Path) -> Path:
    """The file system of the last stage."""
    stages: dict[str, Path] = {}
    for word, rest in instructions():
        words = shlex.split(rest)
        match word:
            case "FROM":
                stages[words[-1]] = root = copy(base, base.with_name(f"stage{len(stages)}"))
            case "COPY" if words[0].startswith("--from="):
                source = stages[words[0].partition("=")[2]]
                shutil.copytree(
                    source / words[1][1:], root / words[2][1:], symlinks=True, dirs_exist_ok=True
                )
            case "COPY":
                (root / words[1][1:]).mkdir(parents=True, exist_ok=True)
                (wheel,) = wheels.glob(Path(words[0]).name)
                shutil.copy(wheel, root / words[1][1:])
            case "RUN":
                inside(root, rest)
            case _:  # how it is run, below
                pass
    return root


@contextmanager
def running(root: Path, **given: str) -> Iterator[int]:
    """What it starts, with nothing but its volume to write to; the pid in its namespaces."""
    user, volume = last("USER"), last("VOLUME")
    command = [*json.loads(last("ENTRYPOINT")), *json.loads(last("CMD"))]
    prepared = (
        f"ip link set lo up && mount --bind {root} {root}"
        f" && mount --bind {root}{volume} {root}{volume} && mount -o remount,bind,ro {root}"
        f' && mount -t proc proc {root}/proc && mount -t tmpfs tmpfs {root}/tmp && exec "$@"'
    )
    variables = shlex.split(last("ENV").replace("$PATH", "/usr/bin:/bin"))
    variables += [f"{name}={text}" for name, text in given.items()]
    process = subprocess.Popen(
        [
            *(*RUN_ALONE, "sh", "-c", prepared, "sh", "chroot", f"--userspec={user}", root),
            *("env", "-i", *variables, *command),
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    # Its first process has another user, so that it does not end with whoever began it.
    assert process.stdout is not None
    assert "listening on" in process.stdout.readline()
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text("ascii")
    pid = int(children.split()[0])
    try:
        yield pid
    finally:
        os.kill(pid, signal.SIGTERM)
        assert process.wait(UP_SECONDS) == 0
        process.stdout.close()


def test_the_image_serves_as_nobody_with_a_root_that_cannot_be_written(empty: Path) -> None:
    base = copy(empty, empty.with_name("base"))
    inside(base, "apt-get update && apt-get install -y --no-install-recommends python3-venv")
    inside(base, "ln -s python3 /usr/bin/python")
    root = built(base, empty / "root" / "wheels")
    _, _, health = last("HEALTHCHECK").partition("CMD ")
    given = {
        "LIVEROOM_BASE_URL": "https://rooms.example.org",
        "LIVEROOM_OWNER_KEY": "a key for the image",
    }
    with running(root, **given) as pid:
        entered = ["nsenter", f"--target={pid}", "--all"]
        chroot = ["chroot", f"--userspec={last('USER')}", str(root)]
        until = time.monotonic() + UP_SECONDS
        while subprocess.run([*entered, *chroot, *json.loads(health)], check=False).returncode:
            assert time.monotonic() < until, "it is not healthy"
        status = Path(f"/proc/{pid}/status").read_text("ascii")
        assert "Uid:\t10001\t10001\t10001\t10001" in status
        touched = subprocess.run([*entered, "chroot", root, "touch", "/opt/x"], check=False)
        assert touched.returncode != 0
        assert (root / last("VOLUME")[1:] / "liveroom.db").exists()
    report.note("deploy/Containerfile", len(instructions()), "healthy as 10001, root read-only")
