"""Programs have an announcement read, as a file or as text, and open a room that says all of it."""

from __future__ import annotations

import pytest

from tests.web.serving import Running, running

pytestmark = pytest.mark.anyio

ANNOUNCEMENT = """Tides

12 March 2040, 15:00–15:30

Program
15:00–15:10 Welcome
15:10–15:30 Q&A
"""


async def test_a_text_and_a_file_are_read_alike(server: Running) -> None:
    pasted = await server.call("POST", "/api/v1/read", json={"announcement": ANNOUNCEMENT})
    sent = await server.call(
        "POST",
        "/api/v1/read?name=tides.txt",
        content=ANNOUNCEMENT.encode(),
        headers={"Content-Type": "text/plain"},
    )

    assert pasted.status_code == 200
    read = pasted.json()
    assert read == sent.json()
    assert (read["date"], read["start"], read["end"]) == ("2040-03-12", "15:00", "15:30")
    assert (read["starts_at"], read["days"]) == (None, ["2040-03-12"])
    assert [(row["start"], row["line"]) for row in read["segments"]] == [("15:00", 6), ("15:10", 7)]


async def test_what_is_no_program_is_refused(server: Running) -> None:
    answer = await server.call("POST", "/api/v1/read", content=b"")

    assert (answer.status_code, answer.json()["code"]) == (422, "unreadable")


async def test_a_file_of_another_kind_is_refused_by_its_name(server: Running) -> None:
    answer = await server.call("POST", "/api/v1/read?name=program.pdf", content=b"%PDF-1.7")

    assert answer.status_code == 422
    assert (answer.json()["code"], answer.json()["format"]) == ("format_unknown", "PDF")
    assert answer.json()["message"] == "PDF is not read. Copy its text and paste that."


async def test_a_body_of_json_may_be_a_file_itself(server: Running) -> None:
    rows = [{"title": "Ice", "start": "10:00", "minutes": 5}]

    answer = await server.call("POST", "/api/v1/read", json=rows)

    assert [row["title"] for row in answer.json()["segments"]] == ["Ice"]


async def test_what_was_read_opens_a_room_that_says_all_of_it(server: Running) -> None:
    read = (await server.call("POST", "/api/v1/read", json={"announcement": ANNOUNCEMENT})).json()
    said = {
        "introduction": "On tides.",
        "links": {"video": "https://meet.example.org/x", "registration": None},
        "documents": [{"title": "Map", "url": "https://example.org/map.pdf"}],
        "sponsors": ["Harbour Office"],
    }
    read["segments"][0]["documents"] = said["documents"]

    room = await server.new_room(program=read | said)

    event = (await room.screen(room.tokens["moderator"]))["event"]
    assert event["introduction"] == "On tides."
    assert event["links"] == {"stream": "https://meet.example.org/x"}
    assert event["documents"] == said["documents"]
    assert [each["name"] for each in event["sponsors"]] == ["Harbour Office"]


async def test_who_may_not_open_rooms_has_nothing_read() -> None:
    async with running(owner_key="correct horse battery") as server:
        answer = await server.call("POST", "/api/v1/read", content=ANNOUNCEMENT.encode())

    assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in")
