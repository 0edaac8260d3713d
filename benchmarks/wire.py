"""A client's side of the protocol in bytes, no dearer than it must be."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from random import getrandbits
from time import time_ns

KEY = "bGl2ZXJvb20gYmVuY2htYQ=="
ACCEPT = b"KcpQq66smz3umHOBG7f3/DQp7nE="
TEXT, CLOSE, PING = 1, 8, 9
NO_MASK = bytes(4)
"""A mask all the same: it costs the server what any other costs, and the client nothing."""

AGENT = (
    "User-Agent: Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/141.0.0.0 Safari/537.36"
)
LANGUAGES = "Accept-Language: es-ES,es;q=0.9,en;q=0.8"
ENCODINGS = "Accept-Encoding: gzip, deflate, br, zstd"


def masked(text: bytes, opcode: int = TEXT) -> bytes:
    """One frame as a client sends it."""
    length = len(text)
    if length < 126:
        head = bytes((0x80 | opcode, 0x80 | length))
    elif length < 65_536:
        head = bytes((0x80 | opcode, 0xFE)) + length.to_bytes(2, "big")
    else:
        head = bytes((0x80 | opcode, 0xFF)) + length.to_bytes(8, "big")
    return head + NO_MASK + text


def encoded(message: dict[str, object]) -> bytes:
    """A message as a frame."""
    return masked(json.dumps(message, separators=(",", ":"), ensure_ascii=False).encode())


def new_id() -> str:
    """An id as a page makes one: the time, then 80 random bits."""
    return f"{time_ns() // 1_000_000:012x}{getrandbits(80):020x}"


def command(name: str, command_id: str, **fields: object) -> bytes:
    """A command as a frame."""
    return encoded({"t": "command", "id": command_id, "command": name, **fields})


def frame(text: bytes) -> bytes:
    """One text frame as a server sends it."""
    length = len(text)
    if length < 126:
        return bytes((0x81, length)) + text
    if length < 65_536:
        return b"\x81\x7e" + length.to_bytes(2, "big") + text
    return b"\x81\x7f" + length.to_bytes(8, "big") + text


def split(data: bytes) -> Iterator[tuple[int, bytes, int]]:
    """The whole frames that a server's bytes begin with: opcode, payload, and where it ends."""
    at, size = 0, len(data)
    while size - at >= 2:
        length, start = data[at + 1], at + 2
        if length == 126:
            start = at + 4
            length = int.from_bytes(data[at + 2 : start], "big")
        elif length == 127:
            start = at + 10
            length = int.from_bytes(data[at + 2 : start], "big")
        end = start + length
        if start > size or end > size:
            return
        yield data[at] & 0x0F, data[start:end], end
        at = end


def wanted(data: bytes | bytearray) -> int:
    """How many bytes have to be there before the first frame of a server can be whole."""
    if len(data) < 10:
        return 0
    length = data[1]
    if length == 126:
        return 4 + int.from_bytes(data[2:4], "big")
    return 10 + int.from_bytes(data[2:10], "big") if length == 127 else 0


CHROMIUM = (
    "Connection: keep-alive",
    'sec-ch-ua: "Chromium";v="141", "Not?A_Brand";v="8"',
    "sec-ch-ua-mobile: ?0",
    'sec-ch-ua-platform: "Windows"',
)
"""Headers with which a browser says what it is, on requests that are no sockets."""


def handshake(host: str, path: str, identity: str) -> bytes:
    """The request for a socket, as long as a browser's; `identity` is the header that tells who."""
    return _request(
        f"GET {path} HTTP/1.1",
        f"Host: {host}",
        "Connection: Upgrade",
        "Pragma: no-cache",
        "Cache-Control: no-cache",
        "Upgrade: websocket",
        f"Origin: http://{host}",
        "Sec-WebSocket-Version: 13",
        f"Sec-WebSocket-Key: {KEY}",
        "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits",
        "Sec-WebSocket-Protocol: liveroom.v1",
        ENCODINGS,
        identity,
    )


def request(host: str, path: str, identity: str, body: Mapping[str, object] | None = None) -> bytes:
    """The request for a page or a file, as long as a browser's; with a body it is a POST."""
    if body is None:
        return _request(
            f"GET {path} HTTP/1.1",
            f"Host: {host}",
            *CHROMIUM,
            "Upgrade-Insecure-Requests: 1",
            "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "Sec-Fetch-Site: none",
            "Sec-Fetch-Mode: navigate",
            "Sec-Fetch-Dest: document",
            ENCODINGS,
            identity,
        )
    data = json.dumps(body).encode()
    return (
        _request(
            f"POST {path} HTTP/1.1",
            f"Host: {host}",
            f"Origin: http://{host}",
            "Content-Type: application/json",
            f"Content-Length: {len(data)}",
            identity,
        )
        + data
    )


def fetched(host: str, path: str, identity: str) -> bytes:
    """What a page's own script asks for, as long as a browser's."""
    return _request(
        f"GET {path} HTTP/1.1",
        f"Host: {host}",
        *CHROMIUM,
        "Accept: */*",
        "Sec-Fetch-Site: same-origin",
        "Sec-Fetch-Mode: cors",
        "Sec-Fetch-Dest: empty",
        ENCODINGS,
        identity,
    )


def _request(*lines: str) -> bytes:
    return "\r\n".join((*lines, AGENT, LANGUAGES, "", "")).encode()
