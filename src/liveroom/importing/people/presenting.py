"""Words of prose that present somebody: who takes part, speaks, moderates or is a guest."""

from __future__ import annotations

from liveroom.importing.text.tokeniser import Tokens, listed, phrases

_PHRASES = phrases(
    """
takes part|take part|taking part|joined by|join us with|in conversation with|chaired by|opened by
introduced by|moderated by|presence of|talk by|talk with|talk from|lecture by|lecture from
seminar by|address by|keynote by|led by|a discussion with|discussion between|discusses|speaks
presents|presented by|hosted by|given by|in gesprek met|onder leiding van|met medewerking van
aan het woord|gaat in op|neemt deel|udział wezmą|wezmą udział|udział weźmie|weźmie udział
udział biorą|porozmawia|rozmawiają|a cargo de|de la mano de|a càrrec de|a carrec de|de la mà de
a cargo da|a cargo do|zu gast|nimmt stellung|ein grußwort|zu wort|im gespräch mit|stellt vor
liest aus|auf dem podium|nimmt teil|nehmen teil|steht rede|en présence de|en presencia de
na presença de|con la presenza di|in presenza di|prend la parole|prendront la parole|autour de
aux côtés de|discuteront|discutent|discutono|discute insieme|i saluti di|i saluti del
i saluti della|saluti istituzionali|gli interventi di|gli interventi del|l'intervento di
con gli interventi|le conclusioni|conférence de|conférence du|conferencia de|conferencia del
charla de|palestra de|palestra do|xerrada de|lezing van|vortrag von|lesung mit|lecture of
wykład dr|relazione di|conferenza di|ponencia de|de la ma de|de la ma del|deltar|medvirker
medverkar|holder foredrag|håller föredrag|innleder|inleder|samtalar|samtale med
"""
)
_STEMS = tuple(
    sorted(
        listed(
            """
particip partecip participe interven intervien interverr intervin moderad moderaci moderara
moderera modererd modererà moderatore moderatrice moderiert moderation moderator moderuj moderacj
modera moderan moderated moderates dialog conversa conversar disertar expondr exposar explicar
impartir impartid impartei ponente ponent dinamitz dinamiz palestrant ministrad convidad invitad
conferencista conferenciante relator relatri referier referent redner rednerin diskutier spricht
sprechen vortrag impulsvortrag impulsreferat impulsreferent referiert referieren erlautert
eroffnet eroffnen begrusst begruszt berichtet berichten spreker spreken spreekt vertelt vertellen
inleid ingeleid presenteer gastspreker poprowadz prowadz wygłos wystap opowie gosc goscmi
prelegent wykladowc speaker speakers panellist panelist keynote featuring features talare foredrag
paneldeltag abordad presidid presiede moderier debatedor debatidor presencas mediacao mediador
introduc introdott presenter conducira conduciran condueix conduira presentar presentara
presentera presentado presentada presentat animee animera animeront contara comptara comptarem
discussant conduzid conduce inaugurad inaugura saluti interventi conclusioni reunissant reunira
reunint abrira cerrara clausura ouvrira begegnen
"""
        )
    )
)
_WORDS = listed(
    """
will nimmt nehmen wird werden saranno seran seront gibt geht hält halten wirft kommt diskutiert
moderiert begleitet leitet
"""
)
HELPING = listed("will wird werden saranno seran seront")
"""Verbs that present somebody only right beside the name: Ana Ruiz will speak."""

WORKS = listed(
    """
film filme films documentary documental documentaire dokumentarfilm movie book libro livre livro
llibre buch boek książka książki książkę roman novel novela obra obras opera opere œuvre oeuvre
works exposition exhibition exposición exposició mostra ausstellung wystawa music música musik
musique song photo foto fotos photos textos textes testi texte poems poemas prize premio prix preis
award memory memoria homage homenaje hommage nascimento nacimiento naissance birth
"""
)
"""Works and honours: the person behind them made them, and does not speak."""

