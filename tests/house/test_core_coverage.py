"""The rules of a room are covered to the last branch by their own stories, chance left aside."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
CORE = "src/liveroom/core/*"


def coverage(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "coverage", *arguments],
        cwd=ROOT,
        env=os.environ | {"COVERAGE_FILE": str(data)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_branch_of_the_core_is_covered_by_its_own_tests(tmp_path: Path) -> None:
    data = tmp_path / "coverage"
    chance = ["--ignore-glob=*_properties.py", "-p", "no:cacheprovider", "-p", "no:cov"]

    ran = coverage(data, "run", "-m", "pytest", "--quiet", *chance, "tests/core")
    assert ran.returncode == 0, ran.stdout + ran.stderr

    report = coverage(data, "report", f"--include={CORE}", "--fail-under=100", "--show-missing")
    assert report.returncode == 0, report.stdout + report.stderr
