"""What `python3 dev.py prove` runs: a suite of proofs, by its name."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

from building import atheris, chromium, debian, etcd, faketime, haproxy, patroni, postgres, strace
from building.checks import BROWSER, Step
from building.environment import program_of
from building.trouble import Trouble

ALONE = ("unshare", "--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc")
"""Namespaces of networks, mounts and processes: whatever runs in them ends with them."""

WITH_ITS_NETWORK = tuple(each for each in ALONE if each != "--net")

FIRST = ("sh", "-c", '"$@"; exit $?', "sh")
"""The first process there, which takes leave of all whose parents have died. Patroni takes a
PostgreSQL of which nobody took leave for one that runs."""


def step(root: Path, arguments: Sequence[str]) -> Step:
    """The suite that the first argument names, else the properties; the rest is for pytest.

    Raises Trouble where this machine cannot run it.
    """
    name, *rest = arguments or ["properties"]
    if name in SUITES:
        return SUITES[name](root, rest)
    return properties(root, arguments)


def properties(root: Path, arguments: Sequence[str]) -> Step:
    """The properties alone, each on two hundred times as many examples."""
    where = arguments or (f"--ignore={BROWSER.as_posix()}",)
    argv = (_pytest(root), "-m", "hypothesis", *where)
    return Step("properties", argv, {"PROOFS_EXAMPLES": "200"})


def cluster(root: Path, arguments: Sequence[str]) -> Step:
    """The cluster of deploy/cluster under kills, power cuts and partitions."""
    if not _may_be_alone():
        raise Trouble(
            "The proofs of the cluster cut networks and disks of their own: "
            "run them as root on Linux, where namespaces may be made."
        )
    for program in (haproxy, postgres, etcd):
        program.ensure()
    patroni.ensure(root)
    return Step("cluster", (*ALONE, *FIRST, _pytest(root), "-v", "proofs/cluster", *arguments))


def memory(root: Path, arguments: Sequence[str]) -> Step:
    """Two hours of people who come and go, and what the server holds meanwhile."""
    return Step("memory", (_pytest(root), "-v", "-s", "proofs/memory", *arguments))


def overload(root: Path, arguments: Sequence[str]) -> Step:
    """A crowd that comes back all at once, and twice as many votes as a server takes."""
    return Step("overload", (_pytest(root), "-v", "-s", "proofs/overload", *arguments))


def upgrade(root: Path, arguments: Sequence[str]) -> Step:
    """The release before this one, in the middle of a show, and the way back to it."""
    for program in (chromium, strace, haproxy, postgres):
        program.ensure()
    return Step("upgrade", (_pytest(root), "-v", "-s", "-rs", "proofs/upgrade", *arguments))


def network(root: Path, arguments: Sequence[str]) -> Step:
    """People at the end of bad lines, and lines that die without a word."""
    if not _may_be_alone():
        raise Trouble(
            "The proofs of the network have lines of their own: "
            "run them as root on Linux, where namespaces may be made."
        )
    return Step(
        "network", (*ALONE, *FIRST, _pytest(root), "-v", "-s", "proofs/network", *arguments)
    )


def fuzz(root: Path, arguments: Sequence[str]) -> Step:
    """A million inputs for what reads strangers' bytes, and many requests for each address."""
    atheris.ensure(root)
    where = ("proofs/fuzz", "tests/proofs", "tests/web/api/reference/test_fuzzed.py")
    argv = (_pytest(root), "-v", *where, *arguments)
    return Step("fuzz", argv, {"PROOFS_EXAMPLES": "50"})


def evening(root: Path, arguments: Sequence[str]) -> Step:
    """docs/first-evening.md, typed into an empty Debian."""
    if not _may_be_alone():
        raise Trouble("An empty Debian is made and started here: run this as root on Linux.")
    for program in (debian.DEBOOTSTRAP, debian.NSPAWN, debian.NFT):
        program.ensure()
    return Step("evening", (_pytest(root), "-v", "proofs/evening", *arguments))


def storage(root: Path, arguments: Sequence[str]) -> Step:
    """A server that is killed, whose power is cut, and whose files are damaged."""
    if not _may_be_alone():
        raise Trouble(
            "The proofs of the storage cut the power of a disk of their own: "
            "run them as root on Linux, where namespaces may be made."
        )
    strace.ensure()
    faketime.ensure()
    there = (*WITH_ITS_NETWORK, *FIRST)
    return Step("storage", (*there, _pytest(root), "-v", "proofs/storage", *arguments))


def protections(root: Path, arguments: Sequence[str]) -> Step:
    """Each protection taken out, and its tests turned red by that."""
    for program in (chromium, postgres):
        program.ensure()
    return Step("protections", (_pytest(root), "-v", "proofs/protections", *arguments))


SUITES: dict[str, Callable[[Path, Sequence[str]], Step]] = {
    "properties": properties,
    "cluster": cluster,
    "memory": memory,
    "overload": overload,
    "protections": protections,
    "network": network,
    "storage": storage,
    "fuzz": fuzz,
    "evening": evening,
    "upgrade": upgrade,
}


def _pytest(root: Path) -> str:
    return str(program_of(root / ".venv", "pytest"))


def _may_be_alone() -> bool:
    if os.name == "nt" or os.geteuid() != 0:
        return False
    return subprocess.run([*ALONE, "true"], capture_output=True, check=False).returncode == 0
