"""The given names that are listed at build time, out of Faker's collections."""

from __future__ import annotations

from pathlib import Path

from building import given_names, job_words
from building.fresh import GIVEN_NAMES, JOB_WORDS


def test_names_are_listed_as_they_are_compared_and_words_are_left_out(tmp_path: Path) -> None:
    target = tmp_path / given_names.TARGET
    target.parent.mkdir(parents=True)

    assert GIVEN_NAMES.stale(tmp_path)
    given_names.build(tmp_path)

    names = set(target.read_text("ascii").split())
    assert {"wiebke", "jose", "chloe", "agnieszka"} <= names
    assert not {"green", "case", "salle", "open"} & names
    assert not GIVEN_NAMES.stale(tmp_path)


def test_words_for_what_people_do_are_listed_and_surnames_are_left_out(tmp_path: Path) -> None:
    target = tmp_path / job_words.TARGET
    target.parent.mkdir(parents=True)

    assert JOB_WORDS.stale(tmp_path)
    job_words.build(tmp_path)

    words = set(target.read_text("ascii").split())
    assert {"physiotherapist", "bombera", "informaticien", "rolnik", "konditor"} <= words
    assert not {"cook", "baker", "film", "sports"} & words
    assert not JOB_WORDS.stale(tmp_path)
