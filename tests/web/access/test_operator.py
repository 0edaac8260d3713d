"""Who opens rooms: known before anything they send is read, and slowed down when they guess."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

import httpx2
import pytest

from liveroom.web.limits.bodies import MAX_IN_WORK
from liveroom.web.limits.request_limits import MAX_ANNOUNCEMENT_BODY, MAX_BODY
from tests.fakes import FakeClock
from tests.web.pages.organiser.review.test_review_pages import ANNOUNCEMENT, CORRECTED
from tests.web.serving import PROGRAM, Running, running

pytestmark = pytest.mark.anyio

KEY = "the key of this server"
FORM = "application/x-www-form-urlencoded"


async def signed_in(server: Running, key: str = KEY) -> httpx2.Response:
    return await server.call("POST", "/sign-in", data={"key": key})


async def cookie(server: Running) -> dict[str, str]:
    """The cookie of a browser that has given the key."""
    answer = await signed_in(server)
    return {"Cookie": answer.headers["set-cookie"].partition(";")[0]}


@pytest.mark.parametrize(("version", "status"), [("1.1", b"422"), ("1.0", b"403")])
async def test_a_proxy_that_says_nothing_but_speaks_an_old_http_is_not_this_machine(
    version: str, status: bytes
) -> None:
    async with running() as server:
        host = server.url.removeprefix("http://")
        reader, writer = await asyncio.open_connection("127.0.0.1", int(host.rsplit(":")[-1]))
        fields = f"Host: {host}\r\nContent-Length: 0\r\nConnection: close"
        writer.write(f"POST /api/v1/rooms HTTP/{version}\r\n{fields}\r\n\r\n".encode())
        assert (await reader.read()).split()[1] == status
        writer.close()
        await writer.wait_closed()


@asynccontextmanager
async def head(server: Running, path: str, *headers: str) -> AsyncIterator[asyncio.StreamReader]:
    """A request of which only the head is sent."""
    port = int(server.url.rsplit(":")[-1])
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    host = server.url.removeprefix("http://")
    writer.write("\r\n".join([f"POST {path} HTTP/1.1", f"Host: {host}", *headers, "", ""]).encode())
    await writer.drain()
    try:
        yield reader
    finally:
        writer.close()
        await writer.wait_closed()


async def status(reader: asyncio.StreamReader) -> int:
    async with asyncio.timeout(10):
        return int((await reader.readline()).split()[1])


async def test_the_key_is_given_once_and_then_the_announcement() -> None:
    async with running(owner_key=KEY) as server:
        first = await server.call("GET", "/")
        assert ('name="key"' in first.text, 'name="announcement"' in first.text) == (True, False)
        answer = await signed_in(server)
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        assert "HttpOnly" in answer.headers["set-cookie"]
        assert KEY not in answer.headers["set-cookie"]
        known = await cookie(server)
        page = await server.call("GET", "/", headers=known)
        assert ('name="key"' in page.text, 'name="announcement"' in page.text) == (False, True)
        read = await server.call(
            "POST", "/read", data={"announcement": ANNOUNCEMENT}, headers=known
        )
        opened = await server.call("POST", "/open", data=CORRECTED, headers=known)
        assert (read.status_code, opened.status_code) == (200, 303)
        assert len(await server.app_state.log.heads()) == 1


@pytest.mark.parametrize("path", ["/read", "/open"])
async def test_a_form_without_the_key_opens_nothing_and_is_not_shown_again(path: str) -> None:
    async with running(owner_key=KEY) as server:
        data = CORRECTED | {"announcement": "Text of a stranger", "title": "Title of a stranger"}
        for sent in (data, data | {"key": KEY}):
            answer = await server.call("POST", path, data=sent)
            assert (answer.status_code, "stranger" in answer.text) == (401, False)
        assert await server.app_state.log.heads() == {}


async def test_an_announcement_sent_too_late_is_not_lost() -> None:
    clock = FakeClock()
    async with running(owner_key=KEY, clock=clock) as server:
        before = await cookie(server)
        await clock.advance(12 * 3600)
        sent = {"data": {"announcement": ANNOUNCEMENT}}
        late = await server.call("POST", "/read", headers=before, **sent)
        assert (late.status_code, "load this page again" in late.text) == (401, True)
        again = await server.call("POST", "/read", headers=await cookie(server), **sent)
        assert (again.status_code, "Cities after the lockdown" in again.text) == (200, True)


@pytest.mark.parametrize("forged", ["", "1", "9" * 15 + ".", "9" * 15 + "." + "0" * 64, "x.y"])
async def test_a_cookie_that_this_server_did_not_make_is_worth_nothing(forged: str) -> None:
    async with running(owner_key=KEY) as server:
        headers = {"Cookie": f"lr-operator={forged}"}
        answer = await server.call("POST", "/open", data=CORRECTED, headers=headers)
        assert answer.status_code == 401


@pytest.mark.parametrize("length", [f"Content-Length: {2**23}", "Transfer-Encoding: chunked"])
@pytest.mark.parametrize("path", ["/read", "/open", "/api/v1/rooms"])
async def test_a_stranger_is_refused_before_the_body_has_come(path: str, length: str) -> None:
    async with running(owner_key=KEY) as server:
        wrong = "Authorization: Bearer another key of a server"
        async with head(server, path, f"Content-Type: {FORM}", length, wrong) as reader:
            assert await status(reader) == 401


async def test_the_form_for_the_key_takes_little() -> None:
    async with running(owner_key=KEY) as server:
        assert (await signed_in(server, "x" * MAX_BODY)).status_code == 413


@pytest.mark.parametrize("path", ["/read", "/open", "/api/v1/rooms"])
async def test_even_the_operator_sends_no_more_than_an_announcement_needs(path: str) -> None:
    async with running() as server:
        length = f"Content-Length: {MAX_ANNOUNCEMENT_BODY + 1}"
        async with head(server, path, f"Content-Type: {FORM}", length) as reader:
            assert await status(reader) == 413


async def test_so_much_is_in_work_at_once_and_what_has_gone_makes_room() -> None:
    length = f"Content-Length: {MAX_ANNOUNCEMENT_BODY}"
    async with running() as server, AsyncExitStack() as under_way:
        for _ in range(MAX_IN_WORK // MAX_ANNOUNCEMENT_BODY):
            coming = head(server, "/read", f"Content-Type: {FORM}", length, "Expect: 100-continue")
            assert await status(await under_way.enter_async_context(coming)) == 100
        async with head(server, "/api/v1/rooms", length) as reader:
            assert await status(reader) == 503
        page = await server.call("POST", "/read", data={"announcement": ANNOUNCEMENT})
        assert (page.status_code, ANNOUNCEMENT.splitlines()[0] in page.text) == (503, False)
        await under_way.aclose()
        async with asyncio.timeout(10):
            while server.app_state.bodies.free != MAX_IN_WORK:
                await server.call("GET", "/healthz")
        page = await server.call("POST", "/read", data={"announcement": ANNOUNCEMENT})
        assert page.status_code == 200


async def guess(server: Running, way: str, key: str) -> httpx2.Response:
    match way:
        case "form":
            return await signed_in(server, key)
        case "api":
            return await server.call("POST", "/api/v1/rooms", key, json={"program": PROGRAM})
        case _:
            return await server.call("GET", "/metrics", key)


@pytest.mark.parametrize(
    ("way", "wrong", "right"), [("form", 401, 303), ("api", 401, 201), ("metrics", 403, 200)]
)
async def test_after_ten_wrong_keys_not_even_the_right_one_is_looked_at(
    way: str, wrong: int, right: int
) -> None:
    clock = FakeClock()
    async with running(owner_key=KEY, clock=clock) as server:
        wrongs = [
            (await guess(server, way, f"wrong key number {n}")).status_code for n in range(10)
        ]
        assert wrongs == [wrong] * 10
        for any_way in ("form", "api", "metrics"):
            refused = await guess(server, any_way, KEY)
            assert (refused.status_code, refused.headers["retry-after"]) == (429, "6")
        await clock.advance(6)
        assert (await guess(server, way, KEY)).status_code == right


async def test_somebody_else_s_guesses_keep_no_other_address_out() -> None:
    proxied = {"trusted_proxies": ("loopback",), "owner_key": KEY}
    async with running(clock=FakeClock(), run_key="of this run", **proxied) as server:

        async def opens(address: str, key: str) -> int:
            answer = await server.call(
                "POST",
                "/api/v1/rooms",
                key,
                json={"program": PROGRAM},
                headers={"X-Forwarded-For": address},
            )
            return answer.status_code

        guessed = [await opens("203.0.113.1", f"wrong key {n}") for n in range(11)]
        assert guessed == [401] * 10 + [429]
        assert await opens("203.0.113.1", KEY) == 429
        assert await opens("203.0.113.2", KEY) == 201
        assert await opens("203.0.113.1", "of this run") == 201
