"""A disk that fills up in the middle of a show: its staff bring it to an end all the same."""

from __future__ import annotations

import json
import re
import threading
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPResponse
from itertools import count
from pathlib import Path
from typing import Any
from urllib.request import OpenerDirector

from websockets.sync.client import ClientConnection, connect

from tests.cli.process import PATIENCE, Server, call, serving
from tests.disks import fill, free, needs_disk

PROGRAM = {
    "title": "Cities",
    "segments": [
        {"title": "Welcome", "planned_seconds": 60},
        {"title": "Q&A", "kind": "qa", "planned_seconds": 900},
        {"title": "Closing", "planned_seconds": 60},
    ],
}


class Show:
    """A room on a server, told and shown by the public interface."""

    def __init__(self, server: Server, program: object = PROGRAM) -> None:
        self.server = server
        opened = call(server, "/api/v1/rooms", body={"program": program})
        self.room, self.tokens = opened["room"], opened["tokens"]
        self._ids = count(1)

    def do(self, token: str, command: str, **fields: Any) -> dict[str, Any]:
        """The answer to a command over HTTP, also where it is a refusal."""
        body = {"id": f"c{next(self._ids)}", "command": command} | fields
        return self.post("commands", token, body)

    def join(self, name: str | None = None) -> dict[str, Any]:
        return self.post("join", self.tokens["attendee"], {"name": name})

    def post(self, what: str, token: str, body: object) -> dict[str, Any]:
        try:
            told = call(self.server, f"/api/v1/rooms/{self.room}/{what}", token, body)
        except urllib.error.HTTPError as error:
            told = json.load(error) | {"status": error.code}
        assert isinstance(told, dict)
        return told

    def links(self, **fields: str) -> list[str]:
        """The links that the owner's page can revoke, after its form was sent."""
        jar = urllib.request.HTTPCookieProcessor()
        browser = urllib.request.build_opener(urllib.request.ProxyHandler({}), jar)
        self._form(browser, "enter", {"as": "owner", "token": self.tokens["owner"]})
        with self._form(browser, "links", fields) as response:
            return re.findall(r'name="link" value="([^"]+)"', response.read().decode())

    def _form(self, browser: OpenerDirector, what: str, fields: dict[str, str]) -> HTTPResponse:
        """What a browser gets that sends a form of the room."""
        request = urllib.request.Request(
            f"{self.server.url}/r/{self.room}/{what}",
            urllib.parse.urlencode(fields).encode(),
            {"Origin": self.server.url},
        )
        response = browser.open(request, timeout=PATIENCE)
        assert isinstance(response, HTTPResponse)
        return response

    @contextmanager
    def socket(self, token: str) -> Iterator[ClientConnection]:
        address = f"{self.server.url.replace('http', 'ws', 1)}/ws/{self.room}"
        headers = {"Authorization": f"Bearer {token}"}
        with connect(address, additional_headers=headers, proxy=None) as socket:
            socket.send(json.dumps({"t": "hello"}))
            yield socket


def told(socket: ClientConnection, id_: str) -> dict[str, Any]:
    """The answer to a command over a socket."""
    while True:
        frame: dict[str, Any] = json.loads(socket.recv(PATIENCE))
        if frame["t"] == "answer" and frame["id"] == id_:
            return frame


def until_refused(show: Show, token: str) -> dict[str, Any]:
    """Ask until there is no space left for the question, and return what is said of it then."""
    for number in count():
        answer = show.do(token, "ask", text=f"{number} {'long ' * 90}")
        if not answer.get("ok") and answer["code"] != "too_often":
            return answer
    raise AssertionError("a disk has an end")


@needs_disk
def test_staff_bring_a_show_to_its_end_on_a_full_disk(tmp_path: Path) -> None:
    with serving(tmp_path / "data", disk="8m", LIVEROOM_DISK_RESERVE="1048576") as server:
        disk = Path(f"/proc/{server.process.pid}/root{tmp_path}/data")
        show = Show(server)
        owner, moderator, host = (show.tokens[role] for role in ("owner", "moderator", "host"))
        show.do(moderator, "open")
        first = show.do(moderator, "cue_next", after=None)["segment"]
        ana, bea = show.join()["token"], show.join()["token"]
        asked = show.do(ana, "ask", text="Who pays?")["question"]

        filler = fill(disk)
        assert free(disk) == 0
        refused = until_refused(show, bea)
        assert (refused["status"], refused["code"], refused["disk"]) == (503, "not_stored", "full")
        staff = "the disk is full: only what owners and moderators do is stored"
        assert call(server, "/readyz") == f"ready\n{staff}\n"
        assert not (disk / "liveroom.reserve").exists()
        assert filler.stat().st_size > 4 * 2**20

        # What owners and moderators do is stored, whatever is refused to others meanwhile.
        assert show.do(moderator, "approve", question=asked, rev=1)["ok"]
        assert show.do(owner, "cue_next", after=first)["ok"]
        with show.socket(ana) as subscriber, show.socket(moderator) as desk:
            voting = threading.Thread(target=votes, args=(subscriber, asked))
            voting.start()
            for number in range(40):
                fields = {"question": asked, "rev": 2 + number, "text": f"Who pays, {number}?"}
                desk.send(
                    json.dumps({"t": "command", "id": f"e{number}", "command": "edit"} | fields)
                )
            assert [told(desk, f"e{number}")["ok"] for number in range(40)] == [True] * 40
            voting.join()
            codes = {told(subscriber, f"v{number}").get("code") for number in range(40)}
            assert codes == {"not_stored"}
        assert show.do(host, "go_live", question=asked, rev=42)["code"] == "not_stored"
        assert (show.join()["status"], show.join()["code"]) == (503, "not_stored")
        links = show.links(act="new", role="host", label="Spare")
        assert show.links(act="revoke", link=links[-1]) == links[:-1]

        # With space again everybody is heard, and the reserve is there again.
        filler.unlink()
        assert show.do(bea, "vote", question=asked, value=True)["ok"]
        assert (disk / "liveroom.reserve").stat().st_size == 2**20
        assert show.do(moderator, "end")["ok"]
        code, _, errors = server.stop()

    logged = [json.loads(line)["event"] for line in errors.splitlines()]
    assert (code, logged) == (
        0,
        [
            "the disk is full: only what owners and moderators do is stored",
            logged[1],
            "the disk has room again: everything is stored",
            f"room {show.room}: its log works again",
        ],
    )
    assert logged[1].startswith(f"room {show.room}: its log fails: ")


def votes(subscriber: ClientConnection, question: str) -> None:
    for number in range(40):
        wish = {"id": f"v{number}", "command": "vote", "question": question, "value": True}
        subscriber.send(json.dumps({"t": "command"} | wish))
