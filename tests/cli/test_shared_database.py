"""The commands on a PostgreSQL database that several servers share."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from liveroom.cli.main import main
from tests.cli.process import call, serving
from tests.cli.test_cli import ANNOUNCEMENT
from tests.postgres import shared_server


@pytest.fixture
def dsn() -> str:
    return shared_server().emptied("commands")


@pytest.fixture
def announcement(tmp_path: Path) -> str:
    file = tmp_path / "webinar.txt"
    file.write_text(ANNOUNCEMENT, "utf-8")
    return str(file)


def run(*arguments: str, **settings: str) -> Result:
    """One command to its end, in this process."""
    return CliRunner().invoke(main, arguments, env=settings)


def test_a_room_is_opened_beside_the_servers_of_a_database(
    tmp_path: Path, announcement: str, dsn: str
) -> None:
    with serving(tmp_path / "data", LIVEROOM_LOG=dsn) as server:
        done = run("new", announcement, "--log", dsn, "--json", LIVEROOM_BASE_URL=server.url)
        assert (done.exit_code, done.stderr) == (0, "")
        made = json.loads(done.stdout)
        screen = call(server, f"/api/v1/rooms/{made['room']}/screen", made["tokens"]["host"])
        account = run("export", made["room"], "--as", "minutes", LIVEROOM_LOG=dsn)

    assert made["links"]["attendee"].startswith(server.url)
    assert screen["screen"]["event"]["title"] == "Cities after the lockdown"
    assert account.stdout.startswith("# Cities after the lockdown")


def test_links_without_a_public_address_are_paths_and_that_is_said(
    announcement: str, dsn: str
) -> None:
    done = run("new", announcement, "--json", LIVEROOM_LOG=dsn)

    assert done.exit_code == 0
    assert json.loads(done.stdout)["links"]["host"].startswith("/")
    assert "Put the address of a server on the database before the paths" in done.stderr


def test_records_are_written_and_rooms_verified_without_the_key_of_the_links(
    tmp_path: Path, announcement: str
) -> None:
    dsn = shared_server().emptied("links-from-a-file")
    key = tmp_path / "link.key"
    key.write_text("ab" * 32)
    with_key = {"LIVEROOM_LOG": dsn, "LIVEROOM_LINK_KEY_FILE": str(key)}
    made = json.loads(run("new", announcement, "--json", **with_key).stdout)

    account = run("export", made["room"], "--as", "minutes", "--log", dsn)
    verified = run("verify", "--log", dsn)
    refused = run("new", announcement, "--log", dsn)

    assert account.stdout.startswith("# Cities after the lockdown")
    assert verified.stdout == "All is as it was written (1 rooms).\n"
    assert (refused.exit_code, "name it by link_key_file" in refused.stderr) == (1, True)


def test_a_room_that_the_database_does_not_have_is_not_exported(dsn: str) -> None:
    done = run("export", "nobody", "--as", "minutes", "--log", dsn)

    assert (done.exit_code, done.stderr) == (1, "Error: There is no room nobody in the database.\n")
