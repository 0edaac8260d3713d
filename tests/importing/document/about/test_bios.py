"""The list of speakers, and names that stand twice, settle what one line leaves in doubt."""

from __future__ import annotations

from liveroom.core.program import Speaker
from liveroom.importing.draft import WarningCode
from liveroom.importing.reader import read


def test_a_doubtful_name_is_a_speaker_where_the_list_or_another_row_has_it() -> None:
    reading = read(
        "Speakers\n- Xyla Quorn, Director, Institute of Tides\n\n"
        "Program\n- Salt and sand – Xyla Quorn (10 min)\n- Closing – Zor Plimsoll (5 min)\n"
        "- Round table with Ana Ruiz, Luis Pérez and Zor Plimsoll (20 min)\n"
    )
    first, closing, _ = reading.program.segments

    assert (first.title, first.speakers) == (
        "Salt and sand",
        (Speaker("Xyla Quorn", "Director", "Institute of Tides"),),
    )
    assert (closing.title, closing.speakers) == ("Closing", (Speaker("Zor Plimsoll"),))
    assert WarningCode.SPEAKER_UNCERTAIN not in {warning.code for warning in reading.warnings}
