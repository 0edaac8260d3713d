"""deploy/haproxy.cfg as it stands, in a real HAProxy before three real servers."""

from __future__ import annotations

import asyncio
import shutil
import ssl
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import postgres
from tests.cli.process import Server, serving
from tests.haproxy import balancing
from tests.nodes.crowd import Crowd, Door
from tests.tls import NAME, free_port

pytestmark = pytest.mark.anyio

KEY = "the operator's own secret"
PEOPLE = 8


@dataclass(frozen=True, slots=True)
class Balanced:
    """Three servers behind a balancer."""

    door: Door
    replacing: list[Replacing]


class Replacing:
    """A server that can be replaced by a new one in the same place."""

    def __init__(self, data: Path, **settings: str) -> None:
        self._data, self._settings = data, settings
        self._stack = ExitStack()
        self.server = self._begun(0)

    def replace(self) -> int:
        """Drain it, and begin a new one when it is gone; the exit code of the old one."""
        code, _, _ = self.server.stop()
        self.server = self._begun(int(self.server.url.rpartition(":")[2]))
        return code

    def end(self) -> None:
        """End it at once."""
        self.server.kill()
        self._stack.close()

    def _begun(self, port: int) -> Server:
        return self._stack.enter_context(serving(self._data, port, **self._settings))


@pytest.fixture
def balanced() -> Iterator[Balanced]:
    folder = Path(tempfile.mkdtemp(prefix="liveroom-balanced-"))
    dsn, port = postgres.shared_server().emptied("balanced"), free_port()
    settings = {
        "LIVEROOM_LOG": dsn,
        "LIVEROOM_DRAIN_SECONDS": "0.6",
        "LIVEROOM_BASE_URL": f"https://{NAME}:{port}",
        "LIVEROOM_OWNER_KEY": KEY,
        "LIVEROOM_TRUSTED_PROXIES": "loopback",
    }
    try:
        with ExitStack() as stack:
            replacing = []
            for name in ("a", "b", "c"):
                replacing.append(Replacing(folder / name, **settings))
                stack.callback(replacing[-1].end)
            hosts = [each.server.url.removeprefix("http://") for each in replacing]
            stack.enter_context(balancing(folder, port, hosts, looks="100ms"))
            tls = ssl.create_default_context(cafile=str(folder / "fullchain.pem"))
            tls.check_hostname = False
            yield Balanced(Door(NAME, "127.0.0.1", port, tls, KEY), replacing)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


async def test_while_servers_are_replaced_and_killed_nobody_misses_anything(
    balanced: Balanced,
) -> None:
    """Each is replaced in turn, and one is killed.

    Everybody sees each cue, and all that was acknowledged is there once.
    """
    crowd = await Crowd.gathered(balanced.door, people=PEOPLE)
    await crowd.answered(PEOPLE)
    for each in balanced.replacing:
        assert await asyncio.to_thread(each.replace) == 0
    await crowd.cued(1)
    balanced.replacing[0].server.kill()
    await crowd.cued(1)
    found = await crowd.found()

    assert found.is_exact, found
    assert found.came_back >= PEOPLE, "everybody was sent away once at least"
