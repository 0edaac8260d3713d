"""Whose pages may use a cookie here: exactly our own."""

from __future__ import annotations

from typing import Any

import pytest
from websockets.exceptions import InvalidStatus

from liveroom.web.security.origins import Origins, origins
from liveroom.web.settings import Settings
from tests.web.serving import Room

FOREIGN = (
    "null",
    "",
    "https://127.0.0.1:{port}",
    "http://127.0.0.1",
    "http://127.0.0.1:1",
    "http://127.0.0.1:{port}.",
    "http://127.0.0.1:{port}/",
    "http://127.0.0.1:{port}.evil.example",
    "http://evil-127.0.0.1:{port}",
    "http://localhost:{port}",
    "HTTP://127.0.0.1:{port}",
    "http://127.0.0.1:{port}@evil.example",
    "http://evil.example",
    "file://",
)


@pytest.mark.anyio
@pytest.mark.parametrize("origin", FOREIGN)
async def test_a_socket_from_another_origin_is_refused_before_it_is_accepted(
    room: Room, origin: str
) -> None:
    cookie = await room.cookie("moderator")
    headers = {"Cookie": cookie, "Origin": origin.format(port=room.server.url.rsplit(":")[-1])}
    with pytest.raises(InvalidStatus) as refused:
        async with room.socket(headers=headers, query="?as=moderator"):
            pass
    assert refused.value.response.status_code == 403


@pytest.mark.anyio
async def test_a_cookie_without_an_origin_is_refused(room: Room) -> None:
    cookie = await room.cookie("moderator")
    with pytest.raises(InvalidStatus) as refused:
        async with room.socket(headers={"Cookie": cookie}, query="?as=moderator"):
            pass
    assert refused.value.response.status_code == 403


@pytest.mark.anyio
async def test_a_page_of_ours_gets_the_screen_of_its_cookie(room: Room) -> None:
    cookie = await room.cookie("moderator")
    headers = {"Cookie": cookie, "Origin": room.server.url}
    async with room.socket(headers=headers, query="?as=moderator") as socket:
        await socket.send('{"t":"hello"}')
        assert '"queue"' in str(await socket.recv())
        assert socket.subprotocol == "liveroom.v1"


@pytest.mark.anyio
async def test_a_token_in_the_header_needs_no_origin_and_minds_none(room: Room) -> None:
    headers = {"Origin": "https://elsewhere.example"}
    async with room.socket(room.tokens["host"], headers=headers) as socket:
        await socket.send('{"t":"hello"}')
        assert '"queue"' in str(await socket.recv())


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("token", "status"), [("good", 404), ("lr_mod_" + "A" * 32, 401), ("nonsense", 401)]
)
async def test_a_token_for_nothing_here_is_refused(room: Room, token: str, status: int) -> None:
    given = (await room.server.new_room()).tokens["moderator"] if token == "good" else token
    with pytest.raises(InvalidStatus) as refused:
        async with room.socket(given):
            pass
    assert refused.value.response.status_code == status


@pytest.mark.anyio
async def test_somebody_without_anything_is_told_401(room: Room) -> None:
    with pytest.raises(InvalidStatus) as refused:
        async with room.socket():
            pass
    assert refused.value.response.status_code == 401


@pytest.mark.anyio
async def test_another_version_of_the_protocol_is_refused(room: Room) -> None:
    with pytest.raises(InvalidStatus) as refused:
        async with room.socket(room.tokens["host"], subprotocols=["liveroom.v9"]):
            pass
    assert refused.value.response.status_code == 422


PUBLIC = origins(
    Settings(base_url="https://rooms.example.org", public_hosts=("other.example:8443",)),
    "http://127.0.0.1:8000",
)


@pytest.mark.parametrize(
    ("origin", "known"),
    [
        ("https://rooms.example.org", True),
        ("https://other.example:8443", True),
        ("http://rooms.example.org", False),
        ("https://rooms.example.org:443", False),
        ("https://rooms.example.org.", False),
        ("https://other.example", False),
        ("https://ROOMS.example.org", False),
        ("http://127.0.0.1:8000", False),
        ("null", False),
        (None, False),
    ],
)
def test_a_public_server_knows_the_origins_of_its_settings(origin: str | None, known: bool) -> None:
    assert PUBLIC.knows_origin(origin, "rooms.example.org") is known


