"""What a run of proofs found, as rows of docs/proofs.md."""

from __future__ import annotations

from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "proofs.md"


def note(name: str, *cells: object) -> None:
    """Put what was found into the row of this name. It has to stand on the page."""
    row = f"| {name} | {' | '.join(map(str, cells))} |"
    print(row)
    lines = PAGE.read_text("utf-8").splitlines()
    (at,) = [n for n, line in enumerate(lines) if line.startswith(f"| {name} |")]
    lines[at] = row
    PAGE.write_text("\n".join([*lines, ""]), "utf-8")
