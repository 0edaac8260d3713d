"""Of tables in PostgreSQL: an older release refuses newer ones, and gets back what was dumped."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from benchmarks.audience import Room
from benchmarks.options import ROOT
from liveroom.store.postgres import schema
from proofs import report
from proofs.upgrade import older
from proofs.upgrade.cluster import Cluster
from proofs.upgrade.screens import holds, screens
from proofs.upgrade.shared_tables import events, stored, version
from proofs.upgrade.test_live_room import first_frame, position
from proofs.upgrade.test_way_back import ask
from tests import postgres
from tests.house.pages import typed

pytestmark = pytest.mark.anyio

ROOMS = 10
NEWER = "liveroom_newer"
EVERYWHERE = r"for n in 11 12 13; do (.*); done"
HOSTS = "10.0.0.11,10.0.0.12"


@dataclass
class Operator:
    """Types what docs/cluster.md says at these servers, on which a release is installed."""

    servers: Cluster
    release: Path

    def type(self, lines: str) -> None:
        """Do what stands there, line by line."""
        for line in lines.strip().splitlines():
            if everywhere := re.fullmatch(EVERYWHERE, line):
                for place in range(len(self.servers.nodes)):
                    for step in everywhere[1].split(" && "):
                        self._do(step, place)
            else:
                self._run(line)

    def _do(self, step: str, place: int) -> None:
        node = self.servers.nodes[place]
        match step.split():
            case ["deploy/cluster/stop", "10.0.0.$n", "node"]:
                node.stop()
            case ["deploy/cluster/start", "10.0.0.$n", "node"]:
                node.start(self.release)
            case ["/opt/liveroom/bin/pip", "install", "--upgrade", "'liveroom[postgres]'"]:
                self.release = ROOT
            case ["/opt/liveroom/bin/pip", "install", "'liveroom[postgres]==X.Y.Z'"]:
                self.release = self.servers.before.source
            case ["sleep", _]:
                pass
            case _:
                raise ValueError(f"nobody here knows how to do {step}")

    def _run(self, line: str) -> None:
        """The line in a shell, where the addresses and folders are those of this machine."""
        here = line.replace("/var/backups", str(self.servers.before.folder))
        database = self.servers.postgres
        there = f"{quote(str(database.folder), safe='')}:{database.port}"
        if line != SETTINGS:
            environment = postgres.programs() | {
                "LIVEROOM_LOG": self.servers.dsn(),
                "SUPERUSER_PASSWORD": "nobody asks for it",
            }
            subprocess.run(["sh", "-euc", here.replace(HOSTS, there)], env=environment, check=True)


SETTINGS = "set -a; . deploy/cluster/cluster.env; set +a"


async def test_the_way_back_that_the_page_describes_leads_back(servers: Cluster) -> None:
    rooms = servers.filled(ROOMS)
    operator = Operator(servers, servers.before.source)
    servers.start(operator.release)
    was = shown(servers, rooms)
    operator.type(typed("cluster.md", "Upgrade"))
    assert version(servers.dsn()) == schema.VERSION
    kept = sum(map(holds, shown(servers, rooms), was))
    dumped = events(servers.dsn())
    live = rooms[1::2]
    asked = [ask(servers.nodes[0].host, room) for room in live]
    running = servers.nodes[0].server
    assert running is not None
    positions = [await position(running, room) for room in live]
    operator.type(typed("cluster.md", "Roll back"))
    back = shown(servers, rooms)
    again = servers.nodes[0].server
    assert again is not None
    for room in live:  # now each log is as long as it was, and ends otherwise
        ask(again.host, room)
    anew = [
        (await first_frame(again, room, {"resume": where}))["t"]
        for room, where in zip(live, positions, strict=True)
    ]
    report.note(
        "to the next release and back on PostgreSQL, as the page says",
        f"{len(rooms)} rooms, {len(asked)} questions after the upgrade",
        f"{kept} of {len(rooms)} rooms as they were after the upgrade, "
        f"{sum(map(holds, back, was))} after the way back, every link good; "
        f"{anew.count('screen')} of {len(anew)} screens from between saw that their past was gone",
    )
    assert kept == len(rooms)
    assert back == was
    assert anew == ["screen"] * len(live)
    assert events(servers.dsn(NEWER)) == events(servers.dsn()) == dumped + len(asked)


def test_an_older_liveroom_refuses_with_a_sentence_and_changes_nothing(servers: Cluster) -> None:
    (room,) = servers.filled(1)
    assert older.liveroom(ROOT, "verify", "--log", servers.dsn()).returncode == 0
    was = stored(servers.dsn())
    folder = servers.before.folder
    told = [
        older.liveroom(servers.before.source, *words)
        for words in (
            ("serve", "--port", "0", "--data", str(folder / "x"), "--log", servers.dsn()),
            ("new", str(ROOT / "examples" / "webinar.txt"), "--log", servers.dsn()),
            ("export", room.id, "--as", "questions", "--log", servers.dsn()),
            ("verify", "--log", servers.dsn()),
            ("copy", "--from", servers.dsn(), "--to", str(folder / "y")),
        )
    ]
    older.note_refused(
        "an older liveroom on newer tables in PostgreSQL", "`serve` and `copy`", told
    )
    assert stored(servers.dsn()) == was


def shown(servers: Cluster, rooms: list[Room]) -> list[dict[str, Any]]:
    """Every screen of these rooms."""
    return [screens(servers.nodes[0].host, room) for room in rooms]
