"""The socket of a control surface: it is told how the room stands, and need say nothing."""

from __future__ import annotations

from starlette.requests import HTTPConnection

from liveroom.live.broadcast.surfaces import Surfaces
from liveroom.web import state
from liveroom.web.access import sessions
from liveroom.web.limits.quotas import Lease
from liveroom.web.limits.rate_limits import STAFF_FRAMES
from liveroom.web.state import AppState
from liveroom.web.ws.connection import TOO_OFTEN, Connection
from liveroom.web.ws.endpoint import Admitted, Endpoint
from liveroom.web.ws.subscriber import READS_TOO_SLOWLY


class SurfaceSocket:
    """Gets whole frames, so that one which does not read misses some and is current with the next.

    One that has not read for long is closed.
    """

    __slots__ = ("_app_state", "_connection", "_full_at", "_lease", "_surfaces", "link")

    def __init__(
        self, connection: Connection, app_state: AppState, surfaces: Surfaces, lease: Lease
    ) -> None:
        self._connection = connection
        self._app_state = app_state
        self._surfaces = surfaces
        self._lease = lease
        self._full_at = 0
        self.link = lease.caller.holder.link
        lease.close = self.close

    def tell(self, frame: bytes) -> None:
        """See Surface."""
        if not self._connection.is_paused:
            self._connection.send_text(frame)
        elif self._connection.paused_seconds > self._app_state.settings.slow_reader_seconds:
            self.close(READS_TOO_SLOWLY)

    def close(self, code: int) -> None:
        """See Surface."""
        self._surfaces.remove(self)
        self._app_state.metrics.count_closed(code)
        self._connection.close(code)

    def receive_text(self, text: str | None) -> None:
        """Whatever it says is let fall, as long as it is not much."""
        full_at = STAFF_FRAMES.take(self._full_at, self._app_state.clock.now())
        if full_at is None:
            self.close(TOO_OFTEN)
        else:
            self._full_at = full_at

    def peer_paused(self) -> None:
        """See Receiver. `tell` asks whether it reads."""

    def peer_resumed(self) -> None:
        """See Receiver."""

    def end(self) -> None:
        """The connection is gone."""
        self._surfaces.remove(self)
        self._lease.release()


async def _admit(socket: HTTPConnection) -> Admitted:
    caller = await sessions.surface(socket, in_url=True)
    return Admitted(caller, await sessions.running(socket, caller), state.words(socket))


def _attach(connection: Connection, app_state: AppState, admitted: Admitted, lease: Lease) -> None:
    surfaces = admitted.room_task.showing.surfaces
    surface = SurfaceSocket(connection, app_state, surfaces, lease)
    connection.attach(surface)
    surfaces.add(surface)


FEEDBACK = Endpoint(_admit, _attach)
"""GET /ws/{room}/feedback"""
