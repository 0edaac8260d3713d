"""Groups of questions while they come and go."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liveroom.core.ids import QuestionId
from liveroom.core.likeness import groups as module
from liveroom.core.likeness.groups import Group, Grouping
from liveroom.core.likeness.wording import language_of

ASKED = [
    "¿Cuándo amplían los carriles bici?",
    "cuando se amplian los carriles bici",
    "¿Para cuándo la ampliación de los carriles bici del puerto?",
    "¿Quién paga el autobús nocturno?",
    "¿Y la piscina?",
    "quien paga el autobus nocturno",
    "y la piscina??",
]
IDS = [QuestionId(f"q{number}") for number in range(len(ASKED))]


def grouped(asked: list[int]) -> Grouping:
    grouping = Grouping(language_of("es"))
    for number in asked:
        grouping.put(IDS[number], number, ASKED[number])
    return grouping


def groups(grouping: Grouping) -> list[list[QuestionId]]:
    while grouping.work(3):
        pass
    return [list(group.questions) for group in grouping.groups().groups]


def test_those_that_ask_the_same_stand_together_the_most_alike_first() -> None:
    assert groups(grouped([0, 1, 2, 3, 4, 5, 6])) == [
        ["q3", "q5"],
        ["q4", "q6"],
        ["q0", "q1", "q2"],
    ]


def test_nothing_is_grouped_until_it_was_held_against_the_others() -> None:
    grouping = grouped([0, 1])

    assert grouping.groups().groups == ()
    assert grouping.work(10) is False
    assert grouping.groups().groups == (Group(1.0, (IDS[0], IDS[1])),)


def test_each_has_the_one_that_it_is_most_like() -> None:
    grouping = grouped([0, 1, 2, 3, 4])
    grouping.work(10)

    assert grouping.groups().similar_to == {"q0": "q1", "q1": "q0", "q2": "q0"}


def test_one_that_is_gone_leaves_its_group() -> None:
    grouping = grouped([0, 1, 2, 3, 5])
    groups(grouping)

    grouping.drop(IDS[0])
    grouping.drop(IDS[5])

    assert groups(grouping) == [["q1", "q2"]]


def test_one_that_is_gone_before_it_was_looked_at_is_forgotten() -> None:
    grouping = grouped([0, 1])
    grouping.drop(IDS[1])

    assert groups(grouping) == []


def test_another_wording_is_another_group() -> None:
    grouping = grouped([0, 1, 3])
    groups(grouping)

    grouping.put(IDS[1], 1, "¿Quién paga el autobús nocturno?")

    assert groups(grouping) == [["q1", "q3"]]


def test_no_chain_leads_from_one_matter_to_another() -> None:
    chain = ["uno dos tres", "dos tres cuatro", "tres cuatro cinco", "cuatro cinco seis"]
    grouping = Grouping(None)
    for number, text in enumerate(chain):
        grouping.put(QuestionId(text), number, text)

    found = groups(grouping)

    assert all(not {chain[0], chain[3]} <= set(group) for group in found)


def test_scores_of_pairs_are_not_kept_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    grouping = grouped([0, 1, 2, 3, 4, 5, 6])
    before = groups(grouping)
    monkeypatch.setattr(module, "_REMEMBERED", -1)

    assert groups(grouping) == before


@given(st.lists(st.tuples(st.integers(0, len(ASKED) - 1), st.booleans(), st.booleans())))
def test_what_came_and_went_before_leaves_no_trace(
    steps: list[tuple[int, bool, bool]],
) -> None:
    """Once all are held against each other the groups are those of what is there now."""
    grouping, there = Grouping(language_of("es")), set[int]()
    for number, comes, works in steps:
        if comes:
            there.add(number)
            grouping.put(IDS[number], number, ASKED[number])
        else:
            there.discard(number)
            grouping.drop(IDS[number])
        if works:
            grouping.work(2)

    found = {question for group in groups(grouping) for question in group}

    assert found <= {IDS[number] for number in there}
    assert all(len(group) > 1 for group in groups(grouping))


def test_a_question_that_is_open_no_more_leaves_its_group() -> None:
    grouping = grouped([0, 1, 2, 3])
    assert groups(grouping) == [["q0", "q1", "q2"]]

    grouping.drop(IDS[0])
    grouping.drop(IDS[2])

    assert groups(grouping) == []
    assert grouping.groups().similar_to == {}
