"""What an organiser should look at in a text: zones out of season, doubtful titles and names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from liveroom.i18n import N_
from liveroom.importing.document.about.title import FoundTitle
from liveroom.importing.document.lines import Document
from liveroom.importing.draft import Warning, WarningCode
from liveroom.importing.instants import zone_name
from liveroom.importing.schedule.event_time import When
from liveroom.importing.time.time_zones import Zone


def out_of_season(
    document: Document, zone: Zone | None, when: When, start: int | None
) -> list[Warning]:
    """A zone that is not in use that day; its local civil time was taken."""
    if zone is None or not zone.out_of_season:
        return []
    day = when.day
    kept = zone_name(zone.key, day, start or 0) if day else zone.key
    facts: dict[str, str | date] = {"zone": zone.mention.words, "kept": kept}
    text = N_("“%(zone)s” is not in use that day: the local civil time, %(kept)s, is taken.")
    if day:
        facts["day"] = day
        text = N_("“%(zone)s” is not in use on %(day)s: the local civil time, %(kept)s, is taken.")
    line = None if when.zone_at is None else document.lines[when.zone_at].number
    return [Warning(WarningCode.ZONE_OUT_OF_SEASON, text, line, facts)]


def language_unknown() -> Warning:
    """A text in none of the languages that are read, or too short to tell."""
    text = N_("The language is not known; choose the one that will be spoken.")
    return Warning(WarningCode.LANGUAGE_UNKNOWN, text)


def title_uncertain(document: Document, found: FoundTitle) -> list[Warning]:
    """A line that is no more like a title than others, with one of these where it is as good."""
    if found.sure or found.at is None:
        return []
    text = N_("“%(title)s” may not be the title.")
    if found.rival:
        text = N_("The title may be “%(title)s” or “%(rival)s”.")
    facts = {"title": found.text, "rival": found.rival}
    return [Warning(WarningCode.TITLE_UNCERTAIN, text, document.lines[found.at].number, facts)]


def speaker_uncertain(line: int, names: Sequence[str]) -> Warning:
    """Words in a row that may be speakers' names; they stay where they stood."""
    text = N_("“%(name)s” may be a speaker, but too little speaks for it.")
    if len(names) > 1:
        text = N_("“%(name)s” may be speakers, but too little speaks for them.")
    return Warning(WarningCode.SPEAKER_UNCERTAIN, text, line, {"name": "”, “".join(names)})


def speaker_guessed(names: Sequence[str]) -> Warning:
    """People of whom the text says what they are, but not that they take part."""
    text = N_("“%(name)s” is taken for a speaker, but the text does not say so.")
    if len(names) > 1:
        text = N_("“%(name)s” are taken for speakers, but the text does not say so.")
    return Warning(WarningCode.SPEAKER_UNCERTAIN, text, None, {"name": "”, “".join(names)})


def told_in_sentences() -> Warning:
    """Rows that sentences tell, of which some may be missing or be none."""
    text = N_("The program is told in sentences; look whether these are its rows.")
    return Warning(WarningCode.NO_PROGRAM, text)


def title_joined(line: int, title: str) -> Warning:
    """A segment's title of which no line has all the words together."""
    text = N_("“%(title)s” is put together from words that stand apart.")
    return Warning(WarningCode.SEGMENT_UNCERTAIN, text, line, {"title": title})
