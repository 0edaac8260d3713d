"""The words of a language: which one a reader gets, and what the browser is told of it."""

from __future__ import annotations

import json

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
