"""Words of titles and of organisations, which no person's name has."""

from __future__ import annotations

from liveroom.importing.lexicon.word_lists import word_lists
from liveroom.importing.text.tokeniser import listed

_LISTS = word_lists("titles")

SURNAMES = listed(_LISTS["surnames"])
"""Words of organisations that are surnames too."""
STREETS = listed(
    "rua rue calle carrer avenida avinguda avenue av plaza plaça piazza praça place ul ulica strada"
    " corso viale street road sala salle aula"
)
"""Right before a name, and no person's: rua Ana Ruiz."""

NOT_NAMES = listed(
    "rua rue calle carrer avenida avinguda avenue piazza praça ulica strada"
) | listed(_LISTS["not_names"])
TITLE_ENDINGS = tuple(_LISTS["title_endings"].split())
