"""From a pasted announcement to links, by forms alone."""

from __future__ import annotations

import re

import pytest

from tests.web.serving import Running

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
    "s1_speakers": "— Metropolis",
    "s2_title": "Quito",
    "s2_kind": "talk",
    "s2_minutes": "10",
    "s2_speakers": "Ana López — Mayor — Quito",
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


@pytest.mark.parametrize("announcement", ["", "Nothing of a program here."])
async def test_what_cannot_be_read_comes_back_as_it_was(server: Running, announcement: str) -> None:
    page = await server.call("POST", "/read", data={"announcement": announcement})
    assert page.status_code == 422
    assert announcement in page.text
    assert "No program could be read from this." in page.text


async def test_the_corrected_form_opens_a_room_and_hands_out_its_links_once(
    server: Running,
) -> None:
    page = await server.call("POST", "/open", data=CORRECTED)
    assert (page.status_code, page.headers["cache-control"]) == (200, "no-store")
    tokens = dict(re.findall(r"(lr_[a-z]{3}_)([A-Za-z0-9_-]{32})", page.text))
    assert sorted(tokens) == sorted(
        ["lr_own_", "lr_mod_", "lr_hos_", "lr_spk_", "lr_att_", "lr_ovl_"]
    )
    assert page.text.count("<svg") == 6
    room = re.search(r"/r/([a-z0-9]+)/owner", page.text)
    assert room is not None
    answer = await server.call(
        "GET", f"/api/v1/rooms/{room[1]}/screen", f"lr_att_{tokens['lr_att_']}"
    )
    event = answer.json()["screen"]["event"]
    assert event["phase"] == "green_room"
    assert event["links"] == {"stream": "https://video.example/live"}
    assert [segment["title"] for segment in answer.json()["screen"]["rundown"]] == [
        "Welcome",
        "Quito",
    ]


async def test_a_form_with_a_mistake_opens_nothing_and_keeps_what_was_typed(
    server: Running,
) -> None:
    before = await server.site.log.heads()
    page = await server.call("POST", "/open", data=CORRECTED | {"s2_minutes": "ten"})
    assert page.status_code == 422
    assert 'value="ten"' in page.text
    assert await server.site.log.heads() == before


async def test_another_site_s_page_opens_nothing(server: Running) -> None:
    for path, data in (("/read", {"announcement": ANNOUNCEMENT}), ("/open", CORRECTED)):
        headers = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
        assert (await server.call("POST", path, data=data, headers=headers)).status_code == 403
