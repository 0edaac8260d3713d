"""Finds a real Chromium for the browser tests, or installs one by apt where that is allowed."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence

from building.trouble import Trouble

NAMES = ("chromium", "chromium-browser", "google-chrome")
PACKAGES = ("chromium", "fonts-noto-color-emoji")
APT = ("apt-get", "-o", "DPkg::Lock::Timeout=120")
LAST_LINES = 6


def find() -> str | None:
    """The first Chromium on PATH."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def ensure() -> str:
    """A Chromium that is there for sure; Trouble says in one sentence how to get one."""
    found = find()
    if found:
        return found
    root = _root_prefix()
    if root is None:
        raise Trouble(_sentence("it cannot be installed from here"))
    print("dev.py: installing Chromium by apt …", flush=True)
    said = _apt(root, "update", "-qq")
    said += _apt(root, "install", "-y", "-qq", "--no-install-recommends", *PACKAGES)
    found = find()  # apt-get update ends with 0 even when it reached nothing
    if found is None:
        tail = "\n".join(said.strip().splitlines()[-LAST_LINES:])
        raise Trouble(f"{tail}\n{_sentence('apt could not install it')}")
    return found


def _sentence(why: str) -> str:
    return (
        f"The browser tests need Chromium and {why}: "
        f"run `sudo apt-get install {' '.join(PACKAGES)}`, or put a Chromium or Chrome on PATH."
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
