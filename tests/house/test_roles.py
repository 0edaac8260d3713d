"""Roles and audiences are listed once: what depends on them derives from that table."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

from liveroom.core.roles import Role
from tests.house.pages import ROOT

PACKAGE = ROOT / "src" / "liveroom"
TABLE = PACKAGE / "core" / "roles.py"
FEW = 2
"""A choice between two roles is no list of them."""


def roles_in(elements: Iterable[ast.expr | None]) -> set[str]:
    """The roles that are named among the elements of a list, a set or a dict."""
    found = set()
    for element in elements:
        match element:
            case ast.Attribute(value=ast.Name(id="Role" | "Audience"), attr=name) if (
                name.lower() in set(Role)
            ):
                found.add(name.lower())
            case ast.Constant(value=str(name)) if name in set(Role):
                found.add(name)
    return found


def lists_of_roles(text: str) -> Iterator[set[str]]:
    """The roles of each literal list, set or dict that names more than a few."""
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.Tuple(elts=elements) | ast.List(elts=elements) | ast.Set(elts=elements):
                roles = roles_in(elements)
            case ast.Dict(keys=keys):
                roles = roles_in(keys)
            case _:
                continue
        if len(roles) > FEW:
            yield roles


def test_a_second_list_would_be_found() -> None:
    assert list(lists_of_roles('A = ("host", "speaker", "overlay")')) == [
        {"host", "speaker", "overlay"}
    ]
    assert len(list(lists_of_roles(TABLE.read_text("utf-8")))) == 2


def test_there_is_no_second_list_of_roles() -> None:
    others: list[Path] = [path for path in PACKAGE.rglob("*.py") if path != TABLE]
    assert [path for path in others if list(lists_of_roles(path.read_text("utf-8")))] == []
