"""The browser's own modules, loaded into a real Chromium straight from static/."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, quote

from playwright.sync_api import Page, Route

from tests.browser.chromium import CHROMIUM

ROOT = Path(__file__).parents[2]
ORIGIN = "http://modules.localhost"  # a secure context, as every page of ours is
_TYPES = {".js": "text/javascript", ".json": "application/json"}
_IMPORTS = {"imports": {"lit-html": "/lit/lit-html.js", "lit-html/": "/lit/"}}


class Modules:
    """A page that can import any module of static/ and say what it computes."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def call(self, module: str, body: str, *values: object) -> object:
        """What `body` returns, with the module as `m` and the values as `v`."""
        script = "async ([path, v]) => { const m = await import(path);" + body + "}"
        return self._page.evaluate(script, [f"/static/{module}", list(values)])

    def open(self, lang: str = "en", words: object = None) -> None:
        """A fresh page in a language, with the words that a server would put into it."""
        self._page.goto(f"{ORIGIN}/?lang={lang}&words={quote(json.dumps(words or {}))}")


@contextmanager
def modules() -> Iterator[Modules]:
    """A browser with an empty page at an origin of its own."""
    with CHROMIUM.browser().new_page() as page:
        page.route(f"{ORIGIN}/**", _serve)
        opened = Modules(page)
        opened.open()
        yield opened


def _serve(route: Route) -> None:
    path, _, query = route.request.url.removeprefix(ORIGIN).partition("?")
    if path.startswith("/static/"):
        file = ROOT / path.removeprefix("/")
    elif path.startswith("/lit/"):
        file = ROOT / "node_modules" / "lit-html" / path.removeprefix("/lit/")
    else:
        route.fulfill(content_type="text/html; charset=utf-8", body=_page(query))
        return
    if not file.is_file():  # left unanswered, whoever imports it would wait for ever
        route.fulfill(status=404)
        return
    route.fulfill(content_type=_TYPES[file.suffix], body=file.read_text("utf-8"))


def _page(query: str) -> str:
    asked = parse_qs(query)
    lang, words = asked.get("lang", ["en"])[0], asked.get("words", ["{}"])[0]
    return (
        f'<!doctype html><html lang="{lang}"><title>modules</title>'
        f'<script type="importmap">{json.dumps(_IMPORTS)}</script>'
        f'<script type="application/json" id="words">{words}</script>'
    )
