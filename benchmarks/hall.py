"""A room full of simulated browsers, put together for a benchmark."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from benchmarks import wire
from benchmarks.client import Client
from benchmarks.crowd import Crowd, seat_all
from benchmarks.desk import Desk
from benchmarks.processes import Server
from benchmarks.stage import Stage

IN_FLIGHT = 256
PATIENCE_SECONDS = 30.0


class Hall:
    """The attendees of a stage, a moderator, and the crowd that all of them are."""

    def __init__(self, stage: Stage, server: Server, many: int, *, beat: bool = False) -> None:
        self.crowd = Crowd()
        self.stage = stage
        self.server = server
        self.attendees = [
            Client(self.crowd, self._request(server, cookie), beat=beat)
            for cookie in stage.cookies[:many]
        ]

    def desk(self) -> Desk:
        """A moderator who has a subscriber."""
        desk = Desk(self.crowd, self.server.host, self.stage.room, self.stage.moderator)
        desk.sit(self.server.address)
        return desk

    def subscriber(self, clients: Sequence[Client], in_flight: int = IN_FLIGHT) -> float:
        """Let these come; the seconds until the last has its first screen."""
        address = self.server.address
        return seat_all(self.crowd, [partial(each.connect, address) for each in clients], in_flight)

    def everybody_hears(self, many: int | None = None) -> None:
        """Wait until the awaited action has reached all, or the first so many who are here."""
        wanted = len(self.attendees) if many is None else many
        self.crowd.until_all_have_it(wanted, PATIENCE_SECONDS)

    def move(self, server: Server) -> None:
        """The server has started again elsewhere."""
        self.server = server
        for client, cookie in zip(self.attendees, self.stage.cookies, strict=False):
            client.request = self._request(server, cookie)

    def end(self) -> None:
        """Everybody goes for good, moderators too."""
        self.crowd.end()

    def leave(self) -> None:
        """All attendees go."""
        for client in self.attendees:
            client.leave()

    def _request(self, server: Server, cookie: str) -> bytes:
        path = f"/ws/{self.stage.room}?as=attendee&lang=es"
        return wire.handshake(server.host, path, cookie)
