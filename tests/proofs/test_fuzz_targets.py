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
    "announcements": (
        b"Debate / Meeting\nLe port, la mer et toute la ville, la ville : comment et avec qui ?\n"
        b"30 Sep 2031\n7pm - 8:30pm\n#\nLes habitants veulent d\xc3\xa9cider de leur port.\n",
        b"Shores\nFriday 16 October 2026, 15:00-16:30\n\nMaria Torres\nSenior advi"
        + b"\x86" * 34
        + b"ramm"
        + b"\x86" * 27
        + b"ser, Harbour Agency\n",
        b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;TZID=Europe:20260505T100000\nEND:VEVENT\nEND:VCALENDAR",
    ),
    "sheets": (
        b"Sr-0-0 50400\x1f0\xc8900n\x1e9" + b"\xa9" * 49 + b"penngon\x1e\xff\xff\xff\xff\xff",
    ),
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
