"""What stays of a question when it is worded otherwise."""

from __future__ import annotations

import pytest

from liveroom.core.likeness.wording import LANGUAGES, folded, forget_words, language_of, read, terms

SPANISH, ENGLISH = LANGUAGES["es"], LANGUAGES["en"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("¿Cuándo amplían los carriles bici?", "cuando amplian los carriles bici"),
        ("¿Es vinculante el resultado?", "LOS RESULTADOS SON VINCULANTES??"),
        ("¿Se anonimizan los datos?", "anonimización de datos"),
        ("¿Cuánto costó el portal?", "Hola, buenas tardes: quisiera saber cuánto cuesta el portal"),
        ("¿Es software libre?", "es de código abierto"),
        ("¿Darán diploma?", "hay certificado de participacion"),
    ],
)
def test_the_same_in_other_words_has_the_same_terms(one: str, other: str) -> None:
    assert terms(one, SPANISH) == terms(other, SPANISH)


def test_greetings_and_common_words_are_left_out() -> None:
    assert terms("Hola a todas, muchas gracias por la charla", SPANISH) == frozenset()


def test_a_form_that_is_in_no_table_is_known_by_its_stem() -> None:
    assert terms("Necesito otro enlace", SPANISH) == {"~hace_falta", "=enlace"}
    assert "necesito" not in SPANISH.terms


def test_all_words_of_a_text_stay_in_their_order() -> None:
    read_as = read("Hola, ¿necesito el enlace?", SPANISH)

    assert read_as.words == ("hola", "~hace_falta", "el", "=enlace")


def test_a_word_asks_only_where_its_clause_begins() -> None:
    assert terms("¿Cuándo votan?", SPANISH) == {"?when", "=votar"}
    assert terms("Hola, me gustaría saber cuándo votan", SPANISH) == {"?when", "=votar"}
    assert terms("¿Votan cuando llueve?", SPANISH) == {"=votar", "lluev"}


def test_a_question_in_another_language_than_the_event_is_read_in_its_own() -> None:
    asked = "Where can I see the slides after the event?"

    assert terms(asked, SPANISH) == terms(asked, ENGLISH) == {"?where", "=slides", "~share"}


@pytest.mark.parametrize(
    ("code", "language"),
    [("es", "es"), ("es-MX", "es"), ("PT-br", "pt"), ("ca", "ca"), ("de", "de"), ("fr", "fr")],
)
def test_regions_share_the_words_of_their_language(code: str, language: str) -> None:
    assert language_of(code) is LANGUAGES[language]


@pytest.mark.parametrize("code", [None, "", "eu", "zh-Hant"])
def test_other_languages_have_no_tables(code: str | None) -> None:
    assert language_of(code) is None


def test_words_of_a_language_without_tables_stand_for_themselves() -> None:
    assert terms("Noiz argitaratuko dira datuak?", None) == {
        "noiz",
        "argitaratuko",
        "dira",
        "datuak",
    }


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("pt", "A gravação vai ser partilhada?", "vao compartilhar a gravacao"),
        ("pt", "Quanto custou a plataforma?", "qual foi o custo da plataforma"),
        ("fr", "L’enregistrement sera-t-il disponible ?", "l'enregistrement sera disponible"),
        ("fr", "Combien a coûté la plateforme ?", "quel a ete le cout de la plateforme"),
        ("ca", "Compartireu les presentacions?", "es podran obtenir les diapositives"),
        ("ca", "És programari lliure?", "es de codi obert"),
        ("de", "Wird die Aufzeichnung verschickt?", "bekommen wir die aufnahme"),
        ("de", "Was hat die Plattform gekostet?", "Wie waren die Kosten der Plattform?"),
    ],
)
def test_other_languages_have_words_of_the_same_meaning(
    language: str, one: str, other: str
) -> None:
    asked, again = (terms(text, LANGUAGES[language]) for text in (one, other))

    assert {t for t in asked if t[0] != "?"} == {t for t in again if t[0] != "?"}


def test_tables_have_words_as_they_are_looked_up() -> None:
    tables = (
        [*language.common, *language.terms, *(phrase for phrase, _ in language.phrases)]
        for language in LANGUAGES.values()
    )
    words = [word for table in tables for word in table]

    assert [each for each in words if folded(each) != each] == []
    assert [each for each in words if not each.replace(" ", "").isalnum()] == []


def test_no_word_is_common_and_has_a_meaning() -> None:
    both = {code: words.common & words.terms.keys() for code, words in LANGUAGES.items()}

    assert {code: sorted(words) for code, words in both.items() if words} == {}


def test_words_that_were_forgotten_are_read_the_same_again() -> None:
    before = terms("¿Cuándo amplían los carriles bici?", SPANISH)

    forget_words()

    assert terms("¿Cuándo amplían los carriles bici?", SPANISH) == before
