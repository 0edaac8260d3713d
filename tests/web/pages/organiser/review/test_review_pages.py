"""From a pasted announcement to links, by forms alone."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import httpx2
import pytest

from liveroom.web.security import tokens as auth
from tests.web.serving import Running, running

pytestmark = pytest.mark.anyio

ANNOUNCEMENT = """Webinar: "Cities after the lockdown"

3 April 2020, from 16:30 to 17:00 (CEST)

Program

- Welcome by Metropolis (5 min)
- Presentation by Ana López, Mayor, Quito (10 min)
- Q&A (15 min)
"""
CORRECTED = {
    "title": "Cities after the lockdown",
    "language": "es",
    "date": "2020-04-03",
    "start": "16:30",
    "end": "17:00",
    "time_zone": "Europe/Madrid",
    "stream": "https://video.example/live",
    "announcement": ANNOUNCEMENT,
    "s1_title": "Welcome",
    "s1_kind": "welcome",
    "s1_minutes": "5",
    "s1_p1_organisation": "Metropolis",
    "s2_title": "Quito",
    "s2_kind": "talk",
    "s2_minutes": "10",
    "s2_p1_name": "Ana López",
    "s2_p1_role": "Mayor",
    "s2_p1_organisation": "Quito",
    "act": "open",
}


async def test_what_was_understood_is_shown_to_be_corrected(server: Running) -> None:
    page = await server.call("POST", "/read", data={"announcement": ANNOUNCEMENT})
    assert page.status_code == 200
    assert 'value="Cities after the lockdown"' in page.text
    assert 'name="s3_title"' in page.text
    assert "Ana López" in page.text


async def test_a_file_is_read_like_a_text(server: Running) -> None:
    file = {"file": ("webinar.txt", ANNOUNCEMENT.encode("utf-16"), "text/plain")}
    page = await server.call("POST", "/read", files=file, data={"announcement": ""})
    assert (page.status_code, "Cities after the lockdown" in page.text) == (200, True)


@pytest.mark.parametrize(
    ("announcement", "sentence"),
    [
        ("", "There is nothing to read yet: paste the text, or choose a file."),
        (" \n ", "There is nothing to read yet: paste the text, or choose a file."),
        ("typed " * 200_000, "This is too long for an announcement."),
        ("1 min Talk\n" * 501, "There are too many segments: 500 at most."),
    ],
)
async def test_what_cannot_be_read_comes_back_as_it_was(
    server: Running, announcement: str, sentence: str
) -> None:
    page = await server.call("POST", "/read", data={"announcement": announcement})
    assert page.status_code == 422
    assert announcement in page.text
    assert sentence in page.text


async def test_a_file_that_is_no_text_is_refused_and_what_was_typed_stays(server: Running) -> None:
    file = {"file": ("webinar.bin", b"\x00\x01\x02" * 100, "application/octet-stream")}
    page = await server.call("POST", "/read", files=file, data={"announcement": "What was typed"})
    assert page.status_code == 422
    assert "What was typed</textarea>" in page.text
    assert "What you typed is kept." in page.text


async def test_a_text_without_a_program_is_one_segment_whose_lines_can_become_more(
    server: Running,
) -> None:
    text = "Rivers and roads\n12 March 2027, 14:00 to 15:00 (UTC)\n\nAna López, Mayor, Quito\n"
    page = await server.call("POST", "/read", data={"announcement": text})
    assert page.status_code == 200
    titles = [value for name, value in shown(page.text)[0] if name.endswith("title")]
    assert titles == ["Rivers and roads"]
    assert "No program was found, so there is one segment over the whole time." in page.text
    assert 'value="line:4:segment"' in page.text


def cookie(answer: httpx2.Response) -> dict[str, str]:
    """What the browser sends to the page that a form led to."""
    return {"Cookie": "; ".join(f"{name}={value}" for name, value in answer.cookies.items())}


async def links_of(server: Running, opened: httpx2.Response) -> dict[str, str]:
    """The tokens that the home of a new room shows, by the beginnings that tell their roles."""
    assert opened.status_code == 303
    home, jar = opened.headers["location"], cookie(opened)
    page = await server.call("GET", home, headers=jar)
    assert (page.status_code, page.headers["cache-control"]) == (200, "no-store")
    assert re.search(r"\blr_[a-z]{3}_", page.text) is None  # a nonce may have lr_ in it
    rows = re.findall(r'href="([^"]*[?]link=k[0-9a-f]{16})#k[0-9a-f]{16}" aria-label', page.text)
    shown = [(await server.call("GET", row, headers=jar)).text for row in rows]
    return dict(re.findall(r"(lr_[a-z]{3}_)([A-Za-z0-9_-]{32})", "".join(shown)))


async def test_the_corrected_form_opens_a_room_and_leads_to_its_home(server: Running) -> None:
    opened = await server.call("POST", "/open", data=CORRECTED)
    tokens = await links_of(server, opened)
    assert sorted(tokens) == sorted(
        ["lr_own_", "lr_mod_", "lr_hos_", "lr_spk_", "lr_att_", "lr_ovl_"]
    )
    room = opened.headers["location"].split("/")[2]
    answer = await server.call("GET", f"/api/v1/rooms/{room}/screen", f"lr_att_{tokens['lr_att_']}")
    event = answer.json()["screen"]["event"]
    assert event["phase"] == "green_room"
    assert event["links"] == {"stream": "https://video.example/live"}
    assert [segment["title"] for segment in answer.json()["screen"]["rundown"]] == [
        "Welcome",
        "Quito",
    ]


async def test_the_home_is_loaded_again_and_shows_the_same_links(server: Running) -> None:
    opened = await server.call("POST", "/open", data=CORRECTED)
    assert await links_of(server, opened) == await links_of(server, opened)


async def test_links_are_shown_to_the_owner_alone(server: Running) -> None:
    opened = await server.call("POST", "/open", data=CORRECTED)
    path, tokens = opened.headers["location"], await links_of(server, opened)
    stranger = await server.call("GET", path)
    assert not [token for token in tokens.values() if token in stranger.text]
    foreign = await server.call("POST", "/open", data=CORRECTED)
    other = await server.call("GET", path, headers=cookie(foreign))
    assert not [token for token in tokens.values() if token in other.text]


async def test_a_revoked_link_is_shown_no_more(server: Running) -> None:
    opened = await server.call("POST", "/open", data=CORRECTED)
    tokens = await links_of(server, opened)
    holder = await server.app_state.keys.find(auth.digest(f"lr_mod_{tokens['lr_mod_']}"))
    assert holder is not None
    await server.app_state.keys.revoke(holder.room, holder.link, 0)
    assert set(await links_of(server, opened)) == set(tokens) - {"lr_mod_"}


async def test_everything_else_of_a_segment_is_opened_with_its_room(server: Running) -> None:
    more = {
        "s2_least": "7:30",
        "s2_end_action": "cue_next",
        "s2_not_before": "16:40",
        "s2_note": "Bring water",
        "s2_d1_title": "Slides",
        "s2_d1_url": "https://slides.example/1",
    }
    opened = await server.call("POST", "/open", data=CORRECTED | more)
    token = f"lr_mod_{(await links_of(server, opened))['lr_mod_']}"
    room = opened.headers["location"].split("/")[2]
    screen = (await server.call("GET", f"/api/v1/rooms/{room}/screen", token)).json()["screen"]
    welcome, quito = screen["rundown"]
    assert (welcome["rev"], quito["rev"]) == (1, 2)
    assert (quito["min_seconds"], quito["end_action"]) == (450, "cue_next")
    assert (quito["not_before"], quito["note"]) == (1_585_924_800_000, "Bring water")
    assert quito["documents"] == [{"title": "Slides", "url": "https://slides.example/1"}]


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("s2_danger", "soon", "Write minutes, such as 10 or 7:30."),
        ("s2_note", "x" * 5_001, "This is too long."),
        ("s2_d1_url", "ftp://a", "Give an address that begins with https://, or leave it empty."),
    ],
)
async def test_what_is_wrong_with_the_rest_of_a_segment_is_said_beside_it(
    server: Running, field: str, typed: str, sentence: str
) -> None:
    page = await server.call("POST", "/open", data=CORRECTED | {field: typed})
    assert page.status_code == 422
    assert f'id="{field}-problem">{sentence}</p>' in page.text


ABOUT = {
    "registration": "https://register.example/1",
    "introduction": "Cities act abroad.",
    "topics": "Rivers\nRoads",
    "attend": "Clerks",
    "sponsors": "Harbour\n\n Mill ",
    "d1_title": "Slides",
    "d1_url": "https://slides.example/1",
    "d3_url": "https://slides.example/3",
}


async def test_words_links_documents_and_sponsors_are_opened_with_the_room(server: Running) -> None:
    opened = await server.call("POST", "/open", data=CORRECTED | ABOUT)
    token = f"lr_mod_{(await links_of(server, opened))['lr_mod_']}"
    room = opened.headers["location"].split("/")[2]
    screen = (await server.call("GET", f"/api/v1/rooms/{room}/screen", token)).json()["screen"]
    event = screen["event"]
    assert event["links"] == {
        "stream": "https://video.example/live",
        "registration": "https://register.example/1",
    }
    assert (event["introduction"], event["topics"]) == ("Cities act abroad.", ["Rivers", "Roads"])
    assert [sponsor["name"] for sponsor in event["sponsors"]] == ["Harbour", "Mill"]
    assert event["documents"] == [
        {"title": "Slides", "url": "https://slides.example/1"},
        {"title": "https://slides.example/3", "url": "https://slides.example/3"},
    ]


@pytest.mark.parametrize(
    ("field", "typed", "at"),
    [
        ("registration", "http://a.example", "registration"),
        ("d3_url", "ftp://a", "d2_url"),
        ("introduction", "x" * 100_000, "introduction"),
        ("d1_title", "x" * 1_000, "d1_title"),
    ],
)
async def test_what_is_wrong_beside_the_program_is_said_at_its_field(
    server: Running, field: str, typed: str, at: str
) -> None:
    page = await server.call("POST", "/open", data=CORRECTED | ABOUT | {field: typed})
    assert page.status_code == 422
    assert re.findall(r'class="trouble small" id="([\w]+)-problem"', page.text) == [at]
    assert '<details class="more" open>' in page.text


async def test_a_form_that_is_sent_again_opens_one_room(server: Running) -> None:
    """A double click, a reload and Back: the same room with the same links."""
    before = await server.app_state.log.heads()
    review = await server.call("POST", "/read", data={"announcement": ANNOUNCEMENT})
    form_id = re.findall(r'name="id" value="([^"]+)"', review.text)
    assert len(form_id) == 1
    form = CORRECTED | {"id": form_id[0]}
    opened = list(
        await asyncio.gather(*(server.call("POST", "/open", data=form) for _ in range(4)))
    )
    opened.append(await server.call("POST", "/open", data=form))
    assert {answer.headers["location"] for answer in opened} == {opened[0].headers["location"]}
    links = [await links_of(server, answer) for answer in opened]
    assert links == [links[0]] * 5
    assert len(await server.app_state.log.heads()) == len(before) + 1


async def test_a_form_keeps_its_id_while_it_is_corrected(server: Running) -> None:
    for more in ({"act": "add"}, {"act": "check"}, {"s1_minutes": "ten"}):
        page = await server.call("POST", "/open", data=CORRECTED | {"id": "form-1"} | more)
        assert 'name="id" value="form-1"' in page.text


async def test_a_form_that_was_changed_after_it_opened_a_room_can_open_another(
    server: Running,
) -> None:
    form = CORRECTED | {"id": "form-2"}
    first = await server.call("POST", "/open", data=form)
    changed = form | {"s1_title": "Hello"}
    page = await server.call("POST", "/open", data=changed)
    assert page.status_code == 422
    assert 'value="Hello"' in page.text
    assert f'href="{first.headers["location"]}"' in page.text
    fresh = re.findall(r'name="id" value="([^"]+)"', page.text)[0]
    another = await server.call("POST", "/open", data=changed | {"id": fresh})
    assert another.status_code == 303
    assert another.headers["location"] != first.headers["location"]


async def test_a_form_opens_one_room_over_a_restart(tmp_path: Path) -> None:
    form = CORRECTED | {"id": "form-3"}
    data = str(tmp_path / "data")
    async with running(data=data) as server:
        first = await server.call("POST", "/open", data=form)
        shown = await links_of(server, first)
    async with running(data=data) as server:
        assert await links_of(server, first) == shown
        again = await server.call("POST", "/open", data=form)
        assert again.headers["location"] == first.headers["location"]
        assert await links_of(server, again) == shown
        assert len(await server.app_state.log.heads()) == 1


async def test_a_review_may_be_come_back_to(server: Running) -> None:
    """A page that answers a form can be shown again by Back only where the browser may keep it."""
    read = await server.call("POST", "/read", data={"announcement": ANNOUNCEMENT})
    check = await server.call("POST", "/open", data=CORRECTED | {"act": "add"})
    for page in (read, check):
        assert page.headers["cache-control"] == "private, no-cache"


async def test_a_form_with_a_mistake_opens_nothing_and_keeps_what_was_typed(
    server: Running,
) -> None:
    before = await server.app_state.log.heads()
    page = await server.call("POST", "/open", data=CORRECTED | {"s2_minutes": "ten"})
    assert page.status_code == 422
    assert 'value="ten"' in page.text
    assert await server.app_state.log.heads() == before


async def test_only_fields_in_which_nothing_stands_are_left_to_readers_without_scripts(
    server: Running,
) -> None:
    """Scripts read the fields that they see; what only others see must be empty."""
    page = await server.call("POST", "/open", data=CORRECTED | {"act": "add", "s1_note": "Water"})
    seen = re.sub(r"<noscript>.*?</noscript>", "", page.text, flags=re.DOTALL)
    assert ('name="s1_note"' in seen, 'name="s2_note"' in seen) == (True, False)
    assert 'name="s2_note"' in page.text


ON_LINES = ANNOUNCEMENT + "\nSpeakers\n- Luis Pérez, Engineer, Quito\n"


def shown(page: str) -> tuple[list[tuple[str, str]], list[str]]:
    """The form's fields, and what each line of the original is used for, from its buttons."""
    fields = re.findall(r'name="(s\d+_(?:title|line|p\d_name|p\d_line))" value="([^"]*)"', page)
    return fields, re.findall(r'data-line="\d+" data-meaning="\w+" data-use="(\w*)"', page)


