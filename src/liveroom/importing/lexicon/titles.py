"""Words of titles and of organisations, which no person's name has."""

from __future__ import annotations

from liveroom.importing.text.tokeniser import listed

SURNAMES = listed("""
park hall land bank banks press port hafen kreis parque club porto costa region labor sa
""")
"""Words of organisations that are surnames too."""
STREETS = listed(
    "rua rue calle carrer avenida avinguda avenue av plaza plaça piazza praça place ul ulica strada"
    " corso viale street road sala salle aula"
)
"""Right before a name, and no person's: rua Ana Ruiz."""

NOT_NAMES = listed(
    "rua rue calle carrer avenida avinguda avenue piazza praça ulica strada"
) | listed(
    """
vom zum zur im am beim the and of for in on to with from at by our your how why what when who
where this that are is be can will their its an as or
el los las una unos unas para con por en al su sus qué cómo por qué cuándo quién dónde y les une
un pour dans sur avec par au aux
comment pourquoi quoi quand qui où das die ein eine für mit auf im am zum zur aus bei wie warum
was wann wer wo nach über ohne
um uma para com nos nas no na como por que quando quem onde els uns unes per amb què quan qui on
open data public policy policies urban city cities climate action change mobility water energy
health housing digital green
smart social local global regional national international europe european latin america american
africa asia world future
new project projects program programme strategy strategies planning plan innovation sustainable
sustainability governance
community communities people citizens citizen women youth children education research science
technology technologies
transport air quality results tools method methods lessons case studies study welcome opening
closing introduction
conclusions presentation keynote panel session discussion questions answers break coffee lunch
part one two three day
morning afternoon online webinar workshop seminar conference course training event meeting summit
live group networking
practical practice practices experience experiences challenges opportunities towards beyond
between after before
machine learning artificial intelligence software security privacy law rights human resources
economy circular food waste
biodiversity nature forest river sea ocean coast rural territory land metropolitan spaces space
area areas team work
political economics finance budget budgeting participatory participation democracy culture
heritage tourism sport
politica politicas publica publicas ciudad ciudades agua energia salud vivienda movilidad cambio
climatico datos abiertos
abiertas educación investigación ciencia tecnología futuro proyecto proyectos estrategia
innovación experiencia resultados
ville villes eau énergie santé logement mobilité changement climatique données ouvertes avenir
projet projets stratégie
stadt städte wasser energie gesundheit wohnen mobilität klima klimawandel offene daten zukunft
projekt projekte neue neuer neues
cidade cidades água energia saúde habitação mobilidade clima dados abertos futuro projeto projetos
ciutat ciutats aigua salut
habitatge mobilitat dades obertes futur projecte projectes sessió sesión sessão séance sitzung
teil bloque bloc block module
módulo taller atelier oficina jornada zoom youtube teams meet link register registration free
breakout room rooms poster posters demo tour video film awards award ceremony group photo
screening
central eastern western northern southern general special final first second third next steps
best key main big small good better best clean safe fair just inclusive resilient resilience
adaptation mitigation
titular titolare emérito emeritus emerita emérita ordinario ordinaria asociado asociada associado
associada derecho direito from idea ideas impact evidence measuring building making designing
understanding using managing mapping
"""
)
TITLE_ENDINGS = (
    "tion",
    "tions",
    "sion",
    "sions",
    "ción",
    "sión",
    "ciones",
    "dade",
    "dades",
    "ities",
    "ity",
    "ship",
    "ics",
    "ogy",
    "heit",
    "ische",
    "isches",
    "ischen",
    "liche",
    "keit",
    "schaft",
    "ungen",
    "ismo",
    "isme",
    "ness",
    "miento",
    "mientos",
    "ção",
    "ções",
    "ció",
)
