"""What a message may say: everything else is refused, with the field at fault."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liveroom.core import commands as c
from liveroom.core.commands import NAMES
from liveroom.core.ids import QuestionId, SegmentId
from liveroom.core.program import Kind, Program, Segment, Speaker
from liveroom.core.refusals import Code, Refused
from liveroom.web.commands import decode, programs, sanitise


def read(**message: Any) -> c.Command:
    return decode.command(message)


def fault(**message: Any) -> tuple[object, object]:
    """The field at fault and what is wrong with it."""
    with pytest.raises(Refused) as refused:
        read(**message)
    assert refused.value.code is Code.BAD_MESSAGE
    return refused.value.facts["field"], refused.value.facts["problem"]


def test_a_message_becomes_its_command() -> None:
    assert read(command="cue_next", after=None) == c.CueNext(None)
    assert read(command="cue", segment="s2", rev=3) == c.Cue(SegmentId("s2"), 3)
    assert read(command="vote", question="q1", value=False) == c.Vote(QuestionId("q1"), False)
    assert read(command="ask", text="One?", name="") == c.Ask("One?", None)
    assert read(command="set_window", window="auto") == c.SetWindow("auto")
    assert read(command="open", id="c1", t="command") == c.Open()


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
    assert fault(**message) == (field, problem)


@pytest.mark.parametrize("name", NAMES)
def test_every_command_refuses_a_field_that_it_does_not_know(name: str) -> None:
    assert fault(command=name, surprise=1) == ("surprise", "unknown_field")


@pytest.mark.parametrize(
    ("id_", "problem"),
    [
        (None, "not_a_text"),
        (7, "not_a_text"),
        ("", "not_an_id"),
        ("x" * 101, "not_an_id"),
        ("two words", "not_an_id"),
        ("ñ", "not_an_id"),
        ("a\nb", "not_an_id"),
    ],
)
def test_an_id_is_visible_ascii(id_: object, problem: str) -> None:
    with pytest.raises(Refused) as refused:
        decode.command_id({"id": id_})
    assert refused.value.facts == {"field": "id", "problem": problem}


def test_an_id_is_needed_and_kept_as_it_is() -> None:
    assert decode.command_id({"id": "~" * 100}) == "~" * 100
    with pytest.raises(Refused) as refused:
        decode.command_id({})
    assert refused.value.facts["problem"] == "missing"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"nonsense",
        b'{"a":NaN}',
        b'{"a":Infinity}',
        b'{"a":1e400}',
        b'{"a":"\\ud800"}',
        b'{"a":"\xff"}',
        b"[" * 60_000,
        b'{"a":' * 5_000,
        b"{} {}",
        b"\xef\xbb\xbf{}",
    ],
)
def test_what_is_no_json_is_refused(raw: bytes) -> None:
    with pytest.raises(Refused) as refused:
        decode.decode(raw)
    assert refused.value.facts == {"field": None, "problem": "not_json"}


@pytest.mark.parametrize("raw", [b"[]", b"1", b'"x"', b"null", b"true"])
def test_json_that_is_no_object_is_refused(raw: bytes) -> None:
    with pytest.raises(Refused) as refused:
        decode.decode(raw)
    assert refused.value.facts["problem"] == "not_an_object"


def attempt(work: Callable[[], object]) -> object:
    """What comes of it, a refusal's code included; anything else raised fails the test."""
    try:
        return work()
    except Refused as refused:
        return refused.code


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
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
    outcome = attempt(lambda: decode.command(fields | {"command": name}))
    assert type(outcome) is NAMES[name] or outcome in (Code.BAD_MESSAGE, Code.TEXT_TOO_LONG)


@given(st.binary(max_size=200))
def test_any_bytes_are_an_object_or_refused(raw: bytes) -> None:
    outcome = attempt(lambda: decode.decode(raw))
    assert isinstance(outcome, dict) or outcome is Code.BAD_MESSAGE


