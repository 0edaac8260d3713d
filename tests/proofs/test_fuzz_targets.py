"""What `dev.py prove fuzz` tries a million times, here a little: on what a fuzzer begins with, and
on that with some bytes changed. Whatever it found once stands here."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proofs.fuzz.seeds import seeds
from proofs.fuzz.targets import TARGETS
from tests.examples import TIMES, examples

FOUND: dict[str, tuple[bytes, ...]] = {
    "frames": (),
    "messages": (),
    "announcements": (),
    "sheets": (),
}
EXAMPLES = {"frames": 60, "messages": 150, "announcements": 40, "sheets": 60}


@st.composite
def changed(draw: st.DrawFn, target: str) -> bytes:
    """A seed in which some bytes are others."""
    data = bytearray(draw(st.sampled_from(seeds(target))))
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(data)))
        data[at : at + draw(st.integers(0, 3))] = draw(st.binary(max_size=4))
    return bytes(data)


@pytest.mark.parametrize("target", TARGETS)
def test_what_a_fuzzer_begins_with_and_what_it_found_is_no_defect(target: str) -> None:
    for data in (*seeds(target), *FOUND[target]):
        TARGETS[target](data)


@pytest.mark.parametrize("target", TARGETS)
def test_changed_bytes_are_no_defect(target: str) -> None:
    @settings(examples(EXAMPLES[target]), derandomize=TIMES == 1)
    @given(changed(target))
    def tried(data: bytes) -> None:
        TARGETS[target](data)

    tried()
