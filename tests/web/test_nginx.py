"""deploy/nginx.conf as it stands, in a real nginx before a real server."""

from __future__ import annotations

import asyncio
import getpass
import json
import resource
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import httpx2
import pytest
from websockets.asyncio.client import ClientConnection, connect

from building import nginx
from tests.cli.process import Server, call, serving
from tests.tls import NAME, certificate, free_port
from tests.web.serving import PROGRAM

CONFIGURATION = Path(__file__).parents[2] / "deploy" / "nginx.conf"
KEY = "the key of this server"
MANY = 900
FIRST, SECOND = "127.0.0.2", "127.0.0.3"


@pytest.fixture(autouse=True, scope="module")
def enough_files() -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(max(soft, 4096), hard), hard))


def placed(folder: Path, behind: str, port: int) -> str:
    """The configuration with the places of this machine put in, and nothing else changed."""
    text = CONFIGURATION.read_text("utf-8")
    app_state = {
        "user www-data;": f"user {getpass.getuser()};",
        "pid /run/nginx.pid;": f"pid {folder}/nginx.pid;",
        "http {\n": f"http {{\n    client_body_temp_path {folder}/body;\n",
        "listen 80;": f"listen 127.0.0.1:{free_port()};",
        "listen 443 ssl ": f"listen 127.0.0.1:{port} ssl ",
        f"/etc/ssl/{NAME}": str(folder),
        "http://127.0.0.1:8000": behind,
    }
    for there, instead in app_state.items():
        assert there in text
        text = text.replace(there, instead)
    return text


class Proxied:
    """A server behind nginx, as a visitor meets it."""

    def __init__(self, server: Server, port: int, chain: Path) -> None:
        self.server = server
        self.port = port
        self.tls = ssl.create_default_context(cafile=str(chain))

    def visitor(self, address: str, host: str | None = None) -> httpx2.Client:
        """A client at this address, that calls the server by its name or by another."""
        return httpx2.Client(
            base_url=f"https://{NAME}:{self.port}",
            transport=_Local(address, self),
            headers={"Host": host or f"{NAME}:{self.port}"},
        )

    def socket(self, room: str, token: str) -> connect:
        return connect(
            f"wss://{NAME}:{self.port}/ws/{room}",
            host="127.0.0.1",
            port=self.port,
            ssl=self.tls,
            proxy=None,
            compression=None,
            open_timeout=60,
            ping_interval=None,
            subprotocols=["liveroom.v1"],  # type: ignore[list-item]
            additional_headers={"Authorization": f"Bearer {token}"},
        )


class _Local(httpx2.BaseTransport):
    """Leads every request to nginx, from one address of this machine."""

    def __init__(self, address: str, proxied: Proxied) -> None:
        self._inner = httpx2.HTTPTransport(verify=proxied.tls, local_address=address)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        request.extensions["sni_hostname"] = NAME
        request.url = request.url.copy_with(host="127.0.0.1")
        return self._inner.handle_request(request)

    def close(self) -> None:
        self._inner.close()


def proxied(folder: Path, **settings: str) -> Iterator[Proxied]:
    port, chain = free_port(), certificate(folder)
    settings = {name: value.replace("PORT", str(port)) for name, value in settings.items()}
    with serving(folder / "data", **settings) as server:
        configuration = folder / "nginx.conf"
        configuration.write_text(placed(folder, server.url, port))
        program = nginx.find()
        assert program is not None
        argv = [program, "-p", str(folder), "-c", str(configuration), "-e", f"{folder}/error.log"]
        subprocess.run(argv, check=True, capture_output=True)
        try:
            yield Proxied(server, port, chain)
        finally:
            subprocess.run([*argv, "-s", "quit"], check=True, capture_output=True)


