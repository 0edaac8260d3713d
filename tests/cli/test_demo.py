"""The demo: a room, its links, and an audience that is alive."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from liveroom.demo import lines, stage
from tests.cli.process import PATIENCE, environment, fetch

ROLES = ("attendee", "moderator", "host", "speaker", "overlay", "owner")


@contextmanager
def demo(folder: Path, *options: str) -> Iterator[dict[str, str]]:
    """The links that a running demo printed, by role."""
    process = subprocess.Popen(
        [sys.executable, "-m", "liveroom.demo", "--port", "0", *options],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=environment(),
    )
    try:
        links: dict[str, str] = {}
        assert process.stdout is not None
        while "organiser" not in links:
            line = process.stdout.readline()
            assert line, process.communicate(timeout=PATIENCE)
            if found := re.fullmatch(r"  (\w+) +(http\S+)\n", line):
                links[found[1]] = found[2]
        yield links
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)
        assert (process.returncode, out.strip(), err) == (0, "", "")
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()


def secrets_of(links: dict[str, str]) -> list[str]:
    return [links[role].split("lr_")[1] for role in ROLES]


def test_the_links_stay_over_a_restart_and_go_with_a_fresh_start(tmp_path: Path) -> None:
    with demo(tmp_path) as first:
        assert set(first) == {*ROLES, "organiser"}
    with demo(tmp_path) as again:
        assert secrets_of(again) == secrets_of(first)
    tokens = tmp_path / "data" / "demo" / stage.TOKENS
    assert oct(tokens.stat().st_mode & 0o777) == "0o600"
    with demo(tmp_path, "--fresh") as fresh:
        assert not set(secrets_of(fresh)) & set(secrets_of(first))


def test_a_port_that_is_taken_is_said_in_one_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = subprocess.run(
            [sys.executable, "-m", "liveroom.demo", "--port", str(port)],
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            env=environment(),
            timeout=PATIENCE,
            check=False,
        )

    told = f"Error: port: 127.0.0.1:{port} cannot be listened on (Address already in use)\n"
    assert (ended.returncode, ended.stdout, ended.stderr) == (1, "", told)


def test_the_example_is_open_and_its_audience_comes(tmp_path: Path) -> None:
    with demo(tmp_path, "--audience", "3") as links:
        room, token = links["moderator"].split("/r/")[1].split("/moderator#")
        url = links["organiser"].rstrip("/")
        path = f"/api/v1/rooms/{room}/screen"
        deadline = time.monotonic() + PATIENCE
        while (screen := fetch(url + path, token)["screen"])["audience"] != {"count": 3}:
            assert time.monotonic() < deadline
            time.sleep(0.2)
    assert screen["event"]["phase"] == "green_room"
    assert [segment["planned_seconds"] for segment in screen["rundown"]] == [
        180,
        300,
        600,
        600,
        600,
        900,
        300,
        180,
    ]


def test_the_audience_asks_each_question_once() -> None:
    asked = list(lines.questions(Random(1)))
    assert len(asked) == len(set(asked)) > 100
    assert all(len(question) <= 500 for question in asked)
