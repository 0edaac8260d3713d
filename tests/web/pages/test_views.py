"""What stands behind the `?` of a page, read."""

from __future__ import annotations

import pytest
from starlette.datastructures import QueryParams

from liveroom.core.roles import Role
from liveroom.web.pages import views


def read(role: Role, query: str) -> dict[str, str]:
    """The attributes of that role's page."""
    return views.read(role, QueryParams(query)).attributes


def test_a_page_without_options_is_the_roles_own_with_all_its_parts() -> None:
    assert read(Role.OVERLAY, "") == {
        "view": "overlay",
        "show": "timer speaker question banner logo",
    }
    assert read(Role.ATTENDEE, "") == {"view": "attendee", "show": ""}
    assert read(Role.OWNER, "") == {"view": "owner", "show": ""}


def test_each_option_is_read() -> None:
    query = (
        "show=question,timer&pos=top-right&scale=1.5&theme=light&key=00FF00&mirror=1&safe=7.5"
        "&tz=america/bogota"
    )

    assert read(Role.OVERLAY, query) == {
        "view": "overlay",
        "show": "timer question",
        "pos": "top-right",
        "scale": "1.5",
        "theme": "light",
        "key": "#00ff00",
        "mirror": "true",
        "safe": "7.5",
        "tz": "America/Bogota",
    }


def test_parts_may_also_be_named_one_by_one_as_a_form_does() -> None:
    assert read(Role.OVERLAY, "show=timer&show=speaker")["show"] == "timer speaker"


@pytest.mark.parametrize(
    "query",
    [
        *("show=nothing", "pos=middle", "scale=99", "scale=nan", "theme=pink", "key=url(x)"),
        *("key=123", "mirror=0", "safe=-1", "safe=21", "tz=Atlantis/City", "view=backstage"),
        *("pos=", "scale=", "theme=", "key=", "mirror=", "safe=", "tz=", "view=", "view=moderator"),
    ],
)
def test_what_is_not_understood_counts_as_not_there(query: str) -> None:
    assert read(Role.OVERLAY, query) == read(Role.OVERLAY, "")


@pytest.mark.parametrize(("name", "colour"), views.KEYS.items())
def test_a_key_has_a_name(name: str, colour: str) -> None:
    assert read(Role.SPEAKER, f"key={name}")["key"] == colour


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("name", views.VIEWS)
def test_a_role_opens_its_own_view_and_those_that_are_for_it(name: str, role: Role) -> None:
    may = {
        Role.OWNER: {"backstage", "clock"},
        Role.MODERATOR: {"moderator", "backstage", "clock"},
        Role.HOST: {"host", "backstage", "clock"},
        Role.SPEAKER: {"speaker", "backstage", "clock"},
        Role.ATTENDEE: {"attendee", "clock"},
        Role.OVERLAY: {"overlay", "clock"},
    }

    shown = read(role, f"view={name}")["view"]

    assert shown == (name if name in may[role] else role.value)


def test_a_clock_shows_digits_alone_unless_more_is_asked_for() -> None:
    assert read(Role.SPEAKER, "view=clock")["show"] == "timer"
    assert read(Role.SPEAKER, "view=clock&show=time,timer")["show"] == "timer time"


def test_times_are_told_in_the_wished_zone_or_that_of_the_event() -> None:
    wished = views.read(Role.HOST, QueryParams("tz=Europe/Lisbon"))
    plain = views.read(Role.HOST, QueryParams(""))

    assert wished.zone("Europe/Madrid") == "Europe/Lisbon"
    assert plain.zone("Europe/Madrid") == "Europe/Madrid"
    assert plain.zone(None) == "UTC"
