"""Who speaks: persons, roles and organisations apart, in many spellings."""

from __future__ import annotations

import pytest

from liveroom.core.program import Kind, Segment, Speaker
from liveroom.importing.document.segments import segment_of
from liveroom.importing.draft import WarningCode
from liveroom.importing.reader import read
from liveroom.importing.rows.row import Row

ANA = Speaker("Ana Ruiz", "Director", "Institute of Tides")


def speakers(row: str) -> tuple[Speaker, ...]:
    return read(f"Program\n- {row} (10 min)\n").program.segments[0].speakers


@pytest.mark.parametrize(
    "row",
    [
        "Presentation by Ana Ruiz, Director, Institute of Tides",
        "Presentation by **Ana Ruiz**, Director, **Institute of Tides**",
        "Presentation by **Ana Ruiz**, Director **Institute of Tides**",
        "Salt and sand – Ana Ruiz, Director, Institute of Tides",
        "Salt and sand – Ana Ruiz (Director, Institute of Tides)",
        "Salt and sand (Ana Ruiz, Director, Institute of Tides)",
        "Salt and sand, Ana Ruiz, Director, Institute of Tides",
        "Salt and sand. Ana Ruiz, Director at the Institute of Tides",
        "Ana Ruiz, Director, Institute of Tides: “Salt and sand”",
        "“Salt and sand”, by Ana Ruiz, Director of the Institute of Tides",
        "Ana Ruiz (Director, Institute of Tides) – Salt and sand",
        "Salt and sand | Ana Ruiz | Director | Institute of Tides",
        "Salt and sand / Ana Ruiz / Director / Institute of Tides",
        "Salt and sand **Ana Ruiz**, Director, Institute of Tides",
        "**Salt and sand** Ana Ruiz, Director, Institute of Tides",
        "Ana Ruiz, Director, Institute of Tides “Salt and sand”",
        "Ana Ruiz, Director, Institute of Tides. “Salt and sand”",
        "Ana Ruiz, Director, Institute of Tides “Salt and “sand””",
        "Salt and sand – Ruiz, Ana (Director, Institute of Tides)",
        "Ruiz, Ana (Director, Institute of Tides): Salt and sand",
        "Ana Ruiz, Director, Institute of Tides | What the tide leaves behind",
    ],
)
def test_one_person_is_read_alike_in_many_spellings(row: str) -> None:
    assert speakers(row) == (ANA,)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Panel with Ana Ruiz and Luis Pérez", [("Ana Ruiz", None), ("Luis Pérez", None)]),
        (
            "Panel: Ana Ruiz (UPC), Luis Pérez (UAB) and Marta Soler (ICGC)",
            [("Ana Ruiz", "UPC"), ("Luis Pérez", "UAB"), ("Marta Soler", "ICGC")],
        ),
        (
            "Panel: Ana Ruiz, UPC; Luis Pérez, UAB",
            [("Ana Ruiz", "UPC"), ("Luis Pérez", "UAB")],
        ),
        (
            "Diálogo entre orillas con Ana Ruiz y Luis Pérez",
            [("Ana Ruiz", None), ("Luis Pérez", None)],
        ),
    ],
)
def test_several_people_share_a_segment(row: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(speaker.name, speaker.organisation) for speaker in speakers(row)] == expected


@pytest.mark.parametrize(
    ("row", "organisation"),
    [
        ("Welcome by the Tide Society", "Tide Society"),
        ("Bienvenida de la Red Marea Viva", "Red Marea Viva"),
        ("Welcome – City of Lisbon", "City of Lisbon"),
        ("Closing (Verein Wattenmeer)", "Verein Wattenmeer"),
        ("Cloenda a càrrec de l'Ajuntament de Vallserena", "Ajuntament de Vallserena"),
    ],
)
def test_an_organisation_may_speak_without_a_person(row: str, organisation: str) -> None:
    assert speakers(row) == (Speaker(organisation=organisation),)


@pytest.mark.parametrize(
    "row",
    [
        "Open Data and Urban Mobility",
        "What can cities do? A conversation",
        "Introduction to Public Policy",
        "Q&A with the audience",
        "Climate Action in Latin America",
    ],
)
def test_words_with_capitals_are_not_all_people(row: str) -> None:
    assert speakers(row) == ()


