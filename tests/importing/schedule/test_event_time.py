"""Which moment an announcement means: its date among others, its zone, its season."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from liveroom.importing.draft import WarningCode
from liveroom.importing.reader import read

TITLE = "# Tides\n\n"
PROGRAM = "\n\nProgram\n- Welcome (30 min)\n- Q&A (30 min)\n"


def starts(text: str) -> str | None:
    """The start in UTC, as text."""
    at = read(text + PROGRAM).program.starts_at
    return None if at is None else f"{datetime.fromtimestamp(at / 1000, UTC):%Y-%m-%d %H:%M}"


def zone(text: str) -> str | None:
    return read(text + PROGRAM).program.time_zone


@pytest.mark.parametrize(
    ("when", "utc", "key"),
    [
        ("3 April 2020, 10:00 EDT", "2020-04-03 14:00", "America/New_York"),
        ("3 April 2020, 10:00 a.m. ET", "2020-04-03 14:00", "America/New_York"),
        ("3 April 2020 at 7 PM Eastern", "2020-04-03 23:00", "America/New_York"),
        ("3 April 2020, 10:00 PST", "2020-04-03 17:00", "America/Los_Angeles"),
        ("3. April 2020, 16.30 Uhr MESZ", "2020-04-03 14:30", "Europe/Berlin"),
        ("3. April 2020, 16.30 Uhr Berliner Zeit", "2020-04-03 14:30", "Europe/Berlin"),
        ("3 April 2020, 15:30 BST", "2020-04-03 14:30", "Europe/London"),
        ("3 April 2020, 15:30 WEST", "2020-04-03 14:30", "Europe/Lisbon"),
        ("3 April 2020, 14:30 GMT", "2020-04-03 14:30", "UTC"),
        ("3 April 2020, 14:30 UTC", "2020-04-03 14:30", "UTC"),
        ("3 April 2020, 9:30 UTC-5", "2020-04-03 14:30", "Etc/GMT+5"),
        ("3 April 2020, 16:30 (GMT+2)", "2020-04-03 14:30", "Etc/GMT-2"),
        ("3 April 2020, 20:00 UTC+5:30", "2020-04-03 14:30", "Asia/Kolkata"),
        ("3 de abril de 2020, 11:30 BRT", "2020-04-03 14:30", "America/Sao_Paulo"),
        ("3 de abril de 2020, 9:30 COT", "2020-04-03 14:30", "America/Bogota"),
        ("3 de abril de 2020, 11:30 ART", "2020-04-03 14:30", "America/Argentina/Buenos_Aires"),
        ("3 de abril de 2020, 9:30 a. m., hora de Bogotá", "2020-04-03 14:30", "America/Bogota"),
        ("3 April 2020, 9:30 am Bogotá time", "2020-04-03 14:30", "America/Bogota"),
        ("le 3 avril 2020 à 16h30, heure de Paris", "2020-04-03 14:30", "Europe/Paris"),
        ("3 de abril de 2020, 11h30, horário de Brasília", "2020-04-03 14:30", "America/Sao_Paulo"),
        (
            "3 de enero de 2020, 9:30 (hora de la Ciudad de México)",
            "2020-01-03 15:30",
            "America/Mexico_City",
        ),
        (
            "3 de abril de 2020, 16:30 (hora peninsular española)",
            "2020-04-03 14:30",
            "Europe/Madrid",
        ),
        ("3 April 2020, 16:30 Europe/Vienna", "2020-04-03 14:30", "Europe/Vienna"),
        ("3 de abril de 2020\n9:30 Bogotá / 16:30 Madrid", "2020-04-03 14:30", "America/Bogota"),
    ],
)
def test_a_zone_is_known_by_many_names(when: str, utc: str, key: str) -> None:
    assert (starts(when), zone(when)) == (utc, key)


def test_central_european_time_is_that_of_a_place_in_the_announcement() -> None:
    assert zone("3 January 2020, 16:30 CET\n\nThe museum is in Vienna.") == "Europe/Vienna"


@pytest.mark.parametrize(
    ("language", "key"),
    [
        ("Sprache: Deutsch", "Europe/Berlin"),
        ("Langue : français", "Europe/Paris"),
        ("Idioma: español", "Europe/Madrid"),
        ("Language: English", "Europe/Brussels"),
    ],
)
def test_without_a_place_it_is_that_of_the_language(language: str, key: str) -> None:
    assert zone(f"3.1.2020, 16:30 CET\n{language}") == key


@pytest.mark.parametrize(
    ("when", "utc"),
    [
        ("3 July 2020, 16:30 CET", "2020-07-03 14:30"),
        ("3 January 2020, 16:30 CEST", "2020-01-03 15:30"),
        ("3 July 2020, 10:30 EST", "2020-07-03 14:30"),
    ],
)
def test_a_zone_out_of_season_means_the_civil_time(when: str, utc: str) -> None:
    warnings = read(when + PROGRAM).warnings

    assert starts(when) == utc
    assert [warning.code for warning in warnings if warning.line] == [
        WarningCode.ZONE_OUT_OF_SEASON
    ]


@pytest.mark.parametrize(
    ("when", "utc"),
    [
        ("28 March 2020, 16:30, Madrid time", "2020-03-28 15:30"),
        ("29 March 2020, 16:30, Madrid time", "2020-03-29 14:30"),
        ("25 October 2020, 16:30, Madrid time", "2020-10-25 15:30"),
    ],
)
def test_the_clocks_change_between_two_days(when: str, utc: str) -> None:
    assert starts(when) == utc


def test_an_unknown_zone_leaves_the_start_open() -> None:
    reading = read(TITLE + "Join us on 3 April 2020, 16:30–17:30" + PROGRAM)

    assert (reading.program.starts_at, reading.program.time_zone) == (None, None)
    assert [warning.code for warning in reading.warnings] == [WarningCode.ZONE_UNKNOWN]


def test_a_missing_date_leaves_the_start_open() -> None:
    reading = read(TITLE + "Join us from 16:30 to 17:30 UTC" + PROGRAM)

    assert (reading.program.starts_at, reading.program.time_zone) == (None, "UTC")
    assert [warning.code for warning in reading.warnings] == [WarningCode.NO_DATE]


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("Posted on 2 March 2020\nOn 3 April 2020 at 16:30 UTC", "2020-04-03 16:30"),
        ("3 April 2020, 16:30 UTC\nRegister before 1 April 2020", "2020-04-03 16:30"),
        ("Published 2 March 2020\nWhen: Friday 3 April, 16:30 UTC", "2020-04-03 16:30"),
    ],
)
def test_the_date_of_the_event_is_told_from_others(text: str, utc: str) -> None:
    assert starts(text) == utc


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("Fecha: 03/04/2020, 16:30 UTC\nLa sesión es para todas las personas", "2020-04-03 16:30"),
        ("Date: 03/04/2020, 16:30 UTC\nThe session is for all of you", "2020-04-03 16:30"),
        ("Date: 03/04/2020, 11:30 EST\nThe session is for all of you", "2020-03-04 16:30"),
        ("Date: Friday 03/04/2020, 12:30 EDT", "2020-04-03 16:30"),
    ],
)
def test_day_and_month_are_told_apart(text: str, utc: str) -> None:
    assert starts(text) == utc


def test_a_total_duration_gives_the_end() -> None:
    program = read("3 April 2020, 16:30 UTC\nDuration: 60 minutes" + PROGRAM).program

    assert program.slot_seconds == 3600


@pytest.mark.parametrize(
    ("minutes", "code", "message"),
    [
        (
            50,
            WarningCode.PROGRAM_LONGER_THAN_SLOT,
            "The program adds up to 60 minutes, the slot is 50.",
        ),
        (
            90,
            WarningCode.PROGRAM_SHORTER_THAN_SLOT,
            "The program adds up to 60 minutes, the slot is 90.",
        ),
    ],
)
def test_the_program_is_held_against_the_slot(
    minutes: int, code: WarningCode, message: str
) -> None:
    reading = read(f"{TITLE}3 April 2020, 16:30 UTC\nDuration: {minutes} minutes" + PROGRAM)

    assert [(w.code, w.message) for w in reading.warnings] == [(code, message)]


def told(text: str) -> set[WarningCode]:
    return {warning.code for warning in read(TITLE + text + PROGRAM).warnings}


@pytest.mark.parametrize(
    ("when", "codes"),
    [
        ("Friday 3 April 2020, 16:30–17:30 UTC", set()),
        ("Monday 3 April 2020, 16:30–17:30 UTC", {WarningCode.WEEKDAY_DISAGREES}),
        ("03/04/2020, 16:30–17:30 UTC", {WarningCode.DATE_AMBIGUOUS}),
        ("Friday 03/04/2020, 16:30–17:30 UTC", set()),
        ("03/04/2020, 16:30–17:30 (Madrid time)", set()),
        ("13/04/2020, 16:30–17:30 UTC", set()),
    ],
)
def test_a_date_that_leaves_something_open_is_told(when: str, codes: set[WarningCode]) -> None:
    assert told(when) - {WarningCode.LANGUAGE_UNKNOWN} == codes


def test_the_weekday_decides_a_year_that_is_not_said() -> None:
    spring = int(datetime(2026, 3, 2, tzinfo=UTC).timestamp()) * 1000
    text = "Next Thursday, 12 March, 15:00 UTC" + PROGRAM

    assert str(read(text, spring).draft.day) == "2026-03-12"
    assert read(text).draft.day is None


def test_days_of_a_program_are_kept_apart() -> None:
    text = (
        "28 and 29 June 2026 (Lisbon time)\n\n28 June\n18:00 Salt\n19:00 Sand (30 min)\n\n"
        "29 June\n13:00 Stones\n14:00 End\n"
    )
    rows = read(text).draft.segments

    assert [(row.day and row.day.day, row.seconds) for row in rows] == [
        (28, 3600),
        (28, 1800),
        (29, 3600),
    ]


def test_a_deadline_and_the_doors_are_not_the_start() -> None:
    text = (
        "Salt and sand\nDoors: 9:30\nStart: 10:00\n3 April 2020, UTC\n"
        "Registration until 8:00 on 1 April\n\nProgram\n- Welcome (1 h)\n"
    )
    reading = read(text)

    assert reading.draft.start == 600
    named = {warning.line for warning in reading.warnings if warning.line}
    assert (reading.draft.end, named) == (None, {2, 5})


def test_an_hour_after_the_last_row_is_not_the_start() -> None:
    text = "Party at 20:00 on 15 March 2024\n\nProgram\n13:00 - 14:00 Salt\n14:00 - 15:00 Sand\n"

    assert read(text).draft.start == 13 * 60


def test_the_day_of_a_page_gives_the_year() -> None:
    text = (
        "---\ntitle: Salt\ndate: 2020-03-04\n---\nOn Saturday, 14 March\n\n10:00 Salt\n11:00 Sand"
    )

    assert read(text).draft.day == date(2020, 3, 14)


def clock(text: str) -> tuple[str, int | None, int | None]:
    """The day, and start and end in minutes after midnight."""
    draft = read(text).draft
    return str(draft.day), draft.start, draft.end


@pytest.mark.parametrize(
    "text",
    [
        "Friday 20 March 2026 from 15:30\n\nWe meet at the quay on 20 March 2026, 15:30 to 18:00.",
        "Archived article of 04/03/2026, 14:46\n\nOn Friday, 20 March, at 15:30; end 18:00.",
        "20 March 2026\n\nProgram\n15:30 Salt\n17:00 Sand\n18:00 End\n\n# More\n\n"
        "During the break (17:40 - 17:50) the net loft is open to all who wish to see it.",
        "20 March 2026, 15:30\nDoors 15:00, end of the evening around 18:00",
        "20 March 2026, midday-debate\nTime: 15:30 to 18:00",
        "20 mars 2026, après-midi\nHeure : 15h30 à 18h",
        "20 March 2026\n\nProgram\n15:30 – 16:30 Salt\n16:30 – 18:00 Sand\n\n"
        "The assembly is on 20 March 2026 at 17:45 in the net loft.",
        "20 March 2026\n\n15:30 – 16:30 Salt\n16:30 – 18:00 Sand\n\nSee you there:\n\n"
        "20 March 2026\n15:30 – 18:00\nThe quay of Marlowe",
    ],
)
def test_the_slot_is_that_of_the_event_and_not_of_its_page_or_its_parts(text: str) -> None:
    assert clock(text) == ("2026-03-20", 15 * 60 + 30, 18 * 60)


def test_the_hour_of_a_page_is_not_that_of_the_event_below() -> None:
    head = "Title: Salt\nDate: 2026-03-01 14:38\nCategory: Talks\n---\n\n"
    text = f"{head}On 20 March 2026, 15:30–18:00."

    assert clock(text) == ("2026-03-20", 15 * 60 + 30, 18 * 60)
