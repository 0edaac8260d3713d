"""Rows of a program: how they are laid out, how long they are, and what cannot be placed."""

from __future__ import annotations

import pytest

from liveroom.core.program import Kind
from liveroom.importing.draft import LineReading, Meaning, WarningCode
from liveroom.importing.reader import read


def rows(text: str) -> list[tuple[str, int | None]]:
    segments = read(text).program.segments
    return [(segment.title, segment.planned_seconds) for segment in segments]


EXPECTED = [("Welcome", 300), ("Salt and sand", 1200), ("Q&A", 600)]


@pytest.mark.parametrize(
    "text",
    [
        "Program\n- Welcome (5min)\n- Salt and sand (20 min)\n- Q&A (10 min)",
        "Programme:\n1. Welcome – 5 min\n2. Salt and sand – 20 min\n3. Q&A – 10 min",
        "Agenda\n\nWelcome\n5 min\n\nSalt and sand\n20 min\n\nQ&A\n10 min",
        "Agenda\nWelcome\n5 min\nSalt and sand\n20 min\nQ&A\n10 min",
        "Schedule\n[5 min] Welcome\n[20 min] Salt and sand\n[10 min] Q&A",
        "15:00–15:05 Welcome\n15:05–15:25 Salt and sand\n15:25–15:35 Q&A",
        "3:00 PM Welcome\n3:05 PM Salt and sand\n3:25 PM Q&A\n3:35 PM End",
        "15h00 : Welcome\n15h05 : Salt and sand\n15h25 : Q&A\n15h35 : Fin",
        "Program\n15:00\nWelcome\n15:05\nSalt and sand\n15:25\nQ&A\n15:35\nEnd",
        "| Time | Session |\n|---|---|\n| 15:00-15:05 | Welcome |\n"
        "| 15:05-15:25 | Salt and sand |\n"
        "| 15:25-15:35 | Q&A |",
        "Session\tMinutes\nWelcome\t5\nSalt and sand\t20\nQ&A\t10",
        "| # | What | How long |\n|--|--|--|\n| 1 | Welcome | 5' |\n| 2 | Salt and sand | 20' |\n"
        "| 3 | Q&A | 10' |",
        "Start\tEnd\tItem\n15:00\t15:05\tWelcome\n15:05\t15:25\tSalt and sand\n15:25\t15:35\tQ&A",
        "## Program\n### 15:00 Welcome\n### 15:05 Salt and sand\n### 15:25 Q&A\n### 15:35 End",
    ],
)
def test_the_same_program_is_read_in_many_layouts(text: str) -> None:
    assert rows(text) == EXPECTED


@pytest.mark.parametrize(
    "said",
    [
        "Invited speaker (Ana Ruiz, Old Quay)",
        "“Salt and Sand”, a film about 25 April 1974, shown by Ana Ruiz",
        "Welcome by Ana Ruiz, mayor: salt and sand",
        "Speaker: Ana Ruiz, mayor",
    ],
)
def test_what_stands_below_a_time_is_read_as_if_it_stood_behind_it(said: str) -> None:
    text = "9:00{0}{1}\n10:00{0}Q&A\n10:30{0}End"
    behind, below = (read(text.format(gap, said)).program.segments for gap in (" ", "\n"))

    assert below == behind


BELOW = """{0}Welcome{1}9:00 am{1}Ana Ruiz, Mayor

{0}Salt and sand{1}9:05 am{1}Luis Pérez, Keeper

{0}Q&A{1}9:25 am

{0}Dancing till noon{1}9:35 am{1}Ana Ruiz, Mayor"""


@pytest.mark.parametrize(
    "text",
    [
        BELOW.format("", "\n"),
        BELOW.format("### ", "\n"),
        BELOW.format("### ", "\n\n"),
        "Program\n\n" + BELOW.format("### ", "\n\n"),
    ],
)
def test_a_title_may_stand_above_its_time(text: str) -> None:
    who = [[one.name for one in row.speakers] for row in read(text).program.segments]

    assert rows(text) == [*EXPECTED, ("Dancing till noon", None)]
    assert who == [["Ana Ruiz"], ["Luis Pérez"], [], ["Ana Ruiz"]]


