"""The catalogues: complete, in step with the code, and true to every placeholder."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from building import compiled, words
from liveroom.i18n import LANGUAGES

ROOT = Path(__file__).parents[2]
PATHS = {compiled.language(path): path for path in compiled.catalogues(ROOT)}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
MARKUP = re.compile(r"</?\w+|&\w+;")


def messages(lang: str) -> list[Message]:
    return [message for message in compiled.read(PATHS[lang]) if message.id]


def ids(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def translations(message: Message) -> tuple[str, ...]:
    string = message.string or ""
    return (string,) if isinstance(string, str) else tuple(string)


def test_every_language_but_that_of_the_code_has_a_catalogue() -> None:
    assert sorted(PATHS) == sorted(LANGUAGES[1:])


@pytest.mark.parametrize("lang", PATHS)
def test_a_catalogue_holds_the_texts_of_the_code_and_no_others(lang: str) -> None:
    known = {ids(message) for message in messages(lang)}
    used = {(text,) if isinstance(text, str) else text for text in words.collect(ROOT)}

    assert sorted(used - known) == [], "missing: run `python3 dev.py words`"
    assert sorted(known - used) == [], "gone from the code: run `python3 dev.py words`"


@pytest.mark.parametrize("lang", PATHS)
def test_every_text_is_translated(lang: str) -> None:
    assert [message.id for message in messages(lang) if not all(translations(message))] == []


@pytest.mark.parametrize("lang", PATHS)
def test_no_translation_is_a_guess(lang: str) -> None:
    assert [message.id for message in messages(lang) if message.fuzzy] == []


@pytest.mark.parametrize("lang", PATHS)
@pytest.mark.parametrize("marks", [PLACEHOLDER, MARKUP], ids=["placeholders", "markup"])
def test_translations_keep_what_is_filled_in(lang: str, marks: re.Pattern[str]) -> None:
    def found(texts: tuple[str, ...]) -> set[str]:
        return {mark for text in texts for mark in marks.findall(text)}

    wrong = [
        message.id
        for message in messages(lang)
        if all(translations(message)) and found(ids(message)) != found(translations(message))
    ]
    assert wrong == []
