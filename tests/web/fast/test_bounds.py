"""How long a silent peer is believed to be there."""

from __future__ import annotations

import re
import socket
from pathlib import Path

import pytest

from liveroom.live.beats import BEAT_SECONDS
from liveroom.web.fast.bounds import DEAD, bound_all

SOCKET = Path(__file__).parents[3] / "static/shared/socket.js"


def test_a_page_that_hears_beats_is_never_asked_by_the_kernel_whether_it_is_there() -> None:
    silence = re.search(r"^export const SILENCE = ([\d_]+);", SOCKET.read_text(), re.MULTILINE)
    assert silence is not None
    assert BEAT_SECONDS < int(silence[1]) / 1000 < 2 * BEAT_SECONDS < DEAD["TCP_KEEPIDLE"]


@pytest.mark.skipif(not hasattr(socket, "TCP_KEEPIDLE"), reason="this system has no such options")
def test_what_a_listener_accepts_has_its_bounds() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        bound_all(listener)
        with socket.create_connection(listener.getsockname()), listener.accept()[0] as accepted:
            found = {
                name: accepted.getsockopt(socket.IPPROTO_TCP, getattr(socket, name))
                for name in DEAD
            }
    assert found == DEAD
