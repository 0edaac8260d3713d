"""The people of a room as simulated browsers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from time import perf_counter_ns

from benchmarks import wire
from benchmarks.client import Client
from benchmarks.client_loop import ClientLoop, connect_all
from benchmarks.moderator import Moderator
from benchmarks.server import Server

IN_FLIGHT = 256
PATIENCE_SECONDS = 30.0
LOOK_EVERY = 100


@dataclass(frozen=True, slots=True)
class Room:
    """A room that waits in a data folder.

    `tokens` are those of its links by role. `cookies` are headers, one for each attendee who has
    joined; of `questions` the approved ones come first.
    """

    id: str
    tokens: dict[str, str]
    cookies: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()


class Audience:
    """Attendees of a room, its moderators, and the loop that runs them all."""

    def __init__(
        self,
        room: Room,
        server: Server,
        many: int,
        *,
        beat: bool = False,
        loop: ClientLoop | None = None,
    ) -> None:
        self.loop = loop or ClientLoop()
        self.room = room
        self.server = server
        self.attendees = [
            Client(self.loop, self._request(cookie), beat=beat) for cookie in room.cookies[:many]
        ]

    def moderator(self) -> Moderator:
        """A moderator who has joined."""
        moderator = self.absent_moderator()
        moderator.join(self.server.address)
        return moderator

    def absent_moderator(self) -> Moderator:
        """A moderator who has not joined yet."""
        return Moderator(self.loop, self.server.host, self.room.id, self.room.tokens["moderator"])

    def join(self, clients: Sequence[Client] | None = None, in_flight: int = IN_FLIGHT) -> float:
        """Let these come, or all; the seconds until the last has its first screen."""
        address = self.server.address
        clients = self.attendees if clients is None else clients
        return connect_all(
            self.loop, [partial(each.connect, address) for each in clients], in_flight
        )

    def until_all_have_it(self, many: int | None = None) -> None:
        """Wait until the awaited action has reached all, or the first so many who are here."""
        wanted = len(self.attendees) if many is None else many
        self.loop.until_all_have_it(wanted, PATIENCE_SECONDS)

    def move(self, server: Server) -> None:
        """The server has started again elsewhere."""
        self.server = server
        for client, cookie in zip(self.attendees, self.room.cookies, strict=False):
            client.request = self._request(cookie)

    def leave(self) -> None:
        """All attendees go."""
        for client in self.attendees:
            client.leave()

    def end(self) -> None:
        """Everybody goes for good, moderators too."""
        self.loop.end()

    def _request(self, cookie: str) -> bytes:
        path = f"/ws/{self.room.id}?as=attendee&lang=es"
        return wire.handshake(self.server.host, path, cookie)


def send_all(
    loop: ClientLoop, commands: Iterable[tuple[Client, bytes]], in_flight: int | None = None
) -> float:
    """Send commands, at most so many of them unanswered; the seconds until all are answered."""
    before, sent, began = loop.answered, 0, perf_counter_ns()
    for client, command in commands:
        while in_flight is not None and sent - (loop.answered - before) >= in_flight:
            loop.step(0.01)
        client.sent_at = perf_counter_ns()
        client.send(command)
        sent += 1
        if sent % LOOK_EVERY == 0:
            loop.step()
    loop.until(lambda: loop.answered - before >= sent, 2 * PATIENCE_SECONDS, "all answers")
    return (perf_counter_ns() - began) / 1e9