HALL = origins(
    Settings(
        base_url="http://192.168.4.1:8000",
        allow_plain_http=True,
        public_hosts=("hall.local:8000", "rooms.example.org"),
    ),
    "http://127.0.0.1:8000",
)


@pytest.mark.parametrize(
    ("origin", "known"),
    [
        ("http://192.168.4.1:8000", True),
        ("http://hall.local:8000", True),
        ("https://rooms.example.org", True),
        ("http://rooms.example.org", False),
        ("https://192.168.4.1:8000", False),
    ],
)
def test_in_a_hall_private_hosts_alone_are_reached_by_plain_http(origin: str, known: bool) -> None:
    assert HALL.knows_origin(origin, "192.168.4.1:8000") is known
    assert (HALL.overheard, PUBLIC.overheard) == (True, False)


@pytest.mark.parametrize(
    ("host", "known"),
    [
        ("rooms.example.org", True),
        ("other.example:8443", True),
        ("127.0.0.1:9", True),
        ("[::1]:9", True),
        ("localhost", True),
        ("rooms.example.org:444", False),
        ("rooms.example.org.evil.example", False),
        ("user@localhost", False),
        ("localhost/x", False),
        ("", False),
    ],
)
def test_a_host_is_known_by_its_whole_name(host: str, known: bool) -> None:
    assert PUBLIC.knows_host(host) is known


OWN = "https://rooms.example.org"


@pytest.mark.parametrize(
    ("headers", "own"),
    [
        ({"origin": OWN}, True),
        ({"origin": OWN, "sec-fetch-site": "same-origin"}, True),
        ({"origin": "null", "sec-fetch-site": "same-origin"}, True),
        ({"sec-fetch-site": "same-origin"}, True),
        ({}, True),
        ({"origin": "null"}, False),
        ({"origin": "null", "sec-fetch-site": "cross-site"}, False),
        ({"origin": "null", "sec-fetch-site": "same-site"}, False),
        ({"sec-fetch-site": "cross-site"}, False),
        ({"origin": "https://evil.example", "sec-fetch-site": "same-origin"}, False),
        ({"origin": "https://evil.example"}, False),
    ],
)
def test_an_unsafe_request_comes_from_our_own_page(headers: dict[str, str], own: bool) -> None:
    assert PUBLIC.sent_by_own_page({"host": "rooms.example.org"} | headers) is own


LOCAL = {"host": "127.0.0.1:8000"}
HERE = "127.0.0.1"


@pytest.mark.parametrize(
    ("settings", "client", "headers", "local"),
    [
        ({}, HERE, {}, True),
        ({}, "::1", {"host": "localhost:8000"}, True),
        ({}, "10.0.0.1", {}, False),
        ({}, None, {}, False),
        ({}, HERE, {"host": "rooms.example.org"}, False),
        ({}, HERE, {"forwarded": "for=10.0.0.1"}, False),
        ({}, HERE, {"x-forwarded-for": "10.0.0.1"}, False),
        ({}, HERE, {"x-forwarded-proto": "https"}, False),
        ({}, HERE, {"x-forwarded-host": "localhost"}, False),
        ({}, HERE, {"x-real-ip": "10.0.0.1"}, False),
        ({}, HERE, {"via": "1.1 proxy"}, False),
        ({"base_url": "https://rooms.example.org"}, HERE, {}, False),
        ({"public_hosts": ("rooms.example.org",)}, HERE, {}, False),
        ({"trusted_proxies": ("loopback",)}, HERE, {}, False),
    ],
)
def test_only_what_cannot_come_from_elsewhere_counts_as_from_this_machine(
    settings: dict[str, Any], client: str | None, headers: dict[str, str], local: bool
) -> None:
    entrance = origins(Settings(**settings), "http://127.0.0.1:8000")
    assert entrance.is_local(client, LOCAL | headers) is local


def test_links_and_cookies_follow_the_base_url() -> None:
    assert (PUBLIC.base_url, PUBLIC.secure, PUBLIC.public) == (OWN, True, True)
    local: Origins = origins(Settings(), "http://127.0.0.1:8000")
    assert (local.base_url, local.secure, local.public) == ("http://127.0.0.1:8000", False, False)
