"""deploy/liveroom.service: how little it may do, and its command line for real."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.cli.process import PATIENCE, environment
from tests.deploy.unit import UNIT, own

MOST_EXPOSED = 2.0
"""Of ten, as systemd-analyze counts it."""


def read_only_but(folder: Path, *command: str) -> list[str]:
    """The command where nothing but a folder can be written; as it is where that needs root."""
    if os.geteuid() != 0:
        return [*command]
    script = 'mount --bind "$1" "$1" && mount -o remount,bind,ro / && shift && exec "$@"'
    return ["unshare", "--mount", "sh", "-c", script, "sh", str(folder), *command]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not here")
def test_the_unit_is_hardened() -> None:
    told = subprocess.run(
        ["systemd-analyze", "security", "--offline=yes", str(UNIT)],
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout
    level = re.search(r"exposure level for liveroom.service: ([\d.]+)", told)
    assert level is not None, told
    assert float(level[1]) <= MOST_EXPOSED


def test_its_command_line_serves_with_its_files_and_ends_in_good_order(tmp_path: Path) -> None:
    unit = own()
    config = tmp_path / "liveroom.toml"
    config.write_text(
        'port = 0\nbase_url = "https://rooms.example.org"\nowner_key = "the key of this server"\n',
        "utf-8",
    )
    here = {"/opt/liveroom/bin/liveroom": sys.executable, "%d/liveroom.toml": str(config)}
    here[f"/var/lib/{unit['StateDirectory']}"] = str(tmp_path / "data")
    assert unit["LoadCredential"] == "liveroom.toml:/etc/liveroom.toml"

    words = [here.get(word, word) for word in shlex.split(unit["ExecStart"])]
    assert words[0] == sys.executable
    assert str(config) in words
    assert str(tmp_path / "data") in words
    (tmp_path / "data").mkdir(mode=0o700)
    process = subprocess.Popen(
        read_only_but(tmp_path / "data", words[0], "-m", "liveroom", *words[1:]),
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env=environment(),
        umask=int(unit["UMask"], 8),
    )
    try:
        assert process.stdout is not None
        url = process.stdout.readline().split()[-1]
        with urllib.request.urlopen(f"{url}/healthz", timeout=PATIENCE) as answer:
            assert answer.read() == b"ok\n"
        process.send_signal(signal.SIGTERM)
        assert process.wait(int(unit["TimeoutStopSec"])) == 0
    finally:
        process.kill()
        process.communicate()
    assert oct((tmp_path / "data").stat().st_mode & 0o777) == "0o700"


def test_it_is_started_again_however_often_it_falls_but_not_with_wrong_settings(
    tmp_path: Path,
) -> None:
    config = tmp_path / "liveroom.toml"
    config.write_text('port = "many"\n', "utf-8")

    told = subprocess.run(
        [sys.executable, "-m", "liveroom", "serve", "--config", str(config)],
        capture_output=True,
        encoding="utf-8",
        env=environment(),
        timeout=PATIENCE,
    )

    assert "port" in told.stderr
    assert str(told.returncode) == own()["RestartPreventExitStatus"]
    assert own()["Restart"] == "on-failure"
    assert own("Unit")["StartLimitIntervalSec"] == "0"
