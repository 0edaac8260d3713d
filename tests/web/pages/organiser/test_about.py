"""What an organiser tells of the event, in a form that needs no scripts."""

from __future__ import annotations

import re
from typing import Any

import httpx2
import pytest

from liveroom.core.look.colours import HOUSE
from liveroom.core.look.pictures import address_of, picture_name
from tests.web.serving import Room

pytestmark = pytest.mark.anyio

PNG = b"\x89PNG\r\n\x1a\n of an organiser"
SAID = {
    "introduction": "How metropolitan areas open up.\n\nIn five talks.",
    "topics": "Housing\n\n Transport ",
    "attend": "Mayors",
    "d0_title": "Issue paper",
    "d0_url": "https://files.example/1.pdf",
    "l_captions": "https://captions.example/1",
    "l_interpretation": "",
    "p0_name": "AMB",
    "p0_line": "Financed by",
    "p0_url": "https://amb.example",
    "p1_name": "<b>Villa</b>",
    "colour": "#0a7d5c",
}


async def event(room: Room) -> dict[str, Any]:
    told = (await room.screen(room.tokens["attendee"]))["event"]
    assert isinstance(told, dict)
    return told


async def send(room: Room, **fields: Any) -> httpx2.Response:
    """The form with these cells, and with files where they are bytes."""
    cells = {"id": f"f{next(room.server.ids)}", "rev": str((await event(room))["rev"])} | fields
    texts = {name: value for name, value in cells.items() if isinstance(value, str)}
    files = {
        name: ("a.png", value) for name, value in cells.items() if isinstance(value, bytes)
    } or {"logo": ("", b"")}
    headers = {"Cookie": await room.cookie("owner")}
    return await room.server.call(
        "POST", f"/r/{room.name}/about", data=texts, files=files, headers=headers
    )


async def test_all_of_it_is_saved_and_attendees_read_it(room: Room) -> None:
    answer = await send(room, **SAID, logo=PNG, p0_logo=PNG)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/r/{room.name}/owner#about")

    name = picture_name(address_of(PNG) or "")
    told = await event(room)
    assert {key: told[key] for key in ("topics", "attend", "colour", "logo")} == {
        "topics": ["Housing", "Transport"],
        "attend": ["Mayors"],
        "colour": "#0a7d5c",
        "logo": name,
    }
    assert told["sponsors"][0] == {
        "name": "AMB",
        "line": "Financed by",
        "url": "https://amb.example",
        "logo": name,
    }
    assert told["links"] == {"stream": None, "captions": "https://captions.example/1"}

    cookie = {"Cookie": await room.cookie("attendee")}
    page = (await room.server.call("GET", f"/r/{room.name}", headers=cookie)).text
    for text in (
        "<p>How metropolitan areas open up.</p><p>In five talks.</p>",
        'href="https://files.example/1.pdf"',
        'href="https://captions.example/1"',
        'href="https://amb.example"',
        f'src="/r/{room.name}/pictures/{name}"',
        'href="/colours/0a7d5c.css"',
        "&lt;b&gt;Villa&lt;/b&gt;",
    ):
        assert text in page
    assert "<b>Villa</b></b>" not in page


async def test_what_is_saved_stands_in_the_form_and_saving_it_again_changes_nothing(
    room: Room,
) -> None:
    await send(room, **SAID, logo=PNG, p0_logo=PNG)
    before = await event(room)
    kept = picture_name(address_of(PNG) or "")
    await send(room, **SAID, kept=kept, p0_kept=kept)
    assert await event(room) == before

    await send(room, **SAID, kept=kept, bare="on", p0_kept=kept, p0_bare="on")
    after = await event(room)
    assert (after["logo"], after["sponsors"][0]["logo"]) == (None, None)


async def test_emptied_fields_take_things_away(room: Room) -> None:
    await send(room, **SAID)
    await send(room, **dict.fromkeys(SAID, ""))

    told = await event(room)
    gone = ("introduction", "topics", "attend", "documents", "sponsors", "colour")
    assert [told[name] for name in gone] == [None, [], [], [], [], None]
    assert told["links"] == {"stream": None}


async def test_a_colour_is_kept_as_soon_as_one_is_chosen_and_taken_away_by_a_tick(
    room: Room,
) -> None:
    async def colour_after(**cells: str) -> object:
        assert (await send(room, **SAID | cells)).status_code == 303
        return (await event(room))["colour"]

    assert await colour_after(colour=HOUSE) is None
    assert await colour_after(colour="#c2410c") == "#c2410c"
    assert await colour_after(colour="#c2410c", plain="on") is None


@pytest.mark.parametrize("refused", [{"l_captions": "ftp://a"}, {"d0_title": " "}])
async def test_the_field_that_was_refused_has_the_cursor(
    room: Room, refused: dict[str, str]
) -> None:
    page = (await send(room, **SAID | refused)).text

    focused = re.findall(r'<(?:input|textarea)[^>]* name="(\w+)"[^>]* autofocus>', page)
    assert focused == list(refused)


@pytest.mark.parametrize(
    ("cell", "value", "sentence"),
    [
        ("d0_url", "http://files.example", "Give an address that begins with https://"),
        ("d0_url", "", "Give the address of the document."),
        ("p0_url", "javascript:alert(1)", "Give an address that begins with https://"),
        ("p0_name", " ", "Give the sponsor a name."),
        ("l_captions", "ftp://a", "Give an address that begins with https://"),
        ("logo", b"GIF89a", "This is no PNG, JPEG, WebP or SVG picture"),
        ("logo", PNG + b"\0" * 60_000, "This is no PNG, JPEG, WebP or SVG picture"),
        ("introduction", "a" * 5_001, "The text has 5001 characters; at most 5000 fit."),
        ("p0_line", "a" * 301, "The text has 301 characters; at most 300 fit."),
    ],
)
async def test_what_is_refused_is_said_at_its_field_and_what_was_typed_is_kept(
    room: Room, cell: str, value: Any, sentence: str
) -> None:
    before = await event(room)
    answer = await send(room, **SAID | {cell: value})

    assert answer.status_code == 422
    at = answer.text.index(f'id="about-{cell}-problem"')
    assert sentence in answer.text[at : at + 200]
    assert "In five talks." in answer.text or cell == "introduction"
    assert await event(room) == before


async def test_a_hundred_sponsors_are_refused_and_kept(room: Room) -> None:
    answer = await send(room, **{f"p{n}_name": f"Sponsor {n}" for n in range(100)})

    assert answer.status_code == 422
    assert "has too many entries; at most 50 are read." in answer.text
    assert "Sponsor 99" in answer.text


async def test_whoever_saw_an_older_event_keeps_what_they_typed(room: Room) -> None:
    old = str((await event(room))["rev"])
    await send(room, introduction="One")
    answer = await send(room, rev=old, introduction="Two")

    assert answer.status_code == 409
    assert "Two" in answer.text
    assert (await event(room))["introduction"] == "One"


@pytest.mark.parametrize("role", ["moderator", "attendee"])
async def test_it_is_the_owner_s_form(room: Room, role: str) -> None:
    answer = await room.server.call(
        "POST", f"/r/{room.name}/about", headers={"Cookie": await room.cookie(role)}
    )
    assert answer.status_code == 401
