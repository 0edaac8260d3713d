"""Lists words for what people do for the reader of announcements, out of Faker's jobs (MIT)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from building.fresh import JOB_WORDS
from building.given_names import names, providers, spelled

TARGET = Path("src/liveroom/importing/lexicon/job_words.txt")
_JOBS, _SURNAMES = ("jobs", "jobs_male", "jobs_female"), re.compile(r"last_names?(_male|_female)?")
_SHORTEST, _LONGEST = 4, 16

_ROMANCE_ENDINGS = (
    "or|ero|ista|ico|nte|logo|grafo|ario|iatra|peuta|omo|eta|iz|eiro|iao|actor|arbitro|auxiliar"
)
_FRENCH_ENDINGS = (
    "eur|euse|trice|ien|ienne|iste|ier|iere|ante?|logue|graphe|peute|iatre|nome|aine?|ique"
)
_ENDINGS = {
    "en_US": r"or|er|ist|ian|ant|ent|eer|ic|ary|ee|ost|path|coach|clerk|chef",
    "es": _ROMANCE_ENDINGS,
    "pt_PT": _ROMANCE_ENDINGS,
    "pt_BR": _ROMANCE_ENDINGS,
    "fr_FR": _FRENCH_ENDINGS,
    "fr_CH": _FRENCH_ENDINGS,
    "de_DE": r"er|ist|ent|eur|wart|peut|mann",
    "da_DK": r"er|ist|ent|or|chef|mand|log|graf|kat|kar|ar",
    "pl_PL": r".",
}
"""How words for people end, by collection: a job's other words are what the work is about."""

_FIRST = frozenset({"es", "pt_PT", "pt_BR", "fr_FR", "fr_CH", "de_DE", "da_DK", "pl_PL"})
"""Collections in which the first word says what somebody is; in English the last one does."""

_THINGS = re.compile(
    "babcia|bankowiec|blower|cater|caster|demonstrator|facteur|former|glowny|guia|integrator"
    "|lager|model|monitor|motor|person|planner|processor|receptor|regulador|salowa|separador"
    "|streamer|warden"
)


def build(root: Path) -> None:
    """Writes one word a line, as `fold` spells them, without those that are people's names."""
    digest = JOB_WORDS.digest(root)
    known = set(names()) | set(_surnames())
    words = {word for word in _words() if word not in known}
    (root / TARGET).write_text("\n".join(sorted(words)) + "\n", "ascii")
    JOB_WORDS.mark(root, digest)


def _words() -> Iterator[str]:
    for locale, provider in providers("job"):
        if locale not in _ENDINGS:
            continue
        jobs = [job for each in _JOBS for job in getattr(provider, each, ())]
        for job in (part for whole in jobs for part in re.split(r" ?/ ?", whole)):
            said = list(spelled([job.split(",")[0]], 1))
            word = (said[0] if locale in _FIRST else said[-1]) if said else ""
            if _fits(word, _ENDINGS[locale]):
                yield word
                yield from _feminine(word) if _ENDINGS[locale] is _ROMANCE_ENDINGS else ()


def _fits(word: str, endings: str) -> bool:
    ends = re.search(rf"(?:{endings})$", word) is not None
    return ends and _SHORTEST <= len(word) <= _LONGEST and not _THINGS.fullmatch(word)


def _feminine(word: str) -> Iterator[str]:
    if word.endswith("or"):
        yield f"{word}a"
    elif word.endswith("o"):
        yield f"{word[:-1]}a"


def _surnames() -> Iterator[str]:
    for _, provider in providers("person"):
        for attribute in filter(_SURNAMES.fullmatch, vars(provider)):
            yield from spelled(getattr(provider, attribute))
