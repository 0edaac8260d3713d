"""What moderators, speakers and its asker say beside a question."""

from __future__ import annotations

import pytest

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.events import Author
from liveroom.core.roles import Audience, Person, Role
from liveroom.core.room import Room
from liveroom.core.screens.diff import changes, screen
from liveroom.core.screens.drawn import Drawn
from liveroom.core.screens.for_speakers import key
from liveroom.core.screens.personal import for_speakers, own_questions, personal
from tests.core.story import (
    ANA,
    BO,
    HOST,
    Q1,
    Q2,
    START,
    after,
    asked,
    attendee,
    given,
    item,
    names,
    panel,
    refused,
    rev,
    shown,
    told,
    when,
)

SHOWN = given(e.RoomOpened(), shown(Q1))


def speaker(name: str | None) -> Person:
    """Whoever came by a speaker's link with this label."""
    return Person(Role.SPEAKER, author=Author("link", "speaker", name))


def card(room: Room) -> dict[str, object]:
    return item(screen(room, Audience.MODERATOR), "questions", Q1)


# Marks of moderators


def test_a_question_has_labels_an_answerer_a_star_and_a_note() -> None:
    room = after(SHOWN, c.Label(Q1, 2, ("costs", "buses", "costs")), c.Assign(Q1, 3, "ada  RUIZ"))
    room = after(room, c.Star(Q1, 4, True), c.Note(Q1, 5, "Ask Bo first."))

    marked = {name: card(room)[name] for name in ("labels", "speaker", "starred", "note", "rev")}
    assert marked == {
        "labels": ["costs", "buses"],
        "speaker": "Ada Ruiz",
        "starred": True,
        "note": "Ask Bo first.",
        "rev": 6,
    }


@pytest.mark.parametrize(
    "again",
    [
        c.Label(Q1, 6, ("costs",)),
        c.Assign(Q1, 6, "Villa"),
        c.Star(Q1, 6, True),
        c.Note(Q1, 6, "Later."),
    ],
)
def test_what_stands_already_is_no_news(again: c.MarkCommand) -> None:
    room = after(SHOWN, c.Label(Q1, 2, ("costs",)), c.Assign(Q1, 3, "Villa"))
    room = after(room, c.Star(Q1, 4, True), c.Note(Q1, 5, "Later."))

    assert when(room, again) == []


def test_an_answerer_is_somebody_of_the_program() -> None:
    assert refused(SHOWN, c.Assign(Q1, 2, "Nobody")) == {
        "code": "bad_message",
        "field": "speaker",
        "problem": "no_such_speaker",
    }
    assert when(after(SHOWN, c.Assign(Q1, 2, "Villa")), c.Assign(Q1, 3, None)) == [
        e.QuestionAssigned(Q1, None)
    ]


def test_two_moderators_who_mark_together_lose_no_mark() -> None:
    room = after(SHOWN, c.Label(Q1, 2, ("costs",)))

    assert refused(room, c.Label(Q1, 2, ("buses",))) == {
        "code": "stale",
        "question": Q1,
        "state": "approved",
        "rev": 3,
    }


def test_of_a_mark_nobody_but_moderators_gets_a_byte() -> None:
    events = when(SHOWN, c.Note(Q1, 2, "Ask Bo first."))
    room = given(*events, onto=SHOWN)

    assert names(changes(Drawn(SHOWN), Drawn(room), events)) == told(moderator="questions")
    assert own_questions(SHOWN, room, events) == {}
    assert rev(room, Q1) == rev(SHOWN, Q1)


def test_a_question_is_queued_and_read_out_at_the_revision_that_staff_see() -> None:
    room = after(SHOWN, c.Star(Q1, 2, True), c.Queue(Q1, 3))
    (queued,) = screen(room, Audience.HOST)["queue"]  # type: ignore[misc]  # cards, to a host
    room = after(room, c.GoLive(Q1, queued["rev"]), by=HOST)

    assert queued["rev"] == 4
    assert [
        panel(screen(room, audience), "live_question")["rev"]
        for audience in (Audience.MODERATOR, Audience.HOST, Audience.OVERLAY)
    ] == [5, 5, 4]


def test_undo_leaves_marks() -> None:
    room = after(SHOWN, c.Note(Q1, 2, "Ask Bo first."), c.Undo(Q1, 3))

    assert (card(room)["state"], card(room)["note"]) == ("received", "Ask Bo first.")


