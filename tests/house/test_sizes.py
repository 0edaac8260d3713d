"""Small modules and small functions, so that one reading is enough."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted(
    path.relative_to(ROOT).as_posix()
    for pattern in ("dev.py", "hatch_build.py", "building/**/*.py", "src/**/*.py")
    for path in ROOT.glob(pattern)
)
LONGEST_MODULE = 300
LONGEST_FUNCTION = 60


@pytest.mark.parametrize("module", MODULES)
def test_a_module_is_short_and_says_what_it_is(module: str) -> None:
    source = (ROOT / module).read_text("utf-8")
    tree = ast.parse(source)
    functions = [
        node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]

    assert source.count("\n") <= LONGEST_MODULE
    assert ast.get_docstring(tree), "the first line of a module says what it is"
    assert [f.name for f in functions if f.end_lineno - f.lineno >= LONGEST_FUNCTION] == []
