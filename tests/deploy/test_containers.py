"""deploy/Containerfile and compose.yaml, as far as they can be tried without containers."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from liveroom.cli.main import main
from liveroom.web.settings import load
from tests.cli.process import PATIENCE, serving

DEPLOY = Path(__file__).parents[2] / "deploy"


def instructions() -> list[tuple[str, str]]:
    text = (DEPLOY / "Containerfile").read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [(word, rest) for word, rest in (line.split(" ", 1) for line in lines)]


def last(name: str) -> str:
    return [rest for word, rest in instructions() if word == name][-1]


def compose() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
    return read


def test_the_image_runs_as_nobody_in_particular_and_writes_in_one_place() -> None:
    assert last("USER") == "10001:10001"
    place = last("VOLUME")
    assert f"-o 10001 -g 10001 -m 0700 {place}" in last("RUN")
    given = dict(word.split("=", 1) for word in shlex.split(last("ENV")))
    settings = load(None, {name: text for name, text in given.items() if name != "PATH"})
    assert (settings.host, settings.port, settings.data) == ("0.0.0.0", 8000, place)
    own = compose()["services"]["liveroom"]
    assert own["volumes"] == [f"data:{place}"]
    assert (own["read_only"], own["cap_drop"]) == (True, ["ALL"])


def test_its_command_is_one_and_the_wheel_is_what_is_installed() -> None:
    command = [*json.loads(last("ENTRYPOINT")), *json.loads(last("CMD"))]
    assert command == ["liveroom", "serve"]
    assert "serve" in main.commands
    installed = [rest for word, rest in instructions() if word == "RUN" and "pip install" in rest]
    assert installed == [
        '/opt/liveroom/bin/pip install --no-cache-dir "$(echo /wheels/liveroom-*.whl)[postgres]"'
    ]


def test_its_health_is_asked_of_a_running_server(tmp_path: Path) -> None:
    _, _, asked = last("HEALTHCHECK").partition("CMD ")
    program, flag, script = json.loads(asked)
    assert (program, flag) == ("python", "-c")
    here = re.compile(r"http://127\.0\.0\.1:8000")
    assert here.search(script)

    def health(url: str) -> int:
        words = [sys.executable, "-c", here.sub(url, script)]
        return subprocess.run(words, capture_output=True, timeout=PATIENCE, check=False).returncode

    with serving(tmp_path) as server:
        assert health(server.url) == 0
        url = server.url
    assert health(url) != 0


@pytest.mark.parametrize("missing", ["LIVEROOM_NAME", "LIVEROOM_OWNER_KEY"])
def test_nothing_starts_without_a_name_and_a_key(missing: str) -> None:
    given = compose()["services"]["liveroom"]["environment"]
    assert [name for name, text in given.items() if f"${{{missing}:?" in text] != []


def test_what_compose_sets_are_settings_of_a_public_server() -> None:
    given = compose()["services"]["liveroom"]["environment"]
    filled = {
        name: re.sub(r"\$\{LIVEROOM_NAME[^}]*\}", "rooms.example.org", text)
        for name, text in given.items()
    }
    filled["LIVEROOM_OWNER_KEY"] = "a key of sixteen"
    settings = load(None, filled)
    assert settings.base_url == "https://rooms.example.org"
    assert len(settings.trusted_proxies) == 3
    caddy = compose()["services"]["caddy"]["command"]
    assert caddy.endswith("--to liveroom:8000")
