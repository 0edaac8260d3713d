"""The rundown and the event, changed by forms: what is typed, what it becomes, what is refused."""

from __future__ import annotations

from typing import Any

import httpx2
import pytest

from tests.web.serving import Room

pytestmark = pytest.mark.anyio


async def send(
    room: Room, role: str = "moderator", path: str = "do", **fields: str
) -> httpx2.Response:
    """What the server answers to scripts that send a page's form."""
    headers = {"Cookie": await room.cookie(role), "Accept": "application/json"}
    fields = {"as": role, "id": f"f{len(str(fields))}-{fields.get('rev')}"} | fields
    return await room.server.call("POST", f"/r/{room.name}/{path}", headers=headers, data=fields)


async def row(room: Room, number: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = (await room.screen(room.tokens["moderator"]))["rundown"][number]
    return found


async def test_everything_of_a_segment_is_typed_as_people_type_it(room: Room) -> None:
    before = await row(room)
    answer = await send(
        room,
        command="change_segment",
        segment=before["segment"],
        rev="1",
        title=" Cities ",
        minutes="7,5",
        least="5",
        wrap_up="1:30",
        danger="",
        end_action="cue_next",
        not_before="16:45",
        ends_by="00:10",
        note="Bring water",
        p1_name="Ana",
        p1_role="",
        p1_organisation="Quito",
        p2_name=" ",
        d1_url="https://example.org/a.pdf",
    )
    assert (answer.status_code, answer.json()["ok"]) == (200, True)
    after = await row(room)
    assert after == before | {
        "title": "Cities",
        "rev": 2,
        "planned_seconds": 450,
        "min_seconds": 300,
        "wrap_up_seconds": 90,
        "end_action": "cue_next",
        "not_before": 1_585_925_100_000,
        "projected_start": 1_585_925_100_000,
        "ends_by": 1_585_951_800_000,
        "note": "Bring water",
        "speakers": [{"name": "Ana", "role": None, "organisation": "Quito"}],
        "documents": [{"title": "https://example.org/a.pdf", "url": "https://example.org/a.pdf"}],
    }


async def test_only_what_a_form_sends_is_changed(room: Room) -> None:
    talk = await row(room, 1)
    about = {"command": "change_segment", "segment": talk["segment"], "rev": "1"}
    await send(room, **about, minutes="")
    assert await row(room, 1) == talk | {"planned_seconds": None, "rev": 2}
    await send(room, **about | {"rev": "2"}, p1_name="")
    assert (await row(room, 1))["speakers"] == []


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("title", " ", "Give the segment a title."),
        ("minutes", "soon", "Write minutes, such as 10 or 7:30."),
        ("least", "0", "Write minutes, such as 10 or 7:30."),
        ("ends_by", "noon", "Write the time as 16:30."),
        ("d1_url", "ftp://a", "“documents[0].url” must be an address that begins with https://."),
        ("p1_role", "x" * 301, "The text has 301 characters; at most 300 fit."),
    ],
)
async def test_what_cannot_be_read_is_named_by_its_field(
    room: Room, field: str, typed: str, sentence: str
) -> None:
    before = await row(room)
    about = {"command": "change_segment", "segment": before["segment"], "rev": "1"}
    answer = await send(room, **about, **{field: typed})
    assert answer.status_code == 422
    assert (answer.json()["field"], answer.json()["message"]) == (field, sentence)
    assert await row(room) == before


async def test_all_that_cannot_be_read_is_told_at_once(room: Room) -> None:
    about = {"command": "add_segment", "after": ""}
    answer = await send(room, **about, title="", minutes="soon")
    assert answer.json()["problems"] == {
        "title": "Give the segment a title.",
        "minutes": "Write minutes, such as 10 or 7:30.",
    }


async def test_a_stale_form_is_answered_with_the_row_as_it_is(room: Room) -> None:
    first = await row(room)
    about = {"command": "change_segment", "segment": first["segment"], "rev": "1"}
    await send(room, **about, title="Theirs")
    answer = await send(room, **about, title="Mine, too late")
    assert (answer.status_code, answer.json()["code"]) == (409, "stale")
    assert (answer.json()["row"]["title"], answer.json()["row"]["rev"]) == ("Theirs", 2)


