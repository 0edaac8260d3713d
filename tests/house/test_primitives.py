"""The hashes that are used, and that no text is run as code."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.house.pages import ROOT

PACKAGE = ROOT / "src" / "liveroom"
HASHES = {"sha256", "blake2b"}
USE_BLAKE2B = {"web/api/handlers.py", "web/limits/everywhere.py"}
RUNS_TEXT = {"eval", "exec", "compile", "__import__"}
UNPACKS_CODE = {"pickle", "marshal", "shelve", "dill"}


def nodes() -> Iterator[tuple[str, ast.AST]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            yield path.relative_to(PACKAGE).as_posix(), node


def imported(node: ast.AST) -> set[str]:
    """The modules that a statement imports, without what is within them."""
    match node:
        case ast.Import():
            return {each.name.split(".")[0] for each in node.names}
        case ast.ImportFrom():
            return {(node.module or "").split(".")[0]}
        case _:
            return set()


def test_hashes_are_sha_256_and_blake2b_in_two_places() -> None:
    used: dict[str, set[str]] = {}
    for path, node in nodes():
        names = []
        if isinstance(node, ast.ImportFrom) and node.module == "hashlib":
            names = [each.name for each in node.names]
        if isinstance(node, ast.Attribute) and getattr(node.value, "id", None) == "hashlib":
            names = [node.attr]
        for name in names:
            used.setdefault(name, set()).add(path)
    assert set(used) == HASHES
    assert used["blake2b"] == USE_BLAKE2B


def test_no_text_is_run_as_code() -> None:
    run = {
        path
        for path, node in nodes()
        if (isinstance(node, ast.Call) and getattr(node.func, "id", None) in RUNS_TEXT)
        or imported(node) & UNPACKS_CODE
    }
    assert run == set()
