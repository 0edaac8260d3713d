"""A draft of any format is completed in one way: lengths, days, instants, and what to look at."""

from __future__ import annotations

from datetime import date

import pytest

from liveroom.core.program import Kind, LinkedDocument, Speaker
from liveroom.importing.completion import UNTITLED, complete
from liveroom.importing.draft import Draft, DraftSegment, WarningCode
from liveroom.importing.limits import MAX_SEGMENTS, MAX_TITLE
from liveroom.importing.reading import Reading, Unreadable, as_json

DAY, NEXT = date(2026, 3, 12), date(2026, 3, 13)
NOON, DAY_MS = 1_773_316_800_000, 24 * 3_600_000
"""12 March 2026, 12:00 UTC."""


def row(
    title: str, start: int | None = None, end: int | None = None, **more: object
) -> DraftSegment:
    return DraftSegment(title, start=start, end=end, **more)


def minutes(reading: Reading) -> list[float | None]:
    return [each.planned_seconds and each.planned_seconds / 60 for each in reading.program.segments]


def codes(reading: Reading) -> list[str]:
    return [warning.code.value for warning in reading.warnings]


def drafted(*rows: DraftSegment, **more: object) -> Draft:
    facts = {"day": DAY, "zone": "Europe/Madrid", "title": "Tides"} | more
    return Draft(segments=rows, **facts)


def test_a_row_lasts_for_its_range_its_own_time_until_the_next_or_to_the_slots_end() -> None:
    rows = [row("A", 600, 605), row("B", 605, seconds=1200), row("C", 625), row("D", 640)]

    reading = complete(drafted(*rows, start=600, end=660))

    assert minutes(reading) == [5, 20, 15, 20]
    assert codes(reading) == []
    assert [as_json(reading)[name] for name in ("date", "start", "end")] == [
        "2026-03-12",
        "10:00",
        "11:00",
    ]


def test_where_no_slot_is_said_the_rows_say_it() -> None:
    reading = complete(drafted(row("A", 600, 630), row("B", 630, 660)))

    assert (reading.draft.start, reading.draft.end) == (600, 660)
    assert reading.program.slot_seconds == 3600


def test_without_a_zone_the_local_times_are_kept() -> None:
    reading = complete(drafted(row("A", 600, 630), zone=None))

    assert reading.program.starts_at is None
    assert (reading.draft.day, reading.draft.start, reading.draft.end) == (DAY, 600, 630)
    assert codes(reading) == ["zone_unknown"]


def test_a_program_past_midnight_is_one_evening() -> None:
    reading = complete(drafted(row("A", 1380, 1430), row("B", 15, 45)))

    assert minutes(reading) == [50, 30]
    assert [(each.day, each.start) for each in reading.draft.segments] == [(DAY, 1380), (NEXT, 15)]
    assert (reading.draft.days, codes(reading)) == ((DAY,), [])


def test_a_new_day_is_no_long_night() -> None:
    rows = [row("A", 1080, day=DAY), row("End", 1200, day=DAY), row("B", 780, 840, day=NEXT)]

    reading = complete(drafted(*rows))

    assert minutes(reading) == [120, None, 60]
    assert codes(reading) == ["several_days", "no_duration"]
    assert reading.draft.days == (DAY, NEXT)
    assert reading.program.starts_at == NOON + 5 * 3_600_000
    assert reading.program.ends_at == NOON + DAY_MS + 3_600_000


def test_hours_of_each_day_do_not_end_an_event_of_several() -> None:
    rows = [row("A", 600, 660, day=DAY), row("B", 600, 650, day=NEXT)]

    reading = complete(drafted(*rows, start=600, end=660))

    assert reading.draft.end == 24 * 60 + 650


def test_a_clock_that_runs_backwards_is_warned_of() -> None:
    reading = complete(
        drafted(row("A", 1200, 1230), row("B", 780, 800, line=7), row("C", 800, 810))
    )

    assert codes(reading) == ["clock_runs_back"]
    assert reading.warnings[0].line == 7
    assert minutes(reading) == [30, 20, 10]


def test_more_than_four_hours_of_one_thing_are_warned_of() -> None:
    assert codes(complete(drafted(row("A", 600, 841)))) == ["segment_very_long"]
    assert codes(complete(drafted(row("A", 600, 840)))) == []


