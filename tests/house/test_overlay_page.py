"""The page about the overlay says what the overlay does."""

from __future__ import annotations

import re

from liveroom.i18n import LANGUAGES
from tests.house.pages import ROOT, table, words

OVERLAY = ROOT / "static" / "overlay"
OPTIONS = (OVERLAY / "options.js").read_text("utf-8")
PARAMETERS = table("overlay.md", "Parameters")


def listed(name: str) -> list[str]:
    """The words of a list in options.js."""
    found = re.search(rf"const {name} = [^\[]*\[(.*?)\]", OPTIONS)
    assert found is not None
    return re.findall(r'"([^"]+)"', found[1])


def test_every_parameter_and_no_other_is_on_the_page() -> None:
    read = re.findall(r'query\.get\("(\w+)"\)', OPTIONS)

    assert set(PARAMETERS) == {*read, "lang"}


def test_every_value_of_a_parameter_is_on_the_page() -> None:
    told = {name: words(values) for name, (values, _) in PARAMETERS.items()}

    assert told == {
        "show": listed("PARTS"),
        "pos": listed("PLACES"),
        "scale": [],
        "theme": listed("THEMES"),
        "lang": list(LANGUAGES),
    }
    bounds = re.search(r"scale >= ([\d.]+) && scale <= ([\d.]+)", OPTIONS)
    assert bounds is not None
    assert PARAMETERS["scale"][0] == f"a number from {bounds[1]} to {bounds[2]}"


def test_what_holds_without_a_parameter_is_on_the_page() -> None:
    told = {name: default.strip("`") for name, (_, default) in PARAMETERS.items()}

    assert f'place ?? "{told["pos"]}"' in OPTIONS
    assert f": {told['scale']}," in OPTIONS
    assert f'?? "{told["theme"]}"' in OPTIONS
    assert "named.length ? named : PARTS" in OPTIONS


def test_every_css_variable_is_on_the_page_with_its_value() -> None:
    root = re.search(r"^:root \{(.*?)^\}", (OVERLAY / "main.css").read_text("utf-8"), re.M | re.S)
    assert root is not None
    defined = dict(re.findall(r"(--lr-[\w-]+): (.*?);", root[1]))

    told = {
        name: value.strip("`") for name, (value, _) in table("overlay.md", "CSS variables").items()
    }

    assert told == defined
