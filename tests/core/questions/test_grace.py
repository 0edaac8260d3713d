"""Questions that were sent before the window closed, and arrive shortly after."""

from __future__ import annotations

import pytest

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.roles import Audience
from liveroom.core.screens.diff import screen
from tests.core.story import (
    ANA,
    Q1,
    S3,
    S4,
    after,
    at,
    attendee,
    given,
    instant,
    item,
    refused,
    state,
    when,
)

CLOSED = given(e.RoomOpened(), at(700, e.SegmentCued(S3)), at(1000, e.SegmentCued(S4)))
"""The Q&A is over 1000 s after the start."""


def test_a_question_sent_a_second_before_the_window_closed_counts_five_seconds_later() -> None:
    room = after(
        CLOSED, c.Ask("Why?", sent_at=instant(999)), by=attendee(ANA), seconds=1004, new_id="q1"
    )
    card = item(screen(room, Audience.MODERATOR), "questions", Q1)

    assert state(room, Q1) == "received"
    assert (card["sent_at"], card["asked_at"], card["segment"]) == (
        instant(999),
        instant(1004),
        S3,
    )


@pytest.mark.parametrize(
    ("sent_at", "arrives", "taken"),
    [
        (1000, 1010, True),
        (990, 1010, True),
        (1000, 1010.001, False),
        (1000.001, 1005, False),
        (2000, 1005, False),
    ],
)
def test_however_it_is_stamped_nothing_is_taken_ten_seconds_after(
    sent_at: float, arrives: float, taken: bool
) -> None:
    ask = c.Ask("Why?", sent_at=instant(sent_at))
    if taken:
        assert when(CLOSED, ask, attendee(ANA), arrives) != []
    else:
        assert refused(CLOSED, ask, attendee(ANA), arrives) == {
            "code": "window_closed",
            "window": "votes_only",
        }


def test_a_question_that_does_not_say_when_it_was_sent_comes_too_late() -> None:
    assert refused(CLOSED, c.Ask("Why?"), attendee(ANA), 1001)["code"] == "window_closed"


def test_while_the_window_is_open_a_stamp_says_nothing() -> None:
    room = given(e.RoomOpened())
    (received,) = when(room, c.Ask("Why?", sent_at=instant(-900)), attendee(ANA))

    assert isinstance(received, e.QuestionReceived)
    assert received.sent_at is None


def test_the_end_and_a_hand_close_the_window_too() -> None:
    room = given(e.RoomOpened(), at(700, e.SegmentCued(S3)))
    ask = c.Ask("Why?", sent_at=instant(799))

    for closing in (c.End(), c.SetWindow("closed")):
        closed = after(room, closing, seconds=800)
        assert when(closed, ask, attendee(ANA), 805) != []
        assert refused(closed, ask, attendee(ANA), 811)["code"] == "window_closed"


def test_a_window_that_was_never_open_has_no_grace() -> None:
    draft = given()

    assert refused(draft, c.Ask("Why?", sent_at=instant(0)), attendee(ANA), 1) == {
        "code": "window_closed",
        "window": "closed",
    }


def test_once_the_window_is_open_again_the_old_closing_is_forgotten() -> None:
    again = after(CLOSED, c.SetWindow("open"), seconds=1002)

    assert again.board.closed is None
    assert after(again, c.SetWindow("auto"), seconds=1003).board.closed != CLOSED.board.closed
