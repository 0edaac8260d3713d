"""Tells whether what was built still fits its sources, by content and not by date."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Product:
    """Something made from files, with the digest of those files kept beside it."""

    sources: tuple[str, ...]
    stamp: str

    def stale(self, root: Path) -> bool:
        """Whether it was never made, or made from other sources."""
        stamp = root / self.stamp
        return not stamp.is_file() or stamp.read_text("ascii") != self.digest(root)

    def mark(self, root: Path, digest: str) -> None:
        """Notes the digest, taken before the work so that an edit during it shows."""
        (root / self.stamp).write_text(digest, "ascii")

    def digest(self, root: Path) -> str:
        """SHA-256 over the names and bytes of all sources."""
        total = hashlib.sha256()
        for path in sorted(set(self._files(root))):
            name = path.relative_to(root).as_posix()
            total.update(f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
        return total.hexdigest()

    def _files(self, root: Path) -> Iterator[Path]:
        for pattern in self.sources:
            yield from (path for path in root.glob(pattern) if path.is_file())


BUNDLES = Product(
    sources=(
        "static/**/*",
        "package.json",
        "package-lock.json",
        "building/bundle.mjs",
        "building/bundles.py",
    ),
    stamp="src/liveroom/static/sources.sha256",
)
WORDS = Product(
    sources=(
        "static/**/*.js",
        "src/liveroom/locale/*/LC_MESSAGES/*.po",
        "building/compiled.py",
        "building/browser_words.py",
        "building/zone_names.py",
        "building/day_names.py",
        "building/language_names.py",
    ),
    stamp="src/liveroom/locale/sources.sha256",
)
GIVEN_NAMES = Product(
    sources=("building/given_names.py",),
    stamp="src/liveroom/importing/lexicon/given_names.sha256",
)
JOB_WORDS = Product(
    sources=("building/given_names.py", "building/job_words.py"),
    stamp="src/liveroom/importing/lexicon/job_words.sha256",
)
