"""What a message may say: everything else is refused, with the field at fault."""

from __future__ import annotations

import json
from enum import Enum
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Meta

from liveroom.core import commands as c
from liveroom.core.commands import NAMES
from liveroom.core.ids import CommandId, QuestionId, SegmentId
from liveroom.core.program import Program, Segment
from liveroom.core.refusals import Code, Refused
from liveroom.web.commands import incoming
from liveroom.web.commands.incoming import Hello, Malformed, Ping, Seen, Sent

GIVEN_ON_JOINING = "Ana"


def sent(**fields: Any) -> Sent | Malformed:
    return incoming.command(json.dumps({"id": "c1"} | fields), GIVEN_ON_JOINING)


def read(**fields: Any) -> c.Command:
    message = sent(**fields)
    assert isinstance(message, Sent)
    return message.command


def fault(message: object) -> tuple[object, object]:
    """The field at fault and what is wrong with it."""
    assert isinstance(message, Malformed)
    assert message.why.code is Code.BAD_MESSAGE
    return message.why.facts["field"], message.why.facts["problem"]


def test_a_message_becomes_its_command() -> None:
    assert read(command="cue_next", after=None) == c.CueNext(None)
    assert read(command="cue", segment="s2", rev=3) == c.Cue(SegmentId("s2"), 3)
    assert read(command="vote", question="q1", value=False) == c.Vote(QuestionId("q1"), False)
    assert read(command="ask", text="One?", name="") == c.Ask("One?", None)
    assert read(command="set_window", window="auto") == c.SetWindow("auto")
    assert read(command="open", t="command") == c.Open()


def test_a_question_goes_with_the_name_given_on_joining_unless_it_says_another() -> None:
    assert read(command="ask", text="One?") == c.Ask("One?", GIVEN_ON_JOINING)
    assert read(command="ask", text="One?", name="Luz") == c.Ask("One?", "Luz")
    assert read(command="ask", text="One?", name=None) == c.Ask("One?", None)


def test_a_command_may_say_until_when_it_is_meant() -> None:
    assert sent(command="hold", not_after=5) == Sent(CommandId("c1"), c.Hold(), 5)
    assert sent(command="hold") == Sent(CommandId("c1"), c.Hold(), None)


@pytest.mark.parametrize(
    ("message", "field", "problem"),
    [
        ({}, "command", "missing"),
        ({"command": 1}, "command", "not_a_text"),
        ({"command": "fly"}, "command", "unknown_command"),
        ({"command": "open", "extra": 1}, "extra", "unknown_field"),
        ({"command": "open", "__proto__": {}}, "__proto__", "unknown_field"),
        ({"command": "cue", "segment": "s1"}, "rev", "missing"),
        ({"command": "cue", "segment": None, "rev": 1}, "segment", "missing"),
        ({"command": "cue", "segment": "s1", "rev": True}, "rev", "not_an_integer"),
        ({"command": "cue", "segment": "s1", "rev": 1.0}, "rev", "not_an_integer"),
        ({"command": "cue", "segment": "s1", "rev": "1"}, "rev", "not_an_integer"),
        ({"command": "cue", "segment": "s1", "rev": 2**53}, "rev", "out_of_range"),
        ({"command": "cue", "segment": ["s1"], "rev": 1}, "segment", "not_a_text"),
        ({"command": "vote", "question": "q", "value": 1}, "value", "not_true_or_false"),
        ({"command": "set_window", "window": "ajar"}, "window", "not_one_of"),
        ({"command": "ask", "text": None}, "text", "missing"),
        ({"command": "ask", "text": {"a": 1}}, "text", "not_a_text"),
        ({"command": "ask", "text": "One?", "name": 1}, "name", "not_a_text"),
        ({"command": "hold", "not_after": "5"}, "not_after", "not_an_integer"),
        ({"command": "vote", "question": "q\n", "value": True}, "question", "not_an_id"),
        ({"command": "load_program"}, "program", "missing"),
        ({"command": "load_program", "program": []}, "program", "not_an_object"),
        ({"command": "link", "stream": "javascript:alert(1)"}, "stream", "not_https"),
        ({"command": "link", "stream": "http://video.example"}, "stream", "not_https"),
        ({"command": "link", "stream": "https://user@video.example"}, "stream", "not_https"),
        ({"command": "link", "stream": "https://"}, "stream", "not_https"),
        ({"command": "link", "stream": "https://[::"}, "stream", "not_https"),
        ({"command": "link", "stream": "https://video.example/ x"}, "stream", "not_https"),
    ],
)
def test_a_message_that_is_not_understood_names_its_field(
    message: dict[str, Any], field: str, problem: str
) -> None:
    assert fault(sent(**message)) == (field, problem)


