"""The page about performance shows the figures of the results that are kept."""

from __future__ import annotations

from benchmarks import report


def test_the_table_is_what_the_results_say() -> None:
    page = report.PAGE.read_text("utf-8")

    assert page == report.page(page), "python -m benchmarks.report makes it again"


def test_every_picture_is_of_a_result() -> None:
    kept = {path.name for path in report.RESULTS.iterdir()}

    results = {name.removesuffix(".json") for name in kept if name.endswith(".json")}
    assert kept <= {f"{name}.{kind}" for name in results for kind in ("json", "png")}
