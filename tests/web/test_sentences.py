"""Every refusal has a sentence, in every language, with the same facts in it."""

from __future__ import annotations

from string import Formatter

import pytest

from liveroom.core.refusals import Code
from liveroom.i18n import LANGUAGES, catalogue
from liveroom.web.sentences import PROBLEMS, SENTENCES, sentence
from liveroom.web.status import status

OTHERS = [lang for lang in LANGUAGES if lang != "en"]
TEXTS = [*SENTENCES.values(), *PROBLEMS.values()]


def braces(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_code_has_a_sentence() -> None:
    assert set(SENTENCES) == set(Code)


@pytest.mark.parametrize("lang", OTHERS)
@pytest.mark.parametrize("text", TEXTS)
def test_a_sentence_is_said_in_the_language_with_the_same_facts(lang: str, text: str) -> None:
    said = catalogue(lang).gettext(text)
    assert said != text
    assert braces(said) == braces(text)


def test_facts_fill_the_sentence() -> None:
    facts = {"limit": 500, "length": 512}
    said = sentence(Code.TEXT_TOO_LONG, facts, catalogue("en"))
    assert said == "The text has 512 characters; at most 500 fit."


@pytest.mark.parametrize(
    ("seconds", "said"), [(7, "7 s"), (60, "1 min"), (89, "1:29 min"), (581, "10 min")]
)
def test_a_wait_is_said_as_people_say_it(seconds: int, said: str) -> None:
    told = sentence(Code.TOO_OFTEN, {"retry_after": seconds}, catalogue("es"))
    assert told == f"Demasiadas veces seguidas. Inténtalo de nuevo en {said}."


def test_a_message_at_fault_names_its_field() -> None:
    facts = {"field": "how", "problem": "not_one_of", "choices": ["aloud", "written"]}
    said = sentence(Code.BAD_MESSAGE, facts, catalogue("en"))
    assert said == "“how” must be one of aloud, written."


def test_a_fact_that_is_missing_spoils_no_sentence() -> None:
    said = sentence(Code.TEXT_TOO_LONG, {}, catalogue("en"))
    assert said == "The text has … characters; at most … fit."


@pytest.mark.parametrize("code", Code)
def test_every_code_has_a_status_for_its_kind_of_no(code: Code) -> None:
    assert status(code) in (401, 403, 404, 409, 413, 422, 429, 503)
