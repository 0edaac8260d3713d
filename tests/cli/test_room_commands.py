"""An operator's care for rooms, beside a running server and without one."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.error import HTTPError

import pytest
from click.testing import CliRunner, Result

from liveroom.cli.main import main
from tests.cli.process import Server, call, serving

EVENT = """Cities after the lockdown
3 April 2020, from 16:30 to 17:00 (CET)
Welcome by Metropolis (5 min)
Q&A (20 min)
"""


def liveroom(data: Path, *arguments: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(main, [*arguments, "--data", str(data)], input=typed)


def opened(data: Path, file: Path) -> dict[str, str]:
    """A new room's name and its tokens by role."""
    made = json.loads(liveroom(data, "new", str(file), "--json").stdout)
    return {"room": made["room"], **made["tokens"]}


@pytest.fixture(scope="module")
def announcement(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("announcement") / "event.md"
    file.write_text(EVENT, encoding="utf-8")
    return file


def test_rooms_are_listed_linked_and_deleted_without_a_server(
    tmp_path: Path, announcement: Path
) -> None:
    room, other = (opened(tmp_path, announcement)["room"] for _ in range(2))
    listed = json.loads(liveroom(tmp_path, "rooms", "--json").stdout)
    assert sorted(each["room"] for each in listed) == sorted((room, other))

    made = json.loads(
        liveroom(tmp_path, "links", room, "--role", "owner", "--label", "Ana", "--json").stdout
    )
    assert [(each["role"], each["label"]) for each in made] == [("owner", "Ana")]
    table = liveroom(tmp_path, "links", room).stdout
    assert [line.split()[0] for line in table.splitlines()] == [
        "owner", "moderator", "host", "speaker", "attendee", "overlay",
    ]  # fmt: skip

    assert liveroom(tmp_path, "delete", room, "--yes").exit_code == 0
    assert [line.split()[0] for line in liveroom(tmp_path, "rooms").stdout.splitlines()] == [
        "room",
        other,
    ]


def test_an_owner_who_lost_every_link_is_let_in_again_beside_a_running_server(
    tmp_path: Path, announcement: Path
) -> None:
    with serving(tmp_path) as server:
        room = opened(tmp_path, announcement)
        made = json.loads(
            liveroom(tmp_path, "links", room["room"], "--role", "owner", "--json").stdout
        )
        screen = call(server, f"/api/v1/rooms/{room['room']}/screen", made[0]["token"])
        assert screen["screen"]["event"]["phase"] == "draft"
        assert made[0]["url"].startswith(f"{server.url}/r/{room['room']}/owner#")

        assert liveroom(tmp_path, "delete", room["room"], "--yes").exit_code == 0
        with pytest.raises(HTTPError) as refused:
            call(server, f"/api/v1/rooms/{room['room']}/screen", room["owner"])
        with refused.value as error:
            assert error.code == 401
    assert liveroom(tmp_path, "rooms", "--json").stdout.strip() == "[]"


@pytest.mark.parametrize("command", ["delete", "erase"])
def test_nothing_is_deleted_without_a_word(
    tmp_path: Path, announcement: Path, command: str
) -> None:
    room = opened(tmp_path, announcement)["room"]
    answer = liveroom(tmp_path, command, room, typed="")
    assert (answer.exit_code, "Say --yes" in answer.stderr) == (2, True)
    assert room in liveroom(tmp_path, "rooms").stdout


@pytest.mark.parametrize("command", ["links", "delete", "erase"])
def test_a_room_that_is_none_is_said(tmp_path: Path, announcement: Path, command: str) -> None:
    opened(tmp_path, announcement)
    answer = liveroom(tmp_path, command, "nowhere", *([] if command == "links" else ["--yes"]))
    assert (answer.exit_code, answer.stderr) == (
        1,
        f"Error: There is no room nowhere in {tmp_path}.\n",
    )


def asked(server: Server, room: dict[str, str], number: int) -> str:
    """Somebody asks under a name; the texts have marks that can be found again."""
    api = f"/api/v1/rooms/{room['room']}"
    name = {"name": f"canary name {number}"}
    token: str = call(server, f"{api}/join", room["attendee"], name)["token"]
    said = {"id": f"a{number}", "command": "ask", "text": f"canary question {number}?"}
    call(server, f"{api}/commands", token, said)
    return token


def canaries(data: Path) -> set[str]:
    """The marks that are left in any file of the folder."""
    found = (re.findall(rb"canary [a-z]+ \d", path.read_bytes()) for path in data.iterdir())
    return {mark.decode() for marks in found for mark in marks}


def backed_up(data: Path, name: str) -> set[str]:
    """The marks in a backup of the folder that is made now."""
    file = data.parent / f"{data.name}-{name}.tar"
    assert liveroom(data, "backup", str(file)).exit_code == 0
    return {mark.decode() for mark in re.findall(rb"canary [a-z]+ \d", file.read_bytes())}


def test_what_one_person_wrote_is_erased_and_then_what_all_did(
    tmp_path: Path, announcement: Path
) -> None:
    with serving(tmp_path) as server:
        room = opened(tmp_path, announcement)
        name = room["room"]
        call(
            server, f"/api/v1/rooms/{name}/commands", room["owner"], {"id": "o", "command": "open"}
        )
        for number in (1, 2, 3):
            asked(server, room, number)
        hers = {f"canary {what} 2" for what in ("name", "question")}
        assert canaries(tmp_path) >= hers
        assert backed_up(tmp_path, "before") >= hers

        answer = liveroom(tmp_path, "erase", name, "--person", "Q2", "--yes")
        assert (answer.exit_code, answer.stdout) == (
            0,
            "Erased for good: the texts of 1 question of “Cities after the lockdown”.\n",
        )
        left = canaries(tmp_path)
        assert left == {f"canary {what} {n}" for what in ("name", "question") for n in (1, 3)}
        cards = call(server, f"/api/v1/rooms/{name}/screen", room["moderator"])["screen"][
            "questions"
        ]
        assert sorted((card["number"], card["text"], card["name"]) for card in cards.values()) == [
            (1, "canary question 1?", "canary name 1"),
            (2, "", None),
            (3, "canary question 3?", "canary name 3"),
        ]
    answer = liveroom(tmp_path, "erase", name, "--yes")
    assert answer.stdout.startswith("Erased for good: the texts of 3 questions of “Cities")
    assert canaries(tmp_path) == backed_up(tmp_path, "after") == set()
    assert liveroom(tmp_path, "verify").exit_code == 0
    again = liveroom(tmp_path, "erase", name, "--person", "Q9", "--yes")
    assert (again.exit_code, "no_such_question" in again.stderr) == (1, True)
