"""The language an announcement is written in, or none."""

from __future__ import annotations

import pytest

from liveroom.importing.draft import WarningCode
from liveroom.importing.reader import read

ROWS = "\n\nProgram\n10:00 Ana Ruiz\n10:30 Luis Pérez\n"
TEXTS = {
    "en": "Join us for an evening about the sea and what it costs.",
    "es": "Una tarde sobre el mar y lo que cuesta, para todas las personas.",
    "fr": "Une soirée sur la mer et ce qu'elle coûte, pour tous les habitants.",
    "de": "Ein Abend über das Meer und was es kostet, für alle, die dabei sind.",
    "pt": "Uma noite sobre o mar e o que custa, para as pessoas da cidade.",
    "ca": "Una tarda sobre el mar i els seus costos, amb la gent del barri.",
    "it": "Una serata sul mare e su quanto costa, per le persone della città.",
    "nl": "Een avond over de zee en wat het kost, voor iedereen in de stad.",
    "pl": "Wieczór o morzu i o tym, ile to kosztuje, dla mieszkańców i nie tylko.",
}
OTHERS = [
    "Välkomna till en kväll om havet och vad det kostar. Det är gratis att delta.",
    "Velkommen til en aften om havet og hvad det koster. Det er gratis at deltage.",
    "Vă invităm la un seminar despre mare și climă, susținut de Ana Popescu.",
    "Zveme vás na seminář o moři. Vstup je volný. Otázky a přestávka.",
    "Tervetuloa seminaariin merestä ja ilmastosta. Tilaisuus on maksuton.",
    "Σας προσκαλούμε σε σεμινάριο για τη θάλασσα.",
    "海についてのセミナーにご参加ください。",
]


@pytest.mark.parametrize(("language", "text"), TEXTS.items())
def test_a_text_is_in_the_language_of_its_small_words(language: str, text: str) -> None:
    assert read(text + ROWS).program.language == language


@pytest.mark.parametrize("text", OTHERS)
def test_a_text_in_another_language_is_in_none_and_that_is_said(text: str) -> None:
    reading = read(text + ROWS)

    assert reading.program.language is None
    assert WarningCode.LANGUAGE_UNKNOWN in {warning.code for warning in reading.warnings}
    assert [segment.title for segment in reading.program.segments] == ["Ana Ruiz", "Luis Pérez"]
