"""Who may import whom: the contracts in pyproject.toml hold, and they bite."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINT = (
    "import sys; from importlinter.cli import lint_imports;"
    "sys.exit(lint_imports(no_cache=True, no_logo=True))"
)
FORBIDDEN = [
    ("core", "liveroom.i18n"),
    ("core", "liveroom.live"),
    ("i18n", "liveroom.web"),
    ("live", "liveroom.store"),
    ("store", "liveroom.live"),
    ("importing", "liveroom.exports"),
    ("importing", "liveroom.web"),
    ("live", "liveroom.web"),
    ("core/rundown", "liveroom.core.questions.state"),
    ("core/questions", "liveroom.core.room"),
    ("core/tally", "liveroom.core.screens.cards"),
    ("core", "asyncio"),
    ("core", "random"),
    ("core", "sqlite3"),
    ("core", "starlette"),
    ("core", "time"),
    ("importing", "asyncio"),
    ("importing", "sqlite3"),
    ("importing/text", "liveroom.importing.rows.row"),
    ("importing/formats", "liveroom.importing.document.lines"),
    ("web/access", "liveroom.web.pages.responses"),
    ("web/commands", "liveroom.web.api.handlers"),
    ("web/limits", "liveroom.web.state"),
    ("web/pages", "liveroom.web.ws.endpoint"),
    ("exports", "asyncio"),
    ("exports", "starlette"),
]


def lint(project: Path) -> subprocess.CompletedProcess[str]:
    """Holds the contracts against the package under project/src."""
    return subprocess.run(
        [sys.executable, "-c", LINT],
        cwd=project,
        env={"PYTHONPATH": str(project / "src"), "PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": "300"},
        capture_output=True,
        text=True,
        check=False,
    )


def copy_of_the_code(project: Path) -> Path:
    """The code by itself, to be broken; returns its package."""
    unwanted = shutil.ignore_patterns("static", "locale", "__pycache__")
    shutil.copy(ROOT / "pyproject.toml", project)
    shutil.copytree(ROOT / "src", project / "src", ignore=unwanted)
    return project / "src" / "liveroom"


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What is said of a copy in which every forbidden import is made once."""
    project = tmp_path_factory.mktemp("project")
    package = copy_of_the_code(project)
    for place, imported in FORBIDDEN:
        module = package / "i18n.py" if place == "i18n" else package / place / "intruder.py"
        with module.open("a") as file:
            file.write(f"import {imported}\n")
    outcome = lint(project)
    assert outcome.returncode == 1, outcome.stdout + outcome.stderr
    return outcome.stdout


def test_every_import_follows_the_layers() -> None:
    outcome = lint(ROOT)

    assert outcome.returncode == 0, outcome.stdout + outcome.stderr


@pytest.mark.parametrize(("place", "imported"), FORBIDDEN)
def test_an_import_that_breaks_a_contract_is_found(
    findings: str, place: str, imported: str
) -> None:
    folder = place.replace("/", ".")
    importer = "liveroom.i18n" if place == "i18n" else f"liveroom.{folder}.intruder"

    assert f"{importer} -> {imported} " in findings


def test_a_package_without_a_place_in_the_layers_is_found(tmp_path: Path) -> None:
    (copy_of_the_code(tmp_path) / "stranger.py").write_text("")

    outcome = lint(tmp_path)

    assert outcome.returncode == 1
    assert "stranger" in outcome.stdout
