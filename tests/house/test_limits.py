"""The pages' scripts know the same limits of texts as the core."""

from __future__ import annotations

import re

from liveroom.core.text import MAX_ANSWER, MAX_QUESTION, MAX_REASON, MAX_SIGNAL
from tests.house.pages import ROOT

FORMS = ROOT / "static" / "moderator" / "forms.js"


def test_the_desk_s_forms_take_texts_as_long_as_the_core_does() -> None:
    declared = re.search(r"const LIMITS = \{(.*?)\}", FORMS.read_text(encoding="utf-8"), re.DOTALL)
    assert declared is not None
    limits = {name: int(number) for name, number in re.findall(r"(\w+): (\d+)", declared[1])}
    del limits["merge"]  # digits of a number, not a text

    assert limits == {
        "dismiss": MAX_REASON,
        "edit": MAX_QUESTION,
        "written": MAX_ANSWER,
        "message": MAX_SIGNAL,
    }