@pytest.mark.parametrize("name", NAMES)
def test_every_command_refuses_a_field_that_it_does_not_know(name: str) -> None:
    assert fault(sent(command=name, surprise=1)) == ("surprise", "unknown_field")


@pytest.mark.parametrize("name", NAMES)
def test_every_text_and_number_of_a_command_is_of_a_kind_that_a_message_is_held_to(
    name: str,
) -> None:
    known = {*incoming._SENT_AS, *incoming._CLEANED, bool}
    hints = get_type_hints(NAMES[name], include_extras=True).values()
    kinds = {kind for hint in hints for kind in incoming._options(hint)} - {NoneType}

    assert {kind for kind in kinds - known if not holds_by_itself(kind)} == set()


def holds_by_itself(kind: Any) -> bool:
    """Whether the type itself says what may stand there: a choice, or a range."""
    is_enum = isinstance(kind, type) and issubclass(kind, Enum)
    is_ranged = any(isinstance(each, Meta) for each in get_args(kind))
    return get_origin(kind) is Literal or is_enum or is_ranged


@pytest.mark.parametrize(
    ("id_", "problem"),
    [
        (None, "missing"),
        (7, "not_a_text"),
        ("", "not_an_id"),
        ("x" * 101, "not_an_id"),
        ("two words", "not_an_id"),
        ("ñ", "not_an_id"),
        ("a\nb", "not_an_id"),
        ("a\n", "not_an_id"),
    ],
)
def test_an_id_is_visible_ascii(id_: object, problem: str) -> None:
    message = sent(command="open", id=id_)
    assert fault(message) == ("id", problem)
    assert isinstance(message, Malformed)
    assert message.id == (id_ if isinstance(id_, str) else None)


def test_an_id_is_needed_and_kept_as_it_is() -> None:
    assert sent(command="open", id="~" * 100) == Sent(CommandId("~" * 100), c.Open())
    assert fault(incoming.command('{"command":"open"}', None)) == ("id", "missing")


def test_of_a_field_that_comes_twice_the_last_counts() -> None:
    twice = '{"id":"c1","command":"hold","command":"add_time","seconds":1,"seconds":60}'
    assert incoming.command(twice, None) == Sent(CommandId("c1"), c.AddTime(60))


FINITE = st.floats(allow_nan=False, allow_infinity=False)
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(
    st.sampled_from(sorted(NAMES)),
    st.dictionaries(
        st.text()
        | st.sampled_from(
            [
                "text",
                "name",
                "question",
                "rev",
                "after",
                "segment",
                "program",
                "seconds",
                "how",
                "stream",
            ]
        ),
        JSON,
    ),
)
def test_any_message_is_a_command_or_refused(name: str, fields: dict[str, Any]) -> None:
    message = incoming.command(json.dumps({"id": "c1"} | fields | {"command": name}), None)
    match message:
        case Sent(command=command):
            assert type(command) is NAMES[name]
        case Malformed(why=why):
            assert why.code in (Code.BAD_MESSAGE, Code.TEXT_TOO_LONG)
            assert why.facts["field"] is not None


def test_a_question_keeps_its_lines_and_loses_what_cannot_be_seen() -> None:
    typed = "  ¿Co\u0301mo?\r\nDos\x00\x1b[31m\u202e\u200b\u2066 líneas\u2028tres\t!  "
    asked = read(command="ask", text=typed, name=" A\nB\u202e ")
    assert asked == c.Ask("¿Cómo?\nDos[31m líneas\ntres !", "A B")


