"""Three servers on one PostgreSQL database behind a balancer, each of a release of its own."""

from __future__ import annotations

import shutil
import ssl
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from benchmarks import fixture, server, start
from benchmarks.audience import Room
from benchmarks.options import ROOT, Options
from benchmarks.server import OWNER_KEY, Server
from tests import postgres
from tests.haproxy import balancing
from tests.nodes.crowd import Door
from tests.tls import NAME, free_port

DATABASE = "liveroom"
DRAIN_SECONDS = "2"


@dataclass
class Node:
    """A place where a server of some release runs."""

    options: Options
    server: Server | None = None
    _running: ExitStack = field(default_factory=ExitStack)

    @property
    def host(self) -> str:
        """Where it listens."""
        assert self.server is not None
        return self.server.host

    def start(self, release: Path) -> None:
        """Serve with this release."""
        options = replace(self.options, source=release)
        self.server = self._running.enter_context(server.plain(options))

    def stop(self) -> None:
        """Tell the server to end, and wait until it has sent everybody away."""
        assert self.server is not None
        self.server.process.terminate()
        assert self.server.process.wait(60) == 0
        self.end()

    def end(self) -> None:
        """No server runs here any more."""
        self._running.close()
        self.server = None


@dataclass(frozen=True, slots=True)
class Cluster:
    """The database, the servers and the door that leads to them. `before` serves an older one."""

    postgres: postgres.Server
    nodes: Sequence[Node]
    door: Door
    before: Options

    def dsn(self, database: str = DATABASE) -> str:
        """How servers name the database."""
        return _dsn(self.postgres, database)

    def filled(self, many: int) -> list[Room]:
        """So many rooms of the older release, in every other one of which a show is on."""
        with server.unlimited(self.before) as running:
            rooms = fixture.open_rooms(running, many)
            start.use(running, rooms)
        return rooms

    def start(self, release: Path) -> None:
        """Serve with this release everywhere."""
        for each in self.nodes:
            each.start(release)


@contextmanager
def cluster(before: Options) -> Iterator[Cluster]:
    """A database without rooms, and places for servers, of which none runs yet."""
    folder = Path(tempfile.mkdtemp(prefix="liveroom-upgraded-"))
    folder.chmod(0o755)
    port = free_port()
    try:
        with ExitStack() as stack:
            database = stack.enter_context(postgres.running(folder / "postgres"))
            subprocess.run(
                [ROOT / "deploy" / "cluster" / "first", database.dsn("postgres")],
                env=postgres.programs() | {"LIVEROOM_PASSWORD": "nobody is asked for it"},
                check=True,
            )
            options = replace(before, serve=_settings(_dsn(database, DATABASE), port))
            nodes = [_node(options, name) for name in "abc"]
            for each in nodes:
                stack.callback(each.end)
            hosts = [f"127.0.0.1:{each.options.serve['LIVEROOM_PORT']}" for each in nodes]
            stack.enter_context(balancing(folder, port, hosts, looks="100ms"))
            tls = ssl.create_default_context(cafile=str(folder / "fullchain.pem"))
            tls.check_hostname = False
            door = Door(NAME, "127.0.0.1", port, tls, OWNER_KEY)
            yield Cluster(database, nodes, door, options)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _dsn(database: postgres.Server, name: str) -> str:
    return database.dsn(name).replace(f"//{postgres.USER}@", "//liveroom@")


def _settings(dsn: str, port: int) -> dict[str, str]:
    return {
        "LIVEROOM_LOG": dsn,
        "LIVEROOM_DRAIN_SECONDS": DRAIN_SECONDS,
        "LIVEROOM_BASE_URL": f"https://{NAME}:{port}",
        "LIVEROOM_TRUSTED_PROXIES": "loopback",
    }


def _node(options: Options, name: str) -> Node:
    folder = options.folder / name
    folder.mkdir()
    return Node(
        replace(options, folder=folder, serve=options.serve | {"LIVEROOM_PORT": str(free_port())})
    )
