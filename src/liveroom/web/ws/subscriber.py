"""A subscriber on a connection: no task, and a queue only while its peer does not read."""

from __future__ import annotations

import asyncio
from array import array
from collections.abc import Callable, Iterable, Sequence

from liveroom.core.ids import PersonId
from liveroom.core.roles import Audience
from liveroom.core.screens.renditions import Rendition
from liveroom.live.broadcast.messages import patch_seq
from liveroom.web.ws.bounds import CUT_SECONDS
from liveroom.web.ws.connection import Connection

READS_TOO_SLOWLY = 4430

MOST_HELD = 16 * 1024
"""Bytes of patches that wait for a peer to read on; past that one patch for all is cheaper."""


class ConnectionSubscriber:
    """Writes at once. While its peer does not read, a few patches wait.

    When they get too many they are let fall, and what was missed is due once it reads again. One
    that has not read for `patience` seconds has been closed and is cut.
    """

    __slots__ = (
        "_held",
        "_held_from",
        "_patience",
        "_timer",
        "_when_closed",
        "audience",
        "beat",
        "build",
        "connection",
        "is_behind",
        "link",
        "name",
        "person",
        "rendition",
    )

    def __init__(
        self,
        connection: Connection,
        audience: Audience,
        person: PersonId | None,
        link: str,
        name: str | None,
        build: str,
        patience: float,
        when_closed: Callable[[int], None],
    ) -> None:
        self.audience = audience
        self.person = person
        self.link = link
        self.name = name
        self.build = build
        self.rendition, self.beat = Rendition.PLAIN, False
        self.connection = connection
        self._patience = patience
        self._when_closed = when_closed
        self.is_behind = False
        self._held: list[bytes] | None = None
        """What waits; None while the peer reads."""
        self._held_from: int | None = None
        """The seq of the first patch that was held; all before it were written."""
        self._timer: asyncio.TimerHandle | None = None

    def take_hello(self, rendition: Rendition, beat: bool) -> None:
        """See WebSubscriber."""
        self.rendition, self.beat = rendition, beat

    def offer(self, frame: bytes, written: int = 0) -> None:
        """See Subscriber."""
        if written:
            self.connection.write_rest(frame, written)
        elif self._held is None:
            self.connection.write(frame)
        else:
            self._hold(self._held, frame)

    def send_text(self, frame: bytes) -> None:
        """See WebSubscriber. Whoever does not read is not read either, so that little waits."""
        self.connection.send_text(frame)

    def close(self, code: int) -> None:
        """See Subscriber."""
        self.drop_waiting()
        self._when_closed(code)
        self.connection.close(code)

    def peer_paused(self) -> None:
        """See WebSubscriber."""
        if self._held is None:  # it may pause anew before it has caught up
            self._held = []

    def peer_resumed(self, catch_up: Callable[[int | None], None]) -> None:
        """See WebSubscriber."""
        held, since = self._held or (), self._held_from
        self.drop_waiting()
        for frame in held:
            self.connection.write(frame)
        if self.is_behind:
            self.is_behind = False
            catch_up(since)

    def drop_waiting(self) -> None:
        """See WebSubscriber."""
        self._held = self._held_from = None
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def sit(self, descriptors: array[int], place: int) -> None:
        """See Seated."""
        self.connection.list_in(descriptors, place)

    def rise(self) -> None:
        """See Seated."""
        self.connection.list_in(None)

    @staticmethod
    def write_to_all(descriptors: Sequence[int], frame: bytes) -> Iterable[tuple[int, int]]:
        """See Seated."""
        return Connection.write_to_all(descriptors, frame)

    def hold_back(self) -> None:
        """See WebSubscriber."""
        self.connection.hold_back()

    def go_on(self) -> None:
        """See WebSubscriber."""
        self.connection.go_on()

    def _hold(self, held: list[bytes], frame: bytes) -> None:
        if self._timer is None:
            left = max(0.0, self._patience - CUT_SECONDS - self.connection.paused_seconds)
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(left, self.close, READS_TOO_SLOWLY)
        if self._held_from is None:
            self._held_from = patch_seq(frame)
        if sum(map(len, held)) + len(frame) > MOST_HELD:
            self.is_behind = True
            held.clear()
        elif not self.is_behind:
            held.append(frame)
