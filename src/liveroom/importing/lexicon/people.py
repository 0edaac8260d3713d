"""Words around and inside the names of people, roles and organisations."""

from __future__ import annotations

from pathlib import Path

from liveroom.importing.lexicon.word_lists import word_lists
from liveroom.importing.text.tokeniser import listed, phrases

_LISTS = word_lists("people")

HONORIFICS = listed(_LISTS["honorifics"])
EMERITUS = listed("emeritus emerita emérito emérita émérite emerito")
DEGREES = listed(
    "phil habil hab inz inż bryg zw em nadzw pr r rer nat med iur jur oec pol theol techn agr sc hc"
    " h c ing"
)
"""What follows an academic title before the name: Dr. phil., Dr.-Ing."""

SHORT_FORMS = HONORIFICS | DEGREES
"""Words whose dot ends no sentence."""

COURTESY = listed("honorable honourable heer señor señora signor signora senhor senhora")
"""Words behind an article that are no part of a name: de heer Jan Kok."""

NOBLE = listed("van von ter ten bin ibn")
"""Small words that only names have."""

SAINTS = listed("san santa santo sant são saint sainte sankt st ste")
"""First words of places and houses: San Diego, Saint-Aubin."""

PARTICLES = listed(_LISTS["particles"])
GIVEN = frozenset(Path(__file__).with_name("given_names.txt").read_text("ascii").split()) | listed(
    _LISTS["given"]
)
"""Usual given names; building/given_names.py lists those that Faker has."""

SURNAMES = listed("silva costa santos sá cruz ramos melo castro sousa souza lima mota")
"""Given names that behind a surname and an and are surnames: Azevedo e Silva."""

BY = phrases(_LISTS["by"])
"""Before the one who does it: a person, or an organisation."""

WITH = phrases("with|featuring|con|avec|mit|von|durch|com|amb|met|med|z|ze|per")
"""Before a person, or before anything else."""

PLUS = phrases(
    "plus|followed by|+|gefolgt von|mit anschließender|suivi de|suivie de|seguido de|seguida de"
    "|seguit de|seguito da|gevolgd door|z dyskusją"
)
"""Behind people, before what else is in their row: Ana Ruiz (UPC) plus questions."""

TOGETHER = phrases(
    "i.s.m.|in samenwerking met|together with|jointly with|zusammen mit|gemeinsam mit|avec|with|mit"
    "|met|con|com|amb|junto a|junto con|insieme a|razem z|wspólnie z|we współpracy z"
)
"""In a bracket behind a name, before who speaks too."""

OF = phrases(_LISTS["of"])
"""Before a name only right after a segment's kind: Bienvenida de Metropolis."""

PANEL_ROLES = phrases(_LISTS["panel_roles"])
"""Labels before the people of a segment: Moderator: Ana Ruiz."""

WORKS = listed(
    "works work music musik música musique film filme película exposición exposició exposição"
    " exposition exhibition ausstellung mostra wystawa sonata songs poems book libro livro llibre"
    " livre buch boek organised organized supported sponsored funded offered translated organizado"
    " organizada patrocinado patrocinada traducido traducida organitzat organitzada organisé"
    " organisée soutenu soutenue offert offerte traduit traduite veranstaltet organisiert gefördert"
    " unterstützt übersetzt organizzato organizzata promosso promossa patrocinato tradotto tradotta"
    " apoiado apoiada promovido promovida traduzido georganiseerd ondersteund vertaald ehren leben"
    " werk memoriam"
)
"""Right before a by they tell of who made or paid something: works by Ana Ruiz."""

ABOUT = listed("about on sobre sur über over su sul sulla")
"""Before what somebody speaks of: Ana Ruiz, on tides."""

OTHERS = listed(
    "other others more otros otras autres andere weitere outros outras altres altri altre inni"
)
"""After an and they name nobody."""

POST_NOMINALS = listed("rn md phd dphil msc mba md esq jr sr ii iii iv mph llm frs")
"""Titles behind a name, which belong to it: Jane Doe, PhD."""

EVERYBODY = phrases(_LISTS["everybody"])
"""Words in a speaker's place that name nobody."""

MODERATING = listed(_LISTS["moderating"])
MODERATION = {
    "modera": "Moderación",
    "moderan": "Moderación",
    "conduce": "Moderación",
    "chaired": "Chair",
    **dict.fromkeys(
        listed(
            "moderated hosted facilitated moderado moderada moderiert animé animée modéré modérée"
        ),
        "",
    ),
}
"""Nouns for labels that are verbs, by their folded first word; none for `moderated by`."""
