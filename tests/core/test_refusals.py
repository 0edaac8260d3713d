"""A refusal is a code and facts, never a sentence."""

from __future__ import annotations

import pytest

from liveroom.core.refusals import Code, Refused


def test_a_refusal_carries_its_code_and_the_facts() -> None:
    no = Refused(Code.STALE, rev=3)

    assert (no.code, no.facts, str(no)) == (Code.STALE, {"rev": 3}, "stale")


@pytest.mark.parametrize("code", Code)
def test_a_code_is_its_own_name(code: Code) -> None:
    assert code.value == code.name.lower()
