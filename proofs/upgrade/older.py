"""The liveroom before the tables changed last, made from the history of this checkout."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import tarfile
from collections.abc import Sequence
from pathlib import Path

from proofs import report
from tests.cli.process import PATIENCE, ROOT, environment

SQLITE = "src/liveroom/store/sqlite/migrations.py"
POSTGRES = "src/liveroom/store/postgres/schema.py"
STEPS = r"^(STEPS|    _[a-z_]+,$)"
"""The lines there that name all steps from one version of the tables to the next."""

PREPARE = """
import pathlib
from building import environment
environment.prepare(pathlib.Path.cwd(), environment.DEV)
"""
"""Builds a checkout with all that it can be run with, PostgreSQL's client too."""


REFUSED = r"was written by (a newer|another) version of liveroom"


class NoHistory(Exception):
    """This checkout does not know how it was before."""


def commit(migrations: str) -> str:
    """The one before the steps in this file changed last. Raises NoHistory."""
    changed = _git("log", "-1", "--format=%H", f"-G{STEPS}", "--", migrations).decode().strip()
    if not changed:
        raise NoHistory
    return _git("rev-parse", f"{changed}~1").decode().strip()


def make(folder: Path, which: str) -> None:
    """Put the liveroom of a commit there, built and with an environment of its own."""
    with tarfile.open(fileobj=io.BytesIO(_git("archive", which))) as files:
        files.extractall(folder, filter="data")
    subprocess.run([sys.executable, "-c", PREPARE], cwd=folder, check=True)


def liveroom(release: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command of a liveroom, to its end."""
    return subprocess.run(
        [release / ".venv" / "bin" / "python", "-m", "liveroom", *arguments],
        capture_output=True,
        encoding="utf-8",
        env=environment(PYTHONPATH=str(release / "src")),
        timeout=PATIENCE,
        check=False,
    )


def note_refused(what: str, ran: str, told: Sequence[subprocess.CompletedProcess[str]]) -> None:
    """Note that commands on newer tables were refused with a sentence, and fail where one was not.

    `ran` names some of them.
    """
    sentences = [re.search(REFUSED, each.stderr) is not None for each in told]
    report.note(
        what,
        f"{len(told)} commands, {ran} among them",
        f"{sum(sentences)} refused with a sentence, nothing changed",
    )
    assert all(sentences), told
    assert [each.returncode for each in told] == [1] * len(told), told
    assert not any("Traceback" in each.stderr for each in told)


def _git(*arguments: str) -> bytes:
    try:
        return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        raise NoHistory from error
