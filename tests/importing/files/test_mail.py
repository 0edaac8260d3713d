"""Saved mails are read by their decoded text; their headers are not the event's."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from liveroom.importing.reader import read, read_bytes
from liveroom.importing.reading import Unreadable

BODY = """Ríos que vuelven

12 de marzo de 2026, 17:00–18:00 (hora de Bogotá)

Programa
17:00–17:10 Bienvenida
17:10–18:00 Charla: Ríos
"""


def mail(html: bool = False, encoding: str = "utf-8") -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "Ana <ana@example.org>", "lista@example.org"
    message["Date"], message["Subject"] = "Mon, 02 Feb 2026 08:00:00 +0000", "FW: Invitación"
    if html:
        message.set_content("".join(f"<p>{line}</p>" for line in BODY.split("\n")), "html")
    else:
        message.set_content(BODY, charset=encoding, cte="base64")
    return bytes(message)


@pytest.mark.parametrize("data", [mail(), mail(html=True), mail(encoding="cp1252")])
def test_a_mail_is_decoded(data: bytes) -> None:
    reading = read_bytes(data)

    assert reading.program.title == "Ríos que vuelven"
    assert reading.program.time_zone == "America/Bogota"
    assert (str(reading.draft.day), reading.draft.start) == ("2026-03-12", 17 * 60)
    assert [each.title for each in reading.program.segments] == ["Bienvenida", "Ríos"]
    assert read(data.decode()).program == reading.program  # pasted as it was sent


def test_the_year_of_a_day_is_that_of_the_sending() -> None:
    text = BODY.replace("12 de marzo de 2026", "Jueves 12 de marzo")

    reading = read(f"From: Ana\nDate: Mon, 02 Feb 2026 08:00:00 +0000\n\n{text}")

    assert str(reading.draft.day) == "2026-03-12"


def test_a_picture_in_a_mail_is_no_text() -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "ana@example.org", "Picture"
    message.set_content(b"\x89PNG", "image", "png")

    with pytest.raises(Unreadable):
        read_bytes(bytes(message))


def test_an_announcement_that_begins_with_its_date_is_no_mail() -> None:
    reading = read(
        "Subject: Tides\nDate: 12 March 2026, 15:00 (Madrid time)\n\nProgram\n- Ice (5 min)"
    )

    assert str(reading.draft.day) == "2026-03-12"
