"""A million inputs by a fuzzer that follows which code they reach: no defect, no hang."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from proofs import report
from proofs.fuzz.targets import TARGETS

ROOT = Path(__file__).parents[2]
RUNS = {"frames": 100_000, "messages": 850_000, "announcements": 25_000, "sheets": 25_000}
"""Inputs in all a million; reading an announcement takes a thousand times as long as a frame."""
LONGEST = {"frames": 512, "messages": 1_024, "announcements": 600, "sheets": 400}
SHARE = float(os.environ.get("PROOFS_SHARE", "1"))
"""How much of that; less where there is less time."""

DONE = re.compile(r"^Done (\d+) runs in (\d+) second", re.M)
REACHED = re.compile(r"cov: (\d+) ft: (\d+)")


@pytest.mark.parametrize("target", TARGETS)
def test_no_input_is_a_defect(tmp_path: Path, target: str) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    options = [
        f"-runs={int(RUNS[target] * SHARE)}",
        f"-max_len={LONGEST[target]}",
        "-timeout=20",
        "-rss_limit_mb=3000",
        f"-artifact_prefix={tmp_path}/found-",
    ]
    argv = [sys.executable, "-m", "proofs.fuzz.run", target, str(corpus), *options]
    place = f"{ROOT / '.tools' / 'atheris'}{os.pathsep}{ROOT}"
    done = subprocess.run(
        argv,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": place},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    found = [repr(path.read_bytes()) for path in tmp_path.glob("found-*")]
    assert not found, "\n".join([*found, done.stdout[-3_000:]])
    assert done.returncode == 0, done.stdout[-3_000:]
    ended, reached = DONE.search(done.stdout), REACHED.findall(done.stdout)
    assert ended is not None
    runs, seconds, edges = int(ended[1]), int(ended[2]), int(reached[-1][0])
    assert edges > int(reached[0][0]), "a fuzzer that reaches nothing new follows nothing"
    report.note(f"fuzz: {target}", f"{runs:,}", f"{seconds:,} s", f"{edges:,}", 0)
