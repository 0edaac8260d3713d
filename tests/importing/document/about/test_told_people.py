"""Who takes part by the sentences of an announcement, and who is only named."""

from __future__ import annotations

import pytest

from liveroom.core.program import Speaker
from liveroom.importing.draft import WarningCode
from liveroom.importing.reader import read
from liveroom.importing.reading import Reading

TITLE = "What the tide leaves\n\nTuesday 6 October 2026, 19:00\n\n"


def told(sentence: str) -> Reading:
    return read(f"{TITLE}{sentence}\n")


def names(sentence: str) -> list[str | None]:
    (segment,) = told(sentence).program.segments
    return [speaker.name for speaker in segment.speakers]


@pytest.mark.parametrize(
    "sentence",
    [
        "The talk will be given by Ana Ruiz, director of the Institute of Tides.",
        "Ana Ruiz, director of the Institute of Tides, will speak about salt and sand.",
        "An evening with Ana Ruiz, director of the Institute of Tides.",
        "Participará Ana Ruiz, directora del Instituto de Mareas.",
        "La directora del Instituto de Mareas, Ana Ruiz, hablará de la sal y la arena.",
        "Es spricht Ana Ruiz, Direktorin des Instituts für Gezeiten.",
        "Avec Ana Ruiz, directrice de l'Institut des Marées.",
        "Interverrà Ana Ruiz, direttrice dell'Istituto delle Maree.",
        "Spotkanie z Ana Ruiz, dyrektorka Instytutu.",
        "Intervindrà Ana Ruiz, directora de l'Institut de Marees.",
        "Com a participação de Ana Ruiz, diretora do Instituto das Marés.",
        "Met o.a. Ana Ruiz (Instituut voor Getijden).",
        "We are delighted to welcome Dr Ana Ruiz of the Institute of Tides as our speaker.",
        "Dr. Ana Ruiz, who leads the lab, gives a public lecture on light.",
        "Como ponente estará Ana Ruiz, portavoz vecinal.",
        "Als Gast begrüßen wir Ana Ruiz.",
        "La conférence sera donnée par Ana Ruiz, professeure.",
        "Ne parliamo con Ana Ruiz, autrice del libro.",
        "Ne discute con Ana Ruiz.",
        "A càrrec d'Ana Ruiz, arquitecta.",
        "Ana Ruiz defends her thesis at one o'clock.",
        "Ana Ruiz, farera, contará la historia del faro.",
        "La farera Ana Ruiz ofrece esta tarde la conferencia.",
        "La giornata sarà aperta dal saluto dell'Avv. Ana Ruiz.",
        "The keynote presenter will be Ana Ruiz.",
        "Ana Ruiz será la invitada de la tarde.",
        "Danach wird Ana Ruiz (UPC) einen Vortrag über Schlick, Salz, Sand und das Watt halten.",
        "Met bijdragen van onderzoeker Ana Ruiz.",
        "Gościem spotkania będzie Ana Ruiz, autorka reportaży.",
        "O tema será apresentado por Ana Ruiz, investigadora.",
    ],
)
def test_a_sentence_presents_a_speaker_in_nine_languages(sentence: str) -> None:
    assert names(sentence) in (["Ana Ruiz"], ["Dr Ana Ruiz"], ["Dr. Ana Ruiz"], ["Avv. Ana Ruiz"])