async def test_a_line_becomes_a_segment_or_a_speaker_and_nothing_again_by_its_button(
    server: Running,
) -> None:
    """Without scripts: each button sends the form, whose fields carry the lines along."""
    first = await server.call("POST", "/read", data={"announcement": ON_LINES})
    fields, used = shown(first.text)
    title, welcome = 1, next(int(value) for name, value in fields if name == "s1_line")
    assert used[0] == ""
    assert f'value="line:{title}:segment"' in first.text
    assert f'value="line:{welcome}:nothing"' in first.text

    async def press(button: str, fields: list[tuple[str, str]]) -> str:
        data = {"announcement": ON_LINES, "act": button, **dict(fields)}
        page = await server.call("POST", "/open", data=data)
        assert page.status_code == 200
        return page.text

    as_segment = await press(f"line:{title}:segment", fields)
    assert dict(shown(as_segment)[0])["s1_title"] == "Webinar: &#34;Cities after the lockdown&#34;"
    assert shown(as_segment)[1][0] == "segment"
    as_speaker = await press(f"line:{title}:speaker", shown(as_segment)[0])
    assert shown(as_speaker)[1][0] == "speaker"
    joined = [name for name, value in shown(as_speaker)[0] if (name[-4:], value) == ("line", "1")]
    assert [name[:4] for name in joined] == ["s1_p"]
    back = await press(f"line:{title}:nothing", shown(as_speaker)[0])
    assert shown(back)[1] == used


@pytest.mark.parametrize("act", ["line:0:segment", "line:999:segment", "line:1:title", "line:x"])
async def test_a_button_of_no_line_changes_nothing(server: Running, act: str) -> None:
    data = CORRECTED | {"act": act}
    page = await server.call("POST", "/open", data=data)
    assert page.status_code == 200
    assert [value for name, value in shown(page.text)[0] if name.endswith("title")] == [
        "Welcome",
        "Quito",
    ]


async def test_another_site_s_page_opens_nothing(server: Running) -> None:
    for path, data in (("/read", {"announcement": ANNOUNCEMENT}), ("/open", CORRECTED)):
        headers = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
        assert (await server.call("POST", path, data=data, headers=headers)).status_code == 403
