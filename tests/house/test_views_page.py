"""The page about views and their options says what the server reads."""

from __future__ import annotations

import dataclasses

import pytest

from liveroom.core.roles import Role
from liveroom.i18n import LANGUAGES
from liveroom.web.pages import views
from tests.house.pages import table, words

VIEWS = table("views.md", "Views")
OPTIONS = table("views.md", "Options")


def test_every_view_and_no_other_is_on_the_page() -> None:
    assert list(VIEWS) == list(views.VIEWS)


@pytest.mark.parametrize("name", views.VIEWS)
def test_a_view_is_told_as_it_is(name: str) -> None:
    view = views.VIEWS[name]
    roles, parts, places, themes = VIEWS[name]

    told = set(Role) if roles == "all" else {Role(role) for role in roles.split(", ")}
    assert told == view.roles
    assert words(parts) == list(view.parts)
    assert words(parts.partition("if asked for")[2]) == list(view.without)
    assert words(places) == list(view.places)
    assert words(themes) == list(view.themes)


def test_every_option_and_no_other_is_on_the_page() -> None:
    read = [field.name for field in dataclasses.fields(views.Options)]
    assert sorted(OPTIONS) == sorted([*read, "lang"])


def test_the_values_of_options_are_on_the_page() -> None:
    assert words(OPTIONS["lang"][0]) == list(LANGUAGES)
    assert words(OPTIONS["key"][0])[1:] == list(views.KEYS)
    least, most = views.SCALES
    assert OPTIONS["scale"][0].startswith(f"a number from {least:g} to {most:g}:")
    assert OPTIONS["safe"][0].startswith(f"a number from 0 to {views.MOST_SAFE:g}:")