# Speakers


def for_me(room: Room, name: str | None) -> dict[str, object]:
    whose = key(Role.SPEAKER, name)
    assert whose is not None
    return panel(personal(room, whose), "for_me")


def asked_to(to: str | None) -> e.QuestionReceived:
    return e.QuestionReceived(Q2, BO, "And you?", "Bo", None, to)


@pytest.mark.parametrize(
    ("to", "shown_to"),
    [
        (None, ["Ada Ruiz", "Villa", "Metropolis", None]),
        ("Ada Ruiz", ["Ada Ruiz", None]),
        ("Villa", ["Ada Ruiz", "Villa", None]),
        ("Metropolis", ["Metropolis", None]),
    ],
)
def test_a_question_comes_to_whom_it_is_for(to: str | None, shown_to: list[str | None]) -> None:
    room = given(asked_to(to), e.QuestionApproved(Q2), onto=SHOWN)
    links = ["Ada Ruiz", "Villa", "Metropolis", None]

    assert [link for link in links if Q2 in for_me(room, link)] == shown_to
    assert for_me(room, shown_to[0])[Q2] == {
        "number": 2,
        "text": "And you?",
        "name": "Bo",
        "state": "approved",
        "rev": 2,
        "to": to,
        "stance": None,
        "starred": False,
    }


def test_a_speaker_sees_what_is_approved_or_queued_and_nothing_else() -> None:
    room = given(asked_to("Villa"), onto=SHOWN)
    queued = after(after(room, c.Queue(Q2, 1)), c.Queue(Q1, 2))

    assert set(for_me(room, "Villa")) == {Q1}
    assert set(for_me(queued, "Villa")) == {Q1, Q2}
    assert set(for_me(after(queued, c.GoLive(Q2, 2)), "Villa")) == {Q1}
    assert set(for_me(after(queued, c.Dismiss(Q2, 2, "Twice.")), "Villa")) == {Q1}


def test_a_speaker_says_which_are_theirs_and_moderators_hear_it() -> None:
    room = after(SHOWN, c.Stance(Q1, "mine"), by=speaker("ada ruiz"))
    room = after(room, c.Stance(Q1, "not_mine"), by=speaker("Room 2"))

    assert card(room)["stances"] == [
        {"by": None, "stance": "not_mine"},
        {"by": "Ada Ruiz", "stance": "mine"},
    ]
    stances = {name: for_me(room, name)[Q1] for name in ("Ada Ruiz", "Villa", None)}
    assert {name: each["stance"] for name, each in stances.items()} == {  # type: ignore[index]
        "Ada Ruiz": "mine",
        "Villa": None,
        None: "not_mine",
    }
    back = after(room, c.Stance(Q1, None), by=speaker("Ada Ruiz"))
    assert card(back)["stances"] == [{"by": None, "stance": "not_mine"}]
    assert when(back, c.Stance(Q1, None), speaker("Ada Ruiz")) == []


def test_a_speaker_says_nothing_of_what_they_are_not_shown() -> None:
    received = given(asked(Q1))
    live = after(SHOWN, c.GoLive(Q1, 2))

    assert refused(received, c.Stance(Q1, "mine"), speaker(None))["code"] == "no_such_question"
    assert refused(live, c.Stance(Q1, "mine"), speaker(None)) == {
        "code": "wrong_state",
        "question": Q1,
        "state": "live",
    }
    room = given(asked_to("Villa"), e.QuestionApproved(Q2), onto=SHOWN)
    assert refused(room, c.Stance(Q2, "mine"), speaker("Metropolis")) == {
        "code": "no_such_question",
        "question": Q2,
    }


def test_when_others_speak_the_questions_go_to_them() -> None:
    room = given(asked_to("Villa"), e.QuestionApproved(Q2), onto=SHOWN)
    events = when(room, c.RemoveSegment(room.rundown.segments[1].id, 1))
    later = given(*events, onto=room)
    villa, other = key(Role.SPEAKER, "Metropolis"), key(Role.SPEAKER, "Ada Ruiz")
    assert villa is not None
    assert other is not None

    assert for_speakers(room, later, events, [villa, other]) == {}
    assert set(for_me(later, "Ada Ruiz")) == {Q1, Q2}  # the link is nobody's now


