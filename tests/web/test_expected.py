"""What clients do wrong is counted and told as a sum, so that nobody can fill the log."""

from __future__ import annotations

import asyncio
import logging

import pytest
from structlog.testing import capture_logs

from liveroom.web import expected
from liveroom.web.expected import INVALID_REQUEST, ExpectedEnds, Summed
from tests.fakes import settle
from tests.web.limits.test_connections import head, peer, unfinished
from tests.web.serving import running

pytestmark = pytest.mark.anyio


async def test_a_minutes_counts_are_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expected, "EVERY_SECONDS", 0.01)
    ends = ExpectedEnds()
    with capture_logs() as said:
        for kinds in (("a", "b", "a"), ("b",)):
            for kind in kinds:
                ends.count(kind)
            while ends._timer is not None:
                await settle()
    assert said == [
        {"event": "expected_ends", "log_level": "info", "a": 2, "b": 1},
        {"event": "expected_ends", "log_level": "info", "b": 1},
    ]


async def test_ten_thousand_bad_clients_write_less_than_a_hundred_lines(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Each does three things wrong on a connection, or breaks one off."""
    caplog.set_level(logging.INFO)
    caplog.handler.addFilter(Summed())
    bad = [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET http://[ HTTP/1.1\r\nHost: x\r\n\r\n",
    ]
    async with running() as server:
        sent = [
            *bad,
            unfinished(server, "POST /read"),
            unfinished(server, "POST /api/v1/rooms"),
            head(server, "GET /ws/x", "Upgrade: websocket", "Connection: Upgrade"),
            head(server, "GET /", "Upgrade: h2c", "Connection: Upgrade"),
            head(server, "GET *", "Upgrade: websocket", "Connection: Upgrade"),
        ]

        async def client(number: int) -> None:
            async with peer(server) as (_, writer):
                writer.write(sent[number % len(sent)])
                await writer.drain()

        with capture_logs() as said:
            for start in range(0, 10_000, 100):
                outcomes = (client(number) for number in range(start, start + 100))
                await asyncio.gather(*outcomes, return_exceptions=True)
            while len(server.connections):
                await settle()
        text = (await server.call("GET", "/metrics")).text

    counted = sum(
        float(line.split()[-1])
        for line in text.splitlines()
        if line.startswith("liveroom_expected_ends_total")
    )
    assert len(said) + len(caplog.records) <= 100, said[:3] + caplog.records[:3]
    assert counted >= 5_000, "it did strike"


def test_other_words_of_the_server_are_kept() -> None:
    records = [
        logging.LogRecord("uvicorn.error", logging.ERROR, "", 0, words, (), None)
        for words in (INVALID_REQUEST, "Exception in ASGI application\n")
    ]
    assert [Summed().filter(record) for record in records] == [False, True]
