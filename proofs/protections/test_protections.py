"""Each protection is taken out of a copy of the source, and its tests have to turn red."""

from __future__ import annotations

import re
import shutil
import subprocess
import sysconfig
import venv
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from proofs import report
from proofs.protections.protection import Protection, protections

ROOT = Path(__file__).parents[2]
FAILED, PASSED = 1, 0
"""How pytest ends. A test that is not found or cannot be read ends it otherwise."""

ALL = [*protections("attacks"), *protections("promises")]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the source with an environment of its own, in which the copy is what is installed:
    for processes that tests start, too."""
    folder = tmp_path_factory.mktemp("protections") / "liveroom"
    shutil.copytree(ROOT, folder, ignore=_unneeded)
    venv.create(folder / ".venv", symlinks=True)
    (packages,) = (folder / ".venv" / "lib").glob("python*/site-packages")
    found = f"{folder / 'src'}\n{sysconfig.get_path('purelib')}\n"
    (packages / "copy.pth").write_text(found, "utf-8")
    return folder


def _unneeded(folder: str, names: list[str]) -> set[str]:
    if Path(folder) != ROOT:
        return {name for name in names if name == "__pycache__"}
    return {name for name in names if name.startswith(".") or name in {"data", "node_modules"}}


@pytest.fixture(scope="module")
def red() -> Iterator[list[str]]:
    """The rows whose tests have turned red."""
    rows: list[str] = []
    yield rows
    if len(rows) == len(ALL):
        report.note("protections", len(set(rows)), len(rows), sum(len(each.tests) for each in ALL))


def run(copy: Path, tests: Sequence[str]) -> tuple[int, str]:
    """How pytest ended there, and what it wrote."""
    python = str(copy / ".venv" / "bin" / "python")
    argv = [python, "-B", "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests]
    done = subprocess.run(argv, cwd=copy, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("in_browser", [False, True])
def test_with_all_protections_all_their_tests_pass(copy: Path, in_browser: bool) -> None:
    # Playwright has a loop of its own in a process, beside which no other one runs.
    named = {test for each in ALL for test in each.tests}
    ended, said = run(copy, sorted(t for t in named if ("tests/browser/" in t) is in_browser))
    assert ended == PASSED, said


@pytest.mark.parametrize("protection", ALL, ids=lambda each: each.row)
def test_without_it_they_fail(protection: Protection, copy: Path, red: list[str]) -> None:
    file = copy / protection.file
    whole = file.read_text("utf-8")
    file.write_text(protection.taken_out(whole), "utf-8")
    try:
        ended, said = run(copy, protection.tests)
    finally:
        file.write_text(whole, "utf-8")
    failed = set(re.findall(r"^FAILED (\S+?)(?:\[.*)?(?: - .*)?$", said, re.MULTILINE))
    assert ended == FAILED, said
    assert failed == set(protection.tests), said
    red.append(protection.row)
