"""The cluster of deploy/cluster on three machines and a balancer, started by its own scripts."""

from __future__ import annotations

import os
import shutil
import ssl
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

import psycopg

from building import patroni
from proofs.cluster.machines import CLUSTER, Machine, network, run
from tests.cli.process import ROOT
from tests.deploy.test_cluster import settings
from tests.nodes.crowd import Door
from tests.tls import NAME, certificate

BALANCER = "10.0.0.10"
KEYS = Path("/etc/haproxy")
PATIENCE = 120.0
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def is_ok(url: str) -> bool:
    """Whether something answers there with 200."""
    try:
        with DIRECT.open(url, timeout=1) as answer:
            return bool(answer.status == 200)
    except (OSError, urllib.error.URLError):
        return False


def wait(what: str, true: Callable[[], bool], seconds: float = PATIENCE) -> float:
    """Return once something holds; how long that took."""
    began = time.monotonic()
    while not true():
        assert time.monotonic() < began + seconds, f"not within {seconds} s: {what}"
        time.sleep(0.05)
    return time.monotonic() - began


@dataclass(frozen=True, slots=True)
class Cluster:
    """All machines, and the door that leads to them."""

    machines: dict[str, Machine]
    door: Door

    @property
    def nodes(self) -> list[Machine]:
        """The machines with a server; all that keep etcd."""
        return [self.machines[each] for each in settings()["ETCD"].split(",")]

    @property
    def databases(self) -> list[Machine]:
        """The machines with PostgreSQL."""
        return [self.machines[each] for each in settings()["DATABASES"].split(",")]

    @property
    def third(self) -> Machine:
        """The machine without a database."""
        (third,) = [each for each in self.nodes if each not in self.databases]
        return third

    def is_primary(self, machine: Machine) -> bool:
        """Whether it takes writes and holds the lease."""
        return is_ok(f"http://{machine.address}:8008/primary")

    def is_ready(self, machine: Machine) -> bool:
        """Whether a server can use the log."""
        return is_ok(f"http://{machine.address}:8000/readyz")

    def primary(self) -> Machine:
        """The machine that takes writes. One does."""
        (primary,) = [each for each in self.databases if self.is_primary(each)]
        return primary

    def other(self, machine: Machine) -> Machine:
        """The other database."""
        (other,) = [each for each in self.databases if each != machine]
        return other

    def wait_for_primary(self) -> None:
        """Return once a database takes writes."""
        wait("a primary", lambda: any(map(self.is_primary, self.databases)))

    def start(self) -> None:
        """Start everything, in the order of docs/cluster.md."""
        for each in self.nodes:
            each.start("etcd")
        for each in self.databases:
            each.start("database")
        self.wait_for_primary()
        for each in self.nodes:
            each.start("node")
        self.machines[BALANCER].start("balancer")
        self.whole()

    def is_whole(self) -> bool:
        """Whether everything runs: a primary, its synchronous standby and all servers."""
        roles = [
            [is_ok(f"http://{each.address}:8008/{role}") for role in ("primary", "synchronous")]
            for each in self.databases
        ]
        return sorted(roles) == [[False, True], [True, False]] and all(
            map(self.is_ready, self.nodes)
        )

    def whole(self) -> None:
        """Wait until everything runs, and the balancer has seen it."""
        wait("everything runs again", self.is_whole)
        time.sleep(5)  # HAProxy asks every two seconds, twice

    def set(self, machine: Machine, **parameters: str) -> None:
        """Change settings of a running PostgreSQL, for all who are connected."""
        self._tell(machine, *(f"ALTER SYSTEM SET {n} = '{v}'" for n, v in parameters.items()))

    def reset(self, machine: Machine) -> None:
        """Take back what was set."""
        self._tell(machine, "ALTER SYSTEM RESET ALL")

    def _tell(self, machine: Machine, *statements: str) -> None:
        """Have a PostgreSQL take these in, as soon as it lets anybody come."""
        wait(f"statements at {machine.address}", lambda: _taken(machine.address, statements))


def _taken(address: str, statements: tuple[str, ...]) -> bool:
    dsn, password = f"postgresql://postgres@{address}/postgres", settings()["SUPERUSER_PASSWORD"]
    try:
        with psycopg.connect(dsn, password=password, autocommit=True) as connection:
            for each in (*statements, "SELECT pg_reload_conf()"):
                connection.execute(each)
    except psycopg.OperationalError:
        return False
    return True


@contextmanager
def running(folder: Path) -> Iterator[Cluster]:
    """A new cluster for as long as the block lasts. The mounts are this process's own."""
    run("mount", "--make-rprivate", "/")
    run("mount", "-t", "tmpfs", "tmpfs", str(KEYS))
    certificate(folder)
    both = (folder / "fullchain.pem").read_text() + (folder / "privkey.pem").read_text()
    (KEYS / f"{NAME}.pem").write_text(both)
    tls = ssl.create_default_context(cafile=str(folder / "fullchain.pem"))
    tls.check_hostname = False
    said, key = (CLUSTER / "cluster.env").read_text("utf-8"), token_hex(24)
    assert settings()["LIVEROOM_OWNER_KEY"] in said
    said = said.replace(settings()["LIVEROOM_OWNER_KEY"], key)  # no server starts with that one
    (folder / "cluster.env").write_text(f"{said}\nFOLDER={folder}\n")
    environment = {
        "PATH": f"{patroni.ensure(ROOT)}:{ROOT / '.venv' / 'bin'}:/usr/sbin:/usr/bin:/sbin:/bin",
        "CLUSTER_ENV": str(folder / "cluster.env"),
        "HAPROXY_CFG": str(folder / "haproxy.cfg"),
        "PYTHONPATH": str(ROOT / "src"),
    }
    # It asks for more files than a proof's machine may give.
    balancer = (CLUSTER.parent / "haproxy.cfg").read_text("utf-8")
    assert "maxconn 60000" in balancer
    (folder / "haproxy.cfg").write_text(balancer.replace("maxconn 60000", "maxconn 2000"))
    addresses = [*settings()["ETCD"].split(","), BALANCER]
    with network(folder, addresses, environment) as machines:
        cluster = Cluster(machines, Door(NAME, BALANCER, 443, tls, key))
        try:
            cluster.start()
            yield cluster
        finally:
            _keep_logs(cluster)


def _keep_logs(cluster: Cluster) -> None:
    """What all processes wrote, where the one who runs the proofs finds it."""
    if kept := os.environ.get("PROOFS_LOGS"):
        for machine in cluster.machines.values():
            for log in machine.disk.glob("*.log"):
                shutil.copy(log, Path(kept) / f"{machine.address}-{log.name}")
            subprocess.run(["chmod", "-R", "a+r", kept], check=True)