@pytest.mark.parametrize("level", ["", "### "])
def test_a_title_may_stand_below_its_time(level: str) -> None:
    text = "15:00\n{0}Welcome\n\n15:05\n{0}Salt and sand\n\n15:25\n{0}Q&A\n\n15:35\n{0}End"

    assert rows(text.format(level)) == EXPECTED


@pytest.mark.parametrize("heads", ["Friday Saturday Sunday", "Morning Afternoon Evening"])
def test_a_day_above_a_time_is_no_title(heads: str) -> None:
    titles = ["Welcome", "Salt and sand", "Farewell"]
    blocks = [f"{head}\n10:00\n{title}" for head, title in zip(heads.split(), titles, strict=True)]

    assert [title for title, _ in rows("Program\n\n" + "\n\n".join(blocks))] == titles


def test_a_plenary_with_what_it_is_about_is_no_room() -> None:
    text = "9:00 Plenary Session: Salt and Sand\nAna Ruiz, Mayor\n9:30 Q&A\n10:00 End"

    assert rows(text) == [("Plenary Session: Salt and Sand", 1800), ("Q&A", 1800)]


def test_the_last_row_ends_with_the_slot() -> None:
    text = "3 April 2020, 15:00–16:00 UTC\n\nProgram\n15:00 Welcome\n15:10 Q&A\n"

    assert rows(text) == [("Welcome", 600), ("Q&A", 3000)]


def test_a_program_may_go_past_midnight() -> None:
    text = "Program\n23:30 Welcome\n23:50 Salt and sand\n00:20 Q&A (10 min)\n"

    assert rows(text) == [("Welcome", 1200), ("Salt and sand", 1800), ("Q&A", 600)]


def test_a_twelve_hour_program_goes_past_noon() -> None:
    assert rows("Agenda\n11:30 Welcome\n12:15 Lunch\n1:00 Q&A\n1:30 End") == [
        ("Welcome", 2700),
        ("Lunch", 2700),
        ("Q&A", 1800),
    ]


def test_a_duration_for_each_is_multiplied_by_the_speakers() -> None:
    text = "Program\n- Talks by Ana Ruiz, Luis Pérez and Marta Soler (10 min each)\n"

    assert rows(text) == [("Talks", 1800)]


def test_a_row_without_a_duration_is_warned_about_with_its_line() -> None:
    reading = read("Program\n\n- Welcome (5 min)\n- Salt and sand\n- Q&A (10 min)")

    (warning,) = [w for w in reading.warnings if w.code is WarningCode.NO_DURATION]
    assert warning.line == 4
    assert "Salt and sand" in warning.message
    assert reading.program.segments[1].planned_seconds is None


def test_a_line_that_is_no_row_is_kept_and_warned_about() -> None:
    reading = read("Program\n15:00 Welcome\nBring a pencil\n15:05 Q&A\n15:15 End")

    (warning,) = [w for w in reading.warnings if w.code is WarningCode.LINE_NOT_PLACED]
    assert (warning.line, warning.message) == (2, "Not placed: “Bring a pencil”")
    assert reading.lines[2] == LineReading(3, "Bring a pencil", Meaning.NOT_PLACED)


def test_lines_without_a_place_are_told_once_for_each_row() -> None:
    reading = read("Program\n15:00 Welcome\nBring a pencil\nBring a knife\n15:05 Q&A\n15:15 End")

    (warning,) = [w for w in reading.warnings if w.code is WarningCode.LINE_NOT_PLACED]
    assert (warning.line, warning.message) == (2, "Not placed: “Bring a pencil”, “Bring a knife”")
    assert [line.meaning for line in reading.lines[2:4]] == [Meaning.NOT_PLACED] * 2


def test_a_row_with_an_endless_title_is_not_placed() -> None:
    reading = read(f"Program\n- Welcome (5 min)\n- {'salt and sand ' * 30}(5 min)\n")

    assert [segment.title for segment in reading.program.segments] == ["Welcome"]
    assert WarningCode.LINE_NOT_PLACED in {warning.code for warning in reading.warnings}


