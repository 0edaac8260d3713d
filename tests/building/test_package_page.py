"""The package's page has no link and no picture that leads nowhere."""

from __future__ import annotations

import re

import pytest

from building import package_page
from tests.house.pages import ROOT

README = (ROOT / "README.md").read_text("utf-8")
AT = "https://git.example.org/liveroom"
TARGET = re.compile(r"\]\(([^)]+)\)|src=\"([^\"]+)\"")


def targets(text: str) -> list[str]:
    return [first or second for first, second in TARGET.findall(text)]


def test_with_a_repository_every_link_and_picture_is_there() -> None:
    page = package_page.readme(README, AT)

    assert len(targets(page)) == len(targets(README)) > 20
    assert [each for each in targets(page) if not each.startswith("https://")] == []
    assert f"]({AT}/raw/HEAD/docs/pictures/moderator.png)" in page
    assert f'src="{AT}/raw/HEAD/docs/pictures/attendee-now.png"' in page
    assert f"[operating.md]({AT}/blob/HEAD/docs/operating.md)" in page
    assert f"]({AT}/blob/HEAD/docs/proofs.md#cluster)" in page


def test_without_a_repository_there_is_neither() -> None:
    page = package_page.readme(README, "")

    assert targets(page) == []
    assert "<details>" not in page
    assert "operating.md has every setting" in page


@pytest.mark.parametrize("text", ["[a](https://example.org/b)", "![a](https://example.org/b.png)"])
def test_whole_addresses_stay(text: str) -> None:
    assert package_page.readme(text, AT) == text
    assert package_page.readme(text, "") == text


def test_links_beside_the_page_need_a_repository() -> None:
    assert package_page.urls("") == {}
    assert package_page.urls(AT) == {
        "Repository": AT,
        "Documentation": f"{AT}/blob/HEAD/docs/operating.md",
        "Changelog": f"{AT}/blob/HEAD/CHANGELOG.md",
    }
