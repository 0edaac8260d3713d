"""Every event has a kind in the log, and what is private in it is kept apart."""

from __future__ import annotations

import re
from typing import get_args

import pytest
from msgspec.structs import fields

from liveroom.core import events as e
from liveroom.core.events import APART, COMMUTATIVE, KINDS
from liveroom.core.questions.state import MOVES


def test_every_event_has_one_kind() -> None:
    assert set(KINDS.values()) == set(get_args(e.Event))
    assert len(set(KINDS.values())) == len(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_the_events_own_name_in_small_letters(kind: str) -> None:
    assert kind == re.sub(r"(?<!^)([A-Z])", r"_\1", KINDS[kind].__name__).lower()


def test_every_step_of_moderation_has_its_moves() -> None:
    going_back = {e.QuestionSplit, e.QuestionRestored}
    queue = {e.QuestionTakenOff, e.QuestionReordered}

    assert {step for _, step in MOVES} | going_back | queue == set(get_args(e.ModerationEvent))


def test_what_is_typed_about_a_question_and_for_staff_is_kept_apart() -> None:
    typed = {
        kind: names
        for kind in get_args(e.Event)
        if (names := tuple(each.name for each in fields(kind) if each.name in TYPED))
    }

    assert typed == APART


TYPED = {"text", "name", "reason", "note"}


def test_events_about_one_question_name_it() -> None:
    named = {k for k in get_args(e.Event) if "question" in {each.name for each in fields(k)}}

    assert set(get_args(e.QuestionEvent)) == named
    assert set(COMMUTATIVE) == {e.QuestionReceived, e.VoteCast, e.AudienceCounted}
