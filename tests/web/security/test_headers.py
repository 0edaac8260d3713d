"""What every answer tells browsers, and whose names the server answers to."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from starlette.routing import BaseRoute, Match

from liveroom.web.pages.assets import Assets
from liveroom.web.routes import routes
from tests.web.serving import Room, Running, running

pytestmark = pytest.mark.anyio

PATHS = (
    "/",
    "/readyz",
    "/healthz",
    "/metrics",
    "/nothing",
    "/join/nothing",
    "/r/{room}",
    "/r/{room}/slide.svg",
    "/r/{room}/overlay/preview",
    "/c",
    "/c/bcd4k7mn",
    "/r/{room}/owner",
    "/r/{room}/moderator",
    "/r/{room}/host",
    "/r/{room}/speaker",
    "/r/{room}/overlay",
    "/r/{room}/calendar.ics",
    "/r/{room}/records",
    "/r/{room}/check",
    "/check",
    "/events.ics",
    "/api/v1/read",
    "/api/v1/openapi.json",
    "/api/v1/rooms/{room}/erase",
    "/api/v1/rooms/{room}/my-data",
    "/api/v1/asyncapi.json",
    "/r/{room}/export/minutes.md",
    "/r/{room}/do",
    "/r/{room}/enter",
    "/r/{room}/leave",
    "/r/{room}/rows",
    "/r/{room}/rehearsals",
    "/r/{room}/links",
    "/r/{room}/sessions",
    "/deleted",
    "/r/{room}/about",
    "/r/{room}/limits",
    "/r/{room}/person",
    "/colours/red.css",
    "/favicon.ico",
    "/privacy",
    "/sign-in",
    "/read",
    "/rooms",
    "/open",
    "/api/v1/rooms",
    "/api/v1/rooms/{room}",
    "/api/v1/rooms/{room}/rehearsal",
    "/api/v1/rooms/{room}/join",
    "/api/v1/rooms/{room}/commands",
    "/api/v1/rooms/{room}/sessions",
    "/api/v1/rooms/{room}/sessions/s",
    "/api/v1/rooms/{room}/screen",
    "/api/v1/rooms/{room}/questions",
    "/api/v1/rooms/{room}/similar",
    "/api/v1/rooms/{room}/outcomes",
    "/api/v1/rooms/{room}/head",
    "/api/v1/rooms/{room}/receipts",
    "/api/v1/rooms/{room}/landing",
    "/api/v1/rooms/{room}/press/next",
    "/api/v1/rooms/{room}/feedback",
    "/api/v1/rooms/{room}/links",
    "/api/v1/rooms/{room}/links/rotate",
    "/api/v1/rooms/{room}/links/k1",
    "/api/v1/rooms/{room}/export/minutes.md",
    "/static/nothing.js",
)


def test_no_address_is_left_out() -> None:
    """Every route but the sockets' and the pictures', which have tests of their own, is below."""

    def is_tried(route: BaseRoute) -> bool:
        path = getattr(route, "path", "")
        room = {"type": "http", "method": "GET", "root_path": "", "headers": []}
        return (
            path.startswith("/ws/")
            or "/pictures/" in path
            or any(
                route.matches(room | {"path": each.format(room="r")})[0] is not Match.NONE
                for each in PATHS
            )
        )

    assert [route for route in routes(Assets()) if not is_tried(route)] == []


@pytest.mark.parametrize("path", PATHS)
async def test_every_answer_is_locked_down(room: Room, path: str) -> None:
    answer = await room.server.call("GET", path.format(room=room.name))
    assert {
        name: answer.headers.get(name)
        for name in (
            "x-content-type-options",
            "referrer-policy",
            "cross-origin-opener-policy",
            "cross-origin-resource-policy",
            "x-robots-tag",
            "cache-control",
            "server",
        )
    } == {
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "x-robots-tag": "noindex",
        "cache-control": "no-store",
        "server": None,
    }
    policy = directives(answer.headers["content-security-policy"])
    overlay = "/overlay" in path
    framing = {"frame-src": "'self'"} if path.endswith("/owner") else {}
    style = "'self' 'unsafe-inline'" if overlay else " ".join(["'self'", *hashes(answer.text)])
    trusted = {"require-trusted-types-for": "'script'", "trusted-types": "lit-html"}
    assert policy == ({} if overlay else trusted) | framing | {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": style,
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": f"'self' {room.server.url.replace('http', 'ws')}",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'self'" if overlay else "'none'",
    }


def hashes(page: str) -> list[str]:
    """Of the style elements of a page, as a policy names them."""
    styles = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digests = [base64.b64encode(hashlib.sha256(each.encode()).digest()) for each in styles]
    return [f"'sha256-{digest.decode()}'" for digest in digests]


async def test_the_home_has_its_styles_and_its_colour_in_it_and_no_other_may_be_there(
    room: Room,
) -> None:
    rev = (await room.screen(room.tokens["owner"]))["event"]["rev"]
    await room.do(room.tokens["owner"], "change_event", rev=rev, colour="#0a7d5c")
    headers = {"Cookie": await room.cookie("owner")}
    home = await room.server.call("GET", f"/r/{room.name}/owner", headers=headers)

    policy = directives(home.headers["content-security-policy"])
    assert len(hashes(home.text)) == 2
    assert policy["style-src"] == " ".join(["'self'", *hashes(home.text)])
    assert '<link rel="stylesheet"' not in home.text


def directives(policy: str) -> dict[str, str]:
    parts = (part.strip().partition(" ") for part in policy.split(";"))
    return {name: value for name, _, value in parts}


async def test_the_attendee_page_frames_listed_hosts_and_the_home_the_overlay() -> None:
    async with running(embed_hosts=("video.example", "meet.example")) as server:
        room = await server.new_room()
        frames = {}
        for path in ("", "/moderator", "/overlay", "/owner"):
            answer = await server.call("GET", f"/r/{room.name}{path}")
            policy = directives(answer.headers["content-security-policy"])
            frames[path] = policy.get("frame-src")
        assert frames.pop("") == "https://video.example https://meet.example"
        assert frames == {"/moderator": None, "/overlay": None, "/owner": "'self'"}


async def test_built_files_are_kept_for_ever(server: Running) -> None:
    page = await server.call("GET", "/")
    address = page.text.partition('src="/static/')[2].partition('"')[0]
    answer = await server.call("GET", f"/static/{address}")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "evil.example:80", "a@127.0.0.1", ""]
)
async def test_a_host_that_is_not_ours_gets_nothing(room: Room, host: str) -> None:
    answer = await room.server.call("GET", f"/r/{room.name}", headers={"Host": host})
    assert (answer.status_code, room.name in answer.text) == (400, False)


async def test_links_are_made_from_the_base_url_whatever_a_request_says() -> None:
    body = {"program": {"title": "T", "segments": [{"title": "a"}]}}
    headers = {"Host": "localhost:99", "X-Forwarded-Host": "evil.example"}
    async with running(owner_key="k" * 16) as server:
        answer = await server.call("POST", "/api/v1/rooms", "k" * 16, json=body, headers=headers)
    links = answer.json()["links"].values()
    assert {url.split("/r/")[0].split("/join/")[0] for url in links} == {server.url}


async def test_the_language_follows_the_browser_the_link_and_the_last_wish(room: Room) -> None:
    path = f"/r/{room.name}"
    spanish = {"Accept-Language": "es-CO,es;q=0.9,en;q=0.1"}
    assert 'lang="es"' in (await room.server.call("GET", path, headers=spanish)).text[:200]
    wished = await room.server.call("GET", f"{path}?lang=en", headers=spanish)
    assert 'lang="en"' in wished.text[:200]
    kept = spanish | {"Cookie": "lr-lang=en"}
    assert wished.cookies["lr-lang"] == "en"
    assert 'lang="en"' in (await room.server.call("GET", path, headers=kept)).text[:200]
    odd = await room.server.call("GET", f"{path}?lang=../x", headers=spanish)
    assert (odd.status_code, 'lang="es"' in odd.text[:200]) == (200, True)


async def test_a_page_travels_compressed_to_whoever_can_read_that(room: Room) -> None:
    path = room.links["attendee"].removeprefix(room.server.url)
    plain = await room.server.http.get(
        path, follow_redirects=True, headers={"Accept-Encoding": "identity"}
    )
    packed = await room.server.http.get(
        path, follow_redirects=True, headers={"Accept-Encoding": "gzip"}
    )
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.status_code == plain.status_code == 200