@pytest.mark.parametrize(
    ("row", "names"),
    [
        ("Vortrag von Heiner Lüdtke", ["Heiner Lüdtke"]),
        ("Brücken – Prof. Dr.-Ing. Xaver Weber, TU Ahlum", ["Prof. Dr.-Ing. Xaver Weber"]),
        ("Wells, Prof. Dr. phil. habil. Wiebke Rothau", ["Prof. Dr. phil. habil. Wiebke Rothau"]),
        ("Dr. TELMO FIGUEIRA: CONTRATOS", ["Dr. TELMO FIGUEIRA"]),
        ("Savoirs – Lise AUMONT (JARDO)", ["Lise AUMONT"]),
        ("Boats – J. Whitlam (Shore Lab)", ["J. Whitlam"]),
        ("Boats – Jane Doe, PhD, Head of Data, Quillpad", ["Jane Doe, PhD"]),
        ("Abertura pela Vereadora Cláudia Seixas", ["Cláudia Seixas"]),
        ("Bread, by Xyla Quorn", ["Xyla Quorn"]),
        ("Invited talk by Xyla Quorn", ["Xyla Quorn"]),
        ("Boats – Xyla Quorn, Director, Shore Lab", ["Xyla Quorn"]),
        ("Winds: Anna Meier, Xyla Quorn & Uwe Stein", ["Anna Meier", "Xyla Quorn", "Uwe Stein"]),
        ("Panel with Ana Ruiz, Luis Pérez and others", ["Ana Ruiz", "Luis Pérez"]),
        ("Talk by Ana Ruiz on the sea", ["Ana Ruiz"]),
        ("Ufer Nord (Elke Johannsen und Udo Tal)", ["Elke Johannsen", "Udo Tal"]),
        ("Winds: Ana Ruiz, Jacob (UPC) and Luis Pérez", ["Ana Ruiz", "Jacob", "Luis Pérez"]),
        ("Table ronde modérée par Andreina De Bei, journaliste", ["Andreina De Bei"]),
        ("Opening door wethouder Karin van der Meer", ["Karin van der Meer"]),
        (
            "Begrüßung durch Bürgermeisterin Petra Hofmann und Landrat Dr. Jörg Seidel",
            ["Petra Hofmann", "Dr. Jörg Seidel"],
        ),
        ("Dr. Müller und Frau Schmidt: Wald", ["Dr. Müller", "Frau Schmidt"]),
        ("Panel chaired by Prof Alan Moor with Mia Khan, UPC", ["Prof Alan Moor", "Mia Khan"]),
        ("Discussion: Ana Ruiz. A film follows", ["Ana Ruiz"]),
        ("Tides – Ana Ruiz (UPC) & Association CAPEP", ["Ana Ruiz", None]),
        ("La ministra, Ana Ruiz, hablará del mar", ["Ana Ruiz"]),
        ("Salt, by Maria d’Orquemont, keeper", ["Maria d’Orquemont"]),
        ("Salt, by Il·lma. Sra. Ana Ruiz", ["Il·lma. Sra. Ana Ruiz"]),
        ("Salt – Professora Doutora Ana Ruiz, UPC", ["Professora Doutora Ana Ruiz"]),
        ("Vortrag von Eva Lang von Quillpad", ["Eva Lang"]),
        ("Salt – A/Prof. Ana Ruiz", ["Prof. Ana Ruiz"]),
        ("Keynote: “Salt and sand.” Xyla Quorn, Tide School", ["Xyla Quorn"]),
        ("Intervento di Ana Ruiz, filosofa", ["Ana Ruiz"]),
        ("Talk – Dr. JK Quorn", ["Dr. JK Quorn"]),
        ("Podium: Hilde Förster-Held, MdL, Salzpartei", ["Hilde Förster-Held"]),
        ("Saluti: Annarica Ruz, sindaca; Eva Lang", ["Annarica Ruz", "Eva Lang"]),
        ("Salt ; Xyla Quorn, Director", ["Xyla Quorn"]),
        ("Panel with Ana Ruiz, UPC. And Luis Pérez, poet", ["Ana Ruiz", "Luis Pérez"]),
        ("Talare: Ana Ruiz, Stockvalls universitet", ["Ana Ruiz"]),
        ("Åpning ved statsråd Ana Ruiz", ["Ana Ruiz"]),
    ],
)
def test_a_name_with_two_signs_of_a_person_is_a_speaker(row: str, names: list[str]) -> None:
    assert [speaker.name for speaker in speakers(row)] == names


