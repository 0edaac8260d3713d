"""The words of a language: which one a reader gets, and what the browser is told of it."""

from __future__ import annotations

import gettext
import json
import re
from pathlib import Path

import pytest

from liveroom import i18n


@pytest.mark.parametrize(
    ("accept_language", "wished", "lang"),
    [
        (None, None, "en"),
        ("es", None, "es"),
        ("es-CO,es;q=0.9,en;q=0.8", None, "es"),
        ("fr-FR, en;q=0.4, es;q=0.7", None, "es"),
        ("en-GB,en;q=0.9,es;q=0.8", None, "en"),
        ("de, fr;q=0.9", None, "en"),
        ("es;q=0, en;q=0.1", None, "en"),
        ("es;q=0", None, "en"),
        ("es;q=much, en;q=0.1", None, "en"),
        ("es;q=nan", None, "en"),
        ("*", None, "en"),
        ("en", "es", "es"),
        ("en", "es-419", "es"),
        ("en", "ES_co", "es"),
        ("es", "en", "en"),
        ("es", "tlh", "es"),
        ("es", "", "es"),
        ("es", "../../etc", "es"),
    ],
)
def test_a_reader_gets_the_wished_language_or_else_the_browsers(
    accept_language: str | None, wished: str | None, lang: str
) -> None:
    assert i18n.choose(accept_language, wished) == lang


def test_english_is_the_language_of_the_code() -> None:
    english = i18n.catalogue("en")

    assert english.lang == "en"
    assert english.gettext("Any text at all") == "Any text at all"
    assert english.ngettext("one vote", "many votes", 1) == "one vote"
    assert english.ngettext("one vote", "many votes", 0) == "many votes"
    assert json.loads(i18n.for_the_browser("en", "host")) == {"lang": "en", "t": {}, "p": {}}


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_every_language_has_a_catalogue_and_words_for_the_browser(lang: str) -> None:
    told = json.loads(i18n.for_the_browser(lang, "host"))

    assert i18n.catalogue(lang).lang == lang
    assert i18n.catalogue(lang).gettext("A text that nobody wrote") == "A text that nobody wrote"
    assert (told["lang"], sorted(told)) == (lang, ["lang", "p", "t"])


def test_a_screen_is_told_its_own_words_and_the_shared_ones_alone() -> None:
    attendee, overlay = (
        json.loads(i18n.for_the_browser("es", audience))["t"]
        for audience in ("attendee", "overlay")
    )

    own, shared = "Please write your question first.", "Questions and answers"
    assert (own in attendee, own in overlay) == (True, False)
    assert attendee[shared] == overlay[shared] == i18n.catalogue("es").gettext(shared)


def test_a_language_that_is_not_spoken_here_is_an_error() -> None:
    with pytest.raises(KeyError):
        i18n.catalogue("tlh")
    with pytest.raises(KeyError):
        i18n.for_the_browser("../es", "host")
    with pytest.raises(KeyError):
        i18n.for_the_browser("es", "nobody")


NUMBERS = {"n", "size", "speed", "read", "agreed", "asked", "length", "limit", "number"}
DURATIONS = {"time", "minutes", "planned", "slot", "retry_after"}
UNITS = {"s", "min", "h", "d"}
UNCHANGED = set(
    [
        "a",
        "antes",
        "como",
        "de",
        "después",
        "en",
        "fuera",
        "más",
        "menos",
        "para",
        "por",
        "tarde",
        "y",
    ]
)
"""Words that stay the same beside one and beside many."""
NAMED = {"pregunta", "segmento", "línea", "persona", "documento", "la", "al", "del"}
"""Words before a number that is a name."""
NEVER_ONE = {
    "%(size)s people who ask and vote",
    "%(speed)s times as fast",
    "A program has at most {limit} segments.",
    "Merge all %(n)s",
    "Merge all %(n)s that seem to ask the same?",
    "No head of this account begins so. It takes at least %(n)s digits; if all are typed as they"
    " were shown, you were shown another account.",
    "The name is longer than %(n)s characters.",
    "The name has {length} characters; at most {limit} fit.",
    "The text has {length} characters; at most {limit} fit.",
    "There are {limit} rehearsals already. Delete one that is no longer needed.",
    "“{field}” has too many entries; at most {limit} are read.",
    "“{field}” must be a PNG, JPEG, WebP or SVG picture as a data: address"
    " of at most {limit} characters.",
}


def agreeing(said: str) -> list[str]:
    """Numbers and durations that a word beside them goes with, such as “sobran 3”."""
    found = []
    for each in re.finditer(r"(?:(\w+) )?(?:%\((\w+)\)s|\{(\w+)\})(?: ([^\W\d]+))?", said):
        before, name, after = each[1] or "", each[2] or each[3], each[4]
        if name not in NUMBERS | DURATIONS:
            continue
        is_plural_before = re.fullmatch(r"\w+an|un[oa]s", before)
        is_named = before.lower() in NAMED or name in DURATIONS
        is_plural_after = after and not is_named and after not in UNITS | UNCHANGED
        if is_plural_before or is_plural_after:
            found.append(each[0])
    return found


def test_spanish_has_forms_for_one_and_for_many_wherever_a_word_goes_with_a_number() -> None:
    """All else are names, such as “pregunta 3”, and units that stay as they are: “3 min”."""
    with (Path(i18n.__file__).parent / "locale/es/LC_MESSAGES/liveroom.mo").open("rb") as file:
        said = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    one_form = {text: words for text, words in said.items() if isinstance(text, str) and text}

    wanting = {text: agreeing(words) for text, words in one_form.items() if agreeing(words)}

    assert agreeing("sobran %(n)s") == ["sobran %(n)s"]
    assert agreeing("%(n)s votos") == ["%(n)s votos"]
    assert set(wanting) - NEVER_ONE == set()