def test_people_who_stand_together_each_keep_what_stands_beside_them() -> None:
    who = "Ana Ruiz (City Archive), Luis Pérez, keeper of the harbour, and Marta Gil"

    (segment,) = told(f"{who} will discuss what is left.").program.segments

    assert segment.speakers == (
        Speaker("Ana Ruiz", None, "City Archive"),
        Speaker("Luis Pérez", "keeper of the harbour", None),
        Speaker("Marta Gil"),
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "“We want to hear everybody”, said the mayor, Ana Ruiz.",
        "After the book by Ana Ruiz we walk to the harbour.",
        "More information from Ana Ruiz, secretary, ana@tides.example.",
        "El concierto rinde homenaje a Ana Ruiz, directora del coro.",
        "The meeting is in Ana Ruiz Street, beside the harbour.",
        "Se proyecta la película de Ana Ruiz, directora del coro.",
        "Organised by Ana Ruiz and supported by the Luis Pérez Foundation.",
        "For press enquiries contact Ana Ruiz, press officer.",
        "In memory of Ana Ruiz, founder of the choir.",
        "Music by Ana Ruiz and Luis Pérez.",
        "La sala Ana Ruiz está en la calle Luis Pérez.",
        "Le film de Ana Ruiz sera suivi d'un débat.",
        "La bienvenida, a las siete, irá a cargo de la alcaldesa Ana Ruiz.",
        "La benvinguda i la cloenda aniran a càrrec de l'alcaldessa Ana Ruiz.",
        "El acto contará con la asistencia de la rectora Ana Ruiz.",
        "La rectora, Ana Ruiz, quien presentará al conferenciante.",
        "Ana Ruiz es la promotora de este ciclo de charlas.",
        "Ana Ruiz is the founder of this series of talks.",
        "Ana Ruiz's book presents the harbour as it was.",
        "This session explores the work of Ana Ruiz, who joins science and art.",
        "The talk discusses Ana Ruiz and her time.",
        "Die Stadt ehrt Ana Ruiz, die den Hafen leitet.",
        "De film vertelt over Ana Ruiz, arts.",
    ],
)
def test_people_who_are_only_named_are_no_speakers(sentence: str) -> None:
    assert names(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The tables were presented by Ana Ruiz at the first meeting.",
        "Le film a été présenté par Ana Ruiz au festival.",
        "Il volume è stato presentato da Ana Ruiz.",
        "Die Reihe wird von Ana Ruiz geleitet.",
        "El cicle està coordinat per Ana Ruiz.",
        "The talk is part of a project led by Ana Ruiz.",
        "La giuria è composta da Ana Ruiz e Luis Pérez.",
        "Cykl prowadzi Ana Ruiz.",
        "Previous speakers: Ana Ruiz, Luis Pérez.",
        "On 13 October, Ana Ruiz will speak about salt.",
        "Am 13.10.2026 spricht Ana Ruiz über Salz.",
        "El viernes 9 participará Ana Ruiz.",
    ],
)
def test_people_of_the_past_of_a_series_and_of_other_days_are_no_speakers(sentence: str) -> None:
    assert names(f"Es spricht Marta Gil. {sentence}") == ["Marta Gil"]


@pytest.mark.parametrize(
    "sentence",
    [
        "On 6 October, Ana Ruiz will speak about salt.",
        "El martes 6 participará Ana Ruiz.",
        "El martes a las 19 participará Ana Ruiz.",
        "The talk is moderated by Ana Ruiz.",
    ],
)
def test_people_of_the_day_itself_are_speakers(sentence: str) -> None:
    assert names(f"Es spricht Marta Gil. {sentence}") == ["Marta Gil", "Ana Ruiz"]


def doubted(reading: Reading) -> list[tuple[int | None, object]]:
    said = [each for each in reading.warnings if each.code is WarningCode.SPEAKER_UNCERTAIN]
    return [(each.line, each.facts["name"]) for each in said]


def test_a_person_of_whom_no_sentence_says_more_is_told_of() -> None:
    reading = told("Ana Ruiz has opened the new harbour.")

    assert not reading.program.segments[0].speakers
    assert doubted(reading) == [(5, "Ana Ruiz")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor of Tideford, Ana Ruiz, has opened the new harbour.",
        "Salt and sand: since when? Ana Ruiz (Institute of Tides) has an answer.",
        "Lauschen wir Ana Ruiz, Direktorin des Instituts für Gezeiten.",
        "En esta ocasión, Ana Ruiz, de la Universidad de Vigo.",
        "Wir freuen uns auf Prof. Ana Ruiz.",
        "Di nuovo con Ana Ruiz.",
        "Ana Ruiz, Fachfrau für Salz und Sand, war lange in Lugo.",
    ],
)
def test_people_of_whom_it_is_said_what_they_are_take_part_and_are_told_of(sentence: str) -> None:
    reading = told(sentence)

    (one,) = reading.program.segments[0].speakers
    assert one.name in {"Ana Ruiz", "Prof. Ana Ruiz"}
    assert doubted(reading) == [(None, one.name)]


@pytest.mark.parametrize(
    "further",
    [
        "The afternoon remembers the teacher Marta Gil.",
        "Tickets come from Marta Gil, treasurer of the choir.",
        "Marta Gil, poet",
    ],
)
def test_beside_further_people_a_sentence_has_to_say_that_somebody_takes_part(further: str) -> None:
    reading = told(f"The mayor, Ana Ruiz, has opened the new harbour.\n\n{further}")

    assert "Ana Ruiz" not in {one.name for one in reading.program.segments[0].speakers}
    assert any("Ana Ruiz" in str(name) for _, name in doubted(reading))


def test_a_given_name_that_is_a_town_too_is_a_persons_before_a_surname() -> None:
    assert names("The talk will be given by Florence Dubois.") == ["Florence Dubois"]


def test_the_second_half_of_a_house_before_a_bracket_is_nobody() -> None:
    text = "Es spricht Ana Ruiz, Leiterin des Gezeiten- und Salzzentrums Lugo (Galicien)."

    assert names(text) == ["Ana Ruiz"]