def test_prose_outside_the_program_is_no_warning() -> None:
    reading = read("We meet to talk about the sea.\n\nProgram\n- Welcome (5 min)\n")

    assert reading.lines[0].meaning is Meaning.PROSE
    assert WarningCode.LINE_NOT_PLACED not in {warning.code for warning in reading.warnings}


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Opening remarks", Kind.WELCOME),
        ("Palabras de bienvenida", Kind.WELCOME),
        ("Grußwort", Kind.WELCOME),
        ("Mot d'accueil", Kind.WELCOME),
        ("Setting the scene", Kind.INTRODUCTION),
        ("Keynote: Salt and sand", Kind.TALK),
        ("Opening keynote", Kind.TALK),
        ("Closing panel", Kind.PANEL),
        ("Mesa redonda", Kind.PANEL),
        ("Podiumsdiskussion", Kind.PANEL),
        ("Ruegos y preguntas", Kind.QA),
        ("Fragen und Antworten", Kind.QA),
        ("Échanges avec la salle", Kind.QA),
        ("Your questions", Kind.QA),
        ("Kaffeepause", Kind.BREAK),
        ("Virtual coffee break", Kind.BREAK),
        ("Wrap-up", Kind.CONCLUSIONS),
        ("Conclusões", Kind.CONCLUSIONS),
        ("Cloenda", Kind.CLOSING),
        ("Verabschiedung", Kind.CLOSING),
        ("Mot de la fin", Kind.CLOSING),
        ("Saluti istituzionali", Kind.WELCOME),
        ("Tavola rotonda", Kind.PANEL),
        ("Pausa pranzo", Kind.BREAK),
        ("Vragenronde", Kind.QA),
        ("Afsluiting", Kind.CLOSING),
        ("Przerwa kawowa", Kind.BREAK),
        ("Pytania i odpowiedzi", Kind.QA),
        ("Zakończenie", Kind.CLOSING),
        ("Salt and sand", Kind.OTHER),
    ],
)
def test_a_segment_is_known_by_its_words(title: str, kind: Kind) -> None:
    assert read(f"Program\n- {title} (5 min)\n").program.segments[0].kind is kind


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The webinar will be held in Spanish.", "es"),
        ("El seminario se realizará en inglés.", "en"),
        ("La séance se tiendra en français.", "fr"),
        ("Die Veranstaltung findet auf Deutsch statt.", "de"),
        ("Language: Portuguese", "pt"),
        ("The session is held in French with interpretation into English.", "fr"),
        ("The report is available in German. It is about the sea and the land.", "en"),
        ("La sesión trata de los mares y de las costas del sur.", "es"),
    ],
)
def test_the_language_is_the_said_one_or_the_written_one(text: str, language: str) -> None:
    assert read(f"{text}\n\nProgram\n- Q&A (5 min)\n").program.language == language


@pytest.mark.parametrize(
    "between",
    [
        "DEBATE\n",
        "\nQuiz\n\nThere will be a quiz all day long.\n",
        "\n## Second part\n",
        "\nNotes\nBring your own cup.\n\n",
        "\nSpeakers:\nAna Ruiz, Mayor, Villanueva\n\n",
    ],
)
def test_what_stands_between_rows_does_not_end_the_program(between: str) -> None:
    text = (
        f"Program\n10:00 Welcome\n10:05 Salt and sand\n{between}11:00 Lunch\n11:30 Q&A\n12:00 End"
    )

    assert [title for title, _ in rows(text)] == ["Welcome", "Salt and sand", "Lunch", "Q&A"]


def test_a_second_table_goes_on_with_the_program() -> None:
    text = (
        "Talks\n\n| Time | Topic |\n|---|---|\n| 9:00 | Salt |\n| 10:00 | Sand |\n\n"
        "Workshops\n\n| Time | Topic |\n|---|---|\n| 11:00 | Knots |\n| 12:00 | End |\n"
    )

    assert rows(text) == [("Salt", 3600), ("Sand", 3600), ("Knots", 3600)]


@pytest.mark.parametrize(
    "text",
    [
        "Program\n15:00\n15:20\nSalt and sand\n\n15:20\n15:30\nQ&A",
        "Programa\n15:00 h. a 15:20 h. Salt and sand\n15:20 h. a 15:30 h. Q&A",
        "Programa\n15 h. a 15:20 h. Salt and sand\n15:20 h. Q&A\n15:30 h. Fin",
        "Programa\n15,00h Salt and sand\n15,20h Q&A\n15,30h Fin",
        "Program\n1500-1520 Salt and sand\n1520-1530 Q&A",
        "Programma\nOre 15.00: Salt and sand\nOre 15.20: Q&A\nOre 15.30: End",
        "Programma\n15.00 uur Salt and sand\n15.20 uur tot 15.30 uur Q&A",
        "Program\ngodz. 15:00 Salt and sand\ngodz. 15:20 Q&A\ngodz. 15:30 End",
        "15時00分 Salt and sand\n15時20分〜15時30分 Q&A",
        "午後3時 Salt and sand\n午後3時20分 Q&A\n午後3時30分 End",
    ],
)
def test_hours_are_read_as_they_are_written_elsewhere(text: str) -> None:
    assert rows(text) == [("Salt and sand", 1200), ("Q&A", 600)]