@pytest.mark.parametrize(
    "row",
    [
        "Ankommen mit Suppe",
        "Gesprächsrunde mit Kurzfilmen",
        "Begrüßung der Nachbarn",
        "Grußwort der Bürgermeisterin",
        "Kaffee und Kuchen im Foyer",
        "Workshop mit Offener Werkstatt",
        "Opening by the Mayor",
        "Lecture by invitation only",
        "Lunch (contact: Ana Ruiz)",
        "Musik von Fanny Hensel",
        "Talk by video call",
        "Pause café, Salle Bleue",
        "Una mirada a Santiago de Compostela",
        "Lessons from the “North Pier” project",
        "Welcome (Main Hall)",
        "Introduction - Principles of Shops (amphi 2)",
        "Continuação da Discussão",
        "Welcome by the Department Head",
        "Clôture par M. le Maire",
        "Elephants – San Diego Zoo",
        "Premio Antonio Machado",
        "Discussion led by Table Hosts",
        "Pause café offerte par Banque Verte",
        "Konzert: Dresden Philharmonie",
    ],
)
def test_nouns_and_rooms_are_no_speakers_and_stay_in_the_title(row: str) -> None:
    (segment,) = read(f"Program\n- {row} (10 min)\n").program.segments

    assert segment.speakers == ()
    assert row.startswith(segment.title)


@pytest.mark.parametrize("row", ["Salt and sand – Xyla Quorn", "Taller con Xyla Quorn"])
def test_a_name_with_one_sign_stays_in_the_title_and_is_warned_of(row: str) -> None:
    reading = read(f"Program\n- {row} (10 min)\n")

    (warning,) = [w for w in reading.warnings if w.code is WarningCode.SPEAKER_UNCERTAIN]
    assert warning.line == 2
    assert warning.message == "“Xyla Quorn” may be a speaker, but too little speaks for it."
    assert [segment.title for segment in reading.program.segments] == [row]
    assert speakers(row) == ()


@pytest.mark.parametrize(
    ("said", "role", "organisation"),
    [
        ("vereador do Pelouro das Praias", "vereador", "Pelouro das Praias"),
        ("diretora do Gabinete de Marés", "diretora", "Gabinete de Marés"),
        ("botaniste HERBAX", "botaniste", "HERBAX"),
        ("Directrice JARDO", "Directrice", "JARDO"),
        ("Head of Data", "Head of Data", None),
        ("Mayor of Bilbao", "Mayor of Bilbao", None),
        ("déléguée générale d'Énergies Communes", "déléguée générale d'Énergies Communes", None),
        ("founder of Quillpad", "founder", "Quillpad"),
        ("Directora. Institute of Tides", "Directora", "Institute of Tides"),
        ("Solarverein Mittelrhein e. V.", None, "Solarverein Mittelrhein e. V."),
        ("élu à Angers", "élu à Angers", None),
        ("Sindaco di Rovereto", "Sindaco di Rovereto", None),
        ("Presidente dell’Accademia «A. – B.»", "Presidente", "Accademia «A. – B.»"),
        ("adviseur bij Gemeente Utrecht", "adviseur", "Gemeente Utrecht"),
        ("Hydrologue", "Hydrologue", None),
        ("Tsuba University", None, "Tsuba University"),
        ("Salt Castle / TIDE, NL", None, "Salt Castle / TIDE, NL"),
        ("Salter Veterinary Clinic, Lowtown, MT", None, "Salter Veterinary Clinic, Lowtown, MT"),
        ("Fishwright at Salter Sugars", "Fishwright", "Salter Sugars"),
        ("dean of the TSQ College of Tides", "dean", "TSQ College of Tides"),
        ("dean and chair of tides at the Salt School", "dean and chair of tides", "Salt School"),
        ("President of the Salter Urban League", "President", "Salter Urban League"),
        ("presidente fondazione SALE", "presidente", "fondazione SALE"),
        ("from the Tide Society", None, "Tide Society"),
        ("Salter Landesbibliothek, Direktorin", "Direktorin", "Salter Landesbibliothek"),
        ("quillpad.io", None, "quillpad.io"),
        ("UPC [online]", None, "UPC"),
        ("Segretario Regionale TSQ", "Segretario Regionale", "TSQ"),
        ("President, Conference of Tides Schools", "President", "Conference of Tides Schools"),
        ("Direktor, Salter Verbund – Tide House", "Direktor", "Salter Verbund – Tide House"),
        ("physiotherapist", "physiotherapist", None),
        ("theatre critic for the Salter News", "theatre critic", "Salter News"),
        ("Kanzler TU Salter", "Kanzler", "TU Salter"),
        ("Presidente do Júri da Alma", "Presidente do Júri da Alma", None),
        ("Director, MSc, Salt School", "Director", "Salt School"),
    ],
)
def test_role_and_organisation_part_where_a_word_says_so(
    said: str, role: str | None, organisation: str | None
) -> None:
    assert speakers(f"Salt and sand – Ana Ruiz, {said}") == (
        Speaker("Ana Ruiz", role, organisation),
    )


