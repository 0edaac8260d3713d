"""A question as attendees, moderators, the host, the overlay and its asker see it."""

from __future__ import annotations

import pytest

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.events import Recorded
from liveroom.core.ids import QuestionId
from liveroom.core.questions.lookalikes import speakers_in
from liveroom.core.room import Room, evolve
from liveroom.core.screens import cards
from tests.core.story import (
    ANA,
    BO,
    Q1,
    Q2,
    START,
    after,
    asked,
    attendee,
    given,
    shown,
    votes_of,
)

EDITED = after(
    given(e.RoomOpened(), asked(Q1, ANA, "y?", "Ana"), e.QuestionApproved(Q1), votes_of(Q1, BO)),
    c.Edit(Q1, 2, "Why?"),
)
PUBLIC = {
    "number": 1,
    "text": "Why?",
    "name": "Ana",
    "votes": 1,
    "state": "approved",
    "rev": 3,
    "how": None,
    "answer": None,
    "aired_at": None,
}


NOT_MARKED = {
    "person": ANA,
    "asked_by_person": 1,
    "muted": False,
    "read_name": True,
    "to": None,
    "source": None,
    "sent_at": None,
    "held_for": None,
    "labels": [],
    "speaker": None,
    "starred": False,
    "note": None,
    "stances": [],
    "suspicious": None,
}


def own(room: Room, question: QuestionId, ended_at: int | None = None) -> cards.Card:
    return cards.own_card(room.board, room.board.questions[question], ended_at)


def test_moderators_see_whose_step_an_undo_takes_back() -> None:
    ana, bo = (e.Author(name, "moderator", name) for name in ("Ana", "Bo"))
    room = given(asked(Q1))
    seen = [cards.card(room.board, Q1, moderator=True)]
    steps = (e.QuestionHeld(Q1), ana), (e.QuestionApproved(Q1), bo), (e.QuestionRestored(Q1), bo)
    for minutes, (event, author) in enumerate(steps, 1):
        room = evolve(room, Recorded(START + 60_000 * minutes, event, author))
        seen.append(cards.card(room.board, Q1, moderator=True))

    assert [card and card["step"] for card in seen] == [
        None,
        {"by": {"role": "moderator", "name": "Ana"}, "at": START + 60_000},
        {"by": {"role": "moderator", "name": "Bo"}, "at": START + 120_000},
        {"by": {"role": "moderator", "name": "Ana"}, "at": START + 60_000},
    ]


def test_attendees_see_the_wording_they_vote_for() -> None:
    assert cards.card(EDITED.board, Q1, moderator=False) == PUBLIC


def test_moderators_see_what_was_typed_and_where_it_went() -> None:
    assert cards.card(EDITED.board, Q1, moderator=True) == PUBLIC | {
        **NOT_MARKED,
        "original": "y?",
        "asked_at": START,
        "segment": None,
        "reason": None,
        "into": None,
        "merged": 0,
        "undo": True,
        "step": {"by": None, "at": START},
        "looks_like": None,
        "claim": None,
        "similar_to": None,
    }


def test_what_its_asker_took_back_is_to_moderators_a_number_and_to_the_asker_still_a_text() -> None:
    room = given(e.RoomOpened(), asked(Q1, ANA, "y?", "Ana"))
    room = after(after(room, c.Edit(Q1, 1, "Why?")), c.Withdraw(Q1), by=attendee(ANA))
    card = cards.card(room.board, Q1, moderator=True)

    assert card is not None
    assert (card["number"], card["state"]) == (1, "withdrawn")
    assert (card["text"], card["original"], card["name"]) == ("", None, None)
    assert own(room, Q1)["text"] == "y?"


def test_moderators_see_what_is_merged_and_why_one_was_dismissed() -> None:
    room = after(given(shown(Q1, Q2)), c.Merge(Q2, 2, Q1), c.Dismiss(Q1, 2, "Twice."))
    one, two = (cards.card(room.board, question, moderator=True) for question in (Q1, Q2))

    assert one is not None
    assert two is not None
    assert (one["merged"], one["reason"], one["into"]) == (1, "Twice.", None)
    assert (two["merged"], two["state"], two["into"]) == (0, "merged", Q1)


def test_the_original_is_told_only_where_the_wording_was_changed() -> None:
    board = given(shown(Q1)).board

    assert cards.original(board.questions[Q1]) is None
    assert cards.original(EDITED.board.questions[Q1]) == "y?"


