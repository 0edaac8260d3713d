"""A browser for the browser tests: found, installed by apt, or asked for in one sentence."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from building import chromium
from building.trouble import Trouble

ROOT, SOMEBODY = 0, 1000
ASKED_FOR = "run `sudo apt-get install chromium fonts-noto-color-emoji`"


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine whose PATH is one empty folder, and where we are root."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: ROOT)
    return tmp_path


def install(machine: Path, name: str, script: str = "exit 0") -> Path:
    program = machine / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return program


def apt_that_installs(machine: Path) -> None:
    install(
        machine,
        "apt-get",
        f'echo "$DEBIAN_FRONTEND: $*" >> {machine}/asked\n'
        f'case "$*" in *install*) printf "#!/bin/sh\\n" > {machine}/chromium\n'
        f"/bin/chmod 755 {machine}/chromium;; esac",
    )


@pytest.mark.parametrize("name", ["chromium", "chromium-browser", "google-chrome"])
def test_a_chromium_on_the_path_is_taken(machine: Path, name: str) -> None:
    program = install(machine, name)

    assert chromium.ensure() == str(program)


def test_root_gets_one_by_apt(machine: Path) -> None:
    apt_that_installs(machine)

    assert chromium.ensure() == str(machine / "chromium")
    assert (machine / "asked").read_text().splitlines() == [
        "noninteractive: -o DPkg::Lock::Timeout=120 update -qq",
        "noninteractive: -o DPkg::Lock::Timeout=120 install -y -qq --no-install-recommends"
        " chromium fonts-noto-color-emoji",
    ]


def test_so_does_somebody_whose_sudo_asks_nothing(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: SOMEBODY)
    install(machine, "sudo", '[ "$2" = true ] || { shift; exec "$@"; }')
    apt_that_installs(machine)

    assert chromium.ensure() == str(machine / "chromium")


@pytest.mark.parametrize("sudo", [None, "exit 1"], ids=["no sudo", "sudo asks for a password"])
def test_anybody_else_is_told_what_to_do(
    machine: Path, monkeypatch: pytest.MonkeyPatch, sudo: str | None
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: SOMEBODY)
    apt_that_installs(machine)
    if sudo:
        install(machine, "sudo", sudo)

    with pytest.raises(Trouble, match=ASKED_FOR):
        chromium.ensure()
    assert not (machine / "asked").exists()


def test_without_apt_one_is_told_as_well(machine: Path) -> None:
    with pytest.raises(Trouble, match=ASKED_FOR):
        chromium.ensure()


def test_an_apt_that_reaches_nothing_is_quoted(machine: Path) -> None:
    install(machine, "apt-get", 'echo "E: Unable to locate package chromium"')

    with pytest.raises(Trouble, match=f"E: Unable to locate package chromium\n.*{ASKED_FOR}"):
        chromium.ensure()
