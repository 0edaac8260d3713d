"""`python -m building.scoring [FOLDER]`: how well the announcements of a folder are read."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from building.scoring import report
from building.scoring.answers import read
from building.scoring.facts import judge
from building.scoring.figures import Judged
from building.scoring.labels import pairs
from building.scoring.relaid import PLAIN, Relaid, in_layouts
from building.scoring.relaid import as_text as layouts_as_text

OWN = Path(__file__).parents[2] / "tests" / "importing" / "announcements"


def main() -> None:
    """Prints the figures for a folder of texts with labels."""
    parser = argparse.ArgumentParser(prog="dev.py announcements", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=OWN)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--totals", action="store_true", help="nothing about a single text")
    parser.add_argument("--layouts", action="store_true", help="what other layouts lose")
    parser.add_argument("--wrong", action="store_true", help="list every wrong fact")
    given = parser.parse_args()
    if not given.folder.is_dir():
        parser.error(f"{given.folder}: there is no such folder")
    if given.layouts:
        print(layouts_as_text(relaid(given.folder)))
        return
    texts = score(given.folder)
    if given.json:
        print(json.dumps(report.as_json(texts, totals=given.totals), ensure_ascii=False, indent=1))
    else:
        print(report.as_text(texts, totals=given.totals, wrong=given.wrong))


def score(folder: Path) -> list[Judged]:
    """Every text of the folder that has a label, read and judged."""
    judged = []
    for path, label in pairs(folder):
        answer = read(path)
        judged.append(Judged(path.name, label, answer, judge(label, answer)))
    return judged


def relaid(folder: Path) -> list[Relaid]:
    """Every plain text of the folder in each layout."""
    plain = [(path, label) for path, label in pairs(folder) if path.suffix in PLAIN]
    return [each for path, label in plain for each in in_layouts(path, label)]


if __name__ == "__main__":
    main()
