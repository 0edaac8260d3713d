"""Nodes on one database, and a balancer with TLS before them, all on this machine."""

from __future__ import annotations

import os
import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from time import perf_counter_ns

from benchmarks import fixture, machine, server
from benchmarks.audience import Audience, Room
from benchmarks.client_loop import ClientLoop
from benchmarks.figures import Outcome
from benchmarks.machine import Watched
from benchmarks.options import Options
from benchmarks.server import Control, Server
from tests import haproxy, postgres
from tests.postgres import Pair
from tests.tls import free_port

NAMES = ("a", "b", "c")
FOLLOWED_SECONDS = 3.0
MOST_SOCKETS = 6_000
"""Through the balancer, which needs two files for each."""


@dataclass(frozen=True, slots=True)
class Node:
    """A running node, and the way to give it orders."""

    server: Server
    control: Control


@dataclass(frozen=True, slots=True)
class Site:
    """A room with its people, the nodes that serve it, and their database."""

    room: Room
    nodes: Sequence[Node]
    database: Pair
    options: Options

    def audiences(self, loop: ClientLoop) -> list[Audience]:
        """The people of the room, as many at each node, in one loop."""
        many = len(self.nodes)
        return [
            Audience(
                replace(self.room, cookies=self.room.cookies[place::many]),
                node.server,
                len(self.room.cookies),
                loop=loop,
            )
            for place, node in enumerate(self.nodes)
        ]

    def watched(self, **others: int) -> Watched:
        """The processors' shares of all processes from now on, those of these pids too."""
        nodes = {
            f"node {name}": node.server.pid for name, node in zip(NAMES, self.nodes, strict=True)
        }
        primary, standby = _pid(self.database.primary), _pid(self.database.standby)
        databases = {"primary": primary, "standby": standby}
        return Watched(nodes | databases | others | {"clients": os.getpid()})

    def conflicts(self) -> int:
        """How often an ordered command met another's that was there first, on all nodes."""
        return sum(node.control.ask("conflicts")["conflicts"] for node in self.nodes)

    @contextmanager
    def balanced(self) -> Iterator[tuple[Server, ssl.SSLContext]]:
        """HAProxy with TLS before the nodes, as deploy/haproxy.cfg has it."""
        folder, port = self.options.folder, free_port()
        hosts, most = [each.server.host for each in self.nodes], MOST_SOCKETS + machine.SPARE_FILES
        with haproxy.balancing(folder, port, hosts, most) as process:
            tls = ssl.create_default_context(cafile=str(folder / "fullchain.pem"))
            tls.check_hostname = False
            yield Server(process, f"127.0.0.1:{port}"), tls


def soon(loop: ClientLoop, wrong: Callable[[], int]) -> int:
    """What is wrong, once nothing is, or a few seconds later: nodes follow each other."""
    deadline = perf_counter_ns() + int(FOLLOWED_SECONDS * 1e9)
    while (found := wrong()) and perf_counter_ns() < deadline:
        loop.rest(0.1)
    return found


Measure = Callable[[Outcome, Site, Options], None]


def measured(
    options: Options,
    name: str,
    most: int,
    measure: Measure,
    questions: fixture.Questions = fixture.NO_QUESTIONS,
) -> Outcome:
    """What is measured on three nodes with so many attendees at most."""
    options = replace(options, attendees=min(options.attendees, most))
    outcome = Outcome(f"nodes.{name}", options.settings)
    with site(options, questions) as running:
        measure(outcome, running, options)
    return outcome


@contextmanager
def replicated(options: Options) -> Iterator[tuple[Pair, Options]]:
    """A primary with its synchronous standby, and the options of a node on them.

    All processes share all processors: where several nodes run, none has one to itself.
    """
    own, others = machine.halves()
    os.sched_setaffinity(0, own | others)
    options.folder.chmod(0o755)  # the database server runs as a user of its own
    folder = options.folder / "databases"
    folder.mkdir(mode=0o755)
    with postgres.replicated(folder) as pair:
        pair.primary.create("liveroom")
        serve = {"LIVEROOM_LOG": pair.dsn("liveroom"), "LIVEROOM_TRUSTED_PROXIES": "loopback"}
        yield pair, replace(options, serve=serve, spread=True)


@contextmanager
def site(options: Options, questions: fixture.Questions) -> Iterator[Site]:
    """Three nodes that serve one room on air, whose attendees have joined it once."""
    with ExitStack() as stack:
        pair, options = stack.enter_context(replicated(options))
        room = fixture.build(options, questions)
        nodes = [stack.enter_context(_node(options, name)) for name in NAMES]
        yield Site(room, nodes, pair, options)


@contextmanager
def _node(options: Options, name: str) -> Iterator[Node]:
    """A node with a data folder of its own."""
    folder = options.folder / name
    folder.mkdir()
    with server.driven(replace(options, folder=folder)) as (running, control):
        yield Node(running, control)


def _pid(database: postgres.Server) -> int:
    return int((database.data / "postmaster.pid").read_text("utf-8").split()[0])
