"""The liveroom before the tables changed last, made from the history of this checkout."""

from __future__ import annotations

import io
import subprocess
import sys
import tarfile
from pathlib import Path

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


def _git(*arguments: str) -> bytes:
    try:
        return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        raise NoHistory from error
