"""One cluster for all proofs; each leaves it whole."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from proofs.cluster.cluster import Cluster, running


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def begun() -> Iterator[Cluster]:
    folder = Path(tempfile.mkdtemp(prefix="liveroom-proofs-"))
    folder.chmod(0o755)
    try:
        with running(folder) as cluster:
            yield cluster
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def cluster(begun: Cluster) -> Cluster:
    """The cluster, whole."""
    begun.whole()
    return begun
