"""One fuzzer in a process of its own: `python -m proofs.fuzz.run TARGET CORPUS OPTIONS…`.

The options are libFuzzer's. An input that makes a defect is written where `-artifact_prefix` says.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["liveroom", "websockets"]):
    from proofs.fuzz.seeds import seeds
    from proofs.fuzz.targets import TARGETS


def main(target: str, corpus: Path, options: list[str]) -> None:
    """Fuzz; this process ends with it."""
    for number, seed in enumerate(seeds(target)):
        (corpus / f"seed-{number:03}").write_bytes(seed)
    atheris.Setup([sys.argv[0], *options, str(corpus)], TARGETS[target])
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
