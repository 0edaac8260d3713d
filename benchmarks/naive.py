"""The way most people write it, on sockets that are open already.

For each socket this makes uvicorn's own WebSocket protocol and a Starlette endpoint above it, by a
handshake with nobody, and then puts the real transport underneath. What is sent goes through
everything that it would go through in a server of that kind.
"""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any

from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket
from uvicorn import Config
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from uvicorn.server import ServerState

from benchmarks import wire

NAME = "naive Starlette"


class Connections:
    """The connection manager of every tutorial."""

    def __init__(self) -> None:
        self.active: list[WebSocket] = []

    async def endpoint(self, socket: WebSocket) -> None:
        await socket.accept()
        self.active.append(socket)
        with contextlib.suppress(asyncio.CancelledError):  # the server ends
            await socket.receive_text()

    async def broadcast(self, text: str) -> None:
        for socket in self.active:
            await socket.send_text(text)


class Nobody(asyncio.Transport):
    """Takes the answer to a handshake that nobody made."""

    def write(self, data: bytes | bytearray | memoryview) -> None:
        pass

    def is_closing(self) -> bool:
        return False

    def pause_reading(self) -> None:
        pass

    def resume_reading(self) -> None:
        pass


async def connected(transports: list[asyncio.Transport]) -> Connections:
    """A connection manager whose clients are at the other end of these transports."""
    manager = Connections()
    app = Starlette(routes=[WebSocketRoute("/ws", manager.endpoint)])
    config = Config(
        app,
        ws_per_message_deflate=False,
        ws_ping_interval=None,
        log_config=None,
        lifespan="off",
    )
    config.load()
    state, request = ServerState(), wire.handshake("127.0.0.1", "/ws", "DNT: 1")
    stock: list[Any] = []
    for _ in transports:
        protocol = WebSocketsSansIOProtocol(config, state, {})
        protocol.connection_made(Nobody())
        protocol.data_received(request)
        stock.append(protocol)
        if len(stock) % 100 == 0:
            await asyncio.sleep(0)
    await asyncio.sleep(0.1)
    assert len(manager.active) == len(transports), "every handshake is over at once"
    for protocol, transport in zip(stock, transports, strict=True):
        protocol.transport = transport
    return manager