@pytest.fixture(scope="module")
def documented(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxied]:
    """A server with the settings that go with the configuration."""
    yield from proxied(
        tmp_path_factory.mktemp("documented"),
        LIVEROOM_BASE_URL=f"https://{NAME}:PORT",
        LIVEROOM_OWNER_KEY=KEY,
        LIVEROOM_TRUSTED_PROXIES="127.0.0.1",
        LIVEROOM_JOINS_PER_ADDRESS="1",
    )


@pytest.fixture(scope="module")
def forgotten(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxied]:
    """A server whose operator set nothing at all."""
    yield from proxied(tmp_path_factory.mktemp("forgotten"))


def opened(behind: Proxied) -> dict[str, Any]:
    made = call(behind.server, "/api/v1/rooms", KEY, {"program": PROGRAM})
    assert isinstance(made, dict)
    return made


def test_pages_and_rooms_come_through_it_with_the_key_alone(documented: Proxied) -> None:
    body = {"program": PROGRAM}
    keyed = {"Authorization": f"Bearer {KEY}"}
    with documented.visitor(FIRST) as visitor:
        assert visitor.get("/").status_code == 200
        assert visitor.post("/api/v1/rooms", json=body).status_code == 401
        assert visitor.get("/metrics").status_code == 403
        assert visitor.post("/api/v1/rooms", json=body, headers=keyed).status_code == 201
        assert visitor.get("/metrics", headers=keyed).status_code == 200


def test_nobody_who_comes_through_it_counts_as_on_this_machine(forgotten: Proxied) -> None:
    with forgotten.visitor(FIRST, host="localhost") as visitor:
        assert visitor.get("/healthz").status_code == 200
        assert visitor.post("/api/v1/rooms", json={"program": PROGRAM}).status_code == 403
        assert visitor.get("/metrics").status_code == 403


def test_visitors_have_their_own_addresses_whatever_they_claim(documented: Proxied) -> None:
    room = opened(documented)
    path = f"/api/v1/rooms/{room['room']}/join"
    headers = {"Authorization": f"Bearer {room['tokens']['attendee']}"}
    statuses = []
    for address, claimed in ((FIRST, "1.1.1.1"), (FIRST, "2.2.2.2"), (SECOND, "1.1.1.1")):
        with documented.visitor(address) as visitor:
            claims = headers | {"X-Forwarded-For": claimed}
            statuses.append(visitor.post(path, json={}, headers=claims).status_code)
    assert statuses == [200, 429, 200]


def test_an_announcement_of_a_megabyte_is_not_too_large_for_it(documented: Proxied) -> None:
    body = {"announcement": "Welcome (5 min)\n" + "x" * 2**20}
    keyed = {"Authorization": f"Bearer {KEY}"}
    with documented.visitor(FIRST) as visitor:
        answer = visitor.post("/api/v1/rooms", json=body, headers=keyed)
    assert (answer.status_code, answer.json()["code"]) == (422, "unreadable")


def test_nine_hundred_screens_are_open_at_once_through_it(documented: Proxied) -> None:
    room = opened(documented)
    heard = asyncio.run(_screens(documented, room["room"], room["tokens"]["attendee"]))
    assert heard == [("screen", "pong")] * MANY


async def _screens(behind: Proxied, room: str, token: str) -> list[tuple[str, str]]:
    """What many sockets hear at first, and what again once all of them are open together."""
    at_once = asyncio.Semaphore(50)
    async with AsyncExitStack() as stack:

        async def greeted() -> ClientConnection:
            async with at_once:
                each = await stack.enter_async_context(behind.socket(room, token))
                await each.send('{"t": "hello"}')
                return each

        sockets = await asyncio.gather(*(greeted() for _ in range(MANY)))
        for each in sockets:
            await each.send('{"t": "ping", "c": 1}')
        return [await _heard(each) for each in sockets]


async def _heard(each: ClientConnection) -> tuple[str, str]:
    """The first frame's kind, and the pong's, whatever else comes between them."""
    kinds = [json.loads(await each.recv())["t"]]
    while kinds[-1] != "pong":
        kinds.append(json.loads(await each.recv())["t"])
    return kinds[0], kinds[-1]
