"""What is not what was written is told thing by thing."""

from __future__ import annotations

from liveroom.core.vocabulary.damage import UNDAMAGED, Damage


def test_each_thing_that_a_room_goes_on_with_is_a_clause() -> None:
    assert UNDAMAGED.beside_the_log == ()
    damage = Damage("event 3 is missing", ("k1", "k2"), people=2, names=1, is_key_lost=True)
    assert damage.beside_the_log == (
        "its link k1 lets nobody in",
        "its link k2 lets nobody in",
        "2 of those who came by its links have to come in again",
        "names of people who joined are left out: 1",
        "the key of those who joined is lost: they are out, and nobody can join",
    )


def test_who_came_by_links_is_looked_at_where_the_log_begins() -> None:
    first = Damage(people=2, names=1)
    assert first.read_on(Damage("event 9 is missing", ("k1",))) == Damage(
        "event 9 is missing", ("k1",), people=2, names=1
    )
    assert Damage(links=("k1",)).read_on(UNDAMAGED) == Damage(links=("k1",))
