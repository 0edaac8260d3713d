"""Every event comes back from its row as it was, and a row gives no text away."""

from __future__ import annotations

import hashlib
import json
import os
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import fields

from liveroom.core.erasure import texts
from liveroom.core.erasure.texts import erased
from liveroom.core.events import (
    APART,
    KINDS,
    Event,
    EventChanged,
    ProgramLoaded,
    QuestionAnswered,
    QuestionDismissed,
    QuestionEdited,
    QuestionReceived,
    RoomOpened,
    TimeAdded,
    VoteCast,
)
from liveroom.core.ids import PersonId, QuestionId, SegmentId
from liveroom.core.program import LoadedProgram, LoadedSegment, Sponsor
from liveroom.store import codec
from liveroom.store.codec import Apart, EventRow, UnreadableEvent, decode, encode
from tests.store.samples import EVENTS

ASKED = QuestionReceived(QuestionId("q1"), PersonId("p1"), "¿Quién paga?", "Ana", None)


def salted(size: int) -> bytes:
    return bytes(range(size))


def back(row: EventRow) -> Event:
    return decode(row.kind, row.version, row.payload, {text.field: text for text in row.apart})


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_every_event_comes_back_as_it_was(kind: str, data: st.DataObject) -> None:
    event = data.draw(EVENTS[kind])
    row = encode(event, os.urandom)
    assert (row.kind, back(row)) == (kind, event)


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_an_erased_event_is_the_row_without_its_texts(kind: str, data: st.DataObject) -> None:
    event = data.draw(EVENTS[kind])
    row = encode(event, os.urandom)
    assert decode(row.kind, row.version, row.payload) == erased(event)


def test_a_row_is_small_plain_json_under_the_names_of_the_fields() -> None:
    voted = VoteCast(QuestionId("q1"), PersonId("p1"), True)
    assert encode(voted, salted) == EventRow(
        "vote_cast", 1, b'{"question":"q1","person":"p1","value":true}'
    )
    assert encode(RoomOpened(), salted) == EventRow("room_opened", 1, b"{}")


def test_a_row_holds_the_salted_digest_of_each_text_and_not_the_text() -> None:
    salt = bytes(range(16))
    row = encode(ASKED, salted)
    assert row.apart == (Apart("text", salt, "¿Quién paga?"), Apart("name", salt, "Ana"))
    assert json.loads(row.payload) == {
        "question": "q1",
        "asker": "p1",
        "text": hashlib.sha256(salt + "¿Quién paga?".encode()).hexdigest(),
        "name": hashlib.sha256(salt + b"Ana").hexdigest(),
        "segment": None,
        "to": None,
        "source": None,
        "read_name": True,
        "sent_at": None,
        "held": None,
    }


def test_a_question_of_an_older_log_is_for_all_and_its_name_is_read_aloud() -> None:
    row = b'{"question":"q1","asker":"p1","text":"t","name":null,"segment":null}'
    assert decode("question_received", 2, row) == QuestionReceived(
        QuestionId("q1"), PersonId("p1"), "", None, None, None, None, True, None, None
    )


def test_the_same_text_twice_gives_two_digests() -> None:
    assert encode(ASKED, os.urandom).payload != encode(ASKED, os.urandom).payload


def test_a_name_that_was_not_given_is_null_and_stays_so() -> None:
    anonymous = QuestionReceived(QuestionId("q1"), PersonId("p1"), "¿Y?", None, None)
    row = encode(anonymous, salted)
    assert [text.field for text in row.apart] == ["text"]
    assert json.loads(row.payload)["name"] is None
    assert back(row) == anonymous


@pytest.mark.parametrize(
    ("event", "reads"),
    [
        (ASKED, QuestionReceived(QuestionId("q1"), PersonId("p1"), "", None, None)),
        (QuestionDismissed(QuestionId("q1"), "rude"), QuestionDismissed(QuestionId("q1"), "")),
        (QuestionEdited(QuestionId("q1"), "Who?"), QuestionEdited(QuestionId("q1"), "")),
        (
            QuestionAnswered(QuestionId("q1"), "written", "We do."),
            QuestionAnswered(QuestionId("q1"), "written", None),
        ),
        (TimeAdded(60), TimeAdded(60)),
    ],
)
def test_an_erased_text_reads_as_empty_and_an_erased_name_as_none(
    event: Event, reads: Event
) -> None:
    assert erased(event) == reads


