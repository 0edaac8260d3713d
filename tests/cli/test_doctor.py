"""`liveroom doctor` checks a machine against its settings, and leaves it as it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from liveroom.cli.doctor import sqlite
from liveroom.cli.doctor_line import PAGES, PASS_ON, SOCKETS, line_through
from liveroom.cli.findings import Finding, Verdict
from liveroom.cli.main import main
from tests.browser.proxy import Proxy, Sockets
from tests.cli.process import serving


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
    assert "fsync in the data folder" in good.stdout
    report = json.loads(told.stdout)
    assert told.exit_code == (0 if report["good"] else 1)
    assert report.keys() == {"good", "findings"}
    assert list(tmp_path.iterdir()) == []


def test_too_few_files_for_the_settings_end_in_a_failure(tmp_path: Path) -> None:
    many = {"LIVEROOM_MAX_SOCKETS": "2000000000"}

    told = CliRunner().invoke(main, ["doctor", "--data", str(tmp_path)], env=many)

    assert told.exit_code == 1
    assert "✗ open files" in told.stdout
    assert "LimitNOFILE=2500000080" in told.stdout


def test_settings_with_which_no_server_starts_end_in_a_failure(tmp_path: Path) -> None:
    public = {"LIVEROOM_BASE_URL": "https://rooms.example.invalid"}

    told = CliRunner().invoke(main, ["doctor", "--data", str(tmp_path)], env=public)

    assert told.exit_code == 1
    assert "✗ settings" in told.stdout
    assert "owner_key" in told.stdout


@pytest.mark.parametrize(
    ("way", "found"),
    [
        (Sockets.PASSED, Finding(SOCKETS, "reached")),
        (Sockets.REFUSED, Finding(SOCKETS, "refused with 403", Verdict.BAD, PASS_ON)),
        (Sockets.STRIPPED, Finding(SOCKETS, "refused with 426", Verdict.BAD, PASS_ON)),
        (Sockets.UNANSWERED, Finding(SOCKETS, "not answered", Verdict.BAD, PASS_ON)),
        (Sockets.SWALLOWED, Finding(SOCKETS, "not answered", Verdict.BAD, PASS_ON)),
    ],
)
def test_a_socket_is_opened_through_the_public_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: Sockets, found: Finding
) -> None:
    if way in (Sockets.UNANSWERED, Sockets.SWALLOWED):
        monkeypatch.setattr("liveroom.cli.doctor_line.SECONDS", 0.5)
    with serving(tmp_path / "data") as server:
        proxy = Proxy(server.url)
        proxy.sockets = way
        with proxy.listening() as url:
            assert line_through(f"{url}/") == [Finding(PAGES, "reached"), found]
        assert proxy.asked == 1


def test_an_address_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    with serving(tmp_path / "data") as server:
        pass
    (found,) = line_through(server.url)
    assert (found.name, found.verdict) == (PAGES, Verdict.LOOK)
    assert found.value.startswith("not reached (")


def test_the_line_through_the_public_address_is_among_the_findings(tmp_path: Path) -> None:
    with serving(tmp_path / "data") as server:
        public = {"LIVEROOM_BASE_URL": server.url}
        told = CliRunner().invoke(main, ["doctor", "--data", str(tmp_path), "--json"], env=public)
    names = [finding["name"] for finding in json.loads(told.stdout)["findings"]]
    assert names[-2:] == [PAGES, SOCKETS]
