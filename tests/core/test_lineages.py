"""A place in a log is a seq with the lineage that wrote it."""

from __future__ import annotations

import pytest

from liveroom.core.records import Lineages, Unknown

ONE = Lineages(((1, "a"),), "a")


@pytest.mark.parametrize(("seq", "epoch"), [(1, "a"), (4, "a"), (5, "b"), (9, "b")])
def test_each_event_is_of_the_lineage_that_wrote_it(seq: int, epoch: str) -> None:
    """Given a fail-over after the fourth event."""
    assert Lineages(((1, "a"), (5, "b")), "b").of(seq) == epoch


def test_a_room_without_events_is_of_the_present_lineage() -> None:
    assert Lineages((), "a").of(0) == "a"


def test_what_the_same_lineage_writes_begins_no_other() -> None:
    assert ONE.after(7) == ONE


def test_the_first_to_write_after_a_fail_over_begins_a_lineage() -> None:
    assert Lineages(ONE.firsts, "b").after(7) == Lineages(((1, "a"), (8, "b")), "b")


def test_what_is_unknown_may_have_been_waited_for_too_long() -> None:
    assert (Unknown("cut", is_late=False).is_late, str(Unknown("cut", True))) == (False, "cut")