@pytest.mark.parametrize(
    ("row", "role"),
    [
        ("Winds, with Luis Pérez (UPC). Moderation: Ana Ruiz", "Moderation"),
        ("Mesa redonda con Luis Pérez; modera Ana Ruiz", "Moderación"),
        ("Tavola rotonda: Luis Pérez. Modera: Ana Ruiz", "Modera"),
        ("Panel: Luis Pérez. Chair: Ana Ruiz", "Chair"),
        ("Panel with Luis Pérez, moderated by Ana Ruiz", None),
        ("Panel with Luis Pérez, chaired by Ana Ruiz", "Chair"),
        ("Panel: Luis Pérez; Speakers: Ana Ruiz", None),
    ],
)
def test_a_moderator_comes_with_the_role_that_the_label_gives(row: str, role: str | None) -> None:
    assert [(speaker.name, speaker.role) for speaker in speakers(row)] == [
        ("Luis Pérez", None),
        ("Ana Ruiz", role),
    ]


def test_a_moderator_is_one_of_the_speakers() -> None:
    program = read(
        "Program\n"
        "- Panel: Who pays? (30 min)\n"
        "  Moderator: Eva Lang\n"
        "  Panellists: Ana Ruiz (UPC), Luis Pérez\n"
    ).program

    assert program.segments[0].speakers == (
        Speaker("Eva Lang", "Moderator"),
        Speaker("Ana Ruiz", organisation="UPC"),
        Speaker("Luis Pérez"),
    )


def test_the_list_of_speakers_completes_bare_names() -> None:
    program = read(
        "Speakers\n- Dr. Ana Ruiz, Director, Institute of Tides\n\n"
        "Program\n- Salt and sand – Ana Ruiz (10 min)\n"
    ).program

    assert program.segments[0].speakers == (ANA,)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            "Els camins, a càrrec de Laia Ruiz, geògrafa, i de Marc Pla, president del Club",
            [("Laia Ruiz", "geògrafa"), ("Marc Pla", "president")],
        ),
        ("Els camins per Laia R. Pons: Directora", [("Laia R. Pons", "Directora")]),
        ("Salt, by Jacob Mayor Luna, keeper of tides", [("Jacob Mayor Luna", "keeper of tides")]),
        ("Sale – Maria Gabriella SANTI, direttrice", [("Maria Gabriella SANTI", "direttrice")]),
        ("Salt, by Ana Ruiz (UPC) (to be confirmed)", [("Ana Ruiz", None)]),
        ("Ana Ruiz and Luis Pérez “Salt and sand”", [("Ana Ruiz", None), ("Luis Pérez", None)]),
    ],
)
def test_a_name_ends_where_its_words_do(row: str, expected: list[tuple[str, str]]) -> None:
    assert [(speaker.name, speaker.role) for speaker in speakers(row)] == expected


def test_a_label_of_two_words_names_people() -> None:
    program = read(
        "Program\n- Salt (30 min)\n  Speakers and comments: Ana Ruiz (UPC), Luis Pérez\n"
    ).program

    assert [speaker.name for speaker in program.segments[0].speakers] == ["Ana Ruiz", "Luis Pérez"]


def test_the_name_of_a_house_is_no_speaker() -> None:
    assert speakers("What we learnt at Escola Integral Padre Quinha (Vale, RJ)") == ()


def test_a_house_that_is_called_after_somebody_belongs_to_the_role() -> None:
    row = "Salt. With: Luis Pérez, poet; Marta Gil, directora de la biblioteca Ana Ruiz"

    assert speakers(row) == (
        Speaker("Luis Pérez", "poet"),
        Speaker("Marta Gil", "directora", "biblioteca Ana Ruiz"),
    )


def test_a_person_with_whom_somebody_works_is_no_speaker() -> None:
    row = "Salt. Speakers: Luis Pérez, poet and philosopher. He works with Dr. Ana Ruiz"

    assert [speaker.name for speaker in speakers(row)] == ["Luis Pérez"]


def test_a_row_of_one_unusual_name_alone_has_it_for_a_title_and_no_speaker() -> None:
    row = Row(speakers=[Speaker("Harbour Ballot")])

    segment = segment_of(row, 300)

    assert segment == Segment("Harbour Ballot", Kind.OTHER, 300)
    assert row.doubts == ["Harbour Ballot"]


def test_whoever_stands_below_a_break_is_told_of_and_not_its_speaker() -> None:
    reading = read("Program\n16:00 Salt\n17:00 Netzwerken\nModeration:\nAna Ruiz\n")

    assert reading.program.segments[1].speakers == ()
    said = [each for each in reading.warnings if each.code is WarningCode.SPEAKER_UNCERTAIN]
    assert [each.facts["name"] for each in said] == ["Ana Ruiz"]


