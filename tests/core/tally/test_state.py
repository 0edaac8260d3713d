"""Who wishes for what: each change is one more tally, and none changes an older one."""

from __future__ import annotations

from functools import reduce

from hypothesis import given
from hypothesis import strategies as st

from liveroom.core.ids import PersonId
from liveroom.core.tally.state import Tally
from tests.examples import examples

PERSONS = [PersonId(f"p{number}") for number in range(40)]
Wish = tuple[PersonId, str, bool]
WISHES = st.lists(st.tuples(st.sampled_from(PERSONS), st.sampled_from("abc"), st.booleans()))
NOBODY_YET: Tally[str] = Tally()


def told(tally: Tally[str]) -> dict[PersonId, tuple[str, ...]]:
    return dict(tally.items())


def wished(tally: Tally[str], wishes: list[Wish]) -> Tally[str]:
    return tally.after(tally.changes(wishes))


@examples(20)
@given(st.lists(WISHES, max_size=5))
def test_it_is_what_sets_would_be_and_every_earlier_one_stays_as_it_was(
    story: list[list[Wish]],
) -> None:
    tallies, expected = [NOBODY_YET], [dict[PersonId, tuple[str, ...]]()]
    for wishes in story:
        tallies.append(wished(tallies[-1], wishes))
        sets = {person: set(things) for person, things in expected[-1].items()}
        for person, thing, value in wishes:
            things = sets.setdefault(person, set())
            (things.add if value else things.discard)(thing)
        expected.append({person: tuple(sorted(each)) for person, each in sets.items() if each})

    assert [told(each) for each in tallies] == expected
    for one, so in zip(tallies, expected, strict=True):
        assert [one.of(person) for person in PERSONS] == [so.get(each, ()) for each in PERSONS]
        assert [one == other for other in tallies] == [so == other for other in expected]


@examples(30)
@given(WISHES)
def test_wishes_at_once_are_what_they_are_one_by_one(wishes: list[Wish]) -> None:
    def one(tally: Tally[str], wish: Wish) -> Tally[str]:
        return wished(tally, [wish])

    assert wished(NOBODY_YET, wishes) == reduce(one, wishes, NOBODY_YET)


def test_only_who_moves_something_is_among_the_changes() -> None:
    ana, bo = PERSONS[:2]
    tally = wished(NOBODY_YET, [(ana, "a", True)])

    assert tally.changes([(ana, "a", True), (bo, "a", False)]) == {}
    assert tally.changes([(ana, "a", False), (ana, "a", True)]) == {}
    assert tally.changes([(ana, "a", False), (bo, "b", True)]) == {
        ana: (("a",), ()),
        bo: ((), ("b",)),
    }
