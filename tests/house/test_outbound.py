"""The server asks nobody for anything: only the operator's own tools open connections."""

from __future__ import annotations

import ast

from tests.house.pages import ROOT

PACKAGE = ROOT / "src" / "liveroom"
CLIENTS = {"urllib.request", "http.client", "httpx", "httpx2", "requests", "aiohttp", "ftplib"}
CALLS = {"create_connection", "open_connection", "create_unix_connection"}
MAY = {
    "cli/doctor_line.py": "asks its own public address",
    "cli/operator_client.py": "asks the running server",
    "demo/stage.py": "asks the server of the demo",
}


def test_no_address_that_somebody_typed_is_ever_asked() -> None:
    found = set()
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        for node in ast.walk(tree):
            names = []
            if isinstance(node, ast.Import):
                names = [each.name for each in node.names]
            if isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            calls = isinstance(node, ast.Attribute) and node.attr in CALLS
            if calls or CLIENTS.intersection(names):
                found.add(path.relative_to(PACKAGE).as_posix())
    assert found == set(MAY)
