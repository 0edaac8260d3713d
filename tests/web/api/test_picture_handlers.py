"""The logos of an event and its sponsors: told by name, fetched once, by people of the room."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from tests.web.serving import Room, Running

pytestmark = pytest.mark.anyio

PNG = b"\x89PNG\r\n\x1a\n of an organiser"
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def address(raw: bytes, kind: str = "png") -> str:
    return f"data:image/{kind};base64,{base64.b64encode(raw).decode()}"


async def told(room: Room, role: str = "attendee") -> dict[str, Any]:
    event = (await room.screen(room.tokens[role]))["event"]
    assert isinstance(event, dict)
    return event


async def changed(room: Room, **fields: Any) -> dict[str, Any]:
    """The event once the owner has changed it."""
    rev = (await told(room))["rev"]
    await room.do(room.tokens["owner"], "change_event", rev=rev, **fields)
    return await told(room)


async def test_screens_name_the_logo_and_whoever_is_in_the_room_fetches_it(room: Room) -> None:
    event = await changed(room, logo=address(PNG), colour="#0A7D5C")
    assert (event["colour"], event["on_colour"]) == ("#0a7d5c", "#ffffff")

    by_token = await room.server.call(
        "GET", f"{room.api}/pictures/{event['logo']}", room.tokens["attendee"]
    )
    cookie = await room.cookie("overlay")
    by_cookie = await room.server.call(
        "GET", f"/r/{room.name}/pictures/{event['logo']}", headers={"Cookie": cookie}
    )
    for answer in (by_token, by_cookie):
        assert (answer.status_code, answer.content) == (200, PNG)
        assert answer.headers["content-type"] == "image/png"
        assert answer.headers["cache-control"] == "private, max-age=31536000, immutable"

    assert (await changed(room, logo=None))["logo"] is None
    gone = await room.server.call(
        "GET", f"{room.api}/pictures/{event['logo']}", room.tokens["attendee"]
    )
    assert gone.status_code == 404


async def test_a_picture_is_for_people_of_its_room(server: Running, room: Room) -> None:
    name = (await changed(room, logo=address(PNG)))["logo"]
    other = await server.new_room()

    nobody = await server.call("GET", f"/r/{room.name}/pictures/{name}")
    stranger = await server.call("GET", f"{room.api}/pictures/{name}", other.tokens["owner"])
    elsewhere = await server.call("GET", f"{other.api}/pictures/{name}", other.tokens["owner"])
    assert [each.status_code for each in (nobody, stranger, elsewhere)] == [401, 404, 404]


async def test_a_drawing_opened_by_itself_can_do_nothing(room: Room) -> None:
    name = (await changed(room, logo=address(DRAWING, "svg+xml")))["logo"]
    answer = await room.server.call("GET", f"{room.api}/pictures/{name}", room.tokens["attendee"])

    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.headers["content-security-policy"] == (
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"
    )


async def test_sponsors_keep_their_logos_by_name(room: Room) -> None:
    sent = {"name": "AMB", "line": "Funds this", "url": "https://amb.example"}
    (amb,) = (await changed(room, sponsors=[sent | {"logo": address(PNG)}]))["sponsors"]
    assert {name: amb[name] for name in sent} == sent

    event = await changed(room, sponsors=["Villa", amb])
    assert event["sponsors"] == [{"name": "Villa", "line": None, "url": None, "logo": None}, amb]
    refused = await room.send(
        room.tokens["owner"],
        "change_event",
        rev=event["rev"],
        sponsors=[{"name": "AMB", "logo": "0" * 32}],
    )
    assert (refused.status_code, refused.json()["field"], refused.json()["problem"]) == (
        422,
        "sponsors[0].logo",
        "no_such_picture",
    )


async def test_an_event_with_many_logos_is_taken_from_those_who_run_the_show(room: Room) -> None:
    logo = address(PNG + b"\0" * 40_000)
    sponsors = [{"name": f"Sponsor {n}", "logo": logo} for n in range(10)]

    assert len((await changed(room, sponsors=sponsors))["sponsors"]) == 10
    sent = await room.send(room.tokens["attendee"], "change_event", rev=1, sponsors=sponsors)
    assert sent.status_code == 413


@pytest.mark.parametrize(
    ("colour", "status"), [("0a7d5c", 200), ("0A7D5C", 404), ("red", 404), ("0a7d5c}", 404)]
)
async def test_a_colour_is_a_style_sheet(server: Running, colour: str, status: int) -> None:
    answer = await server.call("GET", f"/colours/{colour}.css")

    assert answer.status_code == status
    if status == 200:
        assert answer.headers["content-type"] == "text/css; charset=utf-8"
        first = answer.text.splitlines()[0]
        assert first.startswith(":root{--brand:#0a7d5c;--on-brand:#ffffff;--accent:#0a7a5a;")
