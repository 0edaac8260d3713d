"""All that an owner is told of access and settings has words, in every language."""

from __future__ import annotations

from typing import get_args

import pytest

from liveroom.core import events as e
from liveroom.core.events import AUDITED, AUTO, Author
from liveroom.core.ids import PersonId, QuestionId
from liveroom.core.roles import Role
from liveroom.core.vocabulary.access_notes import Noted
from liveroom.exports import FORMATS
from liveroom.exports.oversight.audit import told, who
from liveroom.exports.words import EVENT_FIELDS, RECORDS, ROLES
from liveroom.i18n import LANGUAGES, catalogue

FOREIGN = [lang for lang in LANGUAGES if lang != "en"]

FACTS: list[e.Event] = [
    *(e.AccessNoted(what, link="k1", role="host") for what in get_args(Noted)),
    *(e.AccessNoted("link_made", role=role.value) for role in Role),
    *(e.AccessNoted("record_taken", record=f"{record}.csv") for record in FORMATS),
    e.TextsErased(None),
    e.TextsErased((QuestionId("q1"),), PersonId("ana")),
    *(e.EventChanged(**{field: None}) for field in e.EventChanged.__struct_fields__),
    e.StreamLinked(None),
    e.CodeSet("bcdfghjk"),
    *(e.PersonMuted(PersonId("ana"), on) for on in (True, False)),
    e.SlowModeSet(30),
    e.HoldWordsSet(("word",)),
    e.StrictVotesSet(True),
]


def test_these_are_facts_of_every_kind_that_is_audited() -> None:
    assert {type(fact) for fact in FACTS} == {*AUDITED}


def test_every_role_record_and_field_of_an_event_has_a_word() -> None:
    assert ROLES.keys() == {AUTO.role, *(role.value for role in Role)}
    assert RECORDS.keys() == FORMATS.keys()
    assert EVENT_FIELDS.keys() == {*e.EventChanged.__struct_fields__}


@pytest.mark.parametrize("lang", FOREIGN)
def test_no_fact_is_told_in_names_of_the_code_or_in_another_language(lang: str) -> None:
    for fact in FACTS:
        english, other = [told(fact, catalogue(each)) for each in ("en", lang)]
        assert "_" not in english + other
        assert english != other
    for field, word in EVENT_FIELDS.items():
        changed = told(e.EventChanged(**{field: None}), catalogue(lang))
        assert word not in changed.rpartition(": ")[2].split()


@pytest.mark.parametrize("lang", FOREIGN)
def test_who_did_it_has_a_word_in_every_language(lang: str) -> None:
    for author in (None, AUTO, *(Author("k1", role.value) for role in Role)):
        english, other = [who(author, catalogue(each)) for each in ("en", lang)]
        assert english != other, author
