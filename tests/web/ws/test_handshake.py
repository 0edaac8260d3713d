"""Who asks for a socket is answered as RFC 6455 says, whatever others have asked before."""

from __future__ import annotations

import pytest

from liveroom.web.ws.handshake import accepted, refused

SAMPLE = b"dGhlIHNhbXBsZSBub25jZQ=="
OTHER = b"x3JJHMbDL1EzLkh9GBhXDw=="


def asked(*keys: bytes, **changed: bytes) -> list[tuple[bytes, bytes]]:
    usual = {"connection": b"keep-alive, Upgrade", "upgrade": b"websocket"}
    fields = usual | {"sec-websocket-version": b"13"} | changed
    named = [(name.replace("_", "-").encode(), value) for name, value in fields.items()]
    return named + [(b"sec-websocket-key", key) for key in keys]


def test_each_is_answered_with_what_their_own_key_makes() -> None:
    answers = [accepted(asked(key), "liveroom.v1") for key in (SAMPLE, OTHER, SAMPLE)]
    assert [answer.split(b"\r\n")[3:] for answer in answers] == [
        [b"Sec-WebSocket-Accept: " + made, b"Sec-WebSocket-Protocol: liveroom.v1", b"", b""]
        for made in (
            b"s3pPLMBiTxaQ9kYGzzhZRbK+xOo=",
            b"HSmrc0sMlYUkAGmm5OPpG2HaGWk=",
            b"s3pPLMBiTxaQ9kYGzzhZRbK+xOo=",
        )
    ]


def answer_to(method: bytes, version: str, headers: list[tuple[bytes, bytes]]) -> int:
    """The status of the answer."""
    answer = refused(method, version, headers)
    return 101 if answer is None else int(answer.split(b" ")[1])


@pytest.mark.parametrize(
    ("method", "version", "headers", "status"),
    [
        (b"GET", "1.1", asked(), 400),
        (b"GET", "1.1", asked(SAMPLE, SAMPLE), 400),
        (b"GET", "1.1", asked(SAMPLE[:-4] + b"===="), 400),
        (b"GET", "1.1", asked(b"c2hvcnQ="), 400),
        (b"GET", "1.1", asked(SAMPLE, connection=b"close"), 426),
        (b"GET", "1.1", asked(SAMPLE, upgrade=b"h2c"), 426),
        (b"GET", "1.1", [*asked(SAMPLE), (b"sec-websocket-version", b"12")], 400),
        (b"POST", "1.1", asked(SAMPLE), 405),
        (b"GET", "1.0", asked(SAMPLE), 505),
        (b"GET", "1.1", [*asked(SAMPLE), (b"sec-websocket-extensions", b"x" * 2_000)], 101),
    ],
)
def test_one_good_request_lets_no_other_through(
    method: bytes, version: str, headers: list[tuple[bytes, bytes]], status: int
) -> None:
    assert answer_to(b"GET", "1.1", asked(SAMPLE)) == 101
    assert answer_to(method, version, headers) == status
