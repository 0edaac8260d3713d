"""Real PostgreSQL servers for tests: made in a folder, started, stopped, killed."""

from __future__ import annotations

import atexit
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import psycopg

NEWEST_FIRST = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
USER = "postgres"
"""Whom the server runs as where the tests run as root, which it refuses."""


def programs() -> dict[str, str]:
    """The environment in which a shell finds the programs of the newest PostgreSQL there is."""
    return os.environ | {"PATH": os.pathsep.join([*map(str, NEWEST_FIRST), os.environ["PATH"]])}


def binary(name: str) -> str:
    """The path of one of PostgreSQL's programs."""
    found = shutil.which(name, path=programs()["PATH"])
    assert found is not None, f"PostgreSQL's {name} is not installed"
    return found


class Server:
    """A server with its files in a folder of its own; it listens on a socket there alone."""

    def __init__(self, folder: Path, port: int = 5432) -> None:
        self.folder = folder
        self.port = port
        self.data = folder / "data"
        self._made: set[str] = set()
        """Databases that are there."""

    def dsn(self, database: str) -> str:
        """How a client names one of its databases."""
        return f"postgresql://{USER}@/{database}?host={self.folder}&port={self.port}"

    def make(self) -> None:
        """Write the files of an empty server."""
        shutil.copytree(_empty() / "data", self.data, copy_function=shutil.copy)
        _own(self.folder)

    def init(self) -> None:
        """The same from nothing."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if os.geteuid() == 0:
            shutil.chown(self.folder, USER, USER)
        init = (
            "initdb",
            "-D",
            str(self.data),
            "-U",
            USER,
            "-A",
            "trust",
            "--no-sync",
            "-E",
            "UTF8",
        )
        self.run(*init, "--locale=C")

    def copy(self, primary: Server) -> None:
        """Become a standby of a running server, which knows it as `standby`."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if os.geteuid() == 0:
            shutil.chown(self.folder, USER, USER)
        where = ("-D", str(self.data), "-d", primary.dsn("postgres"))
        self.run("pg_basebackup", *where, "-R", "-c", "fast")

    def follow(self, primary: Server) -> None:
        """Be a standby of this server."""
        told = f"user={USER} host={primary.folder} port={primary.port}"
        with (self.data / "postgresql.auto.conf").open("a") as file:
            file.write(f"primary_conninfo = '{told}'\n")

    def promote(self) -> None:
        """Let a standby become the primary, which waits for no other."""
        self._control("promote")
        self.set("synchronous_standby_names", "")

    def set(self, name: str, value: str) -> None:
        """Change a setting while it runs, for all who come from now on."""
        with psycopg.connect(self.dsn("postgres"), autocommit=True) as connection:
            connection.execute(f"ALTER SYSTEM SET {name} = '{value}'")
            connection.execute("SELECT pg_reload_conf()")
        while not self._has(name, value):
            pass

    def _has(self, name: str, value: str) -> bool:
        with psycopg.connect(self.dsn("postgres"), autocommit=True) as connection:
            return connection.execute("SELECT current_setting(%s)", (name,)).fetchone() == (value,)

    def start(self, **settings: str) -> None:
        """Start it, and wait until it takes connections."""
        options = {"listen_addresses": "", "unix_socket_directories": str(self.folder)}
        given = " ".join(f"-c {name}='{value}'" for name, value in (options | settings).items())
        log = self.folder / "log"
        self._control("-l", str(log), "-o", f"-p {self.port} {given}", "start")

    def stop(self, mode: str = "fast") -> None:
        """Stop it: fast, or immediate as by a power cut of the process."""
        self._control("-m", mode, "stop")

    def _control(self, *arguments: str) -> None:
        self.run("pg_ctl", "-D", str(self.data), "-w", *arguments)

    def run(self, program: str, *arguments: str) -> None:
        """Run one of PostgreSQL's programs as the server's user."""
        argv: Sequence[str] = (binary(program), *arguments)
        as_user = pwd.getpwnam(USER) if os.geteuid() == 0 else None
        subprocess.run(
            argv,
            user=as_user.pw_uid if as_user else None,
            group=as_user.pw_gid if as_user else None,
            cwd=self.folder,
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def create(self, database: str) -> str:
        """Make an empty database, and return how a client names it."""
        with psycopg.connect(self.dsn("postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{database}"')
        self._made.add(database)
        return self.dsn(database)

    def drop(self, database: str) -> None:
        """Delete a database where it exists."""
        with psycopg.connect(self.dsn("postgres"), autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{database}" (FORCE)')
        self._made.discard(database)

    def emptied(self, database: str) -> str:
        """A database without rooms, made where it is missing, and how a client names it."""
        if database not in self._made:
            return self.create(database)
        with psycopg.connect(self.dsn(database), autocommit=True) as connection:
            connection.execute(_EMPTY)
        return self.dsn(database)


_EMPTY = """DO $$ DECLARE name text; BEGIN
FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'meta'
ORDER BY tablename IN ('links', 'rooms') LOOP EXECUTE 'DELETE FROM ' || name; END LOOP;
END $$"""


@cache
def _empty() -> Path:
    """The files of an empty server, to be copied: to make them takes seconds."""
    folder = Path(tempfile.mkdtemp(prefix="liveroom-empty-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    Server(folder).init()
    return folder


@cache
def shared_server() -> Server:
    """One server for all tests of a run that break nothing; it is stopped when they are over."""
    folder = Path(tempfile.mkdtemp(prefix="liveroom-postgres-"))
    stack = ExitStack()
    stack.callback(shutil.rmtree, folder, ignore_errors=True)
    server = stack.enter_context(running(folder))
    atexit.register(stack.close)
    return server


@dataclass(frozen=True, slots=True)
class Pair:
    """A primary and its synchronous standby."""

    primary: Server
    standby: Server

    def dsn(self, database: str) -> str:
        """How a client names a database of whichever takes writes."""
        hosts = f"{self.primary.folder},{self.standby.folder}"
        ports = f"{self.primary.port},{self.standby.port}"
        one = f"postgresql://{USER}@/{database}?host={hosts}&port={ports}"
        return f"{one}&target_session_attrs=read-write&connect_timeout=2"

    def fail_over(self) -> None:
        """The primary's machine dies, and the standby takes over."""
        self.primary.stop("immediate")
        self.standby.promote()


@contextmanager
def replicated(folder: Path) -> Iterator[Pair]:
    """A primary with its synchronous standby for as long as the block lasts."""
    for name in ("a", "b"):
        shutil.copytree(_stopped_pair() / name, folder / name, copy_function=shutil.copy)
        _own(folder / name)
    pair = Pair(Server(folder / "a"), Server(folder / "b"))
    pair.primary.start()
    try:
        pair.standby.follow(pair.primary)
        pair.standby.start(cluster_name="standby")
        pair.primary.set("synchronous_standby_names", "standby")
        _wait_for_standby(pair.primary)
        yield pair
    finally:
        for server in (pair.primary, pair.standby):
            with suppress(subprocess.CalledProcessError):
                server.stop("immediate")


def _wait_for_standby(primary: Server) -> None:
    """Return when commits wait for the standby."""
    with psycopg.connect(primary.dsn("postgres"), autocommit=True) as connection:
        asks = "SELECT 1 FROM pg_stat_replication WHERE sync_state = 'sync'"
        while not connection.execute(asks).fetchall():
            pass


@cache
def _stopped_pair() -> Path:
    """The files of a primary and of its standby, to be copied: to make them takes seconds."""
    folder = Path(tempfile.mkdtemp(prefix="liveroom-pair-"))
    folder.chmod(0o755)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    primary, standby = Server(folder / "a"), Server(folder / "b")
    primary.make()
    primary.start()
    standby.copy(primary)
    primary.stop()
    return folder


def _own(folder: Path) -> None:
    """Give a folder to the server's user, who alone may look into it."""
    if os.geteuid() == 0:
        subprocess.run(["chown", "-R", f"{USER}:{USER}", str(folder)], check=True)
    (folder / "data").chmod(0o700)


@contextmanager
def running(folder: Path, **settings: str) -> Iterator[Server]:
    """A new server for as long as the block lasts."""
    server = Server(folder)
    server.make()
    server.start(**settings)
    try:
        yield server
    finally:
        server.stop("immediate")
