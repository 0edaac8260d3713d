"""Who asks for a socket is understood as Starlette would understand them, for less work."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from starlette.types import Message
from starlette.websockets import WebSocket

from liveroom.web.ws.knock import Knock

NAMES = st.sampled_from(["host", "cookie", "origin", "accept-language", "authorization", "x-other"])
VALUES = st.text(st.characters(min_codepoint=0x20, max_codepoint=0xFF), max_size=30)
HEADERS = st.lists(st.tuples(NAMES, VALUES), max_size=8)


async def _receive() -> Message:
    raise AssertionError("nobody is heard")


async def _send(message: Message) -> None:
    raise AssertionError("nobody is told anything")


@given(HEADERS, st.binary(max_size=40))
def test_headers_cookies_and_query_are_what_starlette_reads(
    headers: list[tuple[str, str]], query: bytes
) -> None:
    raw = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers]
    scope = {"type": "websocket", "headers": raw, "query_string": query}
    ours, theirs = (kind(dict(scope), _receive, _send) for kind in (Knock, WebSocket))

    for name in ("host", "Cookie", "ORIGIN", "accept-language", "authorization", "none"):
        assert ours.headers.get(name) == theirs.headers.get(name)
        assert (name in ours.headers) == (name in theirs.headers)
        assert ours.headers.getlist(name) == theirs.headers.getlist(name)
    assert ours.headers.get("none", "else") == "else"
    assert ours.cookies == theirs.cookies
    assert ours.query_params == theirs.query_params
