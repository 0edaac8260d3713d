"""Whoever asked can check that their question was counted, and what became of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from liveroom.core import events as e
from liveroom.core.events import Recorded
from liveroom.core.ids import PersonId, QuestionId
from liveroom.core.room import replay
from liveroom.exports.outcomes import published
from liveroom.exports.outcomes.step_chain import follow, start
from liveroom.exports.outcomes.verifier import Fault, PlacedStep, faults
from liveroom.exports.record import Record
from tests.core.evenings import DICE, PEOPLE, Dice, facts, marks, promise
from tests.core.story import ANA, BO, PROGRAM, Q1, Q2, START
from tests.exports.outcomes.evening_logs import KEY, ROOM, Log, file

MINUTE = 60_000


@promise
@given(DICE, st.integers(0, 1_000))
def test_an_account_says_what_the_records_say_and_agrees_with_every_receipt(
    dice: Dice, early: int
) -> None:
    log = Log(facts(dice))
    before, after = log.account(early % (len(log.facts) + 1)), log.account()
    given = [log.receipts(each, whose) for each in (before, after) for whose in PEOPLE]
    assert faults(file(after), given) == set()
    told = json.loads(file(after))
    room = replay(log.facts)
    assert told["fates"] == {fate.value: n for fate, n in Record(ROOM, room).fates.items()}
    assert marks(told) == set()


@promise
@given(DICE, st.integers(0, 1_000))
def test_an_account_read_in_two_goes_is_the_same_as_in_one(dice: Dice, early: int) -> None:
    log = Log(facts(dice))
    half = log.account(early % (len(log.facts) + 1))
    rest = log.sealed(half.seq, len(log.facts), half.chain)
    assert file(published.go_on(half, rest, KEY)) == file(log.account())


def recounted(account: dict[str, Any]) -> None:
    """Give an account the head and the fates that its steps add up to."""
    steps = [PlacedStep(place=0, **step).step() for step in account["steps"]]
    account["head"] = [start(ROOM), *follow(start(ROOM), steps)][-1]


Tamper = Callable[[dict[str, Any], int], None]


def another_digest(account: dict[str, Any], at: int) -> None:
    account["steps"][at]["words"] = "0" * 64


def another_fate(account: dict[str, Any], at: int) -> None:
    account["questions"][at % len(account["questions"])]["fate"] = "lost"


def another_state(account: dict[str, Any], at: int) -> None:
    step = account["steps"][at]
    step["state"] = "withdrawn" if step["state"] != "withdrawn" else "live"


def one_dropped(account: dict[str, Any], at: int) -> None:
    number = account["steps"][at]["question"]
    account["steps"] = [step for step in account["steps"] if step["question"] != number]


def two_swapped(account: dict[str, Any], at: int) -> None:
    steps = account["steps"]
    steps[at], steps[at - 1] = steps[at - 1], steps[at]


def cut(account: dict[str, Any], at: int) -> None:
    del account["steps"][at:]


TAMPERS = [another_digest, another_fate, another_state, one_dropped, two_swapped, cut]


@pytest.mark.parametrize("tamper", TAMPERS)
@promise
@given(DICE, st.integers(0, 1_000))
def test_an_account_that_somebody_changed_is_found(tamper: Tamper, dice: Dice, at: int) -> None:
    account = json.loads(file(Log(facts(dice)).account()))
    assume(len(account["steps"]) > 1 and account["questions"])
    tamper(account, at % len(account["steps"]))
    assert faults(json.dumps(account).encode()) != set()


@pytest.mark.parametrize("tamper", TAMPERS)
@promise
@given(DICE, st.integers(0, 1_000))
def test_an_account_made_anew_is_found_by_every_receipt_that_was_given_before(
    tamper: Tamper, dice: Dice, at: int
) -> None:
    log = Log(facts(dice))
    whole, account = log.account(), json.loads(file(log.account()))
    assume(len(account["steps"]) > 1 and account["questions"])
    tamper(account, at % len(account["steps"]))
    recounted(account)
    forged = json.dumps(account).encode()
    for whose in PEOPLE:
        found = faults(forged, [log.receipts(whole, whose)])
        assert (Fault.FATES if tamper is another_fate else Fault.REWRITTEN) in found


def recorded(*happened: e.Event) -> Log:
    """The log of a show: a minute between any two events."""
    first = [e.ProgramLoaded(PROGRAM), e.RoomOpened()]
    return Log(
        [Recorded(START + n * MINUTE + 17, event) for n, event in enumerate([*first, *happened])]
    )


def asked(question: QuestionId, asker: PersonId, text: str) -> e.QuestionReceived:
    return e.QuestionReceived(question, asker, text, "Ana Ruiz", None)


STORY = (
    asked(Q1, ANA, "¿Quien paga?"),
    asked(Q2, BO, "Who pays?"),
    e.VoteCast(Q1, BO, True),
    e.OwnQuestionEdited(Q1, "¿Quién paga?"),
    e.QuestionEdited(Q1, "¿Quién lo paga?"),
    e.QuestionApproved(Q1),
    e.QuestionHeld(Q2),
    e.QuestionDismissed(Q2, "off_topic"),
    e.QuestionQueued(Q1),
    e.QuestionWentLive(Q1),
    e.ShowEnded(),
)


def test_each_step_of_a_question_is_told_once_in_its_minute() -> None:
    steps = json.loads(file(recorded(*STORY).account()))["steps"]
    told = [(step["question"], step["state"], step.get("detail")) for step in steps]
    assert told == [
        (1, "received", None),
        (2, "received", None),
        (1, "received", "edited"),
        (1, "received", None),
        (1, "approved", None),
        (2, "dismissed", None),
        (1, "queued", None),
        (1, "live", None),
        (1, "answered", "aloud"),
        (0, "ended", None),
    ]
    assert [step["seq"] for step in steps] == [3, 4, 6, 7, 8, 10, 11, 12, 13, 13]
    assert all(step["at"] == START + (step["seq"] - 1) * MINUTE for step in steps)


def test_a_receipt_has_one_s_own_words_and_nobody_else_s() -> None:
    log = recorded(*STORY)
    given = json.loads(log.receipts(log.account(), ANA))
    assert [(each["seq"], each["text"]) for each in given["words"]] == [
        (3, "¿Quien paga?"),
        (6, "¿Quién paga?"),
    ]
    for private in ("Who pays", "lo paga", "off_topic", "Ana Ruiz", ANA):
        assert private not in json.dumps(given["steps"]) + file(log.account()).decode()
        assert private not in str(given["words"])


def test_a_receipt_proves_the_place_of_a_question_when_its_words_are_erased() -> None:
    log = recorded(*STORY)
    kept, later = log.receipts(log.account(5), ANA), log.receipts(log.account(), ANA, erased=True)
    assert json.loads(later)["words"] == []
    assert faults(file(log.account()), [kept, later]) == set()


def test_other_words_than_those_that_were_counted_are_found() -> None:
    log = recorded(*STORY)
    given = json.loads(log.receipts(log.account(), ANA))
    given["words"][0]["text"] = "¿Quién cobra?"
    assert faults(file(log.account()), [json.dumps(given).encode()]) == {Fault.WORDS}


def test_a_vote_that_is_changed_behind_a_receipt_changes_its_seal() -> None:
    """Nothing before a step can be changed without the receipts of that step noticing."""
    honest = recorded(*STORY)
    forged = recorded(*STORY[:2], e.VoteCast(Q1, BO, False), *STORY[3:])
    assert faults(file(forged.account()), [honest.receipts(honest.account(), BO)]) == {
        Fault.REWRITTEN,
        Fault.STEP,
    }


def test_an_end_that_is_taken_back_is_told() -> None:
    undone = recorded(*STORY, e.StepUndone("show_ended"))
    told = json.loads(file(undone.account()))
    last = [(step["question"], step["state"]) for step in told["steps"][-2:]]
    assert last == [(1, "live"), (0, "resumed")]
    assert (told["ended"], told["fates"]) == (False, {"dismissed": 1, "on_air": 1})


@pytest.mark.parametrize("file_", [b"", b"{}", b"[]", b'{"format":"x"}', b"\xff"])
def test_what_is_no_account_is_unreadable(file_: bytes) -> None:
    assert faults(file_) == {Fault.UNREADABLE}


def test_no_field_can_be_taken_for_two() -> None:
    """A line has spaces between its fields: none may have one in it."""
    account = json.loads(file(recorded(*STORY[:1]).account()))
    account["steps"][0] |= {"state": "received x", "detail": ""}
    assert faults(json.dumps(account).encode()) == {Fault.UNREADABLE}


def test_a_receipt_of_another_room_is_unreadable() -> None:
    log = recorded(*STORY)
    other = json.loads(log.receipts(log.account(), ANA)) | {"room": "harbour"}
    assert faults(file(log.account()), [json.dumps(other).encode()]) == {Fault.UNREADABLE}


@promise
@given(DICE)
def test_steps_stand_in_the_order_of_the_log_and_numbers_without_gaps(dice: Dice) -> None:
    steps = Log(facts(dice)).account().steps
    assert all(a.seq <= b.seq for a, b in pairwise(steps))
    first = dict.fromkeys(step.question for step in steps if step.question)
    assert [*first] == [*range(1, len(first) + 1)]
