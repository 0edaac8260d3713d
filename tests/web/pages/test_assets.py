"""The browser files: only what the manifest lists, in the best coding that the browser reads."""

from __future__ import annotations

import asyncio
import gzip
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.routing import Mount

from liveroom.web.pages.assets import Assets, template_root

SCRIPT = b"console.log('attendee');" * 20
BROTLI = b"as brotli"
STYLE = b"p{}"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Built files as the build leaves them, with two more that no manifest lists."""
    built = tmp_path / "static"
    built.mkdir()
    names = {
        "attendee.js": "attendee-AB12CD34.js",
        "attendee.css": "attendee-EF56GH78.css",
        "attendee.js.LEGAL.txt": "attendee-AB12CD34.js.LEGAL.txt",
    }
    (built / "manifest.json").write_text(json.dumps(names))
    (built / "attendee-AB12CD34.js").write_bytes(SCRIPT)
    (built / "attendee-AB12CD34.js.br").write_bytes(BROTLI)
    (built / "attendee-AB12CD34.js.gz").write_bytes(gzip.compress(SCRIPT))
    (built / "attendee-EF56GH78.css").write_bytes(STYLE)
    (built / "attendee-AB12CD34.js.LEGAL.txt").write_bytes(b"BSD")
    (built / "old-AAAAAAAA.js").write_bytes(b"not listed")
    (tmp_path / "secret.txt").write_bytes(b"outside")
    return built


def ask(folder: Path, path: str, method: str = "GET", accept: str | None = None) -> Answer:
    """What the app, mounted as the product mounts it, answers to exactly this path."""
    app = Starlette(routes=[Mount("/static", app=Assets(folder))])
    headers = [] if accept is None else [(b"accept-encoding", accept.encode())]
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": b"",
        "headers": headers,
        "app": app,
    }
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(app(scope, receive, send))
    told = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return Answer(sent[0]["status"], told, b"".join(part["body"] for part in sent[1:]))


def test_a_page_finds_the_hashed_address_of_its_files(folder: Path) -> None:
    assets = Assets(folder)

    assert assets.url("attendee.js") == "/static/attendee-AB12CD34.js"
    assert assets.url("attendee.css") == "/static/attendee-EF56GH78.css"
    with pytest.raises(KeyError):
        assets.url("nobody.js")


def test_a_listed_file_is_served_to_be_kept_for_ever(folder: Path) -> None:
    answer = ask(folder, "/static/attendee-EF56GH78.css")

    assert answer == Answer(
        200,
        {
            "content-type": "text/css; charset=utf-8",
            "cache-control": "public, max-age=31536000, immutable",
            "vary": "Accept-Encoding",
            "content-length": str(len(STYLE)),
        },
        STYLE,
    )


@pytest.mark.parametrize(
    ("accept", "coding", "body"),
    [
        ("gzip, deflate, br, zstd", "br", BROTLI),
        ("GZIP , Br", "br", BROTLI),
        ("gzip, deflate", "gzip", gzip.compress(SCRIPT)),
        ("br;q=0, gzip", "gzip", gzip.compress(SCRIPT)),
        ("br; q=0.000, gzip; q=0.1", "gzip", gzip.compress(SCRIPT)),
        ("*", "br", BROTLI),
        ("br;q=0, *", "gzip", gzip.compress(SCRIPT)),
        ("*;q=0", None, SCRIPT),
        ("identity", None, SCRIPT),
        ("", None, SCRIPT),
        (None, None, SCRIPT),
    ],
)
def test_the_browser_gets_the_best_coding_it_reads(
    folder: Path, accept: str | None, coding: str | None, body: bytes
) -> None:
    answer = ask(folder, "/static/attendee-AB12CD34.js", accept=accept)

    assert answer.headers.get("content-encoding") == coding
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert answer.headers["content-length"] == str(len(answer.body))
    if coding == "gzip":
        assert gzip.decompress(answer.body) == SCRIPT
    else:
        assert answer.body == body


def test_a_file_without_a_packed_copy_is_sent_as_it_is(folder: Path) -> None:
    answer = ask(folder, "/static/attendee-EF56GH78.css", accept="br, gzip")

    assert (answer.body, answer.headers.get("content-encoding")) == (STYLE, None)


def test_the_notices_of_other_peoples_code_can_be_read(folder: Path) -> None:
    assert ask(folder, "/static/attendee-AB12CD34.js.LEGAL.txt").body == b"BSD"


def test_head_tells_the_same_and_sends_nothing(folder: Path) -> None:
    whole = ask(folder, "/static/attendee-AB12CD34.js", accept="br")
    head = ask(folder, "/static/attendee-AB12CD34.js", "HEAD", accept="br")

    assert (head.status, head.headers, head.body) == (200, whole.headers, b"")


def test_nothing_can_be_changed(folder: Path) -> None:
    answer = ask(folder, "/static/attendee-AB12CD34.js", "POST")

    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    "path",
    [
        "/static/",
        "/static/manifest.json",
        "/static/attendee.js",
        "/static/old-AAAAAAAA.js",
        "/static/attendee-AB12CD34.js.br",
        "/static/attendee-AB12CD34.js/",
        "/static//attendee-AB12CD34.js",
        "/static/../static/attendee-AB12CD34.js",
        "/static/../secret.txt",
        "/static/..\\secret.txt",
        "/static/./attendee-AB12CD34.js",
        "/static/attendee-AB12CD34.js\0",
        "/static//etc/passwd",
    ],
)
def test_everything_that_is_not_listed_is_not_there(folder: Path, path: str) -> None:
    assert (ask(folder, path).status, ask(folder, path).body) == (404, b"")


def test_without_built_files_the_server_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match=r"python3 dev\.py build"):
        Assets(tmp_path)


def test_the_built_files_of_this_checkout_can_all_be_served() -> None:
    assets = Assets()
    manifest = json.loads(
        (Path(template_root()).parent / "src/liveroom/static/manifest.json").read_text()
    )

    assert {assets.url(name) for name in manifest} == {
        f"/static/{name}" for name in manifest.values()
    }


def test_templates_are_found_in_the_checkout() -> None:
    assert template_root() == Path(__file__).parents[3] / "templates"
