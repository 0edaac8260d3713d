"""The packager's hooks: what wheel and sdist carry, and what the package's page says."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))  # a packager does not put the project's own folder on the path


class BrowserFilesHook(BuildHookInterface[BuilderConfig]):
    """Builds what is stale; an sdist carries fresh files, so that installing it needs no Node."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Asks for Node from PyPI only when something must be built and no Node is here."""
        from building import fresh, node

        return [node.WHEEL] if fresh.BUNDLES.stale(HERE) and not node.find(HERE) else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Runs before the files of the wheel or the sdist are collected."""
        from building.__main__ import build_stale

        build_stale(HERE)


class PackagePageHook(MetadataHookInterface):
    """The README as the package's page can show it, and where else to look."""

    PLUGIN_NAME = "custom"

    def update(self, metadata: dict[str, Any]) -> None:
        """Sets the dynamic fields of `[project]`."""
        from building import package_page

        repository = package_page.repository(HERE)
        text = package_page.readme((HERE / "README.md").read_text("utf-8"), repository)
        metadata["readme"] = {"content-type": "text/markdown", "text": text}
        metadata["urls"] = package_page.urls(repository)
