"""From a request for a socket to an open one: RFC 6455's checks, then the application's answer."""

from __future__ import annotations

import logging
import re
from collections.abc import Awaitable, Callable, Iterable, Sequence
from functools import lru_cache
from http import HTTPStatus
from typing import Any, Final

import httptools
from websockets.datastructures import Headers
from websockets.http11 import Request, Response
from websockets.server import ServerProtocol
from websockets.utils import accept_key

from liveroom.web.ws.connection import Connection

SCOPE_KEY: Final = "liveroom.connection"
"""Where a socket's ASGI scope has its Connection, to be attached to once it is accepted."""

INTERNAL_ERROR: Final = 1011

Application = Callable[[dict[str, Any], Any, Any], Awaitable[None]]

logger = logging.getLogger("liveroom.web")

_checks: Final = ServerProtocol()
"""Checks all requests. It keeps nothing of one that the next could meet, and to make one for each
would cost more than the check."""

_KEY: Final = b"sec-websocket-key"
_GOOD_KEY: Final = re.compile(rb"[A-Za-z0-9+/]{22}==")
"""Sixteen bytes in Base64. Whatever else the library takes for a key is left to it."""
_ANY_KEY: Final = b"A" * 22 + b"=="
_OTHERS: Final = frozenset(
    {b"connection", b"upgrade"}
    | {b"sec-websocket-" + name for name in (b"version", b"extensions", b"protocol")}
)
"""What the library reads beside the key."""
_MOST_KEPT: Final = 512
"""Bytes of headers whose check is remembered."""

Fields = Sequence[tuple[bytes, bytes]]


def refused(method: bytes, version: str, headers: Fields) -> bytes | None:
    """What RFC 6455 answers to a request that opens no socket; None for one that does."""
    keys = [value for name, value in headers if name == _KEY]
    others = tuple([field for field in headers if field[0] in _OTHERS])
    if (
        len(keys) == 1
        and _GOOD_KEY.fullmatch(keys[0])
        and sum([len(value) for _, value in others]) <= _MOST_KEPT
        and _opens(method, version, others)
    ):
        return None
    answer = _checked(method, version, (*others, *[(_KEY, key) for key in keys]))
    return None if answer.status_code == 101 else answer.serialize()


@lru_cache(maxsize=64)
def _opens(method: bytes, version: str, others: Fields) -> bool:
    """Whether a request with these headers beside a good key opens a socket.

    Browsers differ in little but the key, so the library is asked once for many of them.
    """
    return _checked(method, version, (*others, (_KEY, _ANY_KEY))).status_code == 101


def _checked(method: bytes, version: str, asked: Fields) -> Response:
    fields = Headers([(name.decode("latin-1"), value.decode("latin-1")) for name, value in asked])
    return _checks.accept(Request("", fields, method.decode("latin-1"), f"HTTP/{version}"))


def accepted(headers: Fields, subprotocol: str | None) -> bytes:
    """The answer to a request that opens a socket."""
    key = dict(headers)[_KEY].decode("ascii")
    spoken = "" if subprotocol is None else f"Sec-WebSocket-Protocol: {subprotocol}\r\n"
    answer = (
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        f"Sec-WebSocket-Accept: {accept_key(key)}\r\n{spoken}\r\n"
    )
    return answer.encode("latin-1")


def refusal(status: int) -> bytes:
    """An HTTP response that opens no socket."""
    return _checks.reject(status, "").serialize()


def target_of(url: bytes) -> tuple[bytes, bytes] | None:
    """The path that a request asks for, as it stands there, and the query.

    None for `*`, for a whole address and for bytes that no path has.
    """
    try:
        parsed = httptools.parse_url(url)
    except httptools.HttpParserInvalidURLError:
        return None
    if not url.startswith(b"/") or not parsed.path or not url.isascii():
        return None
    return parsed.path, parsed.query or b""


def is_patient(query: bytes) -> bool:
    """Whether an attendee asks for a socket, whose handshake may wait where thousands do."""
    return b"as=attendee" in query.split(b"&")


def subprotocols(headers: Iterable[tuple[bytes, bytes]]) -> list[str]:
    """What the client offers to speak, in its order."""
    return [
        offered.strip().decode("latin-1")
        for key, value in headers
        if key == b"sec-websocket-protocol"
        for offered in value.split(b",")
        if offered.strip()
    ]


class Handshake:
    """The ASGI side of a connection, for as long as an application decides on it.

    The application accepts, refuses or closes. To hear its messages it attaches to the connection
    that the scope has under SCOPE_KEY: none are received by ASGI.
    """

    __slots__ = ("_connection", "_denial", "_headers")

    def __init__(self, connection: Connection, headers: Fields) -> None:
        """`headers` are those of a request that opens a socket."""
        self._connection = connection
        self._headers = headers
        self._denial: Response | None = None

    async def run(self, app: Application, scope: dict[str, Any]) -> None:
        """Let the application decide. Whatever it leaves undecided is refused or closed."""
        scope[SCOPE_KEY] = self._connection
        try:
            await app(scope, self._receive, self._send)
        except Exception as error:
            logger.exception("a socket's application failed", exc_info=error)
        if not self._connection.is_attached:
            self._connection.refuse(refusal(500))
            self._connection.close(INTERNAL_ERROR)

    async def _receive(self) -> dict[str, Any]:
        return {"type": "websocket.connect"}

    async def _send(self, message: dict[str, Any]) -> None:
        match message["type"]:
            case "websocket.accept":
                self._connection.open(accepted(self._headers, message.get("subprotocol")))
            case "websocket.close":
                self._connection.refuse(refusal(403))
                self._connection.close(message.get("code") or 1000)
            case "websocket.http.response.start":
                self._denial = _denial(message["status"], message.get("headers", []))
            case "websocket.http.response.body" if self._denial is not None:
                self._denial.body = bytes(self._denial.body) + message.get("body", b"")
                if not message.get("more_body"):
                    self._connection.refuse(self._denial.serialize())
            case other:
                raise RuntimeError(f"{other!r} is no message before a connection is attached to")


def _denial(status: int, headers: Iterable[tuple[bytes, bytes]]) -> Response:
    fields = Headers([(name.decode("latin-1"), value.decode("latin-1")) for name, value in headers])
    fields["Connection"] = "close"
    return Response(status, HTTPStatus(status).phrase, fields, b"")
