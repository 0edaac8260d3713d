"""Times of day, durations and dates as they are written."""

from __future__ import annotations

from datetime import date

import pytest

from liveroom.importing.text.fold import fold
from liveroom.importing.text.tokeniser import tokenise
from liveroom.importing.time.dates import find_days
from liveroom.importing.time.durations import find_durations
from liveroom.importing.time.spans import find_spans


def minutes(hour: int, minute: int = 0) -> int:
    return hour * 60 + minute


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("15:00–15:05", minutes(15), minutes(15, 5)),
        ("3:05 – 3:25 PM", minutes(15, 5), minutes(15, 25)),
        ("11:30 - 12:15 PM", minutes(11, 30), minutes(12, 15)),
        ("10-11 am", minutes(10), minutes(11)),
        ("noon to 1pm", minutes(12), minutes(13)),
        ("10h00 – 10h10", minutes(10), minutes(10, 10)),
        ("14h às 15h30", minutes(14), minutes(15, 30)),
        ("18 h 30 à 20 h", minutes(18, 30), minutes(20)),
        ("de 10:00 a 10:15", minutes(10), minutes(10, 15)),
        ("de 4 a 5 de la tarde", minutes(16), minutes(17)),
        ("von 10 bis 11 Uhr", minutes(10), minutes(11)),
        ("16.30 Uhr bis 17.30 Uhr", minutes(16, 30), minutes(17, 30)),
        ("16:30 CET – 17:30 CET", minutes(16, 30), minutes(17, 30)),
        ("23:30 – 00:15", minutes(23, 30), minutes(24, 15)),
        ("16h30/17h45 round table", minutes(16, 30), minutes(17, 45)),
    ],
)
def test_a_range_has_a_start_and_an_end(text: str, start: int, end: int) -> None:
    (span,) = find_spans(tokenise(fold(text)))

    assert (span.start, span.end) == (start, end)


def test_the_hours_of_two_zones_are_no_range() -> None:
    starts = [(span.start, span.end) for span in find_spans(tokenise(fold("18:00/17:00 Talk")))]

    assert (minutes(18), minutes(17)) not in starts
    assert starts[0] == (minutes(18), None)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("at 4 pm", minutes(16)),
        ("a las 16:30 h", minutes(16, 30)),
        ("a les 16.30 h", minutes(16, 30)),
        ("à 14 heures", minutes(14)),
        ("às 14h", minutes(14)),
        ("14 Uhr 30", minutes(14, 30)),
        ("10:00 a. m.", minutes(10)),
        ("12:00 am", 0),
        ("1630 hrs", minutes(16, 30)),
        ("a las 4 y media de la tarde", minutes(16, 30)),
    ],
)
def test_a_single_time_has_only_a_start(text: str, start: int) -> None:
    (span,) = find_spans(tokenise(fold(text)))

    assert (span.start, span.end) == (start, None)


@pytest.mark.parametrize("text", ["10 people", "version 2.30", "3 talks", "1h30", "25:00", "10:75"])
def test_other_numbers_are_no_time_of_day(text: str) -> None:
    assert find_spans(tokenise(fold(text))) == []


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("(5min)", 300),
        ("15 minutos", 900),
        ("7'", 420),
        ("10 Min.", 600),
        ("90 min", 5400),
        ("10-minute", 600),
        ("1 h", 3600),
        ("1h30", 5400),
        ("1 h 30 min", 5400),
        ("1,5 Stunden", 5400),
        ("1½ hours", 5400),
        ("1:30 h", 5400),
        ("una hora", 3600),
        ("una hora y media", 5400),
        ("half an hour", 1800),
        ("une demi-heure", 1800),
        ("un quart d'heure", 900),
        ("eine halbe Stunde", 1800),
        ("eineinhalb Stunden", 5400),
        ("um quarto de hora", 900),
        ("mitja hora", 1800),
        ("ten minutes", 600),
        ("10-15 min", 900),
        ("3 x 10 min", 1800),
        ("10 min + 5 min", 900),
        ("45 seconds", 45),
    ],
)
def test_a_duration_is_read_in_many_spellings(text: str, seconds: int) -> None:
    assert [found.seconds for found in find_durations(tokenise(fold(text)))] == [seconds]


