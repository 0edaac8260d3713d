"""The words of the records."""

from __future__ import annotations

from liveroom.core.questions import Question
from liveroom.exports.record import Fate
from liveroom.i18n import N_, Words

FATES: dict[Fate, str] = {
    Fate.ALOUD: N_("answered aloud"),
    Fate.WRITTEN: N_("answered in writing"),
    Fate.ON_AIR: N_("on air"),
    Fate.MERGED: N_("merged"),
    Fate.DISMISSED: N_("dismissed"),
    Fate.WITHDRAWN: N_("withdrawn"),
    Fate.NO_TIME: N_("no time"),
    Fate.NOT_READ: N_("not read"),
}


def told(words: Words, question: Question, fate: Fate, into: int | None) -> str:
    """The fate of one question in a few words."""
    word = words.gettext(FATES[fate])
    if fate is Fate.MERGED and into is not None:
        return words.gettext("merged into question {number}").format(number=into)
    if fate is Fate.DISMISSED and question.reason:
        return f"{word}: {question.reason}"
    return word