def test_the_overlay_sees_the_question_and_the_host_its_first_wording_too() -> None:
    question = EDITED.board.questions[Q1]
    live = {"id": Q1, "number": 1, "text": "Why?", "name": "Ana", "votes": 1, "rev": 3}

    assert cards.live_card(EDITED.board, question) == live
    assert cards.host_card(EDITED.board, question) == live | {"original": "y?"}


@pytest.mark.parametrize(
    "events",
    [
        [],
        [e.QuestionHeld(Q1)],
        [e.QuestionDismissed(Q1, "Twice.")],
        [e.QuestionWithdrawn(Q1)],
        [asked(Q2), e.QuestionMerged(Q1, Q2)],
    ],
)
def test_attendees_have_no_card_of_what_is_not_shown(events: list[e.Event]) -> None:
    board = given(asked(Q1), *events).board

    assert cards.card(board, Q1, moderator=False) is None
    assert cards.card(board, Q1, moderator=True) is not None
    assert cards.card(board, QuestionId("q9"), moderator=True) is None


def test_an_asker_sees_what_they_typed() -> None:
    assert own(EDITED, Q1) == {
        "number": 1,
        "rev": 3,
        "text": "y?",
        "reworded": "Why?",
        "to": None,
        "told": [
            {"at": START, "state": "received"},
            {"at": START, "state": "approved"},
            {"at": START, "state": "reworded", "text": "Why?"},
        ],
        "state": "approved",
        "reason": None,
        "how": None,
        "answer": None,
        "aired_at": None,
        "into": None,
    }


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ((), {"state": "received"}),
        ((c.HoldQuestion(Q1, 1),), {"state": "received"}),
        ((c.Approve(Q1, 1),), {"state": "approved"}),
        ((c.Queue(Q1, 1),), {"state": "queued"}),
        ((c.Queue(Q1, 1), c.GoLive(Q1, 2)), {"state": "live", "aired_at": START}),
        ((c.Answer(Q1, 1, "aloud"),), {"state": "answered", "how": "aloud", "aired_at": START}),
        (
            (c.Answer(Q1, 1, "written", "So."),),
            {"state": "answered", "how": "written", "answer": "So."},
        ),
        ((c.Dismiss(Q1, 1, "Twice."),), {"state": "dismissed", "reason": "Twice."}),
        ((c.Dismiss(Q1, 1, "Twice."), c.HoldQuestion(Q1, 2)), {"state": "received"}),
        (
            (c.Merge(Q1, 1, Q2),),
            {"state": "merged", "into": {"number": 2, "state": "approved", "answer": None}},
        ),
    ],
)
def test_an_asker_is_told_what_became_of_the_question(
    steps: tuple[c.Command, ...], told: dict[str, object]
) -> None:
    room = after(given(asked(Q1), shown(Q2)), *steps)
    nothing = {"number": 1, "text": "Why q1?", "reason": None, "how": None, "answer": None}

    card = own(room, Q1)
    assert {name: card[name] for name in (*nothing, "state", "into", "aired_at")} == (
        nothing | {"into": None, "aired_at": None} | told
    )


def test_an_asker_is_told_that_their_question_was_withdrawn() -> None:
    assert own(given(asked(Q1), e.QuestionWithdrawn(Q1)), Q1)["state"] == "withdrawn"


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ((), "no_time"),
        ((c.HoldQuestion(Q1, 1),), "no_time"),
        ((c.Approve(Q1, 1),), "no_time"),
        ((c.Queue(Q1, 1),), "no_time"),
        ((c.Queue(Q1, 1), c.GoLive(Q1, 2)), "live"),
        ((c.Answer(Q1, 1, "aloud"),), "answered"),
        ((c.Dismiss(Q1, 1, "Twice."),), "dismissed"),
    ],
)
def test_after_the_end_an_open_question_had_no_time(
    steps: tuple[c.Command, ...], told: str
) -> None:
    assert own(after(given(asked(Q1)), *steps), Q1, START)["state"] == told


def test_only_moderators_are_warned_of_a_name_and_by_the_speakers_of_the_program() -> None:
    room = given(asked(Q1, ANA, "y?", "Аda Ruiz"), e.QuestionApproved(Q1))  # a Cyrillic А
    speakers = speakers_in(room.rundown.segments)
    seen, shown_ = (cards.card(room.board, Q1, each, speakers) for each in (True, False))

    assert seen is not None
    assert shown_ is not None
    assert (seen["looks_like"], "looks_like" in shown_) == ("speaker", False)
    assert "looks_like" not in cards.host_card(room.board, room.board.questions[Q1])