def test_a_question_keeps_its_lines_and_loses_what_cannot_be_seen() -> None:
    typed = "  ¿Co\u0301mo?\r\nDos\x00\x1b[31m\u202e\u200b\u2066 líneas\u2028tres\t!  "
    asked = read(command="ask", text=typed, name=" A\nB\u202e ")
    assert asked == c.Ask("¿Cómo?\nDos[31m líneas\ntres !", "A B")


def test_joined_emoji_stay_whole() -> None:
    family = "👩‍👩‍👧 می‌خواهم"
    assert read(command="ask", text=family) == c.Ask(family)


def test_marks_do_not_pile_up_over_the_lines_around() -> None:
    assert sanitise.lines("e" + "\u0301" * 100 + "!") == "é" + "\u0301" * sanitise.MOST_MARKS + "!"
    several = "שָׁ֑לוֹם · ཧཱུྃ · ที่นี่ · Việt · 1️⃣"
    assert sanitise.lines(several) == unicodedata.normalize("NFC", several)


@given(st.text())
def test_clean_text_is_normal_and_stays_as_it_is(text: str) -> None:
    cleaned = sanitise.lines(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert sanitise.lines(cleaned) == cleaned
    assert not any(unicodedata.category(letter) == "Cc" for letter in cleaned.replace("\n", ""))
    assert "\n" not in sanitise.line(text)


def test_a_form_says_numbers_and_truth_in_words() -> None:
    assert decode.form_fields("cue", {"segment": "s1", "rev": "3"}) == {"segment": "s1", "rev": 3}
    assert decode.form_fields("vote", {"question": "q", "value": "true"})["value"] is True
    assert decode.form_fields("vote", {"question": "q", "value": "false"})["value"] is False
    assert decode.form_fields("cue_next", {"after": ""}) == {"after": None}
    assert decode.form_fields("ask", {"text": "", "name": ""}) == {"text": "", "name": None}
    assert decode.form_fields("add_time", {"seconds": "-60"}) == {"seconds": -60}


@pytest.mark.parametrize("typed", ["", "x", "1.5", "--1", "٣", "1" * 30, "1e3", " "])
def test_a_form_s_text_that_is_no_number_is_refused_by_name(typed: str) -> None:
    fields = decode.form_fields("add_time", {"seconds": typed})
    assert fault(command="add_time", **fields) == ("seconds", "not_an_integer")


def test_a_form_that_says_neither_true_nor_false_is_refused_by_name() -> None:
    fields = decode.form_fields("vote", {"question": "q", "value": "yes"})
    assert fault(command="vote", **fields) == ("value", "not_true_or_false")


PROGRAM = {
    "title": " Cities\u202e ",
    "language": "es",
    "starts_at": 1_585_924_200_000,
    "ends_at": 1_585_927_800_000,
    "time_zone": "Europe/Madrid",
    "segments": [
        {
            "title": "Bogotá",
            "kind": "talk",
            "planned_seconds": 600,
            "speakers": [{"name": "Luz", "role": None, "organisation": ""}],
        },
        {"title": "Q&A"},
    ],
    "topics": ["One"],
    "attend": [],
    "warnings": [{"code": "no_date"}],
}


def test_a_program_is_read_as_liveroom_prints_it() -> None:
    assert programs.program(PROGRAM) == Program(
        title="Cities",
        language="es",
        starts_at=1_585_924_200_000,
        ends_at=1_585_927_800_000,
        time_zone="Europe/Madrid",
        segments=(
            Segment("Bogotá", Kind.TALK, 600, (Speaker("Luz"),)),
            Segment("Q&A"),
        ),
        topics=("One",),
    )


@pytest.mark.parametrize(
    ("changed", "field", "problem"),
    [
        ({"title": None}, "program.title", "missing"),
        ({"title": " \u202e "}, "program.title", "missing"),
        ({"title": 1}, "program.title", "not_a_text"),
        ({"starts": 1}, "program.starts", "unknown_field"),
        ({"starts_at": "16:30"}, "program.starts_at", "not_an_integer"),
        ({"starts_at": -1}, "program.starts_at", "out_of_range"),
        ({"ends_at": 1_585_924_200_000}, "program.ends_at", "out_of_range"),
        ({"time_zone": "Mars/Olympus"}, "program.time_zone", "unknown_zone"),
        ({"time_zone": "../../etc/passwd"}, "program.time_zone", "unknown_zone"),
        ({"segments": {}}, "program.segments", "not_a_list"),
        ({"segments": [1]}, "program.segments[0]", "not_an_object"),
        ({"segments": [{}] * 501}, "program.segments", "too_many"),
        ({"segments": [{"title": "a"}, {"title": "b", "kind": "party"}]},
         "program.segments[1].kind", "not_one_of"),
        ({"segments": [{"title": "a", "planned_seconds": 0}]},
         "program.segments[0].planned_seconds", "out_of_range"),
        ({"segments": [{"title": "a", "speakers": [{"nme": "x"}]}]},
         "program.segments[0].speakers[0].nme", "unknown_field"),
        ({"topics": [None]}, "program.topics[0]", "missing"),
    ],
)  # fmt: skip
def test_a_program_at_fault_names_its_field(
    changed: dict[str, Any], field: str, problem: str
) -> None:
    with pytest.raises(Refused) as refused:
        programs.program(PROGRAM | changed)
    facts = refused.value.facts
    assert (facts["field"], facts["problem"]) == (field, problem)


def test_a_title_that_is_too_long_is_not_cut() -> None:
    with pytest.raises(Refused) as refused:
        programs.program(PROGRAM | {"title": "x" * 301})
    assert refused.value.code is Code.TEXT_TOO_LONG
    assert refused.value.facts == {"field": "program.title", "limit": 300, "length": 301}


VOTES = st.fixed_dictionaries(
    {
        "t": st.just("command"),
        "id": st.text('!"\\a~', min_size=1, max_size=100),
        "command": st.just("vote"),
        "question": st.sampled_from(["q1", " q\t1 ", "", "e\u0301", "\x00"]) | st.text(),
        "value": st.booleans(),
    }
)
TWISTS: dict[str, list[object]] = {
    "t": ["hello", 1, None],
    "id": ["", "a b", "é", "~" * 101, 7, None],
    "command": ["ask", "Vote", "votes", None],
    "question": [3, None],
    "value": [None, 1, "true"],
    "rev": [1],
}
TWISTED = st.sampled_from([(field, value) for field in TWISTS for value in TWISTS[field]])


@st.composite
def nearly_votes(draw: st.DrawFn) -> dict[str, object]:
    """A vote in which one thing is wrong, or missing."""
    vote: dict[str, object] = draw(VOTES)
    field, value = draw(TWISTED)
    if draw(st.booleans()) and field in vote:
        del vote[field]
    else:
        vote[field] = value
    return vote


def step_by_step(text: str) -> object:
    """The vote that a text is when it is read as every other command; None for all else."""
    message = decode.decode(text)
    if message.get("t") != "command" or message.get("command") != "vote":
        return None
    return decode.command_id(message), decode.command(message)


@given(st.one_of(VOTES, nearly_votes()), st.booleans())
def test_a_vote_that_is_read_at_once_is_what_it_is_step_by_step(
    message: dict[str, object], in_ascii: bool
) -> None:
    text = json.dumps(message, ensure_ascii=in_ascii)
    expected = attempt(lambda: step_by_step(text))

    assert decode.vote(text) == (expected if isinstance(expected, tuple) else None)


def test_most_votes_are_read_at_once() -> None:
    text = '{"t":"command","id":"c1","command":"vote","question":"q1","value":true}'

    assert decode.vote(text) == ("c1", c.Vote(QuestionId("q1"), True))


def test_what_only_speaks_of_a_vote_is_none() -> None:
    text = '{"t":"command","id":"c1","command":"undo","question":"vote","value":true}'

    assert decode.vote(text) is None
