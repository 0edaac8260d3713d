"""What each kind of field may hold, and what is made of it."""

from __future__ import annotations

from typing import Any

import pytest

from liveroom.core import commands as c
from liveroom.core.ids import QuestionId, SegmentId
from liveroom.core.program import EndAction, Kind, LinkedDocument, Speaker, Sponsor
from liveroom.core.refusals import Code
from liveroom.web.commands import incoming
from liveroom.web.commands.field_kinds import MAX_HOLD_WORDS, MAX_TAGS
from liveroom.web.commands.incoming import Malformed, Sent
from tests.web.commands.test_incoming import fault, read, sent

S1 = SegmentId("s1")
Q1 = QuestionId("q1")


def change(**fields: Any) -> c.Command:
    return read(command="change_segment", segment="s1", rev=2, **fields)


def test_what_is_not_named_stays_unsaid() -> None:
    assert change() == c.ChangeSegment(S1, 2)
    assert change(note=None) == c.ChangeSegment(S1, 2, note=None)
    assert read(command="change_event", rev=1, colour=None) == c.ChangeEvent(1, colour=None)


def test_a_segment_s_fields_are_read() -> None:
    speakers = [{"name": " Ada  Ruiz ", "role": ""}, {"organisation": "Villa"}]

    assert change(title=" Talk\u202e ", kind="qa", planned_seconds=60, skipped=True) == (
        c.ChangeSegment(S1, 2, title="Talk", kind=Kind.QA, planned_seconds=60, skipped=True)
    )
    assert change(speakers=speakers, end_action="cue_next") == c.ChangeSegment(
        S1,
        2,
        speakers=(Speaker("Ada Ruiz"), Speaker(organisation="Villa")),
        end_action=EndAction.CUE_NEXT,
    )
    assert change(documents=[{"title": "A", "url": "https://a.example"}], note=" ") == (
        c.ChangeSegment(S1, 2, documents=(LinkedDocument("A", "https://a.example"),), note=None)
    )


def test_a_new_segment_needs_a_title_and_a_place() -> None:
    assert read(command="add_segment", after=None, title="Talk") == c.AddSegment(None, "Talk")
    assert fault(sent(command="add_segment", title="Talk")) == ("after", "missing")
    assert fault(sent(command="add_segment", after=None, title=" ")) == ("title", "missing")


@pytest.mark.parametrize(
    ("field", "value", "at", "problem"),
    [
        ("planned_seconds", 0, "planned_seconds", "out_of_range"),
        ("planned_seconds", 86_401, "planned_seconds", "out_of_range"),
        ("not_before", -1, "not_before", "out_of_range"),
        ("title", None, "title", "missing"),
        ("end_action", "stop", "end_action", "not_one_of"),
        ("speakers", None, "speakers", "missing"),
        ("speakers", [{}] * 51, "speakers", "too_many"),
        ("speakers", [{"nick": "Ada"}], "speakers[0].nick", "unknown_field"),
        ("documents", [{"title": "A", "url": "http://a"}], "documents[0].url", "not_https"),
        ("documents", [{"title": " ", "url": "https://a"}], "documents[0].title", "missing"),
    ],
)
def test_a_segment_s_field_that_does_not_fit_is_named(
    field: str, value: object, at: str, problem: str
) -> None:
    message = sent(command="change_segment", segment="s1", rev=2, **{field: value})

    assert fault(message) == (at, problem)


def test_an_event_s_fields_are_read() -> None:
    picture = "data:image/png;base64,iVBORw0KGgo="
    read_ = read(
        command="change_event",
        rev=1,
        colour="#0A7D5C",
        logo=picture,
        sponsors=[" Villa ", {"name": "AMB", "line": "Funds", "url": "https://a.example"}],
        topics=[" One "],
        attend=["Two"],
        introduction="One.\r\n\r\nTwo. ",
        links={"registration": "https://a.example", "video": None},
        time_zone="Europe/Madrid",
    )

    assert read_ == c.ChangeEvent(
        1,
        colour="#0a7d5c",
        logo=picture,
        sponsors=(Sponsor("Villa"), Sponsor("AMB", "Funds", "https://a.example")),
        topics=("One",),
        attend=("Two",),
        introduction="One.\n\nTwo.",
        links={"registration": "https://a.example", "video": None},
        time_zone="Europe/Madrid",
    )


