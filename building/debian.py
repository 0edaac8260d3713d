"""What an empty Debian is made and started with, by apt where it is missing and that is allowed."""

from __future__ import annotations

from building.apt import Program

NEEDED_BY = "The proof of the first evening needs"

DEBOOTSTRAP = Program(
    title="debootstrap",
    names=("debootstrap",),
    packages=("debootstrap",),
    needed_by=NEEDED_BY,
    otherwise="put a debootstrap on PATH",
    folders=("/usr/sbin",),
)
NSPAWN = Program(
    title="systemd-nspawn",
    names=("systemd-nspawn",),
    packages=("systemd-container",),
    needed_by=NEEDED_BY,
    otherwise="put a systemd-nspawn on PATH",
)
NFT = Program(
    title="nftables",
    names=("nft",),
    packages=("nftables",),
    needed_by=NEEDED_BY,
    otherwise="put an nft on PATH",
    folders=("/usr/sbin",),
)