@pytest.mark.parametrize(
    "text", ["5 million", "14h", "1000 minutes 5", "m 5", "0 min", "99999 min"]
)
def test_other_numbers_are_no_duration(text: str) -> None:
    found = [hit.seconds for hit in find_durations(tokenise(fold(text)))]

    assert found == ([60_000] if text.startswith("1000") else [])


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3 April 2020", date(2020, 4, 3)),
        ("April 3rd, 2020", date(2020, 4, 3)),
        ("the 3rd of April 2020", date(2020, 4, 3)),
        ("03 Apr. 2020", date(2020, 4, 3)),
        ("3 de abril de 2020", date(2020, 4, 3)),
        ("le 1er avril 2020", date(2020, 4, 1)),
        ("3. April 2020", date(2020, 4, 3)),
        ("3 d'abril de 2020", date(2020, 4, 3)),
        ("sexta-feira, 3 de abril de 2020", date(2020, 4, 3)),
        ("2020-04-03", date(2020, 4, 3)),
        ("2020/04/03", date(2020, 4, 3)),
        ("03/04/2020", date(2020, 4, 3)),
        ("03.04.2020", date(2020, 4, 3)),
        ("25/12/20", date(2020, 12, 25)),
        ("12/25/2020", date(2020, 12, 25)),
        ("3–4 April 2020", date(2020, 4, 3)),
        ("3, 4 and 5 April 2020", date(2020, 4, 3)),
        ("mercoledì 14 ottobre 2026", date(2026, 10, 14)),
        ("zaterdag 9 januari 2021", date(2021, 1, 9)),
        ("21 maja 2026", date(2026, 5, 21)),
        ("Παρασκευή 20 Μαΐου 2026", date(2026, 5, 20)),
        ("20 мая 2026 г.", date(2026, 5, 20)),
        ("2026年5月20日（水）", date(2026, 5, 20)),
    ],
)
def test_a_date_is_read_in_words_and_in_digits(text: str, day: date) -> None:
    (found,) = find_days(tokenise(fold(text)))

    assert found.on(found.year) == day


def test_only_a_slashed_date_of_two_small_numbers_may_be_the_other_way_round() -> None:
    (slashed,) = find_days(tokenise("03/04/2020"))
    (dotted,) = find_days(tokenise("03.04.2020"))

    assert slashed.on(2020, month_first=True) == date(2020, 3, 4)
    assert dotted.on(2020, month_first=True) == date(2020, 4, 3)


@pytest.mark.parametrize("text", ["31.02.2021", "30 February 2021"])
def test_a_day_that_does_not_exist_is_no_day(text: str) -> None:
    assert all(found.on(found.year) is None for found in find_days(tokenise(fold(text))))


@pytest.mark.parametrize(
    "text",
    ["Rua 25 de Abril 30", "Straße des 17. Juni 135", "Piazza 20 Settembre", "1-13-27", "24/7"],
)
def test_addresses_and_codes_are_no_days(text: str) -> None:
    assert find_days(tokenise(fold(text))) == []


@pytest.mark.parametrize("text", ["Friday 12/03", "am 13.03. um 18 Uhr", "3月12日"])
def test_a_day_may_lack_its_year(text: str) -> None:
    (found,) = find_days(tokenise(fold(text)))

    assert (found.year, found.month) == (0, 3)


def test_a_range_of_days_has_its_last_one() -> None:
    (found,) = find_days(tokenise("10, 11 and 12 march 2026"))

    assert (found.day, found.until) == (10, 12)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("(11h00)", minutes(11)),
        ("12 noon", minutes(12)),
        ("kl. 18.00", minutes(18)),
        ("10h15min", minutes(10, 15)),
        ("18 uhr c.t.", minutes(18)),
        ("18:00 - open end", minutes(18)),
        ("ore 9,30", minutes(9, 30)),
    ],
)
def test_further_spellings_of_a_start(text: str, start: int) -> None:
    (span,) = find_spans(tokenise(text))

    assert (span.start, span.end, span.after) == (start, None, len(tokenise(text)) - ("(" in text))
    assert find_durations(tokenise(text)) == []
