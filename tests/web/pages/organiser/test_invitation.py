"""The invitation and the slide say what the event is in its own language, and lead to it."""

from __future__ import annotations

from dataclasses import replace

import httpx2
import pytest

from liveroom.core import events as e
from liveroom.core.events import Recorded
from liveroom.core.ids import SegmentId
from liveroom.core.program import LoadedProgram, LoadedSegment
from liveroom.core.room import NEW, evolve
from liveroom.i18n import catalogue
from liveroom.web.pages.organiser import invitation
from liveroom.web.pages.organiser.slide import fitted
from tests.core.story import given
from tests.web.serving import Room

pytestmark = pytest.mark.anyio

URL = "https://liveroom.example/c/bcd4k7mn"


def test_an_invitation_has_title_time_program_and_address() -> None:
    room = given(e.RoomOpened(), e.StreamLinked("https://video.example/1"))
    lines = invitation.text(room, URL, catalogue("en")).splitlines()
    assert lines[:3] == [
        "Ciudades",
        "Friday, 3 April 2020, 16:30–17:00 (Madrid, UTC+2)",
        "",
    ]
    assert lines[-5:] == [
        "",
        "Follow it and ask your questions here, without an account:",
        URL,
        "",
        "Video: https://video.example/1",
    ]
    assert [line[:5] for line in lines[3:-5]] == ["16:30", "16:33", "16:43", "16:58"]


def test_a_long_program_is_cut_and_what_is_skipped_is_not_invited_to() -> None:
    rows = tuple(LoadedSegment(id=SegmentId(f"s{n}"), title=f"Talk {n}") for n in range(15))
    room = evolve(NEW, Recorded(0, e.ProgramLoaded(LoadedProgram("Long", segments=rows))))
    room = given(e.SegmentChanged(SegmentId("s0"), skipped=True), onto=room)
    lines = invitation.text(room, URL, catalogue("es")).splitlines()
    assert lines[0:3] == ["Long", "", "Talk 1"]
    assert lines[13:15] == ["Talk 12", "… y 2 más"]


def test_an_event_in_a_language_that_liveroom_does_not_speak_is_told_in_the_readers() -> None:
    program = given().program
    told = [
        invitation.words_of(replace(program, language=each), "en").lang for each in ("es", "ca")
    ]
    assert told == ["es", "en"]


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Cities", ("Cities",)),
        ("Internationalisation and metropolitan spaces",
         ("Internationalisation", "and metropolitan", "spaces")),
        ("", ()),
    ],
)  # fmt: skip
def test_a_title_stands_on_the_slide_without_a_word_divided(
    title: str, lines: tuple[str, ...]
) -> None:
    assert fitted(title).lines == lines


def test_an_endless_title_fits_the_slide_too() -> None:
    found = fitted("Donaudampfschifffahrt" * 40)
    assert len(found.lines) * found.size * 1.15 <= 460


async def slide(room: Room, role: str) -> httpx2.Response:
    jar = {"Cookie": await room.cookie(role)}
    return await room.server.call("GET", f"/r/{room.name}/slide.svg", headers=jar)


async def test_the_slide_is_the_owners(room: Room) -> None:
    code = (await room.screen(room.tokens["owner"]))["event"]["code"]
    picture = await slide(room, "owner")
    assert (picture.status_code, picture.headers["content-type"]) == (200, "image/svg+xml")
    for told in ("metropolitan", "Viernes, 3 de abril de 2020", code):
        assert told in picture.text
    for role in ("moderator", "speaker", "overlay", "attendee"):
        refused = await slide(room, role)
        assert (refused.status_code, code in refused.text) == (401, False)


async def test_the_overlay_is_shown_to_its_owner_without_its_link_and_to_nobody_else(
    room: Room,
) -> None:
    path = f"/r/{room.name}/overlay/preview?theme=light"
    answer = await room.server.call("GET", path, headers={"Cookie": await room.cookie("owner")})
    assert answer.headers["location"] == f"/r/{room.name}/overlay?theme=light"
    shown = await room.server.call(
        "GET",
        answer.headers["location"],
        headers={"Cookie": "; ".join(f"{n}={v}" for n, v in answer.cookies.items())},
    )
    assert room.program["title"] in shown.text
    for role in ("moderator", "host", "attendee"):
        jar = {"Cookie": await room.cookie(role)}
        refused = await room.server.call("GET", path, headers=jar)
        assert (refused.status_code, dict(refused.cookies)) == (401, {})
