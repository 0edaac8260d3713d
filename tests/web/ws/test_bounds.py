"""How long a silent peer is believed to be there."""

from __future__ import annotations

import re
import socket
from pathlib import Path

import pytest

from liveroom.live.broadcast.heartbeat import BEAT_SECONDS
from liveroom.web.ws.bounds import DEAD, IDLE_SECONDS, find_dead_peers

SOCKET = Path(__file__).parents[3] / "static/shared/socket.js"


def test_a_page_asks_for_itself_when_a_beat_is_missing() -> None:
    silence = re.search(r"^export const SILENCE = ([\d_]+);", SOCKET.read_text(), re.MULTILINE)
    assert silence is not None
    assert BEAT_SECONDS < int(silence[1]) / 1000 < 2 * BEAT_SECONDS


@pytest.mark.parametrize("idle", IDLE_SECONDS)
def test_a_peer_that_vanished_is_found_within_25_seconds(idle: int) -> None:
    """The kernel gives up at the first question after so long without any sign of the peer."""
    asked = [idle + nth * DEAD["TCP_KEEPINTVL"] for nth in range(1, 10)]
    assert next(at for at in asked if at * 1_000 >= DEAD["TCP_USER_TIMEOUT"]) <= 25
    assert idle + DEAD["TCP_USER_TIMEOUT"] / 1_000 <= 25, "also when it is told something just then"
    assert len([at for at in asked if at * 1_000 < DEAD["TCP_USER_TIMEOUT"]]) >= 3, "asked often"


def accepted(listener: socket.socket) -> tuple[dict[str, int], int]:
    """How silence is asked about and how much waits in the kernel, for what a listener accepts."""
    with socket.create_connection(listener.getsockname()), listener.accept()[0] as found:
        asked = {name: found.getsockopt(socket.IPPROTO_TCP, getattr(socket, name)) for name in DEAD}
        return asked, found.getsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF)


@pytest.mark.skipif(not hasattr(socket, "TCP_KEEPIDLE"), reason="this system has no such options")
def test_silent_peers_are_asked_and_the_kernel_itself_sees_how_much_an_answer_needs() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as plain,
        socket.create_server(("127.0.0.1", 0)) as listener,
    ):
        find_dead_peers(listener)

        assert accepted(listener) == (DEAD, accepted(plain)[1])
