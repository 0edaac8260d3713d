"""Writes to a peer without waiting; the kernel gets at most one large frame at a time."""

from __future__ import annotations

import asyncio

from liveroom.web.ws import bounds


class PacedWriter(asyncio.Protocol):
    """The writing side of a connection.

    Of a large frame the kernel gets the beginning first. Once it has taken that, the peer has read
    what came earlier, and there is room for the whole frame, and for no other after it.
    """

    __slots__ = ("_paused_at", "_rest", "_transport")

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self._paused_at: float | None = None
        self._rest: tuple[bytes | memoryview, ...] = ()
        """What waits until the transport has written what it has, so while it is paused. A
        memoryview is what is left of a large frame of which the transport has the beginning."""
        bounds.bound(transport)

    @property
    def is_paused(self) -> bool:
        """Whether the peer reads too slowly: what is written now waits in this process."""
        return self._paused_at is not None

    @property
    def paused_seconds(self) -> float:
        """For how long that has been so; 0 when it is not."""
        now = asyncio.get_running_loop().time()
        return 0.0 if self._paused_at is None else now - self._paused_at

    def pause_writing(self) -> None:
        self._paused_at = asyncio.get_running_loop().time()

    def resume_writing(self) -> None:
        """Write what waited; the peer is paused again when not all of it was taken."""
        self._paused_at = None
        bounds.set_send_buffer(self._transport, bounds.SEND_BUFFER)
        rest, self._rest = self._rest, ()
        for each in rest:
            if isinstance(each, memoryview):
                self._write_with_room(each)
            else:
                self._put(each)

    def _put(self, data: bytes) -> None:
        """Write this after all that waits."""
        is_large = len(data) > bounds.LARGE
        if self._rest or (is_large and self.is_paused):
            self._rest += (data,)
        elif is_large:
            large = memoryview(data)
            self._transport.write(large[: bounds.SEND_BUFFER])
            if self.is_paused:
                self._rest = (large[bounds.SEND_BUFFER :],)
            else:
                self._write_with_room(large[bounds.SEND_BUFFER :])
        else:
            self._transport.write(data)

    def _write_with_room(self, large: memoryview) -> None:
        bounds.set_send_buffer(self._transport, bounds.WHOLE_SCREEN_BUFFER)
        self._transport.write(large)
        if not self.is_paused:
            bounds.set_send_buffer(self._transport, bounds.SEND_BUFFER)

    def _end(self) -> None:
        """Write no more than what waits."""
        rest, self._rest = self._rest, ()
        for each in rest:
            self._transport.write(each)
        self._transport.close()
