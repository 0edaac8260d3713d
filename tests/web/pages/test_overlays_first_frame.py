"""What the server draws of an overlay, so that a reload on air goes unseen."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from html import unescape
from typing import Any

import pytest

from tests.fakes import FakeClock
from tests.web.serving import PROGRAM, Room, Running, running

pytestmark = pytest.mark.anyio

PARTS = ("banner", "question", "speaker", "timer", "logo")
PEOPLE = [{"name": f"P{n}", "role": "Mayor", "organisation": f"City {n}"} for n in range(1, 8)]


@pytest.fixture(scope="module")
async def clock() -> FakeClock:
    return FakeClock(PROGRAM["starts_at"])


@pytest.fixture(scope="module")
async def server(clock: FakeClock) -> AsyncIterator[Running]:
    async with running(clock=clock) as started:
        yield started


def program(*speakers: dict[str, Any], kind: str = "talk", seconds: int | None = 600) -> Any:
    """A program of one segment."""
    segment = {"title": "Cities", "kind": kind, "planned_seconds": seconds, "speakers": speakers}
    return PROGRAM | {"segments": [segment]}


async def page(room: Room, query: str = "") -> str:
    cookie = await room.cookie("overlay")
    path = f"/r/{room.name}/overlay{query}"
    answer = await room.server.call("GET", path, headers={"Cookie": cookie})
    assert answer.status_code == 200, answer.text
    return answer.text


def shown(html: str) -> list[str]:
    """The parts that can be seen."""
    tags = (re.search(rf'<\w+ [^>]*id="{part}"[^>]*>', html) for part in PARTS)
    return [part for part, tag in zip(PARTS, tags, strict=True) if tag and " hidden" not in tag[0]]


def text(html: str, id_: str) -> str:
    found = re.search(rf'id="{id_}"[^>]*>(.*?)</', html, re.DOTALL)
    assert found is not None
    return unescape(found[1]).strip()


def timer(html: str) -> tuple[str, str, str]:
    """Label, digits and tone."""
    tone = re.search(r'id="timer" data-tone="(\w+)"', html)
    assert tone is not None
    return text(html, "timer-label"), text(html, "timer-digits"), tone[1]


def people(html: str) -> list[str]:
    """The names that can be seen."""
    return re.findall(r'<li dir="auto"><p class="third-name"[^>]*>(.*?)</p>', html)


async def cued(server: Running, program: Any) -> Room:
    room = await server.new_room(program)
    await room.do(room.tokens["moderator"], "open")
    await room.do(room.tokens["moderator"], "cue_next", after=None)
    return room


async def on_air(room: Room, text: str) -> None:
    question = (await room.do(await room.join("Ana"), "ask", text=text, read_name=True))["question"]
    await room.do(room.tokens["moderator"], "approve", question=question, rev=1)
    await room.do(room.tokens["moderator"], "go_live", question=question, rev=2)


async def test_the_timer_stands_at_the_second_that_has_begun(
    server: Running, clock: FakeClock
) -> None:
    starts_at = clock.now() + 60_000
    room = await server.new_room(program(PEOPLE[0]) | {"starts_at": starts_at, "ends_at": None})
    moderator = room.tokens["moderator"]
    await room.do(moderator, "open")
    assert timer(await page(room)) == ("Starts in", "1:00", "idle")

    await room.do(moderator, "cue_next", after=None)
    await clock.advance(8.5)
    assert timer(await page(room)) == ("", "9:52", "running")

    await room.do(moderator, "hold")
    await clock.advance(30)
    assert timer(await page(room)) == ("", "9:52", "held")


async def test_a_segment_without_a_plan_counts_up(server: Running, clock: FakeClock) -> None:
    room = await cued(server, program(PEOPLE[0], seconds=None))
    await clock.advance(65.2)

    assert timer(await page(room)) == ("", "1:05", "counting_up")


async def test_overtime_is_told_calmly_unless_the_organiser_wants_it_shown(
    server: Running, clock: FakeClock
) -> None:
    room = await cued(server, program(PEOPLE[0]))
    await clock.advance(540)
    assert timer(await page(room)) == ("", "1:00", "running")
    await clock.advance(72)
    assert timer(await page(room)) == ("Running a little over", "", "calm")

    rev = (await room.screen(room.tokens["owner"]))["event"]["rev"]
    await room.do(room.tokens["owner"], "change_event", rev=rev, show_overtime=True)

    assert timer(await page(room)) == ("over", "0:12", "overtime")
    await room.do(room.tokens["moderator"], "add_time", seconds=60)
    assert timer(await page(room)) == ("", "0:48", "wrapup")


async def test_who_speaks_gives_way_to_the_question(server: Running) -> None:
    room = await cued(server, program(PEOPLE[0]))
    before = await page(room)
    assert shown(before) == ["speaker", "timer"]
    assert [text(before, f"speaker-{part}") for part in ("name", "role", "org")] == [
        "P1", "Mayor", "City 1",
    ]  # fmt: skip

    await on_air(room, "Who pays & how?")

    after = await page(room)
    assert shown(after) == ["question", "timer"]
    assert text(after, "question-tag") == "Question 1"
    assert text(after, "question-by") == "Ana"
    assert text(after, "question-text") == "Who pays & how?"
    assert shown(await page(room, "?show=speaker,timer")) == ["speaker", "timer"]


@pytest.mark.parametrize(
    ("kind", "speakers", "names", "tag", "place"),
    [
        ("qa", 0, ["Cities"], "", ""),
        ("panel", 3, ["P1", "P2", "P3"], "", ""),
        ("panel", 4, ["P1", "P2"], "4 panellists", "1/2"),
        ("panel", 6, ["P1", "P2", "P3"], "6 panellists", "1/2"),
        ("talk", 7, ["P1", "P2", "P3"], "7 speakers", "1/3"),
    ],
)
async def test_up_to_three_people_are_seen_and_more_are_counted(
    server: Running, kind: str, speakers: int, names: list[str], tag: str, place: str
) -> None:
    html = await page(await cued(server, program(*PEOPLE[:speakers], kind=kind)))

    assert people(html) == names
    assert (text(html, "speaker-tag"), text(html, "speaker-page")) == (tag, place)


async def test_an_organisation_that_speaks_by_itself_is_named_once(server: Running) -> None:
    nobody = {"name": None, "role": None, "organisation": "City & Co"}
    html = await page(await cued(server, program(nobody)))

    assert (text(html, "speaker-name"), text(html, "speaker-org")) == ("City & Co", "")


async def test_the_banner_is_on_air_with_what_is_on_until_its_end(
    server: Running, clock: FakeClock
) -> None:
    room = await cued(server, program(PEOPLE[0]))
    until = clock.now() + 30_000
    await room.do(room.tokens["moderator"], "banner", text="Back at 16:50", until=until)
    html = await page(room)
    assert shown(html) == ["banner", "speaker", "timer"]
    assert text(html, "banner-text") == "Back at 16:50"

    await clock.advance(30)

    assert shown(await page(room)) == ["speaker", "timer"]


async def test_a_blackout_takes_all_off_the_air(server: Running) -> None:
    room = await cued(server, program(PEOPLE[0]))
    await room.do(room.tokens["moderator"], "banner", text="Back at 16:50")

    await room.do(room.tokens["moderator"], "blackout", on=True)

    assert shown(await page(room)) == []


@pytest.mark.parametrize(
    ("query", "plates", "timer"),
    [
        ("", "bottom-left", "top-right"),
        ("?pos=bottom-right", "bottom-right", "top-right"),
        ("?pos=top", "top", "bottom-right"),
        ("?pos=top-left&show=timer", "top-left", "top-left"),
        ("?pos=top-left&show=timer,logo", "top-left", "top-left"),
        ("?show=timer", "bottom-left", "top-right"),
    ],
)
async def test_the_timer_stands_clear_of_the_rest(
    server: Running, query: str, plates: str, timer: str
) -> None:
    html = await page(await server.new_room(), query)

    assert dict(re.findall(r'id="([\w-]+)" data-pos="([\w-]+)"', html)) == {
        "timer-corner": timer,
        "plates": plates,
    }


async def test_sizes_and_colours_of_the_address_are_in_the_first_frame(server: Running) -> None:
    html = await page(await server.new_room(), "?scale=1.5&safe=3&key=green")

    style = ":root { --view-scale: 1.5; --view-safe: 3.0%; --view-key: #00b140; }"
    assert f"<style>{style}</style>" in html


async def test_the_organisers_logo_is_on_air(server: Running) -> None:
    room = await cued(server, program(PEOPLE[0]))
    logo = "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4="
    rev = (await room.screen(room.tokens["owner"]))["event"]["rev"]
    await room.do(room.tokens["owner"], "change_event", rev=rev, logo=logo, colour="#ffd400")

    html = await page(room)

    name = (await room.screen(room.tokens["overlay"]))["event"]["logo"]
    assert shown(html) == ["speaker", "timer", "logo"]
    assert f'src="/r/{room.name}/pictures/{name}"' in html
    assert 'href="/colours/ffd400.css"' in html
