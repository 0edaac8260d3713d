"""Time zones by city and country, as people choose and type them."""

from __future__ import annotations

import pytest

from liveroom.i18n import LANGUAGES
from liveroom.web.pages.typed import zone_choice


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Madrid, Spain (UTC+2)", "Europe/Madrid"),
        ("madrid, españa", "Europe/Madrid"),
        ("MADRID", "Europe/Madrid"),
        ("Bogota", "America/Bogota"),
        ("Ciudad de Mexico", "America/Mexico_City"),
        ("nueva york", "America/New_York"),
        ("Colombia", "America/Bogota"),
        ("Spain", None),  # Madrid, Ceuta and the Canaries
        ("europe/madrid", "Europe/Madrid"),
        (" america/mexico city ", "America/Mexico_City"),
        ("UTC", "UTC"),
        ("Mars", None),
        ("", None),
    ],
)
def test_a_zone_is_known_by_its_city_its_country_or_its_name(typed: str, zone: str | None) -> None:
    assert zone_choice.read(typed) == zone


def test_a_zone_is_shown_with_its_offset_on_the_day() -> None:
    assert zone_choice.words("Europe/Madrid", "en", "2020-04-03") == "Madrid, Spain (UTC+2)"
    assert zone_choice.words("madrid", "es", "2020-01-03") == "Madrid, España (UTC+1)"
    assert zone_choice.words("Asia/Calcutta", "en", "2020-04-03") == "Kolkata, India (UTC+5:30)"
    assert zone_choice.words("Europe/Lisbon", "es", "2020-01-03") == "Lisboa, Portugal (UTC)"
    assert zone_choice.words("Europe/Madrid", "en", "some day") == "Madrid, Spain"
    assert zone_choice.words("UTC", "en", "2020-04-03") == "UTC"
    assert zone_choice.words("Mars", "en", "2020-04-03") == "Mars"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_zone_that_is_offered_is_understood_in_every_language(lang: str) -> None:
    offered = zone_choice.offered(lang, "2020-04-03")
    assert len(offered) > 400
    assert offered[0].words == "UTC"
    assert [zone_choice.read(each.words) for each in offered] == [each.zone for each in offered]
    assert [each.also for each in offered if each.zone == "Asia/Kolkata"] == ["Asia/Calcutta"]
