"""What `dev.py prove` hands to pytest."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from building import proofs
from building.trouble import Trouble
from tests.house.pages import ROOT


@pytest.mark.parametrize("given", [["tests/core"], ["properties", "tests/core"]])
def test_properties_are_proved_on_many_examples(tmp_path: Path, given: list[str]) -> None:
    step = proofs.step(tmp_path, given)

    assert (step.argv[1:], step.env) == (
        ("-m", "hypothesis", "tests/core"),
        {"PROOFS_EXAMPLES": "200"},
    )


@pytest.mark.parametrize("given", [[], ["properties"]])
def test_all_properties_are_proved_where_nothing_is_named(tmp_path: Path, given: list[str]) -> None:
    assert proofs.step(tmp_path, given).argv[1:] == (
        "-m",
        "hypothesis",
        "--ignore=tests/browser",
    )


def test_strangers_bytes_are_fuzzed_with_a_fuzzer_that_is_brought_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brought = []
    monkeypatch.setattr(proofs.atheris, "ensure", brought.append)

    step = proofs.step(tmp_path, ["fuzz"])

    assert (brought, step.argv[2], step.env) == (
        [tmp_path],
        "proofs/fuzz",
        {"PROOFS_EXAMPLES": "50"},
    )


@pytest.mark.parametrize("suite", ["cluster", "network"])
def test_where_no_network_may_be_cut_suites_say_what_they_need(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suite: str
) -> None:
    monkeypatch.setattr(proofs, "ALONE", ("false",))

    with pytest.raises(Trouble, match="as root on Linux"):
        proofs.step(tmp_path, [suite])


def test_every_suite_is_on_the_page_of_proofs() -> None:
    page = (ROOT / "docs" / "proofs.md").read_text("utf-8")
    table = page[: page.index("## ")]

    assert set(re.findall(r"^\| \[?`(\w+)`", table, re.M)) == set(proofs.SUITES)
