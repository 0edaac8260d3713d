"""The HTTP side of RFC 6455: a request that asks for a socket, and the answers to it."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Iterable, Sequence
from http import HTTPStatus
from typing import Final

import httptools

Header = tuple[bytes, bytes]

_GUID: Final = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


class Unacceptable(Exception):
    """The request is no handshake; `answer` says so in HTTP."""

    def __init__(self, answer: bytes) -> None:
        super().__init__(answer)
        self.answer = answer


def key_of(method: bytes, version: str, headers: Sequence[Header]) -> bytes:
    """The request's key. Raises Unacceptable where it is not what RFC 6455 §4.2.1 asks for."""
    if method != b"GET" or version != "1.1":
        raise Unacceptable(refusing(400, [], b"a socket is asked for by GET in HTTP/1.1"))
    if _one(headers, b"sec-websocket-version") != b"13":
        told = [(b"Sec-WebSocket-Version", b"13")]
        raise Unacceptable(refusing(426, told, b"version 13 is spoken here"))
    key = _one(headers, b"sec-websocket-key")
    try:
        good = len(base64.b64decode(key, validate=True)) == 16
    except binascii.Error:
        good = False
    if not good:
        raise Unacceptable(refusing(400, [], b"the key is not 16 bytes in base64"))
    return key


def target_of(url: bytes) -> tuple[bytes, bytes]:
    """The request's path as it stands there and its query.

    Raises Unacceptable for `*`, for a whole address and for bytes that no path has.
    """
    try:
        parsed = httptools.parse_url(url)
    except httptools.HttpParserInvalidURLError:
        parsed = None
    if parsed is None or not url.startswith(b"/") or not parsed.path or not url.isascii():
        raise Unacceptable(refusing(400, [], b"a socket is asked for by its path"))
    return parsed.path, parsed.query or b""


def _one(headers: Sequence[Header], name: bytes) -> bytes:
    """The only value of a header, or nothing when it is absent or doubled."""
    values = [value for key, value in headers if key == name]
    return values[0].strip() if len(values) == 1 else b""


def subprotocols(headers: Iterable[Header]) -> list[str]:
    """What the client offers to speak, in its order."""
    return [
        offered.strip().decode("latin-1")
        for key, value in headers
        if key == b"sec-websocket-protocol"
        for offered in value.split(b",")
        if offered.strip()
    ]


def accepting(key: bytes, subprotocol: str | None, headers: Iterable[Header]) -> bytes:
    """The answer that opens the socket."""
    accept = base64.b64encode(hashlib.sha1(key + _GUID, usedforsecurity=False).digest())
    lines = [
        b"HTTP/1.1 101 Switching Protocols",
        b"Upgrade: websocket",
        b"Connection: Upgrade",
        b"Sec-WebSocket-Accept: " + accept,
    ]
    if subprotocol is not None:
        lines.append(b"Sec-WebSocket-Protocol: " + subprotocol.encode("latin-1"))
    lines += [name + b": " + value for name, value in headers]
    return b"\r\n".join([*lines, b"", b""])


def refusing(status: int, headers: Iterable[Header], body: bytes) -> bytes:
    """The answer that opens none."""
    told = list(headers)
    names = {name.lower() for name, _ in told}
    if b"content-type" not in names:
        told.append((b"Content-Type", b"text/plain; charset=utf-8"))
    if b"content-length" not in names:
        told.append((b"Content-Length", str(len(body)).encode()))
    phrase = HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else ""
    lines = [f"HTTP/1.1 {status} {phrase}".encode(), b"Connection: close"]
    lines += [name + b": " + value for name, value in told]
    return b"\r\n".join([*lines, b"", b""]) + body
