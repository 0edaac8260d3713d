"""`python -m benchmarks.bare BYTES`: knows nothing, answers everything, as fast as Python can.

Its first screen has so many bytes. Paired with it, the clients show what they alone can do.
"""

from __future__ import annotations

import asyncio
import sys
from typing import cast

import uvloop

from benchmarks import wire

OPENED = (
    b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Accept: " + wire.ACCEPT + b"\r\nSec-WebSocket-Protocol: liveroom.v1\r\n\r\n"
)
ANSWER = wire.frame(b'{"t":"answer","ok":true,"id":"1","seq":1}')


class Bare(asyncio.Protocol):
    """One connection: a handshake, a screen after the first frame, an answer to every other."""

    __slots__ = ("_is_open", "_is_seated", "_rest", "_screen", "_transport")

    def __init__(self, screen: bytes) -> None:
        self._screen = screen
        self._is_open = self._is_seated = False
        self._rest = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        if self._is_seated:
            data = self._rest + data if self._rest else data
            frames, read = wire.counted(data)
            self._rest = data[read:]
            self._transport.write(ANSWER * frames)
        elif self._is_open:
            self._is_seated = True
            self._transport.write(self._screen)
        elif data.endswith(b"\r\n\r\n"):
            self._is_open = True
            self._transport.write(OPENED)


async def main(screen_bytes: int) -> None:
    text = b'{"t":"screen","epoch":"0","seq":1,"server_time":1,"screen":{"rest":"'
    screen = wire.frame(text + b"x" * max(0, screen_bytes - len(text) - 3) + b'"}}')
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Bare(screen), "127.0.0.1", 0, backlog=16_384)
    port = server.sockets[0].getsockname()[1]
    print(f"listening on http://127.0.0.1:{port}", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    from benchmarks.machine import most_sockets

    most_sockets()
    uvloop.run(main(int(sys.argv[1])))