def test_joined_emoji_stay_whole() -> None:
    family = "👩‍👩‍👧 می‌خواهم"
    assert read(command="ask", text=family, name=None) == c.Ask(family)


def form(kind: str, **typed: str) -> Sent | Malformed:
    return incoming.form({"id": "c1", "command": kind} | typed, GIVEN_ON_JOINING)


def test_a_form_says_numbers_and_truth_in_words() -> None:
    def typed(kind: str, **fields: str) -> c.Command:
        message = form(kind, **fields)
        assert isinstance(message, Sent)
        return message.command

    assert typed("cue", segment="s1", rev="3") == c.Cue(SegmentId("s1"), 3)
    assert typed("vote", question="q", value="true") == c.Vote(QuestionId("q"), True)
    assert typed("vote", question="q", value="false") == c.Vote(QuestionId("q"), False)
    assert typed("cue_next", after="") == c.CueNext(None)
    assert typed("ask", text="", name="") == c.Ask("", None)
    assert typed("add_time", seconds="-60") == c.AddTime(-60)


@pytest.mark.parametrize("typed", ["", "x", "1.5", "--1", "٣", " "])
def test_a_form_s_text_that_is_no_number_is_refused_by_name(typed: str) -> None:
    assert fault(form("add_time", seconds=typed)) == ("seconds", "not_an_integer")


def test_a_form_that_says_neither_true_nor_false_is_refused_by_name() -> None:
    assert fault(form("vote", question="q", value="yes")) == ("value", "not_true_or_false")


def test_a_program_comes_whole_and_clean_or_names_its_field() -> None:
    program = {"title": " Cities\u202e ", "segments": [{"title": "Bogotá"}]}
    loaded = c.LoadProgram(Program("Cities", (Segment("Bogotá"),)))
    assert read(command="load_program", program=program) == loaded
    message = sent(command="load_program", program=program | {"title": "x" * 301})
    assert isinstance(message, Malformed)
    facts = {"field": "program.title", "limit": 300, "length": 301}
    assert (message.why.code, message.why.facts) == (Code.TEXT_TOO_LONG, facts)


def test_a_socket_s_messages_say_what_they_are() -> None:
    vote = '{"t":"command","id":"c1","command":"vote","question":"q1","value":true}'
    assert incoming.message(vote, None) == Sent(CommandId("c1"), c.Vote(QuestionId("q1"), True))
    assert incoming.message('{"t":"ping","c":1.5}', None) == Ping(1.5)
    assert fault(incoming.message('{"t":"command","id":"c1"}', None)) == ("command", "missing")
    for other in ('{"id":"c1","command":"hold"}', '{"t":"hello"}', "{}"):
        with pytest.raises(Refused) as refused:
            incoming.message(other, None)
        assert refused.value.facts["field"] == "t"


def test_a_hello_says_what_was_seen_and_what_is_wanted() -> None:
    said = '{"t":"hello","resume":{"epoch":"e","seq":3},"lean":true}'
    assert incoming.hello(said) == Hello("hello", Seen("e", 3), lean=True, beat=False)
    assert incoming.hello('{"t":"hello","resume":null}') == Hello("hello")


@pytest.mark.parametrize(
    ("text", "field", "problem"),
    [
        ('{"t":"ping"}', "t", "not_one_of"),
        ("{}", "t", "missing"),
        ('{"t":"hello","lean":1}', "lean", "not_true_or_false"),
        ('{"t":"hello","more":1}', "more", "unknown_field"),
        ('{"t":"hello","resume":{"epoch":"e"}}', "resume.seq", "missing"),
        ('{"t":"hello","resume":{"epoch":1,"seq":1}}', "resume.epoch", "not_a_text"),
        ('{"t":"hello","resume":{"epoch":"e","seq":1.5}}', "resume.seq", "not_an_integer"),
        ('{"t":"hello","resume":1}', "resume", "not_an_object"),
        ("nonsense", None, "not_json"),
    ],
)
def test_a_hello_at_fault_names_its_field(text: str, field: str | None, problem: str) -> None:
    with pytest.raises(Refused) as refused:
        incoming.hello(text)
    assert (refused.value.facts["field"], refused.value.facts["problem"]) == (field, problem)