# Its asker


def test_its_asker_says_it_in_other_words_while_nobody_has_decided() -> None:
    room = given(e.RoomOpened(), asked(Q1))
    edited = after(room, c.EditOwn(Q1, 1, "Why so?"), by=attendee(ANA), seconds=5)
    mine = item(personal(edited, ANA), "mine", Q1)

    assert (mine["text"], mine["rev"], mine["reworded"]) == ("Why so?", 2, None)
    assert mine["told"] == [
        {"at": START, "state": "received"},
        {"at": START + 5_000, "state": "edited"},
    ]
    assert (card(edited)["text"], card(edited)["original"], card(edited)["rev"]) == (
        "Why so?",
        None,
        2,
    )
    assert when(edited, c.EditOwn(Q1, 2, "Why so?"), attendee(ANA)) == []


def test_nobody_says_others_questions_in_other_words_nor_ones_that_are_decided() -> None:
    room = given(e.RoomOpened(), asked(Q1))
    edit = c.EditOwn(Q1, 1, "Why so?")

    assert refused(room, edit, attendee(BO)) == {"code": "no_such_question", "question": Q1}
    assert refused(SHOWN, edit, attendee(BO)) == {"code": "not_yours", "question": Q1}
    assert refused(SHOWN, edit, attendee(ANA)) == {
        "code": "wrong_state",
        "question": Q1,
        "state": "approved",
        "rev": 2,
    }
    assert refused(room, c.EditOwn(Q1, 1, " "), attendee(ANA)) == {"code": "text_empty"}
    assert refused(room, c.EditOwn(Q1, 2, "Why so?"), attendee(ANA)) == {
        "code": "stale",
        "question": Q1,
        "state": "received",
        "rev": 1,
    }


def test_that_a_question_was_put_aside_hinders_its_asker_not_and_is_not_told() -> None:
    room = given(e.RoomOpened(), asked(Q1), e.QuestionHeld(Q1))
    edited = after(room, c.EditOwn(Q1, 1, "Why so?"), by=attendee(ANA))

    assert (card(edited)["state"], card(edited)["text"]) == ("held", "Why so?")


def test_no_step_of_moderation_brings_the_asker_s_old_words_back() -> None:
    room = after(given(e.RoomOpened(), asked(Q1)), c.HoldQuestion(Q1, 1))
    edited = after(room, c.EditOwn(Q1, 1, "Why so?"), by=attendee(ANA))

    assert refused(edited, c.Undo(Q1, 3)) == {"code": "nothing_to_undo", "question": Q1}


def test_an_asker_is_told_of_another_wording_with_both() -> None:
    room = after(given(e.RoomOpened(), asked(Q1)), c.Edit(Q1, 1, "Why then?"), seconds=5)
    mine = item(personal(room, ANA), "mine", Q1)
    back = item(personal(after(room, c.Undo(Q1, 2), seconds=9), ANA), "mine", Q1)

    assert (mine["text"], mine["reworded"]) == ("Why q1?", "Why then?")
    assert mine["told"] == [
        {"at": START, "state": "received"},
        {"at": START + 5_000, "state": "reworded", "text": "Why then?"},
    ]
    assert (back["text"], back["reworded"], back["rev"]) == ("Why q1?", None, 3)


def test_an_asker_is_told_what_became_of_the_question_that_stands_for_theirs() -> None:
    room = after(given(e.RoomOpened(), asked(Q1), asked(Q2, BO)), c.Merge(Q1, 1, Q2))
    events = when(room, c.Answer(Q2, 1, "written", "Soon."))
    later = given(*events, onto=room)

    assert item(personal(room, ANA), "mine", Q1)["into"] == {
        "number": 2,
        "state": "received",
        "answer": None,
    }
    assert item(own_questions(room, later, events), ANA, Q1)["into"] == {  # type: ignore[arg-type]
        "number": 2,
        "state": "answered",
        "answer": "Soon.",
    }


def test_after_the_end_the_story_says_so() -> None:
    room = after(SHOWN, c.End(), seconds=100)
    story = item(personal(room, ANA), "mine", Q1)["told"]

    assert story == [
        {"at": START, "state": "received"},
        {"at": START, "state": "approved"},
        {"at": START + 100_000, "state": "no_time"},
    ]
