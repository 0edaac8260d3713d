"""`python -m building [words]` builds what is stale, or first brings the catalogues in step."""

from __future__ import annotations

import sys
from pathlib import Path

from building.fresh import BUNDLES, GIVEN_NAMES, JOB_WORDS, WORDS
from building.trouble import Trouble

ROOT = Path(__file__).resolve().parent.parent


def build_stale(root: Path) -> None:
    """Builds the browser files, catalogues and names where their sources have changed."""
    if BUNDLES.stale(root):
        from building import bundles

        bundles.build(root)
    if WORDS.stale(root):
        from building import compiled

        compiled.compile_all(root)
    if GIVEN_NAMES.stale(root):
        from building import given_names

        given_names.build(root)
    if JOB_WORDS.stale(root):
        from building import job_words

        job_words.build(root)


def main() -> int:
    """Returns the exit code: 2 when a person has to do something."""
    try:
        if sys.argv[1:] == ["words"]:
            from building import words

            print(*words.update(ROOT), sep="\n")
        build_stale(ROOT)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
