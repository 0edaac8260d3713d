"""The running server: how it takes a crowd."""

from __future__ import annotations

import asyncio
import socket
from contextlib import ExitStack

from liveroom.web.server import ACCEPTED_AT_ONCE, accepting, bound, run
from liveroom.web.settings import Settings


def test_those_who_come_at_once_are_accepted_in_one_turn_of_the_loop() -> None:
    accepted: list[int] = []
    turn = 0

    class Came(asyncio.Protocol):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            accepted.append(turn)

    async def story() -> None:
        nonlocal turn
        with ExitStack() as stack:
            listener = stack.enter_context(bound(Settings(port=0)))
            address = listener.getsockname()
            for each in accepting(listener):
                server = await asyncio.get_running_loop().create_server(Came, sock=each)
                stack.callback(server.close)
            for _ in range(ACCEPTED_AT_ONCE):
                stack.enter_context(socket.create_connection(address))
            while len(accepted) < ACCEPTED_AT_ONCE:
                turn += 1
                await asyncio.sleep(0)

    run(asyncio.wait_for(story(), 20))

    assert len(set(accepted)) == 1
