"""Calendars: several events are segments, one event may hold a whole announcement."""

from __future__ import annotations

from datetime import date

import pytest

from liveroom.importing.reader import read
from liveroom.importing.reading import Reading, Unreadable

MADRID = ";TZID=Europe/Madrid"
DAY, NEXT = date(2026, 3, 12), date(2026, 3, 13)


def event(title: str, start: str, end: str = "", *more: str) -> str:
    ends = [f"DTEND{end}"] if end else []
    lines = ["BEGIN:VEVENT", f"SUMMARY:{title}", f"DTSTART{start}", *ends, *more, "END:VEVENT"]
    return "\n".join(lines)


def calendar(*parts: str) -> str:
    return "\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//EN", *parts, "END:VCALENDAR"])


def rows(reading: Reading) -> list[tuple[str, date | None, int | None, int | None]]:
    pairs = zip(reading.program.segments, reading.draft.segments, strict=True)
    return [(each.title, row.day, row.start, each.planned_seconds) for each, row in pairs]


def test_events_of_two_days_are_segments_by_their_start() -> None:
    reading = read(
        calendar(
            "X-WR-CALNAME:Lakes",
            event(
                "Ice", ";TZID=Europe/Madrid:20260313T090000", ";TZID=Europe/Madrid:20260313T093000"
            ),
            event("Welcome", ";TZID=Europe/Madrid:20260312T100000", "", "DURATION:PT15M"),
        )
    )

    assert reading.program.title == "Lakes"
    assert rows(reading) == [("Welcome", DAY, 600, 900), ("Ice", NEXT, 540, 1800)]
    assert reading.program.time_zone == "Europe/Madrid"
    assert reading.draft.days == (DAY, NEXT)


def test_events_in_utc_are_told_in_the_calendars_own_zone() -> None:
    reading = read(calendar("X-WR-TIMEZONE:Europe/Madrid", event("Ice", ":20260312T090000Z")))

    assert (reading.program.time_zone, reading.draft.start) == ("Europe/Madrid", 600)


def test_an_event_that_the_others_lie_in_is_the_whole() -> None:
    reading = read(
        calendar(
            event("Lake day", ":20260312T090000", ":20260312T120000"),
            event("Ice", ":20260312T090000", ":20260312T100000"),
            event("Fish", ":20260312T100000", ":20260312T120000"),
        )
    )

    assert reading.program.title == "Lake day"
    assert [row[0] for row in rows(reading)] == ["Ice", "Fish"]


def test_the_description_of_one_event_is_its_announcement() -> None:
    text = r"DESCRIPTION:Program\n10:00 Welcome\n10:10 Talk: Ice\n10:40 Q&A\n11:00 End"

    reading = read(calendar(event("Lake day", ":20260312T100000", ":20260312T110000", text)))

    assert reading.program.title == "Lake day"
    assert [(title, seconds) for title, _, _, seconds in rows(reading)][:2] == [
        ("Welcome", 600),
        ("Ice", 1800),
    ]


def test_one_event_without_rows_is_one_segment_with_its_link_and_text() -> None:
    more = ("DESCRIPTION:Bring a lamp.", "LOCATION:https://us02web.zoom.us/j/1")

    reading = read(calendar(event("Ice", ":20260312T100000", ":20260312T110000", *more)))

    assert rows(reading) == [("Ice", DAY, 600, 3600)]
    assert reading.draft.introduction == "Bring a lamp."
    assert reading.draft.video == "https://us02web.zoom.us/j/1"


def test_a_whole_day_has_no_hour() -> None:
    reading = read(calendar(event("Ice", ";VALUE=DATE:20260312")))

    assert (reading.draft.day, reading.draft.start) == (DAY, None)


def test_what_is_cancelled_is_left_out() -> None:
    kept = event("Ice", ":20260312T100000", ":20260312T110000")
    gone = event("Fish", ":20260312T110000", "", "STATUS:CANCELLED")

    assert [row[0] for row in rows(read(calendar(kept, gone)))] == ["Ice"]


@pytest.mark.parametrize(
    "text",
    [
        calendar(*[event("Ice", ":20260312T100000", "", "RRULE:FREQ=DAILY")] * 10_000),
        calendar("BEGIN:X\n" * 100_000),
        calendar("SUMMARY:A\n" * 80_000),
    ],
    ids=["10,000 repeated events", "100,000 parts in one another", "80,000 lines"],
)
def test_more_than_a_program_takes_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="is the most"):
        read(text)


def test_a_calendar_without_events_is_refused() -> None:
    with pytest.raises(Unreadable, match="no event"):
        read(calendar())