@pytest.mark.parametrize(("end", "code"), [(650, "longer"), (670, "shorter")])
def test_a_program_that_does_not_fill_its_slot_is_warned_of(end: int, code: str) -> None:
    reading = complete(drafted(row("A", 600, 660), start=600, end=end))

    assert codes(reading) == [f"program_{code}_than_slot"]


def test_an_event_is_past_once_it_is_over() -> None:
    draft = drafted(row("A", 12 * 60, 13 * 60))

    assert codes(complete(draft, NOON - 1)) == []
    assert codes(complete(draft, NOON + 1)) == ["date_is_past"]


def test_without_a_zone_it_is_past_when_its_day_is_over_everywhere() -> None:
    draft = drafted(row("A", 720, 780), zone=None)

    assert codes(complete(draft, NOON + DAY_MS)) == ["zone_unknown"]
    assert codes(complete(draft, NOON + 2 * DAY_MS)) == ["date_is_past", "zone_unknown"]


def test_without_rows_there_is_one_segment_over_the_slot() -> None:
    reading = complete(drafted(start=600, end=690))

    (segment,) = reading.program.segments
    assert (segment.title, segment.kind, segment.planned_seconds) == ("Tides", Kind.OTHER, 5400)
    assert codes(reading) == ["no_program"]


def test_nothing_at_all_is_still_a_program() -> None:
    reading = complete(Draft())

    assert [each.title for each in reading.program.segments] == [UNTITLED]
    assert codes(reading) == ["no_program", "title_uncertain", "no_date"]


def test_a_clock_that_is_set_forward_ends_no_event_before_its_start() -> None:
    night = date(2026, 3, 29)

    reading = complete(Draft("Night", day=night, start=150, end=179, zone="Europe/Madrid"))

    assert reading.program.slot_seconds == 29 * 60


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_a_day_that_nobody_announces_is_none(day: date) -> None:
    reading = complete(drafted(row("A", 600, 660, day=day), day=day))

    assert (reading.draft.day, reading.draft.days) == (None, ())


def test_the_kind_of_a_row_is_in_its_title_or_it_is_a_talk_where_somebody_speaks() -> None:
    ana = (Speaker("Ana Ruiz"),)

    reading = complete(drafted(row("Coffee break"), row("Salt", speakers=ana), row("Salt")))

    assert [each.kind for each in reading.program.segments] == [Kind.BREAK, Kind.TALK, Kind.OTHER]


def test_texts_are_of_one_line_and_without_what_cannot_be_seen() -> None:
    who = (Speaker(" Ana\u202e\n Ruiz ", "", " "), Speaker())

    reading = complete(drafted(row(" Salt\u200b \n and sand", speakers=who)))

    (segment,) = reading.program.segments
    assert segment.title == "Salt and sand"
    assert segment.speakers == (Speaker("Ana Ruiz"),)


def test_a_row_whose_title_is_too_long_is_warned_of() -> None:
    rows = [row("A", 600, 630), row("x" * (MAX_TITLE + 1), line=4)]

    reading = complete(drafted(*rows))

    assert [each.title for each in reading.program.segments] == ["A"]
    assert [(each.code, each.line) for each in reading.warnings] == [
        (WarningCode.LINE_NOT_PLACED, 4)
    ]


def test_only_https_addresses_become_links() -> None:
    documents = (
        LinkedDocument("", "https://example.org/a.pdf"),
        LinkedDocument("B", "http://example.org/b.pdf"),
        LinkedDocument("C", "javascript:alert(1)"),
    )

    reading = complete(
        drafted(documents=documents, video="https://meet.example.org/x", registration="ftp://x")
    )

    assert as_json(reading)["documents"] == [
        {"title": "https://example.org/a.pdf", "url": "https://example.org/a.pdf"}
    ]
    assert as_json(reading)["links"] == {
        "video": "https://meet.example.org/x",
        "registration": None,
    }


def test_an_introduction_keeps_the_paragraphs_that_fit() -> None:
    long = "\n\n".join(["word " * 500] * 3)

    reading = complete(drafted(introduction=long))

    assert reading.draft.introduction == "\n\n".join([("word " * 500).strip()] * 1)


def test_more_segments_than_a_program_takes_are_refused() -> None:
    with pytest.raises(Unreadable, match="501 segments"):
        complete(drafted(*[row("A")] * (MAX_SEGMENTS + 1)))
