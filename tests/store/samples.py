"""Events, questions and answers for the store's tests."""

from __future__ import annotations

from dataclasses import is_dataclass
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st
from msgspec import Struct

from liveroom.core.events import (
    KINDS,
    Event,
    QuestionReceived,
    Recorded,
    SegmentCued,
    TextsErased,
    VoteCast,
)
from liveroom.core.ids import CommandId, PersonId, QuestionId, RoomId, SegmentId
from liveroom.core.records import Answers

ROOM = RoomId("metropolis")
OTHER = RoomId("harbour")
AT = 1_585_924_200_000
CUED = Recorded(AT, SegmentCued(SegmentId("s1")))
OK = b'{"ok":true}'


def question(number: int, text: str, name: str | None = None) -> Recorded:
    asked = QuestionReceived(QuestionId(f"q{number}"), PersonId("p1"), text, name, SegmentId("s1"))
    return Recorded(AT + number, asked)


ERASED = Recorded(AT + 9_000, TextsErased(None))
"""All that people wrote before it is gone."""


def erased(*numbers: int, person: PersonId | None = None) -> Recorded:
    """The texts of these questions are gone, and the name of their asker."""
    questions = tuple(QuestionId(f"q{number}") for number in numbers)
    return Recorded(AT + 9_000, TextsErased(questions, person))


def vote(number: int) -> Recorded:
    return Recorded(AT + number, VoteCast(QuestionId("q1"), PersonId(f"p{number}"), True))


def answer(command: str, body: bytes = OK, actor: str = "ana") -> Answers:
    return {(actor, CommandId(command)): body}


def values(type_: Any) -> st.SearchStrategy[Any]:
    """Any value of a type that events are made of; integers are those JSON keeps exactly."""
    if type_ is int:
        return st.integers(-(2**53), 2**53)
    if isinstance(type_, type) and (is_dataclass(type_) or issubclass(type_, Struct)):
        hints = get_type_hints(type_)
        return st.builds(type_, **{field: values(hint) for field, hint in hints.items()})
    if get_origin(type_) is tuple:
        return st.lists(values(get_args(type_)[0]), max_size=3).map(tuple)
    if isinstance(type_, UnionType):
        return st.one_of(*map(values, get_args(type_)))
    return st.from_type(type_)


EVENTS: dict[str, st.SearchStrategy[Event]] = {kind: values(cls) for kind, cls in KINDS.items()}
