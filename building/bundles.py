"""Builds the browser files into the package: bundled, hashed and compressed by esbuild."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import mkdtemp

from building import node as nodes
from building.commands import run_quietly
from building.fresh import BUNDLES
from building.trouble import Trouble

NO_NODE = (
    "The browser files have to be built and no Node is here: install Node 20.19 or newer with npm, "
    "or run `python3 dev.py build`, which fetches one from PyPI."
)


def build(root: Path) -> None:
    """Writes src/liveroom/static; what was there is replaced only when all went well."""
    node = nodes.find(root)
    if node is None:
        raise Trouble(NO_NODE)
    node.install(root)
    digest = BUNDLES.digest(root)
    target = root / Path(BUNDLES.stamp).parent
    made = Path(mkdtemp(prefix=".static-", dir=target.parent))
    try:
        run_quietly(
            [node.node, "building/bundle.mjs", made], "Bundling the browser files", cwd=root
        )
        made.chmod(0o755)
        shutil.rmtree(target, ignore_errors=True)
        made.rename(target)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    BUNDLES.mark(root, digest)
