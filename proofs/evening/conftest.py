"""One empty Debian for all proofs; each takes a copy or boots it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from proofs.evening.debian import make
from tests.cli.process import ROOT


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty Debian, with what this checkout would publish beside it."""
    root = tmp_path_factory.mktemp("debian") / "first"
    make(root)
    subprocess.run([sys.executable, "dev.py", "build"], cwd=ROOT, check=True)
    wheels = root / "root" / "wheels"
    uv = ROOT / ".tools" / "bin" / "uv"
    subprocess.run(
        [uv, "build", "--wheel", "--out-dir", wheels], cwd=ROOT, check=True, capture_output=True
    )
    for each in ("deploy", "examples"):
        shutil.copytree(ROOT / each, root / "root" / "liveroom" / each)
    return root
