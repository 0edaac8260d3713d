"""Programs that tests need: found on this machine, or installed by apt where that is allowed."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass

from building.trouble import Trouble

APT = ("apt-get", "-o", "DPkg::Lock::Timeout=120")
LAST_LINES = 6


@dataclass(frozen=True, slots=True)
class Program:
    """A program by its names, and the packages that bring it.

    `needed_by` and `otherwise` go into the sentence that says how to get it.
    """

    title: str
    names: tuple[str, ...]
    packages: tuple[str, ...]
    needed_by: str
    otherwise: str
    folders: tuple[str, ...] = ()
    """Where to look beside PATH."""

    def find(self) -> str | None:
        """The first of its names that is there."""
        path = os.pathsep.join((os.environ.get("PATH", ""), *self.folders))
        return next(
            (found for name in self.names if (found := shutil.which(name, path=path))), None
        )

    def ensure(self) -> str:
        """The program, there for sure; Trouble says in one sentence how to get it."""
        found = self.find()
        if found:
            return found
        root = _root_prefix()
        if root is None:
            raise Trouble(self._sentence("it cannot be installed from here"))
        print(f"dev.py: installing {self.title} by apt …", flush=True)
        said = _apt(root, "update", "-qq")
        said += _apt(root, "install", "-y", "-qq", "--no-install-recommends", *self.packages)
        found = self.find()  # apt-get update ends with 0 even when it reached nothing
        if found is None:
            tail = "\n".join(said.strip().splitlines()[-LAST_LINES:])
            raise Trouble(f"{tail}\n{self._sentence('apt could not install it')}")
        return found

    def _sentence(self, why: str) -> str:
        return (
            f"{self.needed_by} {self.title} and {why}: "
            f"run `sudo apt-get install {' '.join(self.packages)}`, or {self.otherwise}."
        )


def _root_prefix() -> Sequence[str] | None:
    """What makes apt-get run as root: nothing, password-less sudo, or None: neither works."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return ()
    if shutil.which("sudo") is None:
        return None
    allowed = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return ("sudo", "-n") if allowed.returncode == 0 else None


def _apt(root: Sequence[str], *arguments: str) -> str:
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        [*root, *APT, *arguments],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.stdout
