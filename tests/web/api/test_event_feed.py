"""The calendar of public events: who is in it, where it leads, and what it keeps to itself."""

from __future__ import annotations

from typing import Any

import pytest
from icalendar import Calendar, Event

from tests.fakes import FakeClock
from tests.web.serving import PROGRAM, Room, Running, running

pytestmark = pytest.mark.anyio


async def events(server: Running) -> dict[str, Event]:
    """The events of the feed, by their titles."""
    answer = await server.call("GET", "/events.ics")
    assert (answer.status_code, answer.headers["content-type"]) == (
        200,
        "text/calendar; charset=utf-8",
    )
    return {str(each["SUMMARY"]): each for each in Calendar.from_ical(answer.text).walk("VEVENT")}


async def changed(room: Room, **fields: Any) -> None:
    owner = room.tokens["owner"]
    rev = (await room.screen(owner))["event"]["rev"]
    await room.do(owner, "change_event", rev=rev, **fields)


async def test_an_event_is_in_the_feed_while_it_is_public_and_not_archived(room: Room) -> None:
    secret = await room.server.new_room(PROGRAM | {"title": "SECRET-EVENT"})
    assert await events(room.server) == {}
    await changed(room, public=True)
    assert set(await events(room.server)) == {PROGRAM["title"]}
    await changed(room, title="Under another title")
    assert set(await events(room.server)) == {"Under another title"}
    await changed(room, archived=True)
    assert await events(room.server) == {}
    await changed(room, archived=False)
    await changed(secret, public=True)
    await changed(secret, public=False)
    assert set(await events(room.server)) == {"Under another title"}
    await changed(room, starts_at=None, ends_at=None)
    assert await events(room.server) == {}


async def test_it_leads_in_by_the_short_code_or_to_the_registration(room: Room) -> None:
    stream = "https://video.example/secret"
    await changed(room, public=True, links={"stream": stream})
    code = (await room.screen(room.tokens["owner"]))["event"]["code"]
    (event,) = (await events(room.server)).values()
    assert event["URL"] == event["LOCATION"] == f"{room.server.url}/c/{code}"
    assert "Bogotá" in event["DESCRIPTION"]
    assert event["UID"] == f"{room.name}@liveroom"

    own = await room.server.call("GET", f"{room.api}/export/calendar.ics", await room.join())
    (entry,) = Calendar.from_ical(own.text).walk("VEVENT")
    assert (stream in entry["DESCRIPTION"], stream in event["DESCRIPTION"]) == (True, False)

    await changed(room, links={"registration": "https://register.example/1"})
    (event,) = (await events(room.server)).values()
    assert event["URL"] == "https://register.example/1"
    assert f"/c/{code}" not in str(event)


async def test_nothing_of_the_room_but_the_event_is_in_the_feed(room: Room) -> None:
    owner, person = room.tokens["owner"], await room.join("SECRET-NAME")
    (first, *_) = await room.segments()
    await room.do(owner, "open")
    await room.do(owner, "change_segment", segment=first, rev=1, note="SECRET-NOTE")
    await room.do(owner, "set_window", window="open")
    await room.do(person, "ask", text="SECRET-QUESTION?", name="SECRET-NAME")
    await room.do(owner, "message", to="host", text="SECRET-MESSAGE")
    await changed(room, public=True)
    feed = (await room.server.call("GET", "/events.ics")).text
    assert ("SECRET" in feed, "VALARM" in feed, "Welcome" in feed) == (False, False, True)
    assert [token for token in room.tokens.values() if token in feed] == []


async def test_a_deleted_room_leaves_the_feed() -> None:
    async with running() as server:
        good, bad = await server.new_room(), await server.new_room(PROGRAM | {"title": "Broken"})
        for each in (good, bad):
            await changed(each, public=True)
        found = await events(server)
        assert set(found) == {PROGRAM["title"], "Broken"}
        await server.call("DELETE", bad.api, bad.tokens["owner"])
        assert set(await events(server)) == {PROGRAM["title"]}


async def test_it_is_made_again_only_where_what_it_says_has_changed(room: Room) -> None:
    """Votes and questions leave it as it is; a segment's new title does not."""
    await changed(room, public=True, title="Of its own")
    await events(room.server)
    made = room.server.app_state.feed
    owner = room.tokens["owner"]
    await room.do(owner, "open")
    await room.do(owner, "set_window", window="open")
    await room.do(await room.join(), "ask", text="Who pays?", name="Ana")
    await events(room.server)
    assert made is not None
    assert room.server.app_state.feed is made

    (first, *_) = await room.segments()
    await room.do(owner, "change_segment", segment=first, rev=1, title="Another opening")
    assert "Another opening" in (await events(room.server))["Of its own"]["DESCRIPTION"]


async def test_who_asks_too_often_waits() -> None:
    async with running(clock=FakeClock()) as server:
        codes = [(await server.call("GET", "/events.ics")).status_code for _ in range(301)]
    assert codes == [200] * 300 + [429]
