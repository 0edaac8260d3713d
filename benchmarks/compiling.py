"""A few lines of C, where a machine has a compiler."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import tempfile
from pathlib import Path


def library(source: str) -> ctypes.CDLL | None:
    """What the source compiles to, loaded; None without a compiler."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        written, made = Path(folder, "lines.c"), Path(folder, "lines.so")
        written.write_text(source, "ascii")
        argv = [compiler, "-O2", "-shared", "-fPIC", "-o", str(made), str(written)]
        if subprocess.run(argv, capture_output=True, check=False).returncode:
            return None
        return ctypes.CDLL(str(made))