FROM = phrases(
    """
from|of|at|de|del|de la|du|de l'|des|di|del|della|dell'|da|do|d'|von|vom|von der|aus|van|van de
van het|bei|chez|na|no|z|ze|fra|från
"""
)
"""Between a name and where somebody is from."""

IS = phrases("is|is a|is an|is the|es|es el|es la|est|est le|est la|est un|est une|ist|jest|is een")
"""Between a name and a role: Ana Ruiz is the director of Tides."""

PLACED = listed("in im am nach near dans à al alla all' at w u na te zur ins")
"""Right before a name they tell that a house or a street is called so."""

SMALL = listed("de del della di da do du of the d' dels dos")
"""Small words inside the name of a house."""

ARTICLES = listed("the el la il lo le l' o a der die den het")
"""Before the role of one more person, or before a house."""

LEADS = listed(
    """
the a an der die das dem den des el la los las il lo le l' gli i les un una une uno o os as um uma
de del della dell' dei delle degli di d' du da do dos das von vom durch mit by with pelo pela pelos
pelas per por par con avec amb com met door een het zur zum als als bio ' sono são es ist is
"""
)
"""Small words before a role."""

APART = phrases(
    """
contact|contacts|contacto|contactos|kontakt|contatti|contatto|contato|contatos|contacte|press
press contact|media contact|pressekontakt|organiser|organizer|organised by|organized by|organizers
veranstalter|organisation|organisateur|organisé par|organiza|organizan|organizadores|organizzazione
organizzatore|organizator|organizatorzy|organización|organització|organitza|organização|author
photo|foto|foto:|fotos|published by|posted by|publicado por|publié par|regards|best regards
kind regards|saludos|un saludo|cordialement|saluti|mit freundlichen grüßen|met vriendelijke groet
pozdrawiam|atentamente|informations|information|inscription|inscripción|anmeldung|registration
rsvp|info|más información|mehr informationen|comité organizador|organizing committee
organising committee
scientific committee|comité científico|comité scientifique|program committee|programme committee
"""
)
"""Headings and labels above people who do not speak."""

EXPECTED = listed(
    "de del por per a is es sono bio : la en el na l d da ' von vom durch mit by with par pelo pela"
    " door met ist"
)
"""Small words between a word that presents and a name."""

PLURAL = listed("los las els les os as gli i dos das dei delle degli des pelos pelas")
"""Articles of roles that several people have, which are left out."""

ORGANISING = ("organi", "veranstalt", "promov", "promo", "impuls", "coorgani")
"""Starts of a first word after which somebody only arranges: Organiza Ana Ruiz."""

THIS = listed("this these este esta estos estas aquest aquesta dieser diese dieses deze dit questo")
"""In a role they tell that it is one of the event itself: founder of this series."""

WHOLE = (
    "konferenc",
    "conferen",
    "jornada",
    "journee",
    "tagung",
    "giornata",
    "convegno",
    "event",
    "evenem",
    "congre",
    "kongres",
    "sympos",
    "simpos",
    "veranstalt",
    "abend",
    "evening",
    "serata",
    "soiree",
    "acte",
    "acto",
    "spotkan",
)
"""Starts of words for a whole event, which a line below its last row may be about."""

RELATIVE = listed(
    """
who which whose that que quien quienes qui dont che cui der die das dessen deren welche welcher
die wie waar który która którzy som amb con with mit avec
"""
)
"""First words of what a sentence adds about somebody."""


def cues(tokens: Tokens) -> list[tuple[int, int]]:
    """Where words that present somebody stand: the first token and the one after the last."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(tokens):
        end = 0
        if hit := _PHRASES.at(tokens, at):
            end = hit[1]
        elif tokens[at].text in _WORDS or tokens[at].text.startswith(_STEMS):
            end = at + 1
        helps = end and tokens[at].text in HELPING
        if end and not (helps and found and found[-1][1] == at):
            found.append((at, end))
        at = end or at + 1
    return found
