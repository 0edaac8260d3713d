"""Ids for new segments, and those of first links."""

from __future__ import annotations

import re
from itertools import islice

from liveroom.core.ids import RoomId, first_link_id, segment_ids


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


def test_the_links_that_a_room_is_opened_with_are_the_same_in_every_liveroom() -> None:
    made = [first_link_id(RoomId("metropolis"), role) for role in ("owner", "host")]

    assert made == ["k0199bca0836dd3d8", "kc173f80c27ae728c"]