async def test_the_event_is_typed_with_its_date_and_times_where_it_takes_place(
    room: Room,
) -> None:
    event = (await room.screen(room.tokens["owner"]))["event"]
    about = {"command": "change_event", "rev": str(event["rev"])}
    fields = {"date": "2027-05-06", "start": "23:30", "end": "00:30", "language": "en"}
    fields |= {"title": "Cities", "time_zone": "europe/lisbon"}
    fields |= {"doors_minutes": "15", "auto_start": "true", "show_overtime": "true"}
    fields |= {"delay_seconds": "20", "public": "true"}
    assert (await send(room, "owner", **about, **fields)).json()["ok"] is True
    after = (await room.screen(room.tokens["owner"]))["event"]
    assert after == event | {
        "rev": event["rev"] + 1,
        "title": "Cities",
        "language": "en",
        "time_zone": "Europe/Lisbon",
        "starts_at": 1_809_642_600_000,
        "ends_at": 1_809_646_200_000,
        "doors_minutes": 15,
        "auto_start": True,
        "show_overtime": True,
        "delay_seconds": 20,
        "public": True,
    }
    answer = await send(room, "owner", **about, **fields | {"date": "soon", "title": ""})
    assert answer.json()["problems"] == {
        "title": "Give the event a title.",
        "date": "Write the date as 2020-04-03.",
    }
    by_hand = fields | {"doors_minutes": "", "auto_start": "false", "delay_seconds": ""}
    by_hand |= {"rev": str(after["rev"])}
    assert (await send(room, "owner", **about | by_hand)).json()["ok"] is True
    last = (await room.screen(room.tokens["owner"]))["event"]
    assert (last["doors_minutes"], last["auto_start"], last["delay_seconds"]) == (None, False, 0)


async def test_the_desk_has_a_form_of_the_event_and_owners_a_link_to_their_page(room: Room) -> None:
    path, owners_page = f"/r/{room.name}/moderator", f'href="/r/{room.name}/owner"'
    owner, moderator = [{"Cookie": await room.cookie(role)} for role in ("owner", "moderator")]
    both = {"Cookie": f"{owner['Cookie']}; {moderator['Cookie']}"}
    pages = [
        (await room.server.call("GET", path, headers=h)).text for h in (moderator, owner, both)
    ]
    assert [owners_page in page for page in pages] == [False, True, True]
    sums = '<b class="number">28 min planned, slot of 60 min</b>\n<span>32 min to spare</span>'
    for page in pages:
        assert sums in page
        assert (
            '<input class="input" id="event-start" name="start" type="time" value="16:30">' in page
        )

    event = (await room.screen(room.tokens["owner"]))["event"]
    typed = {"title": "Cities", "date": "2020-04-03", "start": "16:30", "end": "16:50"}
    about = {"command": "change_event", "rev": str(event["rev"]), "time_zone": "Europe/Madrid"}
    assert (await send(room, **about, **typed)).json()["ok"] is True
    after = (await room.screen(room.tokens["owner"]))["event"]
    assert after == event | {
        "rev": event["rev"] + 1,
        "title": "Cities",
        "ends_at": event["starts_at"] + 1_200_000,
    }
    page = (await room.server.call("GET", f"/r/{room.name}/owner", headers=owner)).text
    assert "▲ 8 min too long" in page


async def test_rows_of_a_sheet_are_added_in_their_order_and_once(room: Room) -> None:
    first = await row(room)
    sheet = {"pasted": "One\t5\nTwo\t\tAna", "after": first["segment"], "id": "sheet"}
    for _ in range(2):
        assert (await send(room, path="rows", **sheet)).json()["ok"] is True
    rundown = (await room.screen(room.tokens["moderator"]))["rundown"]
    assert [each["title"] for each in rundown] == ["Welcome", "One", "Two", "Bogotá", "Q&A"]
    assert [who["name"] for who in rundown[2]["speakers"]] == ["Ana"]
    show = (await room.screen(room.tokens["moderator"]))["show"]
    await room.do(room.tokens["moderator"], "undo_last", rev=show["rev"])
    rundown = (await room.screen(room.tokens["moderator"]))["rundown"]
    assert [each["title"] for each in rundown] == ["Welcome", "Bogotá", "Q&A"]


async def test_of_a_sheet_with_a_row_that_will_not_do_no_row_is_added(room: Room) -> None:
    answer = await send(room, path="rows", pasted="One\t5\n" + "x" * 301)
    assert (answer.status_code, answer.json()["field"]) == (422, "segments[1].title")
    assert len((await room.screen(room.tokens["moderator"]))["rundown"]) == 3


async def test_a_sheet_without_rows_and_one_of_a_stranger_add_nothing(room: Room) -> None:
    assert (await send(room, path="rows", pasted="\n\t\n")).json()["code"] == "text_empty"
    answer = await send(room, "speaker", path="rows", pasted="One")
    assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")
    assert len((await room.screen(room.tokens["moderator"]))["rundown"]) == 3


async def test_without_a_date_a_time_of_day_means_nothing_yet(room: Room) -> None:
    event = (await room.screen(room.tokens["owner"]))["event"]
    await send(room, "owner", command="change_event", rev=str(event["rev"]), title="Cities")
    first = await row(room)
    about = {"command": "change_segment", "segment": first["segment"], "rev": "1"}
    answer = await send(room, **about, not_before="16:30")
    assert answer.json()["message"] == "Give the event a date and a start first."
