"""What people install: the wheel alone, away from any checkout."""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from building import package_page
from building.environment import program_of
from tests.cli.process import PATIENCE, ROOT, environment, fetch
from tests.cli.test_demo import ROLES, demo


def run(*command: object, cwd: Path = ROOT) -> str:
    """What a command prints; it must not fail."""
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        env=environment(PYTHONPATH=""),
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel in it; what it depends on is borrowed from ours."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home)
    uv, python = program_of(ROOT / ".tools", "uv"), program_of(home, "python")
    run(uv, "pip", "install", "--offline", "--no-deps", "--quiet", "--python", python, wheel)
    ours = sysconfig.get_path("purelib")
    theirs = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
    (Path(theirs) / "borrowed.pth").write_text(f"{ours}\n", "utf-8")
    place = run(python, "-c", "import liveroom; print(liveroom.__file__)", cwd=home).strip()
    assert Path(place).is_relative_to(home)
    return home


def test_the_page_of_the_package_leads_nowhere_but_to_whole_addresses(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as files:
        (name,) = (each for each in files.namelist() if each.endswith(".dist-info/METADATA"))
        page = files.read(name).decode()
    assert page.split("\n\n", 1)[1].startswith("# liveroom\n")
    found = re.findall(r"\]\(([^)]+)\)|src=\"([^\"]+)\"", page)
    assert [each for each in found if not "".join(each).startswith("https://")] == []
    assert ("Project-URL:" in page) is bool(package_page.repository(ROOT))


@pytest.mark.parametrize("module", [False, True], ids=["liveroom demo", "python -m liveroom.demo"])
def test_the_demo_runs_from_an_empty_folder(installed: Path, tmp_path: Path, module: bool) -> None:
    as_module = (str(program_of(installed, "python")), "-m", "liveroom.demo")
    as_program = (str(program_of(installed, "liveroom")), "demo")
    command = as_module if module else as_program
    with demo(tmp_path, command=command, PYTHONPATH="") as links:
        assert set(links) == {*ROLES, "organiser"}
        room = links["moderator"].split("/r/")[1].split("/")[0]
        assert f'data-room="{room}"' in fetch(links["attendee"])
        assert "<title>" in fetch(links["organiser"])
