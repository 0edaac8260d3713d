"""Short codes can be read aloud, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from liveroom.core.ids import RoomId
from liveroom.web.security import codes

KEY, ROOM = b"k" * 32, RoomId("plaza")


def test_a_code_has_eight_characters_that_nobody_takes_for_others() -> None:
    made = [codes.made(KEY, ROOM, f"n{number}") for number in range(400)]
    assert {len(code) for code in made} == {8}
    assert set("".join(made)) == set(codes.ALPHABET)
    assert set(codes.ALPHABET).isdisjoint("0o1liaeuIO")


def test_the_same_name_is_the_same_code_and_everything_else_another() -> None:
    first = codes.made(KEY, ROOM, "opening")
    assert codes.made(KEY, ROOM, "opening") == first
    others = {
        codes.made(b"x" * 32, ROOM, "opening"),
        codes.made(KEY, RoomId("harbour"), "opening"),
        codes.made(KEY, ROOM, "second"),
    }
    assert len(others | {first}) == 4


@pytest.mark.parametrize("text", ["bcd4k7mn", "BCD4K7MN", " bcd4 k7mn ", "bcd4-k7mn"])
def test_a_code_may_be_typed_in_capitals_and_in_groups(text: str) -> None:
    assert codes.typed(text) == "bcd4k7mn"
    assert codes.spoken("bcd4k7mn") == "bcd4 k7mn"


@pytest.mark.parametrize("text", ["", "bcd4k7m", "bcd4k7mnp", "bcd0k7mn", "ácd4k7mn", "lr_own_x"])
def test_what_can_be_no_code_is_none(text: str) -> None:
    assert codes.typed(text) is None
