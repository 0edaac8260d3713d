"""What everybody voted for: each change is one more state, and none changes an older one."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from liveroom.core.ids import PersonId, QuestionId
from liveroom.core.tally.ballots import Ballots, Choice, changed

PERSONS = [PersonId(f"p{number}") for number in range(600)]
QUESTIONS = [QuestionId(f"q{number}") for number in range(3)]
choices = st.frozensets(st.sampled_from(QUESTIONS)).map(lambda few: tuple(sorted(few)))
changes = st.dictionaries(st.sampled_from(PERSONS), choices, max_size=40)


def told(ballots: Ballots) -> dict[PersonId, Choice]:
    return {person: choice for person in PERSONS if (choice := ballots.of(person))}


@given(st.lists(changes, max_size=6))
def test_it_is_what_a_dict_would_be_and_every_earlier_one_stays_as_it_was(
    story: list[dict[PersonId, Choice]],
) -> None:
    ballots, expected = [Ballots()], [dict[PersonId, Choice]()]
    for chosen in story:
        ballots.append(ballots[-1].with_(chosen))
        after = {**expected[-1], **chosen}
        expected.append({person: choice for person, choice in after.items() if choice})

    assert [told(each) for each in ballots] == expected
    assert [Counter(each) for each in ballots] == [Counter(each.values()) for each in expected]
    for one, so in zip(ballots, expected, strict=True):
        assert [one == other for other in ballots] == [so == other for other in expected]


def test_equal_means_the_same_choices_however_they_came_about() -> None:
    ana, both = PERSONS[0], (QuestionId("q1"), QuestionId("q2"))
    again = Ballots().with_({ana: both}).with_({ana: ()})

    assert again == Ballots()
    assert again.with_({ana: both}) != Ballots()
    assert Ballots() != {}


@given(st.lists(st.tuples(st.sampled_from([*"abcdefg"]).map(QuestionId), st.booleans())))
def test_a_choice_is_what_a_set_would_be_in_order(
    votes: list[tuple[QuestionId, bool]],
) -> None:
    choice, expected = Choice(), set[QuestionId]()
    for question, value in votes:
        choice = changed(choice, question, value)
        (expected.add if value else expected.discard)(question)

    assert choice == tuple(sorted(expected))
    for each in map(QuestionId, "abcdefg"):
        assert (changed(choice, each, True) is choice) == (each in expected)
        assert (changed(choice, each, False) is choice) == (each not in expected)
