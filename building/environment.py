"""Makes `.tools` (uv, Node if need be) and `.venv`, and keeps them as requirements/ says."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from building import node as nodes
from building.commands import run_quietly
from building.fresh import BUNDLES, GIVEN_NAMES, JOB_WORDS, WORDS
from building.trouble import Trouble

RUN, DEV = "run", "dev"
"""The names of the two requirement files; dev holds all of run and more."""


def python_of(venv: Path) -> Path:
    """The interpreter of a virtual environment."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def program_of(venv: Path, name: str) -> Path:
    """An installed program of a virtual environment."""
    return python_of(venv).with_name(f"{name}.exe" if os.name == "nt" else name)


def prepare(root: Path, level: str) -> Path:
    """Makes or mends whatever is missing or stale; returns the interpreter to use."""
    with _alone(root):
        _requirements(root, level)
        _build(root)
        _project(root)
    return python_of(root / ".venv")


def rebuild(root: Path, *arguments: str) -> str:
    """Runs `python -m building` in the environment; returns what it said."""
    argv = [str(python_of(root / ".venv")), "-m", "building", *arguments]
    done = subprocess.run(
        argv, cwd=root, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise Trouble(done.stderr.strip())
    return done.stdout


def ensure_node(root: Path) -> nodes.Node:
    """A Node with npm; fetched from PyPI into .tools when the machine has none."""
    found = nodes.find(root)
    if found is None:
        tell("fetching Node from PyPI")
        _uv(
            root, "pip", "install", "--require-hashes", "-r", "requirements/node.txt", venv=".tools"
        )
        found = nodes.find(root)
    if found is None:
        raise Trouble("Install Node 20.19 or newer with npm: the one from PyPI does not run here.")
    return found


def tell(what: str) -> None:
    """One line on standard error about what takes time now."""
    print(f"dev.py: {what} …", file=sys.stderr, flush=True)


def _build(root: Path) -> None:
    if BUNDLES.stale(root):
        ensure_node(root)
    if any(product.stale(root) for product in (BUNDLES, WORDS, GIVEN_NAMES, JOB_WORDS)):
        tell("building the browser files and the words")
        rebuild(root)


def _requirements(root: Path, level: str) -> None:
    """Installs the wanted requirements; an environment made for dev is kept whole."""
    venv = root / ".venv"
    usable = python_of(venv).exists()
    stamp = _Stamp(venv / "requirements.stamp")
    wanted = DEV if usable and stamp.read().startswith(DEV) else level
    told = f"{wanted} {_digest(root / 'requirements' / f'{wanted}.txt')}"
    if usable and stamp.read() == told:
        return
    _install_uv(root)
    if not usable:
        _uv(root, "venv", "--clear", "--python", sys.executable, ".venv")
    tell(f"installing requirements/{wanted}.txt")
    _uv(root, "pip", "sync", "--require-hashes", f"requirements/{wanted}.txt", venv=".venv")
    _Stamp(venv / "project.stamp").write("")  # sync has removed the project itself
    stamp.write(told)


def _project(root: Path) -> None:
    """Installs liveroom itself, editable, so that its command exists and its version is known."""
    stamp = _Stamp(root / ".venv" / "project.stamp")
    told = _digest(root / "pyproject.toml")
    if stamp.read() != told:
        options = ("--no-deps", "--no-build-isolation", "--editable", ".")
        _install_uv(root)
        _uv(root, "pip", "install", *options, venv=".venv")
        stamp.write(told)


def _install_uv(root: Path) -> None:
    tools = root / ".tools"
    stamp = _Stamp(tools / "requirements.stamp")
    told = _digest(root / "requirements" / "tools.txt")
    if program_of(tools, "uv").exists() and stamp.read() == told:
        return
    tell("fetching uv")
    pip = _pip_for(tools)
    options = ("--quiet", "--disable-pip-version-check", "--require-hashes", "--no-deps")
    requirements = root / "requirements" / "tools.txt"
    run_quietly([*pip, "install", *options, "-r", str(requirements)], "Fetching uv from PyPI")
    stamp.write(told)


def _pip_for(venv: Path) -> list[str]:
    """Makes the environment and borrows this Python's pip: giving it one takes seconds."""
    borrowed = importlib.util.find_spec("pip") is not None
    options = ["--clear", "--without-pip"] if borrowed else ["--clear"]
    run_quietly(
        [sys.executable, "-m", "venv", *options, str(venv)],
        "Making a virtual environment (Debian and Ubuntu need `apt-get install python3-venv`)",
    )
    python = str(python_of(venv))
    if borrowed:
        return [sys.executable, "-m", "pip", "--python", python]
    return [python, "-m", "pip"]


def _uv(root: Path, *arguments: str, venv: str | None = None) -> None:
    _install_uv(root)
    where = ["--python", str(python_of(root / venv))] if venv else []
    env = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
    run_quietly(
        [program_of(root / ".tools", "uv"), *arguments, *where],
        f"uv {' '.join(arguments)}",
        cwd=root,
        env={**env, "UV_PYTHON_DOWNLOADS": "never", "UV_NO_PROGRESS": "1"},
    )


class _Stamp:
    """A small note beside what was installed; empty when it was not."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> str:
        return self._path.read_text("ascii") if self._path.is_file() else ""

    def write(self, told: str) -> None:
        self._path.write_text(told, "ascii")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Two terminals at once must not install into each other's environment."""
    try:
        import fcntl
    except ImportError:  # Windows: two terminals at once stay the person's own affair
        yield
        return
    with (root / ".dev.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
