"""The demo's room: opened once over the public interface, and found again after a restart."""

from __future__ import annotations

import json
import os
import urllib.error
import urllib.request
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from liveroom.store.sqlite.folder import DATABASE, HEAD, held

_PACKAGED = Path(__file__).with_name("webinar.txt")
_CHECKOUT = Path(__file__).parents[3] / "examples" / "webinar.txt"
EXAMPLE = _PACKAGED if _PACKAGED.exists() else _CHECKOUT

# The interface for programs tells the tokens of a room once, and the demo prints its links at every
# start. So it keeps them in this file: only its user may read it, it lies in the git-ignored data
# folder, and nothing but the demo writes one.
TOKENS = "demo-links.json"


class CannotStage(Exception):
    """The example cannot be shown; one sentence says why."""


@dataclass(frozen=True, slots=True)
class Demo:
    """Where the example webinar runs, and the tokens of its roles."""

    url: str
    room: str
    tokens: dict[str, str]

    def link(self, role: str) -> str:
        """The link of a role on this server."""
        token = self.tokens[role]
        if role == "attendee":
            return f"{self.url}/join/{token}"
        return f"{self.url}/r/{self.room}/{role}#{token}"


def prepare(folder: Path, *, is_own: bool, fresh: bool) -> None:
    """See that a data folder is the demo's, and forget what is in it if it is to be fresh.

    `is_own` says that nobody else uses a folder of this name. Raises CannotStage rather than touch
    the rooms of somebody else, and CannotOpen while another server runs there.
    """
    if (folder / DATABASE).exists() and not is_own and not (folder / TOKENS).exists():
        raise CannotStage(
            f"The data folder {folder} holds other rooms. Give the demo a folder of its own."
        )
    if fresh and folder.exists():
        with held(folder) as database:
            for file in (folder / TOKENS, folder / HEAD, *folder.glob(f"{database.name}*")):
                file.unlink(missing_ok=True)


def room(url: str, folder: Path) -> Demo:
    """The room of the last time, or else a new one with its doors open. Raises CannotStage."""
    kept = _kept(url, folder)
    if kept is not None:
        return kept
    announcement = EXAMPLE.read_text("utf-8")
    opened = call(url, "/api/v1/rooms", None, {"announcement": announcement})
    demo = Demo(url, opened["room"], opened["tokens"])
    command = {"id": "open-the-doors", "command": "open"}
    call(url, f"/api/v1/rooms/{demo.room}/commands", demo.tokens["owner"], command)
    file = os.open(folder / TOKENS, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(file, "w", encoding="utf-8") as note:
        json.dump(asdict(demo), note)
    return demo


def table(demo: Demo) -> str:
    """The links as a table, for the terminal."""
    rows = [f"  {role:<10} {demo.link(role)}" for role in demo.tokens]
    start = "The example webinar is open. Start as moderator, and look over an attendee's shoulder:"
    return "\n".join(["", start, "", *rows, "", f"  organiser  {demo.url}/", ""])


def call(url: str, path: str, token: str | None, body: object = None) -> Any:
    """One request of the public interface. Raises CannotStage for a refusal."""
    data = None if body is None else json.dumps(body).encode()
    headers = {"Content-Type": "application/json"}
    if token is not None:
        headers["Authorization"] = f"Bearer {token}"
    request = urllib.request.Request(url + path, data, headers)
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(request, timeout=10) as response:
            return json.load(response)
    except urllib.error.HTTPError as error:
        raise CannotStage(f"{path}: {error.read().decode('utf-8', 'replace')}") from None


def _kept(url: str, folder: Path) -> Demo | None:
    try:
        note = json.loads((folder / TOKENS).read_text("utf-8"))
        demo = Demo(url, note["room"], note["tokens"])
        call(url, f"/api/v1/rooms/{demo.room}/screen", demo.tokens["owner"])
    except (FileNotFoundError, ValueError, KeyError, CannotStage):
        return None
    return demo
