"""A room that can be kept safe."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.ids import PersonId, QuestionId
from liveroom.core.questions.intake.holding import OFFERED, has_word, offered
from liveroom.core.roles import Audience, Person, Role
from liveroom.core.room import Room, decide
from liveroom.core.screens.diff import changes, screen
from liveroom.core.screens.drawn import Drawn
from liveroom.core.screens.personal import muted, personal
from tests.core.story import (
    ANA,
    BO,
    MODERATOR,
    Q1,
    Q2,
    Q3,
    START,
    after,
    asked,
    attendee,
    given,
    item,
    queued,
    refused,
    shown,
    states,
    when,
)

OPEN = given(e.RoomOpened(), asked(Q1))


def cards(room: Room, name: str) -> list[object]:
    """One field of all cards by number, as moderators see them."""
    questions = screen(room, Audience.MODERATOR)["questions"]
    assert isinstance(questions, dict)
    by_number = sorted(questions.values(), key=lambda card: card["number"])
    return [card[name] for card in by_number]


def of_itself(room: Room, command: c.Command) -> list[e.Event]:
    """What follows from what only the server asks for."""
    return decide(room, command, Person(Role.OWNER), START, "new")


# Muting


def test_who_is_muted_neither_asks_nor_votes_and_is_told() -> None:
    room = after(given(shown(Q2), onto=OPEN), c.Mute(ANA, True))
    ana = attendee(ANA)

    assert refused(room, c.Ask("Why?"), ana) == {"code": "muted"}
    assert refused(room, c.Vote(Q2, True), ana) == {"code": "muted"}
    assert refused(room, c.EditOwn(Q1, 1, "Why so?"), ana) == {"code": "muted"}
    assert when(room, c.Withdraw(Q1), ana) == [e.QuestionWithdrawn(Q1)]
    assert when(room, c.Vote(Q2, True), attendee(BO)) == [e.VoteCast(Q2, BO, True)]
    assert [personal(room, person)["muted"] for person in (ANA, BO)] == [True, False]


def test_who_may_speak_again_asks_and_votes_as_before() -> None:
    room = after(OPEN, c.Mute(ANA, True), c.Mute(ANA, False))

    assert when(room, c.Ask("Why?"), attendee(ANA)) != []
    assert when(room, c.Mute(ANA, False)) == []
    assert given(e.PersonMuted(BO, False), onto=room).board == room.board


def test_all_cards_of_a_person_say_that_they_are_muted_and_how_many_there_are() -> None:
    room = given(asked(Q2), asked(Q3, BO), onto=OPEN)
    events = when(room, c.Mute(ANA, True))
    later = given(*events, onto=room)
    patch = changes(Drawn(room), Drawn(later), events)[Audience.MODERATOR]["questions"]

    assert cards(later, "person") == [ANA, ANA, BO]
    assert cards(later, "asked_by_person") == [2, 2, 1]
    assert cards(later, "muted") == [True, True, False]
    assert set(patch) == {Q1, Q2}
    assert muted(later, events) == {ANA: True}


def test_with_muting_all_that_waits_may_be_dismissed_at_once() -> None:
    room = given(queued(Q2), e.QuestionWentLive(Q2), asked(Q3), onto=OPEN)
    room = given(e.QuestionHeld(Q3), onto=room)

    assert states(after(room, c.Mute(ANA, True)), Q1, Q2, Q3) == ["received", "live", "held"]
    hidden = after(room, c.Mute(ANA, True, hide=True))
    assert states(hidden, Q1, Q2, Q3) == ["dismissed", "live", "dismissed"]
    assert hidden.board.questions[Q1].reason == "inappropriate"
    assert when(hidden, c.Mute(ANA, True, hide=True)) == []


def test_nobody_who_was_never_heard_of_can_be_muted() -> None:
    room = given(shown(Q2), e.VoteCast(Q2, BO, True), onto=OPEN)

    assert refused(room, c.Mute(PersonId("nobody"), True)) == {
        "code": "no_such_person",
        "person": "nobody",
    }
    assert when(room, c.Mute(BO, True)) == [e.PersonMuted(BO, True)]


def test_who_joins_again_from_the_same_browser_stays_muted() -> None:
    assert of_itself(OPEN, c.MuteAgain(BO)) == [e.PersonMuted(BO, True)]
    assert of_itself(after(OPEN, c.Mute(ANA, True)), c.MuteAgain(ANA)) == []


# Slow mode


def test_in_slow_mode_the_next_question_waits_and_the_refusal_says_how_long() -> None:
    room = after(OPEN, c.SlowMode(30))

    assert refused(room, c.Ask("Why?"), attendee(ANA), seconds=9.5) == {
        "code": "slow_mode",
        "retry_after": 21,
    }
    assert when(room, c.Ask("Why?"), attendee(ANA), seconds=30) != []
    assert when(room, c.Ask("Why?"), attendee(BO), seconds=1) != []
    assert when(room, c.Ask("Why?"), MODERATOR, seconds=1) != []
    assert when(room, c.SlowMode(30)) == []
    assert when(after(room, c.SlowMode(0)), c.Ask("Why?"), attendee(ANA), seconds=1) != []


# Words that hold


@pytest.mark.parametrize(
    ("text", "waits"),
    [
        ("¡Qué IDIOTÉZ de pregunta, idíota!", True),
        ("¿Por qué idiotas?", False),
        ("Eres un hijo  de\nputa.", True),
        ("¿De qué hijo hablas?", False),
        ("¿Cuándo abre la Scunthorpe?", False),
    ],
)
def test_a_question_with_a_word_that_holds_waits_and_is_not_blocked(text: str, waits: bool) -> None:
    room = after(OPEN, c.HoldWords(("Idiota", "hijo de puta", "…", "Idiota")))
    room = after(room, c.Ask(text), by=attendee(BO), new_id="q2")

    assert states(room, Q2) == ["held" if waits else "received"]
    assert cards(room, "held_for") == [None, "word" if waits else None]
    assert item(personal(room, BO), "mine", Q2)["state"] == "received"


def test_the_name_is_looked_at_as_well() -> None:
    room = after(OPEN, c.HoldWords(("idiota",)))

    assert states(after(room, c.Ask("Why?", "Idiota"), by=attendee(BO), new_id="q2"), Q2) == [
        "held"
    ]


def test_neither_does_an_edit_of_one_s_own_pass_a_word_that_holds() -> None:
    room = after(OPEN, c.HoldWords(("idiota",)))
    edited = after(room, c.EditOwn(Q1, 1, "¿Y tú, idiota?"), by=attendee(ANA))

    assert (states(edited, Q1), cards(edited, "held_for")) == (["held"], ["word"])
    assert edited.board.undecided == 1


def test_what_a_moderator_enters_is_held_by_no_word() -> None:
    room = after(OPEN, c.HoldWords(("idiota",)), c.HoldWords(("idiota",)))

    assert states(after(room, c.Ask("¿Idiota?"), new_id="q2"), Q2) == ["received"]


def test_a_list_is_offered_in_the_language_of_the_event() -> None:
    assert has_word(offered("es-MX"), "¡Gilipollas!")
    assert offered("EN") == OFFERED["en"]
    assert (offered("fi"), offered(None)) == ((), ())
    assert not has_word((), "¡Gilipollas!")


# Newcomers


def test_a_newcomer_from_the_address_of_somebody_muted_waits_as_held() -> None:
    newcomer = replace(attendee(BO), is_watched=True)
    room = after(OPEN, c.Ask("Why?"), by=newcomer, new_id="q2")

    assert (states(room, Q2), cards(room, "held_for")) == (["held"], [None, "newcomer"])


# Votes


def joined(person: PersonId, seconds: float) -> Person:
    return replace(attendee(person), joined_at=START + round(seconds * 1000))


def test_where_votes_are_strict_they_count_only_from_people_who_stayed_a_minute() -> None:
    room = after(given(shown(Q2), onto=OPEN), c.StrictVotes(True))
    vote = c.Vote(Q2, True)

    assert refused(room, vote, joined(BO, 0), seconds=12.5) == {
        "code": "too_new",
        "retry_after": 48,
    }
    assert when(room, vote, joined(BO, 0), seconds=60) == [e.VoteCast(Q2, BO, True)]
    assert when(room, vote, attendee(BO), seconds=1) == [e.VoteCast(Q2, BO, True)]
    assert when(room, c.StrictVotes(True)) == []
    lax = after(room, c.StrictVotes(False))
    assert when(lax, vote, joined(BO, 0), seconds=1) == [e.VoteCast(Q2, BO, True)]


def test_suspicious_votes_are_marked_once_and_none_is_dropped() -> None:
    room = given(shown(Q2), e.VoteCast(Q2, BO, True), onto=OPEN)
    suspect = c.SuspectVotes(Q2, "newcomers_of_one_address")
    marked = given(*of_itself(room, suspect), onto=room)

    assert cards(marked, "suspicious") == [None, "newcomers_of_one_address"]
    assert cards(marked, "votes") == [0, 1]
    assert of_itself(marked, suspect) == []
    nobody = c.SuspectVotes(QuestionId("q9"), "newcomers_of_one_address")
    assert of_itself(marked, nobody) == []
