"""`liveroom doctor` says what this machine will hold, and leaves it as it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from liveroom.cli import main
from liveroom.web.doctor import Verdict, sqlite


@pytest.mark.parametrize(
    ("version", "verdict"),
    [
        ((3, 40, 1), Verdict.LOOK),
        ((3, 44, 5), Verdict.LOOK),
        ((3, 44, 6), Verdict.GOOD),
        ((3, 50, 7), Verdict.GOOD),
        ((3, 51, 2), Verdict.LOOK),
        ((3, 51, 3), Verdict.GOOD),
        ((4, 0, 0), Verdict.GOOD),
    ],
)
def test_a_sqlite_without_the_repair_of_its_log_is_named(
    version: tuple[int, int, int], verdict: Verdict
) -> None:
    assert sqlite(version).verdict is verdict


def test_a_machine_that_holds_few_sockets_is_told_in_both_forms(tmp_path: Path) -> None:
    data = str(tmp_path / "not" / "made" / "yet")

    good = CliRunner().invoke(main, ["doctor", "--data", data], env={"LIVEROOM_MAX_SOCKETS": "10"})
    told = CliRunner().invoke(main, ["doctor", "--data", data, "--json"])

    assert good.exit_code == 0
    assert "✓ open files" in good.stdout
    report = json.loads(told.stdout)
    assert told.exit_code == (0 if report["good"] else 1)
    assert report.keys() == {"good", "attendees", "limited_by", "findings"}
    assert list(tmp_path.iterdir()) == []


def test_too_few_files_for_the_settings_end_in_a_failure(tmp_path: Path) -> None:
    many = {"LIVEROOM_MAX_SOCKETS": "2000000000"}

    told = CliRunner().invoke(main, ["doctor", "--data", str(tmp_path)], env=many)

    assert told.exit_code == 1
    assert "✗ open files" in told.stdout
    assert "LimitNOFILE=2500000064" in told.stdout
