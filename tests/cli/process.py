"""liveroom as a process of its own, driven from outside."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from liveroom.cli.main import main
from tests.disks import on_a_small_disk

ROOT = Path(__file__).parents[2]
PATIENCE = 60
OWN = {
    "PYTHONPATH": str(ROOT / "src"),
    "PYTHONUTF8": "1",
    "LIVEROOM_DISK_RESERVE": "65536",
}
"""Each test leaves its data folder behind for a while; the usual reserve would fill the disk."""


def environment(**more: str) -> dict[str, str]:
    """The test's own, without settings from outside."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LIVEROOM_")}
    return kept | OWN | more


def liveroom(
    *arguments: str, stdin: str = "", cwd: Path | None = None, **settings: str
) -> subprocess.CompletedProcess[str]:
    """One command to its end, in this process: to start one takes longer than most commands."""
    outside = dict.fromkeys(name for name in os.environ if name.startswith("LIVEROOM_"))
    with chdir(cwd or Path.cwd()):
        done = CliRunner().invoke(
            main, arguments, stdin, env=outside | OWN | settings, catch_exceptions=False
        )
    return subprocess.CompletedProcess(arguments, done.exit_code, done.stdout, done.stderr)


def liveroom_process(
    *arguments: str, stdin: str = "", cwd: Path | None = None, **settings: str
) -> subprocess.CompletedProcess[str]:
    """One command to its end in a process of its own, as from a shell."""
    return subprocess.run(
        [sys.executable, "-m", "liveroom", *arguments],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        encoding="utf-8",
        env=environment(**settings),
        timeout=PATIENCE,
        check=False,
    )


@dataclass
class Server:
    """A server that said where it listens."""

    process: subprocess.Popen[str]
    url: str

    def kill(self) -> None:
        """End it at once, as a power cut of the process."""
        self.process.kill()
        self.process.wait(PATIENCE)

    def stop(self) -> tuple[int, str, str]:
        """Ask it to end; its exit code and what else it printed."""
        self.process.send_signal(signal.SIGTERM)
        out, err = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, out, err


def limit_files(most: int) -> None:
    """Let this process open no more files than that."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


@contextmanager
def serving(
    data: Path,
    port: int = 0,
    disk: str | None = None,
    files: int | None = None,
    program: list[str] | None = None,
    **settings: str,
) -> Iterator[Server]:
    """A server on this data, ended with the block.

    With `disk` it is on a disk of that size, with `files` it may open no more than so many;
    `program` is started in the place of liveroom.
    """
    program = program or [sys.executable, "-m", "liveroom"]
    command = [*program, "serve", "--port", str(port), "--data", str(data)]
    if disk is not None:
        command = on_a_small_disk(data, disk, *command)
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=environment(**settings),
        preexec_fn=None if files is None else partial(limit_files, files),
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line.startswith("listening on "), process.communicate(timeout=PATIENCE)
        server = Server(process, line.split()[-1])
        yield server
        if process.poll() is None:
            server.stop()
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def call(server: Server, path: str, token: str | None = None, body: object = None) -> Any:
    """One request to a server; JSON where it is JSON."""
    return fetch(server.url + path, token, body)


def fetch(url: str, token: str | None = None, body: object = None) -> Any:
    """One request; JSON where it is JSON."""
    headers = {} if token is None else {"Authorization": f"Bearer {token}"}
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, headers)
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with direct.open(request, timeout=PATIENCE) as response:
        text = response.read().decode()
        is_json = response.headers["content-type"] == "application/json"
    return json.loads(text) if is_json else text
