"""`liveroom doctor` looks at the database that servers share, and leaves no room there."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from pathlib import Path

import psycopg
from click.testing import CliRunner

from liveroom.cli.doctor_database import APPEND, LISTENER, append, listener, standby
from liveroom.cli.findings import Finding, Verdict
from liveroom.cli.main import main
from tests.postgres import replicated, shared_server

MILLISECONDS = re.compile(r"\d+\.\d\d ms")


def findings(dsn: str) -> tuple[bool, dict[str, dict[str, str]]]:
    """What is said of the database."""
    told = CliRunner().invoke(
        main, ["doctor", "--log", dsn, "--json"], env={"LIVEROOM_MAX_SOCKETS": "10"}
    )
    report = json.loads(told.stdout)
    assert told.exit_code == (0 if report["good"] else 1)
    return report["good"], {each.pop("name"): each for each in report["findings"]}


def until_alone(dsn: str) -> None:
    """Until the primary has noticed that its standby is gone."""
    with psycopg.connect(dsn, autocommit=True) as connection:
        while connection.execute("SELECT 1 FROM pg_stat_replication").fetchone() is not None:
            connection.execute("SELECT pg_sleep(0.05)")


def test_a_database_is_measured_and_left_without_a_room() -> None:
    dsn = shared_server().emptied("doctor")

    _, found = findings(dsn)

    assert found["database"]["value"] == "a server would start"
    assert (found["synchronous standby"]["value"], found["synchronous standby"]["verdict"]) == (
        "no",
        "look",
    )
    for name in (APPEND, LISTENER):
        assert MILLISECONDS.fullmatch(found[name]["value"])
    assert found.keys().isdisjoint({"SQLite", "fsync in the data folder"})
    with psycopg.connect(dsn) as connection:
        for table in ("rooms", "events", "texts"):
            assert connection.execute(f"SELECT * FROM {table}".encode()).fetchall() == []


def test_a_database_that_is_not_there_is_said() -> None:
    good, found = findings(shared_server().dsn("nowhere"))

    assert not good
    assert found["database"]["verdict"] == "bad"
    assert 'database "nowhere" does not exist' in found["database"]["advice"]
    assert found.keys().isdisjoint({APPEND, LISTENER, "synchronous standby"})


def test_a_standby_that_is_away_is_said_before_anything_waits_for_it() -> None:
    folder = Path(tempfile.mkdtemp(prefix="liveroom-pair-"))
    folder.chmod(0o755)
    try:
        with replicated(folder) as pair:
            dsn = pair.primary.create("evening")
            _, whole = findings(dsn)
            pair.standby.stop("immediate")
            until_alone(dsn)
            well, alone = findings(dsn)
    finally:
        shutil.rmtree(folder, ignore_errors=True)

    assert (whole["synchronous standby"]["value"], whole["synchronous standby"]["verdict"]) == (
        "yes",
        "good",
    )
    assert MILLISECONDS.fullmatch(whole[APPEND]["value"])
    assert (well, alone["synchronous standby"]["value"]) == (False, "not connected")
    assert alone.keys().isdisjoint({APPEND, LISTENER})


def test_what_was_found_is_judged() -> None:
    assert [standby(each).verdict for each in ("connected", "named", "none", "away")] == [
        Verdict.GOOD,
        Verdict.LOOK,
        Verdict.LOOK,
        Verdict.BAD,
    ]
    assert append([0.001] * 99 + [0.0021]) == Finding(APPEND, "2.10 ms")
    assert append([0.001] * 99 + [0.2]).verdict is Verdict.LOOK
    assert append([0.001] * 99 + [0.7]).verdict is Verdict.BAD
    assert listener([0.001] * 98 + [0.0021, 5.0]).verdict is Verdict.LOOK
    assert (listener([0.002]).value, listener([]).value) == ("2.00 ms", "not heard")