@pytest.mark.parametrize(
    "title", ["Reading of Plan 30 (P30M)", "Asteroid A21M", "Groups (10 min/group)", "On 1-13-27"]
)
def test_numbers_in_a_title_are_no_lengths(title: str) -> None:
    assert rows(f"Program\n10:00 {title}\n11:00 End")[0] == (title, 3600)


@pytest.mark.parametrize(
    "lines",
    [
        "The book of\nsalt and sand",
        "The book (of salt\nand sand)",
        "The book of salt\nand sand",
        "The salt &\nsand",
    ],
)
def test_a_broken_line_goes_on_in_the_next(lines: str) -> None:
    assert rows(f"Program\n10:00 {lines}\n11:00 End") == [(lines.replace("\n", " "), 3600)]


def test_a_date_in_a_title_is_no_slot() -> None:
    text = "Program\n10:00 What was decided on 3 April 1974\n11:00 End"

    assert rows(text) == [("What was decided on 3 April 1974", 3600)]


def test_a_column_of_numbers_or_rooms_is_no_title() -> None:
    text = (
        "| Time | Module | Room | Topic |\n|---|---|---|---|\n"
        "| 9:00 | 00 | Blue | Salt |\n| 10:00 | 01 | Red | Sand |\n| 11:00 | 02 | Red | End |\n"
    )

    assert rows(text) == [("Salt", 3600), ("Sand", 3600)]


def test_of_a_session_the_talks_are_the_rows_and_of_a_panel_the_panel() -> None:
    session = "10:00–11:00 Session 1\n10:00–10:30 Salt\n10:30–11:00 Sand\n11:00–11:30 Lunch"
    panel = session.replace("Session 1", "Panel: The sea")
    reading = read(f"Program\n{session}")

    assert rows(f"Program\n{session}") == [("Salt", 1800), ("Sand", 1800), ("Lunch", 1800)]
    assert rows(f"Program\n{panel}") == [("Panel: The sea", 3600), ("Lunch", 1800)]
    assert [w.line for w in reading.warnings if w.code is WarningCode.LINE_NOT_PLACED] == [2]


def test_minutes_for_questions_below_a_talk_are_a_row() -> None:
    text = "Program\n10:00–10:30 Salt\n--- 10 minutes for questions\n10:40–11:00 Sand"

    assert [seconds for _, seconds in rows(text)] == [1800, 600, 1200]


def test_the_last_row_has_its_lines_below_a_blank_one_as_the_others_have() -> None:
    text = (
        "Programma\n\n14.30 | Saluti\n\nAna Ruiz, Director, UPC\n\n15.00 | Tavola rotonda\n\n"
        "Luis Pérez (UPC)\n\n16.00 | Maree\n\nMarta Soler, Directora, ICGC\n"
    )
    segments = read(text).program.segments

    assert [[speaker.name for speaker in segment.speakers] for segment in segments] == [
        ["Ana Ruiz"],
        ["Luis Pérez"],
        ["Marta Soler"],
    ]