def test_every_field_kept_apart_has_a_reading_once_erased() -> None:
    assert {type_: tuple(reads) for type_, reads in texts.ERASED.items()} == APART


def test_one_text_may_be_erased_and_the_other_kept() -> None:
    row = encode(ASKED, salted)
    read = decode(row.kind, row.version, row.payload, {"text": row.apart[0]})
    assert read == QuestionReceived(QuestionId("q1"), PersonId("p1"), "¿Quién paga?", None, None)


def test_a_text_that_is_not_the_rows_is_not_read() -> None:
    row = encode(ASKED, salted)
    changed = row.apart[0]._replace(value="¿Quién cobra?")
    with pytest.raises(UnreadableEvent, match="the text of an event is not what was written"):
        decode(row.kind, row.version, row.payload, {"text": changed})


def test_a_kind_from_elsewhere_is_named_in_the_error() -> None:
    with pytest.raises(
        UnreadableEvent, match=r"^this liveroom knows no event of the kind 'hymn_sung'$"
    ):
        decode("hymn_sung", 1, b"{}")


def test_a_version_from_the_future_is_named_in_the_error() -> None:
    with pytest.raises(UnreadableEvent, match=r"'time_added' is of version 2, not 1 to 1$"):
        decode("time_added", 2, b'{"seconds":60}')


@pytest.mark.parametrize("payload", [b"", b"{}", b'{"seconds":"soon"}', b"\xff", b"null"])
def test_fields_that_do_not_fit_are_refused(payload: bytes) -> None:
    with pytest.raises(UnreadableEvent, match="'time_added' cannot be read"):
        decode("time_added", 1, payload)


def test_an_old_version_is_led_step_by_step_to_the_present_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Given time once added as `minutes`, then as `secs`, when read now, it is in seconds."""
    steps = (
        lambda old: {"secs": old["minutes"] * 60},
        lambda old: {"seconds": old["secs"]},
    )
    monkeypatch.setitem(codec.UPGRADES, "time_added", steps)
    assert decode("time_added", 1, b'{"minutes":2}') == TimeAdded(120)
    assert decode("time_added", 2, b'{"secs":90}') == TimeAdded(90)
    assert decode("time_added", 3, b'{"seconds":30}') == TimeAdded(30)
    assert encode(TimeAdded(30), salted) == EventRow("time_added", 3, b'{"seconds":30}')


def test_segments_that_were_named_by_their_place_keep_that_name() -> None:
    """Given the program of an older liveroom, whose later events name `s1` and `s2`."""
    old = b'{"program":{"title":"Cities","segments":[{"title":"Talk"},{"title":"End"}]}}'
    loaded = decode("program_loaded", 1, old)

    talk, end = (
        LoadedSegment(title, id=SegmentId(id)) for title, id in (("Talk", "s1"), ("End", "s2"))
    )
    assert loaded == ProgramLoaded(LoadedProgram("Cities", (talk, end)))
    assert back(encode(loaded, salted)) == loaded


def test_sponsors_that_were_names_alone_read_as_those() -> None:
    named = decode("event_changed", 1, b'{"sponsors":["AMB","Villa"],"title":"Cities"}')

    assert named == EventChanged(title="Cities", sponsors=(Sponsor("AMB"), Sponsor("Villa")))
    assert decode("event_changed", 1, b'{"title":"Cities"}') == EventChanged(title="Cities")
    assert back(encode(named, salted)) == named


def test_no_event_has_a_field_that_json_would_blur() -> None:
    """A set, a float or bytes would not come back as they were."""
    blurred = {"set", "frozenset", "float", "bytes"}
    assert [
        (kind, field.name)
        for kind, type_ in KINDS.items()
        for field in fields(type_)
        if blurred & set(re.findall(r"\w+", str(field.type)))
    ] == []


def test_a_question_written_with_its_number_reads_as_one_without() -> None:
    """Its number follows from its place among the questions, which is the same."""
    row = encode(ASKED, salted)
    numbered = json.dumps({**json.loads(row.payload), "number": 7}).encode()

    assert row.version == 2
    assert back(EventRow(row.kind, 1, numbered, row.apart)) == ASKED