def test_names_in_a_rows_lines_that_are_no_speakers_are_warned_of_once() -> None:
    text = "Program\n10:00 Greetings of the mayor Luis and of Laura Greco\n10:30 End\n"
    reading = read(text)

    (warning,) = [w for w in reading.warnings if w.code is WarningCode.SPEAKER_UNCERTAIN]
    assert (warning.line, "Laura Greco" in warning.message) == (2, True)
    assert reading.program.segments[0].speakers == ()


@pytest.mark.parametrize(
    ("said", "role", "organisation"),
    [
        ("da Universidade das Marés", None, "Universidade das Marés"),
        ("Director, Institute of Tides (IT)", "Director", "Institute of Tides (IT)"),
        ("Dean, Institute of Tides, Spain", "Dean", "Institute of Tides, Spain"),
        ("Dean of Tides, Salt of the University", "Dean of Tides, Salt of the University", None),
        ("Director of Tides, over: nets", "Director of Tides", None),
        ("alcaldesa (pendiente de confirmación)", "alcaldesa", None),
        (
            "Director, Salter Climate Center, Tide Law Centre",
            "Director",
            "Salter Climate Center, Tide Law Centre",
        ),
        ("Institute of Tides (IT) (Lugo, Spain)", None, "Institute of Tides (IT) (Lugo, Spain)"),
        ("UL – CUL", None, "UL – CUL"),
        ("Institute of Tides and Museum of Salt", None, "Institute of Tides and Museum of Salt"),
    ],
)
def test_role_and_organisation_are_split_only_where_words_say_so(
    said: str, role: str | None, organisation: str | None
) -> None:
    assert speakers(f"Salt and sand – Ana Ruiz, {said}") == (
        Speaker("Ana Ruiz", role, organisation),
    )


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Salt – Head of Research Ana Ruiz (UPC)", Speaker("Ana Ruiz", "Head of Research", "UPC")),
        (
            "Salt, by professeur émérite de droit Ana Ruiz",
            Speaker("Ana Ruiz", "professeur émérite de droit"),
        ),
        ("Director of Tides Ana Ruiz: Salt and sand", Speaker("Ana Ruiz", "Director of Tides")),
        (
            "Salt – Associate Professor Xyla Quorn (UPC)",
            Speaker("Xyla Quorn", "Associate Professor", "UPC"),
        ),
        (
            "Sal, con la participación del director y poeta Luis Pérez",
            Speaker("Luis Pérez", "director y poeta"),
        ),
    ],
)
def test_a_role_of_several_words_stands_right_before_its_name(row: str, expected: Speaker) -> None:
    assert speakers(row) == (expected,)


@pytest.mark.parametrize(
    "row",
    [
        "Salt – director of the library Ana Ruiz",
        "Artist talk Ana Ruiz",
        "Salt – Presidente do Júri da Alma",
    ],
)
def test_a_name_behind_a_house_a_kind_or_a_small_word_has_no_role_before_it(row: str) -> None:
    assert speakers(row) == ()


@pytest.mark.parametrize(
    ("row", "names"),
    [
        ("Salt – Ruiz Gómez, Ana; Pérez, Luis J. (UPC)", ["Ana Ruiz Gómez", "Luis J. Pérez"]),
        ("Salt (van den Berg, Jan)", ["Jan van den Berg"]),
        ("Salt – Quorn-Soler, Marta", ["Marta Quorn-Soler"]),
        ("Salt – Lisbon, Ana (UPC)", []),
        ("Free games Xyla Quorn, Ana Ruiz", ["Ana Ruiz"]),
    ],
)
def test_a_surname_and_a_comma_stand_before_a_usual_given_name(row: str, names: list[str]) -> None:
    assert [one.name for one in speakers(row)] == names


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            "Salt – Xyla Quorn, soil scientist, TSQ",
            [Speaker("Xyla Quorn", "soil scientist", "TSQ")],
        ),
        ("Xyla Quorn, Head of Tides, TSQ: Salt", [Speaker("Xyla Quorn", "Head of Tides", "TSQ")]),
        ("Salt Marshes, Agronomist Xyla Quorn, TSQ", []),
        ("Salt – Ana Ruiz Sarmiento, poet", [Speaker("Ana Ruiz Sarmiento", "poet")]),
    ],
)
def test_a_role_and_a_house_behind_it_make_a_name(row: str, expected: list[Speaker]) -> None:
    assert list(speakers(row)) == expected