def test_ranges_that_follow_one_another_in_a_line_are_rows() -> None:
    text = "10.00 - 10.30 Salt. 10.30 - 11.00 Coffee 11.00 - 12.00 Sand"

    rows = read(text).program.segments
    assert [(row.title, row.planned_seconds) for row in rows] == [
        ("Salt", 1800),
        ("Coffee", 1800),
        ("Sand", 3600),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Tides 15,00\n\n15,00\nWelcome\n15,05\nSalt and sand\n15,25\nQ&A\n15,35\nEnd",
        "On 3 March we meet. Programme 15h00 | Welcome 15h05-15h25 | Salt and sand"
        " 15h25-15h35 Questions 16h00-17h00 Tea 17h00-18h00 Cake",
        "Programme\n15:00\n15:05\nWelcome\n15:05\n15:25\nSalt session\n15:25\n15:35\nQ&A",
        "Hall: the net loft\n\n1. Welcome (5 min)\n2. Salt and sand (20 min)\n3. Q&A (10 min)",
        "# Tides\n\n## Programme\n\n- 15:00 Welcome\n- 15:05 Salt and sand\n- 15:25 – 15:35 Q&A\n\n"
        "<div><p>Net loft</p></div>\n<table><tr><td>Guests</td></tr></table>",
    ],
)
def test_rows_are_found_in_further_layouts(text: str) -> None:
    said = {"Salt session": "Salt and sand", "Questions": "Q&A"}
    found = [(said.get(title, title), long) for title, long in rows(text)]

    assert found[:3] == [("Welcome", 300), ("Salt and sand", 1200), ("Q&A", 600)]


def test_a_row_beside_the_others_is_one_and_a_session_over_them_is_none() -> None:
    text = (
        "Programme\n9:00 – 12:00 Nets on show\n9:00 – 9:30 Salt\n9:30 – 12:00 Sand\n"
        "13:00 – 15:00 Session on knots\n13:00 – 14:00 Loops\n14:00 – 15:00 Hitches"
    )

    assert [title for title, _ in rows(text)] == [
        "Nets on show",
        "Salt",
        "Sand",
        "Loops",
        "Hitches",
    ]


def test_the_head_of_a_group_and_who_chairs_it_belong_to_no_row_above() -> None:
    reading = read(
        "Programme\n9:00 Salt\nSecond session: «Ropes and what holds them»\nChair: Ana Ruiz\n"
        "10:00 Knots\n11:00 End"
    )

    assert [(each.title, each.speakers) for each in reading.program.segments] == [
        ("Salt", ()),
        ("Knots", ()),
    ]


def test_of_a_row_with_too_many_words_the_first_part_is_the_title_and_it_is_told() -> None:
    reading = read(
        f"Programme\n9:00 Salt\n10:00 Knots: {'how they hold and slip ' * 20}\n11:00 End"
    )

    assert [each.title for each in reading.program.segments] == ["Salt", "Knots"]
    told = [each.line for each in reading.warnings if each.code is WarningCode.LINE_NOT_PLACED]
    assert told == [3]


@pytest.mark.parametrize(
    "text",
    [
        "Programme\n9,00-9,30 Check-in\n9,30-10,00 Nets",
        "Programme\n9:00\n–\n9:30\nCheck-in\n9:30\n–\n10:00\nNets",
        "9.00 - 9.30  uur\n\nCheck-in\n\n9.30 - 10.00 uur\n\nNets",
        "Programme\n9:00 Check-in\n9:30 Nets\n10:00 End\n\nPlease come early, and bring a net.\n"
        "At 9 am we will close the doors of the old net loft, so that nobody stands in a draught.",
        "Programme\n9:00 Check-in\n9:30 Lecture:\nNets, and what they hold when it storms.\n"
        "10:00 End",
    ],
)
def test_what_stands_beside_an_hour_and_a_title_is_neither(text: str) -> None:
    said = {"Nets, and what they hold when it storms": "Nets"}

    assert [(said.get(title, title), long) for title, long in rows(text)] == [
        ("Check-in", 1800),
        ("Nets", 1800),
    ]


def test_items_of_a_list_without_minutes_stand_with_those_that_have_some() -> None:
    text = "How it runs:\n\n- Opening\n- Nets (20 min)\n- Knots (10 min)\n- Farewell"

    assert rows(text) == [("Opening", None), ("Nets", 1200), ("Knots", 600), ("Farewell", None)]


@pytest.mark.parametrize(
    "line",
    [
        "Dr. Ana Ruiz – ‘What the keeper’s tide leaves’",
        "“What the keeper’s tide leaves”, by Dr. Ana Ruiz",
        "Dr. Ana Ruiz: «What the keeper’s tide leaves»",
    ],
)
def test_marks_of_quotation_around_a_whole_title_are_none_of_it(line: str) -> None:
    titles = [title for title, _ in rows(f"Program\n- {line}\n- “Salt” and “sand”\n")]

    assert titles == ["What the keeper’s tide leaves", "“Salt” and “sand”"]
