"""What an answer tells of what was done."""

from __future__ import annotations

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.ids import BulkId
from liveroom.core.receipts import left_out, receipt
from tests.core.story import (
    ANA,
    MODERATOR,
    PROGRAM,
    Q1,
    Q2,
    S1,
    S2,
    S3,
    S4,
    asked,
    attendee,
    given,
    when,
)


def test_a_receipt_tells_the_question() -> None:
    room = given(e.RoomOpened(), asked(Q1))

    receipt_ = receipt(when(room, c.Ask("Why?"), attendee(ANA), new_id="q2"))

    assert receipt_ == {"question": "q2"}


def test_a_receipt_tells_the_segment_that_is_on() -> None:
    assert receipt(when(given(), c.CueNext(None), MODERATOR)) == {"segment": S1}
    assert receipt([e.SegmentCued(S2), e.TimeAdded(5)]) == {"segment": S2}
    assert receipt([]) == {}


def test_a_receipt_tells_the_ids_of_a_loaded_program_s_segments_in_their_order() -> None:
    assert receipt([e.ProgramLoaded(PROGRAM)]) == {"segments": [S1, S2, S3, S4]}


def test_the_receipt_of_a_step_with_many_questions_names_those_that_were_left_out() -> None:
    room = given(e.RoomOpened(), asked(Q1), asked(Q2))
    step = c.Bulk("approve", (c.Chosen(Q1, 1), c.Chosen(Q2, 7)))
    late = c.Bulk("approve", (c.Chosen(Q2, 7),))
    stale = [{"question": Q2, "code": "stale"}]

    assert left_out(room, step) | receipt(when(room, step, new_id="b1")) == {
        "bulk": "b1",
        "done": [Q1],
        "refused": stale,
    }
    assert left_out(room, late) | receipt(when(room, late)) == {
        "bulk": None,
        "done": [],
        "refused": stale,
    }
    assert left_out(room, c.Approve(Q1, 1)) == {}
    assert receipt([e.BulkUndone(BulkId("b1"))]) == {"bulk": "b1"}
