"""Names that the eye takes for staff or for a speaker are marked, and others are let be."""

from __future__ import annotations

import pytest

from liveroom.core.program import Segment, Speaker
from liveroom.core.questions.lookalikes import Likeness, forget_names, likeness, speakers_in
from liveroom.core.roles import Role
from liveroom.i18n import LANGUAGES, catalogue

SPEAKERS = speakers_in(
    [
        Segment("Talk", speakers=(Speaker("Luz Amparo Medina Gerena"), Speaker("Oriol Illa"))),
        Segment("Welcome", speakers=(Speaker(organisation="Metropolis"), Speaker("Zoë"))),
    ]
)


@pytest.mark.parametrize(
    ("name", "like"),
    [
        ("Moderator", "staff"),
        ("MODERATOR", "staff"),
        ("moderator 2", "staff"),
        ("The Moderator Team", "staff"),
        ("Mоdеrаtоr", "staff"),  # Cyrillic о, е, а
        ("Μoderator", "staff"),  # Greek Μ
        ("M0derat0r", "staff"),
        ("Mode\u0301rator", "staff"),
        ("Mode\u200brator", "staff"),
        ("Ｍｏｄｅｒａｔｏｒ", "staff"),
        ("𝐌𝐨𝐝𝐞𝐫𝐚𝐭𝐨𝐫", "staff"),
        ("rnoderator", "staff"),
        ("M o d e r a t o r", "staff"),
        ("Moderadora", "staff"),
        ("Organización", "staff"),
        ("Ana (host)", "staff"),
        ("admin", "staff"),
        ("@host1 Ana", "staff"),
        ("Ana, staff!", "staff"),
        ("0wner", "staff"),
        ("H\u00f8st", "staff"),
        ("\u029c\u1d0fs\u1d1b", "staff"),  # small capitals
        ("\U0001f17c\U0001f17e\U0001f173 host", "staff"),  # letters in black squares
        ("Oriol Illa", "speaker"),
        ("oriol illa", "speaker"),
        ("Illa, Oriol", "speaker"),
        ("Оriоl Illа", "speaker"),  # Cyrillic О, о, а
        ("0riol 1lla", "speaker"),
        ("Oriol  Illa (Metropolis)", "speaker"),
        ("Luz Amparo Medina Gerena", "speaker"),
        ("Zoe", "speaker"),
        (None, None),
        ("", None),
        ("Ana", None),
        ("Oriol", None),
        ("Illa Vidal", None),
        ("Luz Medina", None),
        ("Zoe Kravitz", None),
        ("Modesto", None),
        ("Иван Петров", None),
        ("Γιώργος", None),
        ("李雷", None),
        ("😀", None),
    ],
)
def test_a_name_is_marked_by_how_it_looks(name: str | None, like: Likeness | None) -> None:
    assert likeness(name, SPEAKERS) == like


@pytest.mark.parametrize(
    "role", [Role.OWNER, Role.MODERATOR, Role.HOST, Role.SPEAKER], ids=lambda role: role.value
)
def test_every_staff_role_is_known_by_its_name(role: Role) -> None:
    assert likeness(role.value, frozenset()) == "staff"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("role", ["Moderators", "Host", "Speakers and stage", "You, the organiser"])
def test_every_staff_role_is_known_by_its_name_on_the_screens(lang: str, role: str) -> None:
    assert likeness(catalogue(lang).gettext(role), frozenset()) == "staff"


def test_without_speakers_no_name_is_theirs() -> None:
    assert likeness("Oriol Illa", frozenset()) is None


def test_who_speaks_is_kept_once_for_all_names_until_it_is_forgotten() -> None:
    segments = [Segment("Talk", speakers=(Speaker("Oriol Illa"),))]
    first = speakers_in(segments)
    assert speakers_in(segments) is first
    assert likeness("ORI0L ILLA", first) == "speaker"

    forget_names()

    again = speakers_in(segments)
    assert (again == first, again is first) == (True, False)
    assert likeness("ORI0L ILLA", again) == "speaker"
