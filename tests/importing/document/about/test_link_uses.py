"""Addresses, the opening paragraphs and the sponsors go where they belong."""

from __future__ import annotations

import pytest

from liveroom.core.program import LinkedDocument
from liveroom.importing.reader import read

PROGRAM = "\n\nProgram\n10:00 Welcome\n10:30 End\n"
ZOOM = "https://us02web.zoom.us/j/123456789"


@pytest.mark.parametrize(
    ("text", "video", "registration"),
    [
        (f"Join on Zoom: {ZOOM}", ZOOM, None),
        (f"Sala virtual:\n{ZOOM}", ZOOM, None),
        ("Live: https://youtu.be/abc123", "https://youtu.be/abc123", None),
        ("Zugang: https://bbb.example.org/b/abc", "https://bbb.example.org/b/abc", None),
        ("Our films: https://www.youtube.com/@tern", None, None),
        ("In diretta: https://tern.example.org/a", "https://tern.example.org/a", None),
        ("Register: https://x.zoom.us/webinar/register/a", None, "https://x.zoom.us/webinar/register/a"),
        ("Inscripción:\nhttps://example.org/a.", None, "https://example.org/a"),
        ("[Anmelden](https://example.org/a) · [Watch live](https://example.org/b)",
         "https://example.org/b", "https://example.org/a"),
        ("See https://example.org for more.", None, None),
    ],
)  # fmt: skip
def test_a_link_is_the_videos_or_the_registrations(
    text: str, video: str | None, registration: str | None
) -> None:
    draft = read(f"Salt and sand\n\n{text}{PROGRAM}").draft

    assert (draft.video, draft.registration) == (video, registration)


def test_a_pages_links_are_read_by_their_words() -> None:
    page = (
        '<h1>Salt and sand</h1><p><a href="https://example.org/a">Sign <b>up</b></a></p>'
        '<h2>Program</h2><table><tr><td>10:00</td><td>Tides, <a href="https://example.org/t.pdf">'
        "the slides</a></td></tr><tr><td>10:30</td><td>End</td></tr></table>"
    )
    draft = read(page).draft

    assert draft.registration == "https://example.org/a"
    assert [segment.documents for segment in draft.segments] == [
        (LinkedDocument("the slides", "https://example.org/t.pdf"),)
    ]


def test_documents_stand_beside_the_event_or_the_segment_that_names_them() -> None:
    draft = read(
        "Salt and sand\nReport: https://example.org/report.pdf\n\nProgram\n"
        "10.00 Tides (https://example.org/slides/tides.pptx)\n10:30 Q&A\n11:00 End\n"
    ).draft

    assert draft.documents == (LinkedDocument("Report", "https://example.org/report.pdf"),)
    assert [(segment.title, segment.documents) for segment in draft.segments[:2]] == [
        ("Tides", (LinkedDocument("tides.pptx", "https://example.org/slides/tides.pptx"),)),
        ("Q&A", ()),
    ]


def test_the_opening_paragraphs_and_the_sponsors_are_kept() -> None:
    draft = read(
        "Salt and sand\n12 March 2026\n\n"
        "We meet to talk about the sea. It is\nlarger than it looks from here.\n\n"
        "Bring a friend, or two of them, and something warm to drink.\n\n"
        "Topics\n- Tides\n\nOrganised by: Tern Club, Radio Sable"
        f"{PROGRAM}\nCon el apoyo de\n- Faro Viejo\n"
    ).draft

    assert draft.introduction == (
        "We meet to talk about the sea. It is larger than it looks from here.\n\n"
        "Bring a friend, or two of them, and something warm to drink."
    )
    assert draft.sponsors == ("Tern Club", "Radio Sable", "Faro Viejo")
