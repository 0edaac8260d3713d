"""Who may have which texts erased, and what follows."""

from __future__ import annotations

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.erasure.evolve import erasures
from liveroom.core.ids import PersonId, QuestionId
from liveroom.core.receipts import receipt
from liveroom.core.roles import Audience
from liveroom.core.room import Room, without_texts
from liveroom.core.screens.diff import changes, screen
from liveroom.core.screens.drawn import Drawn
from liveroom.core.screens.personal import own_questions
from tests.core.story import (
    ANA,
    BO,
    MODERATOR,
    OWNER,
    Q1,
    Q2,
    Q3,
    after,
    asked,
    at,
    attendee,
    given,
    refused,
    states,
    votes_of,
    when,
)

ROOM = given(
    e.RoomOpened(),
    asked(Q1, ANA, "Who pays?", "Ana"),
    asked(Q2, BO, "Who decides?", "Bo"),
    asked(Q3, ANA, "Why?"),
    e.QuestionApproved(Q1),
    e.QuestionEdited(Q1, "Who pays for it?"),
    e.QuestionNoted(Q1, "Ana asks that each time"),
    e.QuestionAnswered(Q1, "written", "Everybody, Ana."),
    e.QuestionDismissed(Q2, "Bo again"),
    e.MessageSent("m1", "host", "Two minutes", False),
    e.BannerSet("Back soon"),
    e.SegmentChanged("s1", note="Greet Ana"),
    votes_of(Q1, BO),
)


HERS = {
    "Who pays?",
    "Who pays for it?",
    "Ana",
    "Ana asks that each time",
    "Everybody, Ana.",
    "Why?",
}
OTHERS = {"Who decides?", "Bo", "Bo again"}
STAFFS = {"Two minutes", "Back soon", "Greet Ana"}


def texts(room: Room) -> set[str]:
    """Which of these texts are in the room, wherever they stand."""
    return {text for text in HERS | OTHERS | STAFFS if repr(text) in repr(room)}


def test_what_somebody_asked_is_erased_with_all_that_was_written_about_it() -> None:
    assert texts(ROOM) == HERS | OTHERS | STAFFS
    room = after(ROOM, c.EraseMine(), by=attendee(ANA))

    assert texts(room) == OTHERS | STAFFS
    assert room.board.counts[Q1] == 1


def test_what_waits_is_withdrawn_and_what_has_its_answer_keeps_its_state() -> None:
    assert states(after(ROOM, c.EraseMine(), by=attendee(ANA)), Q1, Q2, Q3) == [
        "answered",
        "dismissed",
        "withdrawn",
    ]


def test_after_the_end_nothing_is_counted_otherwise() -> None:
    ended = given(e.SegmentCued("s1"), e.ShowEnded(), onto=ROOM)
    room = after(ended, c.EraseMine(), by=attendee(ANA))

    assert states(room, Q1, Q2, Q3) == states(ended, Q1, Q2, Q3)
    assert texts(room) & HERS == set()


def test_a_moderator_erases_for_one_person_or_one_question() -> None:
    assert when(ROOM, c.Erase(person=ANA)) == when(ROOM, c.EraseMine(), by=attendee(ANA))
    assert when(ROOM, c.Erase(question=Q2)) == [e.TextsErased((Q2,))]
    assert when(ROOM, c.Erase(question=Q3)) == [e.QuestionWithdrawn(Q3), e.TextsErased((Q3,))]
    assert [*erasures(at(0, *when(ROOM, c.EraseMine(), by=attendee(ANA))))] == [
        e.TextsErased((Q1, Q3), ANA)
    ]
    assert texts(after(ROOM, c.Erase(question=Q2))) & OTHERS == set()


def test_the_answer_tells_of_how_many_questions() -> None:
    assert receipt(when(ROOM, c.Erase(person=ANA))) == {"erased": 2}


def test_what_is_erased_is_not_erased_again() -> None:
    room = after(ROOM, c.EraseMine(), by=attendee(ANA))
    assert when(room, c.EraseMine(), by=attendee(ANA)) == []
    assert when(room, c.Erase(question=Q1)) == []

    more = given(asked(QuestionId("q4"), ANA, "And now?"), onto=room)
    assert when(more, c.EraseMine(), by=attendee(ANA))[-1] == e.TextsErased(
        (Q1, Q3, QuestionId("q4")), ANA
    )


def test_the_name_of_who_only_joined_is_erased_too() -> None:
    assert when(ROOM, c.EraseMine(), by=attendee(PersonId("cy"))) == [
        e.TextsErased((), PersonId("cy"))
    ]


def test_what_is_not_there_cannot_be_erased() -> None:
    nobody, nothing = PersonId("cy"), QuestionId("q9")
    assert refused(ROOM, c.Erase(person=nobody)) == {"code": "no_such_person", "person": "cy"}
    assert refused(ROOM, c.Erase(question=nothing)) == {
        "code": "no_such_question",
        "question": "q9",
    }
    for neither in (c.Erase(), c.Erase(ANA, Q1)):
        assert refused(ROOM, neither) == {
            "code": "bad_message",
            "field": "person",
            "problem": "missing",
        }


def test_the_owner_erases_every_text_of_the_room() -> None:
    room = given(at(60, *when(ROOM, c.EraseRoom(), by=OWNER)), onto=ROOM)

    assert texts(room) == set()
    assert room.erased_at == at(60, e.RoomOpened())[0].at
    assert refused(ROOM, c.EraseRoom(), MODERATOR)["code"] == "not_allowed"


def test_a_step_that_is_taken_back_brings_no_erased_text_with_it() -> None:
    room = after(ROOM, c.EraseRoom(), by=OWNER)
    room = after(room, c.UndoLast(room.rundown.rev))
    back = room.board.questions[Q2]
    room = after(room, c.Undo(Q2, back.staff_rev))

    assert texts(room) == set()


def test_screens_lose_the_texts_with_the_patch() -> None:
    event = e.TextsErased(None)
    gone = without_texts(ROOM, event)
    told = changes(Drawn(ROOM), Drawn(gone), [event])

    for audience, patch in told.items():
        assert not any(text in str(patch) for text in HERS | OTHERS | STAFFS)
        assert not any(text in str(screen(gone, audience)) for text in HERS | OTHERS | STAFFS)
    assert set(told[Audience.MODERATOR]["questions"]) == {Q1, Q2, Q3}  # type: ignore[call-overload]
    assert {*own_questions(ROOM, gone, [event])} == {ANA, BO}


def test_a_question_that_another_server_had_just_taken_goes_with_the_others() -> None:
    (*_, erased) = when(ROOM, c.EraseMine(), by=attendee(ANA))
    late = given(asked(QuestionId("q4"), ANA, "Greet Ana"), erased, onto=ROOM)
    assert (late.board.questions[QuestionId("q4")].text, texts(late) & HERS) == ("", set())
