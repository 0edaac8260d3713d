"""The records of an evening: they say what happened, and always in the same bytes."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import timedelta
from typing import get_args

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from liveroom.core import events as e
from liveroom.core.commands import Reason
from liveroom.core.events import AUTO, Author, Recorded
from liveroom.core.ids import PersonId, QuestionId, RoomId, SegmentId
from liveroom.core.program import Kind, LoadedProgram, Segment, Speaker
from liveroom.core.room import replay
from liveroom.exports import FORMATS, Export, glance, moderation
from liveroom.exports import render as render_room
from tests.core.story import rows

ROOM = RoomId("evening")
START = 1_585_924_200_000  # 3 April 2020, 16:30 in Madrid
MINUTE = 60_000
PROGRAM = LoadedProgram(
    title="Ciudades | y barrios",
    segments=rows(
        Segment("Bienvenida", Kind.WELCOME, 180, (Speaker(organisation="Metropolis"),)),
        Segment("Ponencia", Kind.TALK, 600, (Speaker("Ada Ruiz", "Alcaldesa", "Villa"),)),
        Segment("Preguntas", Kind.QA, 900),
        Segment("Cierre", Kind.CLOSING, 120),
    ),
    language="es",
    starts_at=START,
    ends_at=START + 30 * MINUTE,
    time_zone="Europe/Madrid",
)


def question(number: int, text: str, name: str | None = None) -> e.QuestionReceived:
    asker = PersonId(f"person-{number}")
    return e.QuestionReceived(QuestionId(f"q{number}"), asker, text, name, SegmentId("s2"))


def evening() -> list[Recorded]:
    """Starts a minute late, gives the talk two minutes more, and skips the closing."""
    q1, q2, q3, q4, q5, q6 = (QuestionId(f"q{number}") for number in range(1, 7))
    at = START + MINUTE
    return [
        Recorded(START - MINUTE, e.ProgramLoaded(PROGRAM)),
        Recorded(START - MINUTE, e.RoomOpened()),
        Recorded(at, e.SegmentCued(SegmentId("s1"))),
        Recorded(at + 3 * MINUTE, e.SegmentCued(SegmentId("s2"))),
        Recorded(at + 4 * MINUTE, question(1, "¿Y el agua?", "Eva")),
        Recorded(at + 4 * MINUTE, question(2, "¿Y el <b>aire</b>?\n- ¿sí?")),
        Recorded(at + 4 * MINUTE, question(3, "=1+1")),
        Recorded(at + 4 * MINUTE, question(4, "¿El agua?")),
        Recorded(at + 4 * MINUTE, question(5, "¿Quién paga?")),
        Recorded(at + 4 * MINUTE, question(6, "¿Me oyen?")),
        Recorded(at + 4 * MINUTE, question(7, "¿Nadie la leyó?")),
        Recorded(at + 5 * MINUTE, e.QuestionApproved(q1)),
        Recorded(at + 5 * MINUTE, e.VoteCast(q1, PersonId("person-2"), True)),
        Recorded(at + 5 * MINUTE, e.QuestionMerged(q4, q1)),
        Recorded(at + 5 * MINUTE, e.QuestionDismissed(q3, "No es una pregunta")),
        Recorded(at + 5 * MINUTE, e.QuestionEdited(q2, "¿Y el aire?")),
        Recorded(at + 5 * MINUTE, e.QuestionAnswered(q2, "written", "Mejora.")),
        Recorded(at + 5 * MINUTE, e.QuestionApproved(q5)),
        Recorded(at + 5 * MINUTE, e.QuestionWithdrawn(q6)),
        Recorded(at + 6 * MINUTE, e.TimeAdded(120)),
        Recorded(at + 7 * MINUTE, e.CountdownHeld()),
        Recorded(at + 8 * MINUTE, e.CountdownResumed()),
        Recorded(at + 15 * MINUTE, e.SegmentCued(SegmentId("s3"))),
        Recorded(at + 16 * MINUTE, e.QuestionWentLive(q1)),
        Recorded(at + 20 * MINUTE, e.QuestionAnswered(q1, "aloud", None)),
        Recorded(at + 25 * MINUTE, e.ShowEnded()),
    ]


def render(
    what: str,
    format: str | None,
    room: RoomId,
    facts: list[Recorded],
    lang: str | None = None,
    address: str | None = None,
) -> Export:
    """The record of the room that these facts add up to."""
    return render_room(what, format, room, replay(facts), lang, address)


def unpacked(file: Export) -> str:
    """All that stands in a file; a workbook is a folder of them."""
    if not file.name.endswith(".xlsx"):
        return file.body.decode("utf-8")
    with zipfile.ZipFile(io.BytesIO(file.body)) as folder:
        return "".join(folder.read(name).decode("utf-8") for name in folder.namelist())


def text(what: str, format: str | None = None, lang: str | None = None) -> str:
    return render(what, format, ROOM, evening(), lang).body.decode("utf-8")


def test_the_minutes_say_what_was_planned_and_what_happened() -> None:
    told = text("minutes", lang="en")
    assert told.startswith(
        "# Ciudades \\| y barrios\n\n3 April 2020, 16:30–17:00 (Europe/Madrid)\n\n"
        "- **Took place**: 16:31–16:56\n- **Against the plan**: 4:00 earlier\n"
        "- **Questions**: 7 asked, 2 answered\n- **Took part**: 7 people asked or voted\n"
    )
    assert "| Bienvenida (Metropolis) | 16:30 | 16:31 | 3:00 | 3:00 | 0:00 |  |" in told
    stretched = "2:00 more given, held for 1:00"
    assert f"| Ponencia (Ada Ruiz) | 16:33 | 16:34 | 10:00 | 12:00 | +2:00 | {stretched} |" in told
    assert "| Cierre | 16:58 | – | 2:00 | – | – | not reached |" in told


def test_the_minutes_tell_how_many_attended_where_they_were_counted() -> None:
    told = [*evening(), Recorded(evening()[-1].at, e.AudienceCounted(212))]
    counted = render("minutes", "md", ROOM, told, "en").body.decode("utf-8")

    assert "- **Attended**: up to 212 people at once\n- **Took part**: 7" in counted
    assert "Attended" not in text("minutes", lang="en")


def test_who_attended_over_time_is_told_as_a_picture_and_in_numbers() -> None:
    counts = [(START + MINUTE, 120), (START + 20 * MINUTE, 212), (START + 26 * MINUTE, 90)]
    facts = sorted(
        [*evening(), *(Recorded(at, e.AudienceCounted(212, count)) for at, count in counts)],
        key=lambda fact: fact.at,
    )
    shown = glance(ROOM, replay(facts), "en").people

    assert re.findall(r'<circle[^>]* cy="([^"]+)"', shown) == ["63.1", "24.0", "75.8"]
    assert re.findall(r">([^<>]+)</text>", shown) == ["212", "16:31", "16:56"]
    assert glance(ROOM, replay(evening()), "en").people == ""
    minutes = json.loads(render("minutes", "json", ROOM, facts).body)
    assert [each["count"] for each in minutes["summary"]["attendance"]] == [120, 212, 90]


def test_the_minutes_answer_first_and_have_the_rest_as_an_annex() -> None:
    headings = [line for line in text("minutes", lang="en").splitlines() if line.startswith("## ")]
    assert headings == [
        "## Speakers",
        "## Planned and actual",
        "## Decisions on time",
        "## Questions",
        "## Questions answered aloud",
        "## Questions answered in writing",
        "## Annex: all other questions",
    ]


def test_a_segment_that_was_passed_over_is_told_as_skipped_where_it_would_have_come() -> None:
    facts = evening()
    passed = [fact for fact in facts if fact.event != e.SegmentCued(SegmentId("s2"))]
    rows = json.loads(render("timing", "json", ROOM, passed).body)

    assert [(row["segment"], row["fate"]) for row in rows] == [
        ("s1", "ran"),
        ("s2", "skipped"),
        ("s3", "ran"),
        ("s4", "not_reached"),
    ]
    told = render("minutes", "md", ROOM, passed, "en").body.decode("utf-8")
    assert "| Ponencia (Ada Ruiz) | 16:33 | – | 10:00 | – | – | skipped |" in told


def changed() -> list[Recorded]:
    """The welcome takes five minutes more; then the show is landed on its end, one segment is
    added and one removed."""
    later = START + 8 * MINUTE
    landed = e.ShowLanded(START + 30 * MINUTE, 0, {SegmentId("s2"): 480, SegmentId("s3"): 720})
    encore = e.SegmentAdded(
        SegmentId("s9"), SegmentId("s3"), "Encore", Kind.TALK, 120, (), None, None
    )
    return [
        Recorded(START - MINUTE, e.ProgramLoaded(PROGRAM)),
        Recorded(START - MINUTE, e.RoomOpened()),
        Recorded(START, e.SegmentCued(SegmentId("s1"))),
        Recorded(later, landed),
        Recorded(later, encore),
        Recorded(later, e.SegmentRemoved(SegmentId("s4"))),
        Recorded(later, e.SegmentCued(SegmentId("s2"))),
        Recorded(later + 8 * MINUTE, e.SegmentCued(SegmentId("s3"))),
        Recorded(later + 20 * MINUTE, e.SegmentCued(SegmentId("s9"))),
        Recorded(START + 30 * MINUTE, e.ShowEnded()),
    ]


def test_a_show_that_was_changed_is_compared_with_what_was_announced() -> None:
    told = render("minutes", "md", ROOM, changed(), "en").body.decode("utf-8")

    assert [line for line in told.splitlines() if re.match(r"\| .* \| 1\d:", line)][:5] == [
        "| Bienvenida (Metropolis) | 16:30 | 16:30 | 3:00 | 8:00 | +5:00 |  |",
        "| Ponencia (Ada Ruiz) | 16:33 | 16:38 | 10:00 | 8:00 | −2:00 | cut to 8:00 |",
        "| Preguntas | 16:43 | 16:46 | 15:00 | 12:00 | −3:00 | cut to 12:00 |",
        "| Cierre | 16:58 | – | 2:00 | – | – | skipped |",
        "| Encore | 16:53 | 16:58 | 2:00 | 2:00 | 0:00 | added later |",
    ]
    assert "**Against the plan**: on time" in told


def test_programs_are_told_both_lengths_of_a_changed_segment() -> None:
    rows = json.loads(render("timing", "json", ROOM, changed()).body)
    both = [(each["planned_seconds"], each["last_planned_seconds"]) for each in rows]

    assert both == [(180, 180), (600, 480), (900, 720), (120, 120), (120, 120)]
    assert [each["added_later"] for each in rows] == [False, False, False, False, True]


def test_a_segment_that_got_more_minutes_in_the_show_says_so() -> None:
    longer = e.SegmentChanged(SegmentId("s4"), planned_seconds=240)
    facts = [*changed()[:3], Recorded(START + 1, longer)]
    told = render("minutes", "md", ROOM, facts, "en").body.decode("utf-8")
    assert "| Cierre | 16:58 | – | 2:00 | – | – | extended to 4:00 |" in told


ANA, BO = Author("k1", "moderator", "Ana"), Author("k2", "owner")


def slip() -> list[Recorded]:
    """Ana starts the talk, and the Q&A by mistake; somebody takes that back."""
    at = START + MINUTE
    return [
        Recorded(START - MINUTE, e.ProgramLoaded(PROGRAM)),
        Recorded(START - MINUTE, e.RoomOpened(), AUTO),
        Recorded(at, e.SegmentCued(SegmentId("s2")), ANA),
        Recorded(at + 90_000, e.TimeAdded(-60), ANA),
        Recorded(at + 2 * MINUTE, e.SegmentCued(SegmentId("s3")), ANA),
        Recorded(at + 2 * MINUTE + 10_000, e.StepUndone("segment_cued"), BO),
        Recorded(at + 12 * MINUTE, e.ShowEnded()),
    ]


def account(facts: list[Recorded], lang: str = "en") -> list[tuple[str, str, str]]:
    """Time of day, who, and what."""
    sheet = render("account", "csv", ROOM, facts, lang).body.decode("utf-8")
    rows = list(csv.reader(io.StringIO(sheet.removeprefix("\ufeff"))))[1:]
    return [(at.removeprefix("2020-04-03 "), who, what) for at, who, what in rows]


def test_the_account_says_who_did_what_and_what_was_taken_back() -> None:
    assert account(slip()) == [
        ("16:29:00", "by itself", "opened the doors"),
        ("16:31:00", "Ana", "started “Ponencia”"),
        ("16:32:30", "Ana", "changed the time of “Ponencia” by −1:00"),
        ("16:33:00", "Ana", "started “Preguntas” (taken back)"),
        ("16:33:10", "Organiser", "took the last step back"),
        ("16:43:00", "–", "ended the show"),
    ]


def test_the_minutes_have_of_the_account_what_was_decided_about_time_and_stands() -> None:
    undone = Recorded(START + 4 * MINUTE, e.TimeAdded(300), ANA)
    back = Recorded(START + 4 * MINUTE, e.StepUndone("time_added"), ANA)
    facts = [*slip()[:-1], undone, back, slip()[-1]]
    told = render("minutes", "md", ROOM, facts, "en").body.decode("utf-8")

    decisions = told.partition("## Decisions on time")[2].partition("## ")[0].splitlines()
    assert [line for line in decisions if "16:" in line] == [
        "| 16:32:30 | Ana | changed the time of “Ponencia” by −1:00 |"
    ]
    assert "**Took place**: 16:31–16:43" in told


def moderated() -> list[Recorded]:
    """Ana and the organiser go through four questions, two of them at once."""
    q1, q2, q3, q4 = (QuestionId(f"q{number}") for number in range(1, 5))
    at = START
    steps: list[tuple[e.Event, Author]] = [
        (e.QuestionApproved(q1), ANA),
        (e.QuestionDismissed(q2, Reason.OFF_TOPIC.value), ANA),
        (e.QuestionDismissed(q3, Reason.OFF_TOPIC.value), ANA),
        (e.QuestionMerged(q4, q1), BO),
        (e.QuestionRestored(q2), BO),
        (e.WindowSet("closed"), BO),
    ]
    minutes = (1, 2, 2, 3, 4, 5)
    return [
        *(Recorded(at, question(number, "?")) for number in range(1, 5)),
        *(
            Recorded(at + m * MINUTE, event, by)
            for m, (event, by) in zip(minutes, steps, strict=True)
        ),
    ]


def test_the_account_says_what_was_done_with_the_questions() -> None:
    began = evening()[:1]
    assert account([*began, *moderated()]) == [
        ("16:31:00", "Ana", "approved #1"),
        ("16:32:00", "Ana", "dismissed #2 (taken back)"),
        ("16:32:00", "Ana", "dismissed #3"),
        ("16:33:00", "Organiser", "merged #4 into #1"),
        ("16:34:00", "Organiser", "took the last step on #2 back"),
        ("16:35:00", "Organiser", "closed the questions"),
    ]
    kept = [fact for fact in moderated() if not isinstance(fact.event, e.QuestionRestored)]
    assert ("16:32:00", "Ana", "descartó #2, #3") in account([*began, *kept], "es")
    rows = json.loads(render("account", "json", ROOM, [*began, *kept]).body)
    assert [(row["what"], row["questions"]) for row in rows] == [
        ("question_approved", [1]),
        ("question_dismissed", [2, 3]),
        ("question_merged", [4]),
        ("window_set", []),
    ]


def told_of(event: e.Event) -> str:
    """What the account says of one step."""
    facts = [*evening()[:1], Recorded(START, question(1, "?")), Recorded(START, event, ANA)]
    ((_, _, what),) = account(facts)
    return what


def test_the_account_says_what_was_said_beside_a_question_and_what_keeps_the_room_safe() -> None:
    q1 = QuestionId("q1")
    assert told_of(e.QuestionLabelled(q1, ("Agua", "{numbers}"))) == "labelled #1: Agua, {numbers}"
    assert told_of(e.QuestionLabelled(q1, ())) == "unlabelled #1"
    assert told_of(e.QuestionAssigned(q1, "Ada Ruiz")) == "gave #1 to Ada Ruiz"
    assert told_of(e.QuestionAssigned(q1, None)) == "gave #1 to nobody"
    assert told_of(e.QuestionStarred(q1, True)) == "starred #1"
    assert told_of(e.QuestionNoted(q1, "Secret")) == "wrote a note on #1"
    assert told_of(e.StanceTaken(q1, "Ada Ruiz", "mine")) == "took #1 on, as a speaker"
    assert told_of(e.PersonMuted(PersonId("person-1"), True)) == "muted somebody"
    assert told_of(e.PersonMuted(PersonId("person-1"), False)) == "let somebody speak again"
    assert told_of(e.SlowModeSet(90)) == "set 1:30 between two questions of a person"
    assert told_of(e.SlowModeSet(0)) == "let people ask without waiting"
    assert told_of(e.StrictVotesSet(True)) == "counted only votes of who stayed"
    assert told_of(e.QuestionWentLive(q1, True)) == "put #1 on air out of turn"


def test_labels_and_whom_a_question_is_to_stand_in_the_records_and_notes_do_not() -> None:
    q1 = QuestionId("q1")
    facts = [
        fact
        if not isinstance(fact.event, e.QuestionReceived) or fact.event.question != q1
        else Recorded(fact.at, msgspec.structs.replace(fact.event, to="Ada Ruiz"))
        for fact in evening()
    ]
    marks = [e.QuestionLabelled(q1, ("Agua",)), e.QuestionNoted(q1, "Only for staff")]
    facts += [Recorded(START + 40 * MINUTE, event, ANA) for event in marks]
    told = render("minutes", "md", ROOM, facts, "en").body.decode("utf-8")
    assert "- also asked as \\#4\n- to Ada Ruiz\n- Agua\n" in told
    (row, *_) = csv.DictReader(io.StringIO(render("questions", "csv", ROOM, facts).body.decode()))
    assert (row["Para"], row["Etiquetas"]) == ("Ada Ruiz", "Agua")
    for what, endings in FORMATS.items():
        for ending in endings:
            assert "Only for staff" not in unpacked(render(what, ending, ROOM, facts))


STEPS = (
    e.QuestionAnswered,
    e.QuestionLabelled,
    e.QuestionAssigned,
    e.QuestionStarred,
    e.StanceTaken,
    e.PersonMuted,
    e.SlowModeSet,
    e.StrictVotesSet,
)
"""Those of which the account says what is in them."""


def test_the_account_has_a_word_for_every_step() -> None:
    """Made of all kinds of events, so that a new one without a word is found here."""
    kinds = {*get_args(e.ModerationEvent), *get_args(e.MarkEvent), *get_args(e.SafetyEvent)}
    assert kinds == {*moderation.TEXTS, *STEPS}


def test_the_minutes_answer_the_most_wanted_first() -> None:
    q3, q7 = QuestionId("q3"), QuestionId("q7")
    facts = [fact for fact in evening()[:-1] if fact.event != e.QuestionWithdrawn(QuestionId("q6"))]
    votes = [e.VoteCast(q, PersonId(f"voter-{n}"), True) for q, n in ((q7, 1), (q7, 2), (q3, 1))]
    late = [
        e.QuestionAnswered(QuestionId("q5"), "aloud", None),
        e.QuestionAnswered(q7, "aloud", None),
        e.QuestionAnswered(QuestionId("q6"), "written", "Sí."),
    ]
    at = START + 20 * MINUTE
    facts += [Recorded(at, event) for event in (*votes, *late)]
    told = render("minutes", "md", ROOM, facts, "en").body.decode("utf-8")

    aloud, _, written = told.partition("## Questions answered aloud")[2].partition(
        "## Questions answered in writing"
    )
    numbers = [re.findall(r"^\*\*(\d) ·", part, re.MULTILINE) for part in (aloud, written)]
    assert numbers == [["7", "1", "5"], ["2", "6"]]
    assert "- also asked as \\#4\n" in aloud
    rest = told.partition("## Annex")[2]
    assert re.findall(r"^\| (\d) \|", rest, re.MULTILINE) == ["3", "4"]
    rows = csv.DictReader(io.StringIO(render("questions", "csv", ROOM, facts).body.decode()))
    assert [row["También hecha como"] for row in rows] == ["", "4", "", "", "", "", ""]


def test_after_an_undone_slip_every_record_tells_one_run() -> None:
    def record(what: str, ending: str) -> str:
        return render(what, ending, ROOM, slip(), "en").body.decode("utf-8")

    timing = json.loads(record("timing", "json"))
    runs = [row["segment"] for row in timing if row["started_at"]]
    minutes = json.loads(record("minutes", "json"))

    assert runs == ["s2"]
    assert record("chapters", "txt") == "00:00 Ponencia (Ada Ruiz)\n"
    assert [(each["what"], each["undone"]) for each in minutes["account"][3:]] == [
        ("segment_cued", True),
        ("step_undone", False),
        ("show_ended", False),
    ]


def test_the_minutes_name_the_fate_of_every_question_and_the_sum_adds_up() -> None:
    told = text("minutes", lang="en")
    assert (
        "7 questions received = 1 answered aloud + 1 answered in writing + 1 merged"
        " + 1 dismissed + 1 withdrawn + 1 without time + 1 not read." in told
    )
    assert "| 4 | 16:35 |  | ¿El agua? | 0 | merged into question 1 |" in told
    assert "| dismissed: No es una pregunta |" in told
    assert "**1 · Eva**\n> ¿Y el agua?\n- 1 vote\n- also asked as \\#4\n" in told
    assert "> ¿Y el aire?\n\nMejora.\n\n- 0 votes\n" in told


def test_a_question_on_air_at_the_end_of_a_show_is_in_the_minutes_as_answered() -> None:
    cut_off = [fact for fact in evening() if not isinstance(fact.event, e.QuestionAnswered)]
    told = render("minutes", "md", ROOM, cut_off, "en").body.decode("utf-8")

    assert "7 questions received = 1 answered aloud + 1 merged" in told
    assert "on air +" not in told


@pytest.mark.parametrize(
    ("what", "ending"), [(what, ending) for what, endings in FORMATS.items() for ending in endings]
)
def test_a_question_that_was_taken_back_is_a_number_in_every_record(what: str, ending: str) -> None:
    facts = [*evening(), Recorded(START, question(8, "Taken back?", "Regretful"))]
    reworded = e.QuestionEdited(QuestionId("q8"), "Taken back, reworded?")
    taken_back = e.QuestionWithdrawn(QuestionId("q8"))
    before = [*facts, Recorded(START, reworded)]

    kept = unpacked(render(what, ending, ROOM, before))
    told = unpacked(render(what, ending, ROOM, [*before, Recorded(START, taken_back)]))

    assert ("Regretful" in kept) is ("Taken back" in kept) is (what in ("minutes", "questions"))
    assert "Regretful" not in told
    assert "Taken back" not in told


def test_a_question_that_was_taken_back_stands_in_the_minutes_without_a_name() -> None:
    told = text("minutes", lang="en")
    assert "| 6 | 16:35 |  | (taken back or erased) | 0 | withdrawn |" in told


def test_before_the_end_nothing_is_said_to_have_had_no_time() -> None:
    told = render("minutes", "md", ROOM, evening()[:-1], "en").body.decode("utf-8")
    rows = json.loads(render("questions", "json", ROOM, evening()[:-1]).body)

    assert "+ 1 waiting + 1 in review + 1 merged + 1 dismissed + 1 withdrawn." in told
    assert [rows[4]["fate"], rows[6]["fate"]] == ["waiting", "in_review"]


@pytest.mark.parametrize(
    ("lang", "fate"), [("en", "dismissed: Asked before"), ("es", "descartada: Ya preguntada")]
)
def test_a_reason_is_told_in_the_language_of_the_record(lang: str, fate: str) -> None:
    facts = [
        *evening()[:-1],
        Recorded(START, e.QuestionDismissed(QuestionId("q7"), Reason.DUPLICATE.value)),
    ]
    sheet = render("questions", "csv", ROOM, facts, lang).body.decode("utf-8")
    (row,) = [row for row in csv.reader(io.StringIO(sheet)) if "¿Nadie la leyó?" in row]

    assert f"| {fate} |" in render("minutes", "md", ROOM, facts, lang).body.decode("utf-8")
    assert fate.split(": ")[1] in row
    assert json.loads(render("questions", "json", ROOM, facts).body)[6]["reason"] == "duplicate"


def test_the_minutes_are_in_the_event_s_language_by_default() -> None:
    assert "respondida" in text("minutes")


def test_what_people_typed_is_no_markup_in_the_minutes() -> None:
    assert "# Ciudades \\| y barrios\n" in text("minutes")
    assert "¿Y el \\<b\\>aire\\</b\\>? - ¿sí?" in text("minutes")
    page = text("minutes", "html")
    assert "<b>" not in page
    assert "&lt;b&gt;aire&lt;/b&gt;" in page


def test_a_question_s_segment_is_a_title_for_people_and_an_id_for_programs() -> None:
    rows = csv.DictReader(io.StringIO(text("questions", "csv").removeprefix("\ufeff")))

    assert {row["Durante"] for row in rows} == {"Ponencia"}
    assert {row["segment"] for row in json.loads(text("questions", "json"))} == {"s2"}


def test_a_question_is_no_formula_in_a_spreadsheet() -> None:
    rows = list(csv.DictReader(io.StringIO(text("questions", "csv").removeprefix("\ufeff"))))
    assert [row["Pregunta"] for row in rows][2] == "'=1+1"
    assert [row["Desenlace"] for row in rows] == [
        "respondida en voz alta",
        "respondida por escrito",
        "descartada",
        "unida a otra",
        "sin tiempo",
        "retirada",
        "no leída",
    ]
    assert rows[0]["Votos"] == "1"
    assert rows[3]["Unida a la"] == "1"
    assert rows[0]["Hecha (Europe/Madrid)"] == "2020-04-03 16:35:00"


STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠", "'", "")


SIGNS = tuple("=+-@＝＋－＠\0")


@given(st.sampled_from(STARTS), st.text())
@example("", 'x;=HYPERLINK("https://a.example")')
@example("", 'x;"=1+1"')
@example("", 'x; \u00a0"=1+1')
@example("", "x\t@SUM(1)\n-1\r+1")
def test_no_cell_starts_like_a_formula_and_no_letter_is_lost(start: str, rest: str) -> None:
    typed = start + rest
    facts = [*evening()[:4], Recorded(START + 5 * MINUTE, question(1, typed, typed))]
    body = render("questions", "csv", ROOM, facts).body.decode("utf-8", "surrogatepass")
    row = next(csv.DictReader(io.StringIO(body.removeprefix("\ufeff"), newline="")))
    for cell in (row["Pregunta"], row["Nombre"]):
        assert not cell.startswith(STARTS[:12])
        for part in re.split("[;\t\r\n]", cell):
            assert not part.lstrip(' "\u00a0').startswith(SIGNS)
        assert without_apostrophes(cell, typed)


def without_apostrophes(cell: str, typed: str) -> bool:
    """Whether apostrophes are all that a cell has beyond what was typed."""
    letters = iter(cell)
    return all(letter in letters for letter in typed) and cell.replace("'", "") == typed.replace(
        "'", ""
    )


@given(st.lists(st.sampled_from([*STARTS, *SIGNS, ";", " ", '"', "a", "1"]), max_size=40))
def test_a_sheet_split_at_semicolons_or_tabs_runs_nothing_that_people_typed(
    typed: list[str],
) -> None:
    facts = [*evening()[:4], Recorded(START + 5 * MINUTE, question(1, "".join(typed)))]
    body = render("questions", "csv", ROOM, facts).body.decode("utf-8")
    for separator in (";", "\t"):
        for row in csv.reader(io.StringIO(body, newline=""), delimiter=separator):
            for cell in row:
                assert not cell.lstrip(" ").startswith(SIGNS)


def test_who_asked_stands_in_no_record() -> None:
    told = [
        unpacked(render(what, ending, ROOM, evening()))
        for what, endings in FORMATS.items()
        for ending in endings
    ]
    assert [body for body in told if "person-" in body] == []
    assert "person-1" in repr(evening())


def test_the_timing_is_for_people_in_a_table() -> None:
    sheet = list(csv.reader(io.StringIO(text("timing", "csv", "en").removeprefix("\ufeff"))))
    assert sheet[0][:4] == [
        "Segment",
        "Planned start (Europe/Madrid)",
        "Started (Europe/Madrid)",
        "Ended (Europe/Madrid)",
    ]
    assert sheet[2] == [
        "Ponencia (Ada Ruiz)",
        "2020-04-03 16:33:00",
        "2020-04-03 16:34:00",
        "2020-04-03 16:46:00",
        "0:10:00",
        "0:12:00",
        "+2:00",
        "2:00 more given, held for 1:00",
        "",
    ]


def test_the_timing_counts_added_and_held_time_to_its_run() -> None:
    rows = json.loads(text("timing", "json"))
    assert [row["actual_seconds"] for row in rows] == [180, 720, 600, None]
    assert [row["added_seconds"] for row in rows] == [0, 120, 0, 0]
    assert [row["held_seconds"] for row in rows] == [0, 60, 0, 0]


def test_a_hold_that_lasts_to_the_end_of_its_run_counts_to_it() -> None:
    held = Recorded(START + 24 * MINUTE, e.CountdownHeld())
    facts = [*evening()[:-1], held, evening()[-1]]

    rows = json.loads(render("timing", "json", ROOM, facts).body)

    assert [row["held_seconds"] for row in rows] == [0, 60, 120, 0]


def test_the_timing_of_what_is_on_tells_what_was_added_and_held_so_far() -> None:
    facts = evening()[:-4]

    rows = json.loads(render("timing", "json", ROOM, facts).body)

    told = [(row["segment"], row["ended_at"] is None, row["held_seconds"]) for row in rows]
    assert told[:2] == [("s1", False, 0), ("s2", True, 60)]
    assert rows[1]["added_seconds"] == 120


def test_the_chapters_are_counted_from_the_first_cue() -> None:
    assert text("chapters") == (
        "00:00 Bienvenida (Metropolis)\n03:00 Ponencia (Ada Ruiz)\n15:00 Preguntas\n"
    )


def test_the_calendar_has_the_event_in_utc_with_a_lasting_name() -> None:
    (event,) = Calendar.from_ical(text("calendar")).walk("VEVENT")
    assert event["UID"] == "evening@liveroom"
    assert event["SEQUENCE"] == 0
    assert event.decoded("DTSTART").isoformat() == "2020-04-03T14:30:00+00:00"
    assert event.decoded("DTEND").isoformat() == "2020-04-03T15:00:00+00:00"
    assert all(len(line.encode()) <= 75 for line in text("calendar").splitlines())


ADDRESS = "https://rooms.example.org/r/evening"


def event_of(facts: list[Recorded], address: str | None = ADDRESS) -> Event:
    body = render("calendar", None, ROOM, facts, address=address).body
    (event,) = Calendar.from_ical(body).walk("VEVENT")
    assert isinstance(event, Event)
    return event


def test_the_calendar_leads_back_to_the_room() -> None:
    event = event_of(evening())
    assert (event["URL"], event["LOCATION"]) == (ADDRESS, ADDRESS)
    assert str(event["DESCRIPTION"]).splitlines()[-1] == f"A la sala: {ADDRESS}"
    assert "ORGANIZER" not in event


def test_the_calendar_reminds_of_the_event() -> None:
    (alarm,) = event_of(evening()).walk("VALARM")
    told = alarm["ACTION"], alarm.decoded("TRIGGER"), str(alarm["DESCRIPTION"])
    assert told == ("DISPLAY", timedelta(minutes=-10), "Ciudades | y barrios")


def test_the_calendar_of_a_room_without_an_address_names_none() -> None:
    event = event_of(evening(), address=None)
    assert ("URL" in event, "LOCATION" in event, "sala:" in event["DESCRIPTION"]) == (False,) * 3


def test_a_calendar_entry_is_told_to_have_changed_with_the_program_and_with_the_video() -> None:
    """Under its old name, so that calendars put the new one in the place of the old one."""
    opened = [
        Recorded(START - MINUTE, e.ProgramLoaded(PROGRAM)),
        Recorded(START - MINUTE, e.StreamLinked("https://video.example/1")),
    ]
    later = Recorded(START, e.ProgramLoaded(replace(PROGRAM, title="Ciudades")))
    video = Recorded(START + 1, e.StreamLinked("https://video.example/2"))
    events = [event_of(facts) for facts in (opened, [*opened, later], [*opened, later, video])]

    assert [event["SEQUENCE"] for event in events] == [0, 1, 2]
    assert {event["UID"] for event in events} == {"evening@liveroom"}
    assert events[0]["DTSTAMP"].dt < events[1]["DTSTAMP"].dt == events[1]["LAST-MODIFIED"].dt
    assert "https://video.example/2" in events[2]["DESCRIPTION"]


def test_a_calendar_entry_is_told_to_have_changed_when_an_edit_is_taken_back() -> None:
    began = [
        Recorded(START - MINUTE, e.ProgramLoaded(PROGRAM)),
        Recorded(START, e.RoomOpened()),
        Recorded(START + 1, e.SegmentRemoved(PROGRAM.segments[0].id)),
    ]
    undone = Recorded(START + 2, e.StepUndone("segment_removed"))
    events = [event_of(facts) for facts in (began[:2], began, [*began, undone])]

    assert [event["SEQUENCE"] for event in events] == [0, 1, 2]
    told = [event["DESCRIPTION"] for event in events]
    assert (told[0] == told[1], told[0] == told[2]) == (False, True)


@pytest.mark.parametrize("what", FORMATS)
def test_the_same_log_gives_the_same_bytes(what: str) -> None:
    for ending in FORMATS[what]:
        made = render(what, ending, ROOM, evening(), address=ADDRESS)
        assert render(what, ending, ROOM, evening(), address=ADDRESS) == made


@pytest.mark.parametrize("what", FORMATS)
def test_a_room_where_nothing_happened_has_every_record(what: str) -> None:
    for ending in FORMATS[what]:
        facts = [Recorded(START, e.ProgramLoaded(LoadedProgram("", rows(Segment("Todo")))))]
        assert render(what, ending, ROOM, facts).name == f"evening-{what}.{ending}"


def test_an_unknown_record_is_not_written() -> None:
    with pytest.raises(KeyError):
        render("gossip", None, ROOM, evening())
    with pytest.raises(KeyError):
        render("minutes", "pdf", ROOM, evening())
