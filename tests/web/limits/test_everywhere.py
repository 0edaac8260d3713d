"""Limits that hold on several servers together."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from liveroom.core.vocabulary.between_servers import Spent
from liveroom.web.limits.everywhere import Everywhere, pseudonym
from liveroom.web.limits.gcra import Gcra

BURST, EVERY_MS, SERVERS = 3, 1_000, 3
Story = st.lists(
    st.tuples(
        st.sampled_from(["take", "take", "take", "tell"]),
        st.integers(0, SERVERS - 1),
        st.sampled_from(["ana", "bea"]),
        st.integers(0, 3_000),
    ),
    max_size=80,
)


def told(taken: Counter[str]) -> Spent:
    return Spent({"ask": {pseudonym(b"secret", who): number for who, number in taken.items()}})


@given(Story)
def test_who_goes_from_server_to_server_gets_no_more_than_on_one(
    story: list[tuple[str, int, str, int]],
) -> None:
    """Where each server has heard of all before, it is to the millisecond as on one."""
    servers = [Everywhere(b"secret", True) for _ in range(SERVERS)]
    limits = [each.limit("ask", BURST, EVERY_MS) for each in servers]
    one, now = Gcra(BURST, EVERY_MS), 0
    for _, number, who, passed in story:
        now += passed
        wait = limits[number].take(who, now)
        assert wait == one.take(who, now)
        for other in servers:
            if wait == 0 and other is not servers[number]:
                other.hear(told(Counter([who])), now)


@given(
    st.lists(
        st.tuples(
            st.lists(st.integers(0, SERVERS - 1), max_size=3 * SERVERS * BURST),
            st.integers(0, 4 * EVERY_MS),
        ),
        max_size=20,
    )
)
def test_what_was_had_before_servers_heard_is_waited_for(
    rounds: list[tuple[list[int], int]],
) -> None:
    """In each round somebody asks several servers at once, which then tell each other.

    A burst may be had on each of them, and over time no more than on one.
    """
    servers = [Everywhere(b"secret", True) for _ in range(SERVERS)]
    limits = [each.limit("ask", BURST, EVERY_MS) for each in servers]
    had = now = 0
    for asked, passed in rounds:
        taken = [number for number in asked if limits[number].take("ana", now) == 0]
        for number in taken:
            for other in servers:
                if other is not servers[number]:
                    other.hear(told(Counter(["ana"])), now)
        had += len(taken)
        assert had <= SERVERS * BURST + now // EVERY_MS
        now += passed


def test_a_limit_that_only_another_server_knows_is_passed_over() -> None:
    everywhere = Everywhere(b"secret", True)
    limit = everywhere.limit("ask", 1, EVERY_MS)
    everywhere.hear(Spent({"hum": {pseudonym(b"secret", "ana"): 1}}), 0)
    assert limit.take("ana", 0) == 0


def test_nobody_s_address_is_told() -> None:
    """What stands for one is the same on all servers of a database, and another elsewhere."""
    assert pseudonym(b"secret", "192.0.2.7") == pseudonym(b"secret", "192.0.2.7")
    assert pseudonym(b"secret", "192.0.2.7") != pseudonym(b"other", "192.0.2.7")
    assert pseudonym(b"secret", "a", "b") != pseudonym(b"secret", "ab")
    assert "192" not in pseudonym(b"secret", "192.0.2.7")
