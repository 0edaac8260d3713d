"""The demo: a room, its links, and an audience that is alive."""

from __future__ import annotations

import json
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

from liveroom.demo import phrases, stage
from tests.cli.process import PATIENCE, environment, fetch, liveroom, liveroom_process

ROLES = ("attendee", "moderator", "host", "speaker", "overlay", "owner")


IN_CHECKOUT = (sys.executable, "-m", "liveroom.demo")


@contextmanager
def demo(
    folder: Path, *options: str, command: tuple[str, ...] = IN_CHECKOUT, **settings: str
) -> Iterator[dict[str, str]]:
    """The links that a running demo printed, by role."""
    process = subprocess.Popen(
        [*command, "--port", "0", *options],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=environment(**settings),
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


def test_a_second_demo_runs_beside_the_first_in_a_folder_of_its_own(tmp_path: Path) -> None:
    command = (sys.executable, "-m", "liveroom", "demo")
    with demo(tmp_path) as first, demo(tmp_path, "--data", "two", command=command) as second:
        assert not set(secrets_of(first)) & set(secrets_of(second))
    assert sorted(each.name for each in tmp_path.iterdir()) == ["data", "two"]


def test_a_demo_never_forgets_the_rooms_of_somebody_else(tmp_path: Path) -> None:
    announcement, data = tmp_path / "webinar.txt", tmp_path / "ours"
    announcement.write_text("Webinar\n\nProgram\n- Welcome (5 min)\n", "utf-8")
    made = json.loads(liveroom("new", str(announcement), "--data", str(data), "--json").stdout)
    ended = liveroom_process("demo", "--data", str(data), "--port", "0", "--fresh")

    told = f"Error: The data folder {data} holds other rooms. Give the demo a folder of its own.\n"
    assert (ended.returncode, ended.stdout, ended.stderr) == (1, "", told)
    kept = liveroom("export", made["room"], "--as", "minutes", "--data", str(data))
    assert kept.returncode == 0


def test_a_fresh_start_takes_away_what_the_demo_wrote_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "mine.txt").write_text("mine", "utf-8")
    with demo(tmp_path, "--data", "data") as first:
        running = liveroom_process("demo", "--data", "data", "--port", "0", "--fresh", cwd=tmp_path)
    with demo(tmp_path, "--data", "data", "--fresh") as fresh:
        assert not set(secrets_of(fresh)) & set(secrets_of(first))
    assert (running.returncode, running.stdout) == (1, "")
    assert running.stderr.startswith("Error: Another liveroom server is using the data folder")
    assert (tmp_path / "data" / "mine.txt").read_text("utf-8") == "mine"


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
    asked = list(phrases.questions(Random(1)))
    assert len(asked) == len(set(asked)) > 100
    assert all(len(question) <= 500 for question in asked)
