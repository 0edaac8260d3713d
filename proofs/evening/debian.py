"""Empty Debians in containers, which boot systemd and reach the package registries."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SUITE = "bookworm"
BASE = "systemd,systemd-sysv,dbus,ca-certificates"
LEAD_TO_REGISTRIES = ("/etc/pip.conf", "/etc/xdg/pip", "/etc/resolv.conf")
"""What a machine may have to reach them."""
CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt"
ENVIRONMENT = {
    "PATH": "/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    "HOME": "/root",
    "LANG": "C.UTF-8",
    "DEBIAN_FRONTEND": "noninteractive",
    "PIP_FIND_LINKS": "/root/wheels",
    "PIP_CERT": CERTIFICATES,
}
UP_SECONDS = 60.0


def run(*argv: str) -> None:
    """Run a program that has to work."""
    done = subprocess.run(argv, capture_output=True, text=True, check=False)
    assert done.returncode == 0, (argv, done.stdout, done.stderr)


def make(root: Path) -> None:
    """An empty Debian with systemd in a folder, from its packages."""
    run("debootstrap", "--variant=minbase", f"--include={BASE}", SUITE, str(root))
    shutil.copy("/etc/apt/sources.list.d/debian.sources", root / "etc/apt/sources.list.d/")
    (root / "etc/apt/sources.list").unlink(missing_ok=True)
    (root / "etc/hosts").write_text("127.0.0.1 localhost\n::1 localhost\n", "utf-8")
    shutil.copy(CERTIFICATES, root / CERTIFICATES[1:])
    for each in map(Path, LEAD_TO_REGISTRIES):
        if each.is_dir():
            shutil.copytree(each, root / str(each)[1:], dirs_exist_ok=True)
        elif each.exists():
            shutil.copy(each, root / str(each)[1:])


@dataclass(frozen=True, slots=True)
class Debian:
    """One that runs; `leader` is its first process."""

    root: Path
    leader: int

    def type(self, lines: str) -> str:
        """What root types there, in a folder with parts of the repository; has to work."""
        done = subprocess.run(
            [
                *("nsenter", f"--target={self.leader}", "--all"),
                *("env", "-i", *(f"{name}={value}" for name, value in ENVIRONMENT.items())),
                *("bash", "-e", "-o", "pipefail", "-c", f"cd /root/liveroom\n{lines}"),
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert done.returncode == 0, (lines, done.stdout)
        return done.stdout


@contextmanager
def booted(root: Path, number: int) -> Iterator[Debian]:
    """The Debian in a folder, on a network of its own."""
    with _network(number) as network:
        machine = subprocess.Popen(
            [
                *("systemd-nspawn", "--quiet", "--boot", f"--directory={root}"),
                *(f"--network-namespace-path=/run/netns/{network}", "--register=no"),
                *("--keep-unit", f"--machine={network}", "--console=read-only"),
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            debian = Debian(root, _leader(machine.pid))
            _wait_until_up(debian)
            yield debian
        finally:
            machine.terminate()
            machine.wait(UP_SECONDS)


def _leader(pid: int) -> int:
    until = time.monotonic() + UP_SECONDS
    while time.monotonic() < until:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
        if children:
            return int(children[0])
        time.sleep(0.1)
    raise AssertionError("the container did not start")


def _wait_until_up(debian: Debian) -> None:
    until = time.monotonic() + UP_SECONDS
    while True:
        try:
            debian.type("systemctl is-system-running --wait")
            return
        except AssertionError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


@contextmanager
def _network(number: int) -> Iterator[str]:
    """A network namespace that reaches others through this machine."""
    name, out, own = f"evening{number}", f"lr-out{number}", f"10.77.{number}"
    run("ip", "netns", "add", name)
    try:
        run("ip", "link", "add", out, "type", "veth", "peer", "name", "host0", "netns", name)
        run("ip", "addr", "add", f"{own}.1/24", "dev", out)
        run("ip", "link", "set", out, "up")
        run("ip", "-n", name, "addr", "add", f"{own}.2/24", "dev", "host0")
        for link in ("lo", "host0"):
            run("ip", "-n", name, "link", "set", link, "up")
        run("ip", "-n", name, "route", "add", "default", "via", f"{own}.1")
        run("sysctl", "-qw", "net.ipv4.ip_forward=1")
        rule = f"add rule ip {name} out ip saddr {own}.0/24 masquerade"
        chain = f"add chain ip {name} out {{ type nat hook postrouting priority 100; }}"
        run("nft", f"add table ip {name}; {chain}; {rule}")
        yield name
    finally:
        subprocess.run(["nft", f"delete table ip {name}"], capture_output=True, check=False)
        run("ip", "netns", "del", name)
