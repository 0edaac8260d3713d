"""An evening with a real server in its own process, and real browsers that come to it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.chromium import CHROMIUM
from tests.browser.modules import ROOT

PROGRAM: dict[str, Any] = {
    "title": "Internationalisation and metropolitan spaces",
    "language": "es",
    "starts_at": 1_585_924_200_000,
    "ends_at": 1_585_927_800_000,
    "time_zone": "Europe/Madrid",
    "segments": [
        {
            "title": "Presentation by Oriol Illa",
            "kind": "talk",
            "planned_seconds": 600,
            "speakers": [
                {
                    "name": "Oriol Illa",
                    "role": "Director of International Relations and Cooperation",
                    "organisation": "Metropolitan Area of Barcelona",
                }
            ],
        },
        {"title": "Q&A", "kind": "qa", "planned_seconds": 900},
    ],
    "topics": ["Cooperation"],
}


@dataclass(slots=True)
class Evening:
    """A room on a running server; `troubles` is what browsers complained about."""

    browser: Browser
    process: subprocess.Popen[str]
    url: str
    room: str
    tokens: dict[str, str]
    troubles: list[str] = field(default_factory=list)
    ids: Iterator[int] = field(default_factory=count)

    def another(self, program: dict[str, Any] = PROGRAM) -> Evening:
        """An open room of its own on the same server."""
        made = self.call("/api/v1/rooms", {"program": program})
        room = Evening(self.browser, self.process, self.url, made["room"], made["tokens"])
        room.do("open")
        return room

    def call(self, path: str, body: object, token: str | None = None) -> dict[str, Any]:
        """What the API answers."""
        headers = {"content-type": "application/json"}
        if token is not None:
            headers["authorization"] = f"Bearer {token}"
        request = urllib.request.Request(self.url + path, json.dumps(body).encode(), headers)
        with urllib.request.urlopen(request) as answer:
            found: dict[str, Any] = json.load(answer)
            return found

    def do(self, command: str, token: str | None = None, **fields: object) -> dict[str, Any]:
        """A command of the moderator, or of whoever's token it is."""
        message = {"id": f"t{next(self.ids)}", "command": command, **fields}
        path = f"/api/v1/rooms/{self.room}/commands"
        return self.call(path, message, token or self.tokens["moderator"])

    def somebody(self) -> str:
        """The token of a person who has just joined."""
        path = f"/api/v1/rooms/{self.room}/join"
        token = self.call(path, {"name": None}, self.tokens["attendee"])["token"]
        assert isinstance(token, str)
        return token

    def screen(self, role: str) -> dict[str, Any]:
        """What that role's audience sees."""
        request = urllib.request.Request(
            f"{self.url}/api/v1/rooms/{self.room}/screen",
            headers={"authorization": f"Bearer {self.tokens[role]}"},
        )
        with urllib.request.urlopen(request) as answer:
            found: dict[str, Any] = json.load(answer)["screen"]
            return found

    def asked(self) -> list[str]:
        """Every question's text, as a moderator sees them."""
        cards = self.screen("moderator")["questions"].values()
        return [card["text"] for card in sorted(cards, key=lambda card: card["number"])]

    def context(self, width: int = 360, **options: Any) -> BrowserContext:
        """A browser of its own, the size of a phone unless told."""
        height = 740 if width < 600 else 900
        return self.browser.new_context(
            viewport={"width": width, "height": height}, locale="en-GB", **options
        )

    def page(self, role: str, context: BrowserContext | None = None, query: str = "") -> Page:
        """The page of a role, come to by its own link."""
        page = (context or self.context()).new_page()
        page.on(
            "console",
            lambda said: self.troubles.append(said.text) if said.type == "error" else None,
        )
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        if role == "attendee":
            page.goto(f"{self.url}/join/{self.tokens[role]}")
        else:
            page.goto(f"{self.url}/r/{self.room}/{role}{query}#{self.tokens[role]}")
        return page


@contextmanager
def evening(
    data: Path | None = None, source: Path = ROOT / "src", port: int = 0
) -> Iterator[Evening]:
    """A server with one open room, and a browser; in memory unless it is given a data folder.

    `source` has another package than this one. Without a port it takes a free one.
    """
    store = {"LIVEROOM_DATA": str(data)} if data else {"LIVEROOM_STORE": "memory"}
    environment = os.environ | store | {"PYTHONPATH": str(source)}
    command = [sys.executable, "-m", "liveroom", "serve", "--port", str(port)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT
    ) as process:
        try:
            assert process.stdout is not None
            url = process.stdout.readline().removeprefix("listening on ").strip()
            yield Evening(CHROMIUM.browser(), process, url, "", {}).another()
        finally:
            process.terminate()
