"""What the package's page shows: the README, with links that lead somewhere from there too."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

_DETAILS = re.compile(r"<details>.*?</details>\n*", re.S)
_PICTURE = re.compile(r"!\[[^\]]*\]\((?!https?:)[^)]*\)\n?|<img src=\"(?!https?:)[^>]*>\s*")
_LINK = re.compile(r"(?<!!)\[([^\]]*)\]\((?!https?:)[^)]*\)")
_TARGET = re.compile(r"(\]\(|src=\")(?!https?:)([^)\"]+)")
_PICTURES = (".png", ".svg")


def repository(root: Path) -> str:
    """The one address of the sources, from `[tool.liveroom]`; empty where there is none yet."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    return str(project["tool"]["liveroom"]["repository"]).rstrip("/")


def readme(text: str, repository: str) -> str:
    """The README with whole addresses; without a repository, with neither links nor pictures."""
    if repository:
        return _TARGET.sub(lambda found: found[1] + _address(found[2], repository), text)
    return _LINK.sub(r"\1", _PICTURE.sub("", _DETAILS.sub("", text)))


def urls(repository: str) -> dict[str, str]:
    """The links beside the page."""
    if not repository:
        return {}
    return {
        "Repository": repository,
        "Documentation": _address("docs/operating.md", repository),
        "Changelog": _address("CHANGELOG.md", repository),
    }


def _address(path: str, repository: str) -> str:
    kind = "raw" if path.endswith(_PICTURES) else "blob"
    return f"{repository}/{kind}/HEAD/{path}"