def test_behind_a_double_role_a_house_is_one_of_its_own() -> None:
    text = "Speakers:\n\nDr. Ana Ruiz\nPresident and keeper, Museum of Salt\n\nLuis Pérez\nPoet"

    assert told(text).program.segments[0].speakers == (
        Speaker("Dr. Ana Ruiz", "President and keeper", "Museum of Salt"),
        Speaker("Luis Pérez", "Poet"),
    )


def test_a_role_that_is_glued_to_a_house_is_no_part_of_the_name() -> None:
    assert names("Moderiert wird der Abend von dem FMV-Wattläufer Luis Pérez.") == ["Luis Pérez"]


def test_an_unusual_name_beside_others_or_behind_a_by_is_taken_with_a_warning() -> None:
    reading = told("Participarán Xyla Quorn, Ana Ruiz y Luis Pérez, moderados por Ovka Brel.")

    found = [speaker.name for speaker in reading.program.segments[0].speakers]
    assert found == ["Xyla Quorn", "Ana Ruiz", "Luis Pérez", "Ovka Brel"]
    assert doubted(reading) == [(None, "Xyla Quorn”, “Ovka Brel")]


def test_one_of_whom_it_is_only_said_what_they_are_is_told_beside_those_who_speak_for_sure() -> (
    None
):
    reading = told("Es spricht Luis Pérez. Zu uns stößt die Direktorin des Hafens, Ana Ruiz.")

    found = [speaker.name for speaker in reading.program.segments[0].speakers]
    assert found == ["Luis Pérez"]
    assert [names for _, names in doubted(reading)] == ["Ana Ruiz"]


def test_three_who_are_listed_take_part_and_two_do_not() -> None:
    assert names("Da sinistra Ana Ruiz, Luis Pérez, Marta Gil.") == [
        "Ana Ruiz",
        "Luis Pérez",
        "Marta Gil",
    ]
    assert names("Da sinistra Ana Ruiz, Luis Pérez.") == []


def test_behind_an_office_with_its_article_an_unusual_name_is_a_person() -> None:
    assert names("Hablaremos con la poeta Xyla Quorn.") == ["Xyla Quorn"]


def test_in_a_list_a_name_behind_a_title_is_one_more() -> None:
    text = "Es diskutieren Ana Ruiz, Luis Pérez, emeritierter Professor Jan Kok und Dr. Eva Wolf."

    assert names(text) == ["Ana Ruiz", "Luis Pérez", "Jan Kok", "Dr. Eva Wolf"]


def test_a_town_beside_a_house_is_nobody() -> None:
    assert names("She teaches at the University of Tides, Ana Harbour, USA.") == []


def test_in_a_list_of_speakers_a_town_or_an_office_is_nobody() -> None:
    text = (
        "Speakers include:\n"
        "• Ana Ruiz, TEM – Joint Tide Warning System Director, Northern Desk\n"
        "• Luis Pérez – Village Manager, Salter Estate"
    )

    assert names(text) == ["Ana Ruiz", "Luis Pérez"]


def test_in_a_list_of_speakers_an_unusual_name_with_a_house_is_a_person() -> None:
    who = names("Panel members: Xyla Quorn (Involve), Ana Ruiz and Luis Pérez")

    assert who == ["Xyla Quorn", "Ana Ruiz", "Luis Pérez"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ana Ruiz, farera, desgranará los secretos del faro.",
        "Colaborarán Ana Ruiz, farera, y el puerto.",
        "O acto será presidido por Ana Ruiz, faroleira.",
        "Ana Ruiz, guardiana del faro, racconterà la notte.",
    ],
)
def test_whatever_somebody_will_do_is_a_part(sentence: str) -> None:
    assert names(sentence) == ["Ana Ruiz"]


@pytest.mark.parametrize(
    "sentence",
    [
        "On stage that night: Ana Ruiz (UPC), Luis Pérez (UAB) and Marta Soler (UB).",
        "Zugesagt haben: Ana Ruiz (UPC), Luis Pérez (UAB), Marta Soler (UB).",
        "Ana Ruiz, alcaldesa; Luis Pérez, farero; y Marta Soler, geógrafa, son las tres personas"
        " que participarán.",
    ],
)
def test_several_who_are_listed_with_what_they_are_take_part(sentence: str) -> None:
    found = names(f"The evening is with Jean Petit. {sentence}")
    assert found == ["Jean Petit", "Ana Ruiz", "Luis Pérez", "Marta Soler"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Organizers: Ana Ruiz (UPC), Luis Pérez (UAB) and Marta Soler (UB).",
        "Jean Petit, que antes verá a tres colegas: Ana Ruiz (UPC), Luis Pérez (UAB), Marta Soler.",
    ],
)
def test_several_behind_a_colon_that_speaks_of_others_do_not(sentence: str) -> None:
    assert names(f"The evening is with Jean Petit. {sentence}") == ["Jean Petit"]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Ana Ruiz, Leiterin des Hafens, wird die Ergebnisse zusammenfassen.", ["Ana Ruiz"]),
        (
            "Es sprechen die Bassistin Ana Ruiz, die Sängerin Xyla Quorn.",
            ["Ana Ruiz", "Xyla Quorn"],
        ),
        ("Es diskutieren die beiden RedakteurInnen Ana Ruiz und Luis Pérez.", ["Ana Ruiz"]),
        ("Hablará Ana Ruiz (UPC) o Luis Pérez (UAB).", ["Ana Ruiz", "Luis Pérez"]),
        ("Opening remarks will be made by Ana Ruiz, director.", ["Ana Ruiz"]),
        ("Os debatedores serão Venício de Lima – professor da UnB, Ana Ruiz – diretora.", None),
        ("Luis Pérez presentarà el llibre “La sal i la sorra”, d'Ana Ruiz.", ["Luis Pérez"]),
    ],
)
def test_those_who_take_part_are_told_from_those_beside_them(
    sentence: str, found: list[str] | None
) -> None:
    assert names(sentence)[: len(found or [1, 2])] == (found or ["Venício de Lima", "Ana Ruiz"])


