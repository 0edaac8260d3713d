"""What is done with whole rooms at a server that is struck meanwhile: opened, erased, deleted."""

from __future__ import annotations

import http.client
import json
import urllib.error
import urllib.request
from abc import ABC, abstractmethod
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urlsplit

from proofs.storage.injected import INJECTED, Fault, injected
from tests.cli.process import PATIENCE, Server, call, liveroom, serving
from tests.journeys.damaged_shows import PROGRAM
from tests.journeys.test_full_disk import Show

ROOMS = 8
"""Of each errand so many may come before the fault."""


def open_room(server: Server, key: str) -> tuple[int, dict[str, Any]]:
    """What a server answers to whoever opens a room under a key."""
    line = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=PATIENCE)
    with closing(line):
        headers = {"Content-Type": "application/json", "Idempotency-Key": key}
        line.request("POST", "/api/v1/rooms", json.dumps({"program": PROGRAM}), headers)
        response = line.getresponse()
        return response.status, json.loads(response.read())


def without_answer(server: Server, method: str, path: str, token: str) -> int:
    """The status of an answer whose body says nothing more."""
    request = urllib.request.Request(server.url + path, None, method=method)
    request.add_header("Authorization", f"Bearer {token}")
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(request, timeout=PATIENCE) as response:
            return int(response.status)
    except urllib.error.HTTPError as refused:
        return refused.code


@dataclass
class Errand(ABC):
    """One kind of errand, done again and again; what came of each."""

    folder: Path
    name: ClassVar[str]
    done: list[Any] = field(default_factory=list)
    """Acknowledged since the last look."""
    open: list[Any] = field(default_factory=list)
    """Cut off, or said not to be stored."""
    begun: int = 0
    acknowledged: int = 0
    cut_off: int = 0

    @abstractmethod
    def prepare(self, server: Server) -> None:
        """What there has to be before."""

    @abstractmethod
    def act(self, server: Server) -> None:
        """Do one; it is open until the server says that it was done."""

    @abstractmethod
    def look(self, server: Server) -> None:
        """Fail unless all is there that has to be, and do again what was not acknowledged."""


class Opening(Errand):
    """Rooms are opened under keys."""

    name = "a room is opened"

    def prepare(self, server: Server) -> None:
        """Nothing has to be there."""

    def act(self, server: Server) -> None:
        self.begun += 1
        self.open.append((f"key{self.begun}", None))
        status, made = open_room(server, f"key{self.begun}")
        if status == 201:
            key, _ = self.open.pop()
            self.done.append((key, made))

    def look(self, server: Server) -> None:
        before = {each["room"]: each for each in call(server, "/api/v1/rooms")}
        assert all(each["phase"] is not None for each in before.values()), "each can be read"
        for key, made in [*self.done, *self.open]:
            _, again = open_room(server, key)
            assert made is None or made["room"] in before, "it was acknowledged"
            assert made is None or made["tokens"] == again["tokens"]
            assert_whole(server, again)
        assert len(call(server, "/api/v1/rooms")) == self.begun, "one for each key"


def assert_whole(server: Server, made: dict[str, Any]) -> None:
    """A room has its program, and each of its links lets in."""
    for role, token in made["tokens"].items():
        if role != "attendee":
            screen = call(server, f"/api/v1/rooms/{made['room']}/screen", token)["screen"]
            assert screen["event"]["title"] == "Cities", role
    links = call(server, f"/api/v1/rooms/{made['room']}/links", made["tokens"]["owner"])["links"]
    assert {each["role"] for each in links} == made["tokens"].keys()


@dataclass
class Asked:
    """A show that is over, and what was asked in it."""

    show: Show
    text: str


class _OfShows(Errand):
    """Errands with rooms in which something was asked."""

    left: Sequence[str] | None
    """The questions that there are once it is done; None: there is no room."""

    def prepare(self, server: Server) -> None:
        self._kept = [self._asked(server) for _ in range(ROOMS)]

    def _asked(self, server: Server) -> Asked:
        self.begun += 1
        asked = Asked(Show(server, PROGRAM), f"canary{self.begun:06}")
        tokens, on = asked.show.tokens, None
        asked.show.do(tokens["moderator"], "open")
        for _ in range(2):
            on = asked.show.do(tokens["moderator"], "cue_next", after=on)["segment"]
        assert asked.show.do(asked.show.join()["token"], "ask", text=asked.text)["ok"]
        assert asked.show.do(tokens["owner"], "end")["ok"]
        return asked

    def act(self, server: Server) -> None:
        self.open.append(self._kept.pop())
        if self.ask(server, self.open[-1].show):
            self.done.append(self.open.pop())

    @abstractmethod
    def ask(self, server: Server, show: Show) -> bool:
        """Ask for it; whether it was done."""

    def look(self, server: Server) -> None:
        for each in self.open:
            there = _questions(server, each.show)
            assert there in ((each.text,), self.left), "all of it or nothing"
            assert there == self.left or self.ask(server, each.show)
        for each in self._kept:
            assert _questions(server, each.show) == (each.text,)
        for each in [*self.done, *self.open]:
            assert _questions(server, each.show) == self.left
            for path in self.folder.iterdir():
                assert each.text.encode() not in path.read_bytes(), path.name


def _questions(server: Server, show: Show) -> Sequence[str] | None:
    path = f"/api/v1/rooms/{show.room}/screen"
    try:
        cards = call(server, path, show.tokens["moderator"])["screen"]["questions"]
    except urllib.error.HTTPError as refused:
        if refused.code in {401, 404}:
            return None
        raise
    return tuple(card["text"] for card in cards.values())


class Erasing(_OfShows):
    """Rooms are erased."""

    name = "a room is erased"
    left = ("",)

    def ask(self, server: Server, show: Show) -> bool:
        path = f"/api/v1/rooms/{show.room}/erase"
        return without_answer(server, "POST", path, show.tokens["owner"]) == 200


class Deleting(_OfShows):
    """Rooms are deleted."""

    name = "a room is deleted"
    left = None

    def ask(self, server: Server, show: Show) -> bool:
        path = f"/api/v1/rooms/{show.room}"
        return without_answer(server, "DELETE", path, show.tokens["owner"]) == 204


def strike(errand: Errand, fault: Fault, log: Path, is_kill: bool) -> None:
    """Have a fault come into errands; start again, look, and hold all against its hashes."""
    with serving(errand.folder) as server:
        errand.prepare(server)
        with injected(server, fault, log):
            _until_struck(errand, server, log)
        assert (server.process.poll() is not None) is is_kill, "a kill ends it, an error does not"
        server.kill()
    with serving(errand.folder) as server:
        errand.look(server)
        errand.acknowledged += len(errand.done)
        errand.cut_off += len(errand.open)
        errand.done, errand.open = [], []
    verified = liveroom("verify", "--data", str(errand.folder))
    assert verified.returncode == 0, verified.stderr


def _until_struck(errand: Errand, server: Server, log: Path) -> None:
    for _ in range(ROOMS):
        try:
            errand.act(server)
        except (OSError, http.client.HTTPException):
            server.process.wait(PATIENCE)
            return
        if INJECTED in log.read_text():
            return
    raise AssertionError(f"the fault came into none of {ROOMS} errands")


def spread(most: int, times: int) -> Sequence[int]:
    """So many numbers up to the most at most, the first ones all."""
    if most <= times:
        return range(1, most + 1)
    first = times // 2
    rest = (first + (most - first) * n // (times - first) for n in range(1, times - first + 1))
    return [*range(1, first + 1), *rest]
