"""Whose a speaker's screen is, and what it is told again after it was away."""

from __future__ import annotations

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.events import Author
from liveroom.core.ids import PersonId
from liveroom.core.roles import Person, Role
from liveroom.core.screens.for_speakers import for_me, for_me_now, key, own_key
from liveroom.core.screens.personal import for_speakers, own_questions
from tests.core.story import ANA, HOST, Q1, Q2, Q3, S2, after, asked, attendee, given, shown, when

ADA, ANYBODY = PersonId("speaker Ada Ruiz"), PersonId("speaker ")


def test_a_speaker_s_link_has_its_label_and_people_have_their_own() -> None:
    assert [key(Role.SPEAKER, name) for name in ("Ada Ruiz", None)] == [ADA, ANYBODY]
    assert own_key(Person(Role.SPEAKER, author=Author("k", "speaker", "Ada Ruiz"))) == ADA
    assert own_key(Person(Role.SPEAKER)) == ANYBODY
    assert (own_key(attendee(ANA)), own_key(HOST)) == (ANA, None)


def test_who_was_away_is_told_what_is_there_and_what_is_gone() -> None:
    to_villa = e.QuestionReceived(Q3, ANA, "Why q3?", None, None, "Metropolis")
    room = given(shown(Q1, Q2), to_villa, e.QuestionApproved(Q3), e.QuestionDismissed(Q2, "Twice."))

    assert for_me_now(room, ADA, [Q1, Q2, Q3]) == {
        Q1: for_me(room, ADA)[Q1],
        Q2: None,
        Q3: None,
    }


def test_whoever_speaks_now_is_shown_what_is_for_them_now() -> None:
    to_ada = e.QuestionReceived(Q1, ANA, "Why q1?", None, None, "Ada Ruiz")
    room = given(to_ada, e.QuestionApproved(Q1))
    bo = PersonId("speaker Metropolis")
    events = when(room, c.ChangeSegment(S2, 1, speakers=()))
    later = given(*events, onto=room)

    assert for_speakers(room, later, events, [ADA, bo]) == {}
    assert set(for_me(later, ADA)) == {Q1}  # nobody of this name speaks: the link is everybody's


def test_a_question_that_a_moderator_entered_is_nobody_s_own() -> None:
    room = given(e.RoomOpened(), asked(Q1))
    events = when(room, c.Ask("For somebody?"), new_id="q2")

    assert own_questions(room, given(*events, onto=room), events) == {}
    assert set(for_me(after(given(*events, onto=room), c.Approve(Q2, 1)), ANYBODY)) == {Q2}


def test_an_approved_question_comes_to_whom_it_is_for() -> None:
    room = given(e.QuestionReceived(Q1, ANA, "Why q1?", None, None, "Ada Ruiz"))
    events = when(room, c.Approve(Q1, 1))
    later = given(*events, onto=room)

    told = for_speakers(room, later, events, [ADA, PersonId("speaker Metropolis")])
    assert told == {ADA: for_me(later, ADA)}
    assert set(for_me(later, ADA)) == {Q1}