@pytest.mark.parametrize(
    ("field", "value", "at", "problem"),
    [
        ("colour", "green", "colour", "not_a_colour"),
        ("logo", "https://a.example/logo.png", "logo", "not_a_picture"),
        ("logo", "data:image/png;base64," + "A" * 65_536, "logo", "not_a_picture"),
        ("delay_seconds", 121, "delay_seconds", "out_of_range"),
        ("doors_minutes", -1, "doors_minutes", "out_of_range"),
        ("links", {"registration": "javascript:1"}, "links.registration", "not_https"),
        ("links", {"Not a name": None}, "links.Not a name", "unknown_field"),
        ("links", {f"l{'a' * n}": None for n in range(21)}, "links", "too_many"),
        ("logo", "data:image/png;base64,R0lGODlh", "logo", "not_a_picture"),
        ("sponsors", [" "], "sponsors[0].name", "missing"),
        ("sponsors", ["Villa"] * 51, "sponsors", "too_many"),
        ("sponsors", [{"name": "A", "url": "javascript:1"}], "sponsors[0].url", "not_https"),
        ("sponsors", [{"name": "A", "logo": "logo.png"}], "sponsors[0].logo", "not_a_picture"),
        ("topics", ["a"] * 201, "topics", "too_many"),
        ("time_zone", "Mars/Olympus", "time_zone", "unknown_zone"),
        ("auto_start", 1, "auto_start", "not_true_or_false"),
    ],
)
def test_an_event_s_field_that_does_not_fit_is_named(
    field: str, value: object, at: str, problem: str
) -> None:
    assert fault(sent(command="change_event", rev=1, **{field: value})) == (at, problem)


@pytest.mark.parametrize(
    ("field", "limit"), [("title", 300), ("note", 5_000), ("introduction", 5_000)]
)
def test_a_text_that_is_too_long_is_refused_and_never_cut(field: str, limit: int) -> None:
    row = {"command": "change_segment", "segment": "s1", "rev": 1}
    event = {"command": "change_event", "rev": 1}
    message = sent(**(event if field == "introduction" else row), **{field: "a" * (limit + 1)})

    assert isinstance(message, Malformed)
    assert (message.why.code, message.why.facts) == (
        "text_too_long",
        {"field": field, "limit": limit, "length": limit + 1},
    )


def test_in_a_form_an_empty_field_is_none_where_there_may_be_none() -> None:
    typed = {"id": "c1", "command": "change_segment", "segment": "s1", "rev": "2"}
    message = incoming.form(typed | {"min_seconds": "", "planned_seconds": "60"}, None)

    assert isinstance(message, Sent)
    assert message.command == c.ChangeSegment(S1, 2, planned_seconds=60, min_seconds=None)


def test_labels_and_words_that_hold_are_taken_up_to_their_limits() -> None:
    labels = [f"{n:x}" * 40 for n in range(10)]
    words = [f"{n:03}" + "ñ" * 37 for n in range(200)]

    assert read(command="label", question="q1", rev=1, labels=labels) == c.Label(
        Q1, 1, tuple(labels)
    )
    assert read(command="hold_words", words=words) == c.HoldWords(tuple(words))


@pytest.mark.parametrize(
    ("command", "field"),
    [
        ({"command": "label", "question": "q1", "rev": 1}, "labels"),
        ({"command": "bulk", "each": "label", "questions": []}, "labels"),
        ({"command": "hold_words"}, "words"),
    ],
    ids=["label", "bulk", "hold_words"],
)
def test_labels_and_words_beyond_their_limits_are_named(
    command: dict[str, Any], field: str
) -> None:
    most = MAX_HOLD_WORDS if field == "words" else MAX_TAGS
    too_long = sent(**command, **{field: ["costs", "x" * 41]})

    assert fault(sent(**command, **{field: ["costs"] * (most + 1)})) == (field, "too_many")
    assert fault(sent(**command, **{field: ["costs", " "]})) == (f"{field}[1]", "missing")
    assert fault(sent(**command, **{field: ["costs", 3]})) == (f"{field}[1]", "not_a_text")
    assert isinstance(too_long, Malformed)
    facts = {"field": f"{field}[1]", "limit": 40, "length": 41}
    assert (too_long.why.code, too_long.why.facts) == (Code.TEXT_TOO_LONG, facts)
