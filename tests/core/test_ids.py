"""Ids for new segments."""

from __future__ import annotations

import re
from itertools import islice

from liveroom.core.ids import segment_ids


def test_ids_are_short_fit_into_an_address_and_say_nothing_of_a_place() -> None:
    made = [*islice(segment_ids("a"), 500)]

    assert all(re.fullmatch("s[a-z2-7]{8}", each) for each in made)
    assert len({*made}) == 500
    assert made != sorted(made)


def test_another_seed_makes_other_ids() -> None:
    assert {*islice(segment_ids("a"), 500)}.isdisjoint(islice(segment_ids("b"), 500))


def test_an_id_that_is_taken_is_left_out() -> None:
    first, second, third = islice(segment_ids("a"), 3)

    assert [*islice(segment_ids("a", taken=[first, third]), 1)] == [second]
    assert next(segment_ids("a", taken=[first, second])) == third