def test_a_bullet_says_all_of_one_person_below_a_sentence_that_leads() -> None:
    reading = told(
        "L'acte comptarà amb la participació de tres persones molt conegudes del nostre país:\n\n"
        "– Ana Ruiz, jugadora de la Marea (Sal i Sorra, entre altres), i internacional amb Lugo\n"
        "– Luis Pérez, campió de rem en ruta, i campió de pesca en pista\n"
    )
    assert reading.program.segments[0].speakers == (
        Speaker(
            "Ana Ruiz", "jugadora de la Marea (Sal i Sorra, entre altres), i internacional amb Lugo"
        ),
        Speaker("Luis Pérez", "campió de rem en ruta, i campió de pesca en pista"),
    )


def test_a_surname_is_the_person_who_was_named_in_full() -> None:
    text = (
        "The poet Ana Ruiz is well known. Dr. Ruiz, keeper of the tides, will then take the stage."
    )

    assert names(text) == ["Ana Ruiz"]


def test_what_somebody_will_be_or_get_is_no_part() -> None:
    text = "Luis Pérez will speak. Ana Ruiz, keeper of the tides, will receive a medal."

    assert names(text) == ["Luis Pérez"]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Nella serata ci saranno la sindaca Ana Ruiz e il poeta Luis Pérez.",
            ["Ana Ruiz", "Luis Pérez"],
        ),
        (
            "De panelleden zijn: – Ana Ruiz, dichter – Luis Pérez, Getij.",
            ["Ana Ruiz", "Luis Pérez"],
        ),
        ("Hablará Ana Ruiz. La otra jornada contó con la presencia de Luis Pérez.", ["Ana Ruiz"]),
        ("Luister naar het interview met Luis Pérez. Ana Ruiz spreekt.", ["Ana Ruiz"]),
        (
            "Am Gespräch über Sand und Salz nehmen am Abend teil: Luis Pérez (UPC), Dr. Ana\n"
            "Ruiz (UAB).",
            ["Luis Pérez", "Dr. Ana Ruiz"],
        ),
    ],
)
def test_more_words_tell_who_will_be_there(sentence: str, found: list[str]) -> None:
    assert names(sentence) == found


def test_in_a_program_of_sentences_those_beside_a_title_give_it() -> None:
    reading = told(
        "Am Abend gibt es um 19.00 Uhr “Salz und Sand” mit Ana Ruiz, und um 20.00 Uhr “Wind und"
        " Watt” mit Luis Pérez."
    )
    assert [[one.name for one in row.speakers] for row in reading.program.segments] == [
        ["Ana Ruiz"],
        ["Luis Pérez"],
    ]


def test_a_second_surname_makes_nobody_else() -> None:
    text = (
        "Hablaremos con Ana Ruiz. Cerrará la jornada la farera Ana Ruiz Soler, que hablará de sal."
    )

    assert names(text) == ["Ana Ruiz Soler"]


def test_in_a_program_of_sentences_three_who_are_listed_take_part() -> None:
    reading = told(
        "The day opens with the panel “Salt in April”, by Ana Ruiz, Luis Pérez and Jean Petit.\n\n"
        "A talk on “Sand and wind” follows, with words of the teachers Mary Hill, Peter Rowan and"
        " Linda Stone."
    )
    assert [[one.name for one in row.speakers] for row in reading.program.segments] == [
        ["Ana Ruiz", "Luis Pérez", "Jean Petit"],
        ["Mary Hill", "Peter Rowan", "Linda Stone"],
    ]


def test_a_day_in_a_title_is_no_other_day() -> None:
    assert names("Ana Ruiz will speak about “The 25 April that was”.") == ["Ana Ruiz"]
