"""The locks: every package with its version and hashes, and no host to fetch it from."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REQUIREMENTS = sorted((ROOT / "requirements").glob("*.txt"))
NPM_FOLDERS = [ROOT, ROOT / "tests" / "web"]
PINNED = re.compile(
    r"^([a-z0-9-]+)==[\w.]+(?: ; [^\\]+)?((?: \\\n    --hash=sha256:[0-9a-f]{64})+)$"
)


def blocks(path: Path) -> list[str]:
    """One block per package: the line that names it and those that belong to it."""
    return re.split(r"\n(?=\S)", path.read_text("utf-8").strip())


def versions(path: Path) -> set[str]:
    return {block.split()[0] for block in blocks(path)}


def names(path: Path) -> set[str]:
    return {version.partition("==")[0] for version in versions(path)}


@pytest.mark.parametrize("path", REQUIREMENTS, ids=lambda path: path.name)
def test_requirements_are_pinned_with_hashes_and_nothing_else(path: Path) -> None:
    assert [block for block in blocks(path) if not PINNED.match(block)] == []


def test_what_the_project_asks_for_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = project["dependency-groups"]
    asked = project["project"]["dependencies"] + groups["build"]
    dev = [wish for wish in groups["dev"] if isinstance(wish, str)]

    def named(wishes: list[str]) -> set[str]:
        return {re.split(r"[>=<;\[ ]", wish)[0].lower() for wish in wishes}

    assert named(asked) - names(ROOT / "requirements" / "run.txt") == set()
    assert named(asked + dev) - names(ROOT / "requirements" / "dev.txt") == set()


@pytest.mark.parametrize("name", ["aiosqlite", "uvicorn", "websockets"])
def test_what_we_lean_on_beyond_its_promises_is_bounded_above(name: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    (wish,) = [each for each in project["project"]["dependencies"] if each.startswith(name)]

    assert re.fullmatch(rf"{name}>=[\d.]+,<[\d.]+", wish)


def test_development_adds_to_what_runs_and_changes_none_of_it() -> None:
    run, dev = (versions(ROOT / "requirements" / name) for name in ("run.txt", "dev.txt"))

    assert sorted(run - dev) == []


@pytest.mark.parametrize("folder", NPM_FOLDERS, ids=["browser files", "browser checks"])
def test_npm_locks_hold_hashes_and_no_hosts(folder: Path) -> None:
    packages = json.loads((folder / "package-lock.json").read_text("utf-8"))["packages"]

    assert [name for name, entry in packages.items() if "resolved" in entry] == []
    assert [name for name, entry in packages.items() if name and "integrity" not in entry] == []


def test_lit_html_and_a_typeface_are_all_that_reach_a_browser_besides_our_own() -> None:
    package = json.loads((ROOT / "package.json").read_text("utf-8"))

    assert sorted(package["dependencies"]) == ["@fontsource-variable/inter", "lit-html"]
    assert sorted(package["devDependencies"]) == ["esbuild"]
