"""Words around and inside the names of people, roles and organisations."""

from __future__ import annotations

from pathlib import Path

from liveroom.importing.text.tokeniser import listed, phrases

HONORIFICS = listed(
    """
p ra agr mg mgs mgr lcda lcdo abg cllr cr rabbi imam pastor padre fray maestro engr ar mr mrs ms
mx dr pd avv rag geom arch dottssa std ostd mdb mdl mdep mep mp univ
heer signor signora sig pan pani hr fru on onorevole sen ks gen bryg płk mgr inż lek o ir bc mevr
mevrouw dhr meneer hble mons card magister senhor senhora señor señora monsieur madame mademoiselle
maîtresse excmo dra drs doutor doutora prof profa sr sra srta d dña don doña sir dame lord lady hon
rev ing eng lic arq mtro mtra m mme mlle herr frau fr dipl professor profesor profesora professora
professeur professeure doctor doctora docteur maître me mag dott dottssa ir engº engª excmo excma
ilmo ilma
"""
)
EMERITUS = listed("emeritus emerita emérito emérita émérite emerito")
DEGREES = listed(
    "phil habil hab inz inż bryg zw em nadzw pr r rer nat med iur jur oec pol theol techn agr sc hc"
    " h c ing"
)
"""What follows an academic title before the name: Dr. phil., Dr.-Ing."""

COURTESY = listed("heer señor señora signor signora senhor senhora")
"""Words behind an article that are no part of a name: de heer Jan Kok."""

NOBLE = listed("van von ter ten bin ibn")
"""Small words that only names have."""

SAINTS = listed("san santa santo sant são saint sainte sankt st ste")
"""First words of places and houses: San Diego, Saint-Aubin."""

PARTICLES = listed(
    """
de del la las los el da do das dos di du des von van der den zu zur ter ten te le af al bin
ibn ben san santa saint st mac mc o d di dell della degli dalla lo
"""
)
GIVEN = frozenset(Path(__file__).with_name("given_names.txt").read_text("ascii").split()) | listed(
    """
oriol jaume mercè pere lluís ferran andreu bernat enric esteve francesc guillem ignasi isidre
llorenç miquel pep ricard roser sergi vicenç carme dolors elisenda meritxell neus remei tanit
queralt mariona adrià eudald dídac agustí cesc quim imma blai xevi xoán xosé uxía breixo antía
sabela brais anxo iago koldo asisko koro ainhoa mikel gorka unai xabier josu joseba arantxa miren
edurne idoia oihana izaskun garazi kees cees jaap ruud arjan arjen daan ineke hanneke jantien
margriet truus fleur rutger zdzisław bogusław mieczysław bronisław wiesława bartosz ercole
"""
)
"""Usual given names; building/given_names.py lists those that Faker has."""

SURNAMES = listed("silva costa santos sá cruz ramos melo castro sousa souza lima mota")
"""Given names that behind a surname and an and are surnames: Azevedo e Silva."""

BY = phrases(
    """
by|presented by|led by|given by|delivered by|guided by|introduced by|moderated by|chaired by
hosted by|facilitated by|written by|prepared by
speaker|speakers|presenter
por|a cargo de|de la mano de|a cargo del|impartida por|impartido por|presentado por|presentada por
moderado por|moderada por|ponente|ponentes|dirigido por|conducido por|conducida por
con la participación de|realizado por|realizada por|elaborado por|elaborada por
par|animé par|animée par|présenté par|présentée par|modéré par|modérée par|intervenant
réalisé par|réalisée par|proposé par|proposée par
intervenante|intervenants
moderiert von|präsentiert von|gehalten von|referent|referentin|vorgetragen von|geleitet von
pela|pelo|apresentado por|apresentada por|palestrante|orador|oradora|a cargo da|a cargo do
mediação de|moderação de
a càrrec de|a càrrec d'|moderat per|moderada per|presentat per|presentada per|a carrec del
conduït per|conduïda per|ponent
a cura di|a cura del|condotto da|condotta da|modera|modérée par|door|onder leiding van|o.l.v.
prowadzi|prowadzenie|prelegent|wygłosi
ved|v/|v.|af|av|oplæg af|presenteras av|modereras av|ledes av|ledet af|moderert av
"""
)
"""Before the one who does it: a person, or an organisation."""

WITH = phrases("with|featuring|con|avec|mit|von|durch|com|amb|met|med|z|ze|per")
"""Before a person, or before anything else."""

OF = phrases("""
de|del|de la|of|from|du|des|de l'|da|do|d'|von|der|des|vom|de los|de las|von der|de les|dels
""")
"""Before a name only right after a segment's kind: Bienvenida de Metropolis."""

PANEL_ROLES = phrases(
    """
panel members|panel member|our speakers|featured speakers|featured speaker|lecturer|lecturers
keynotes|trainer|trainers|facilitators|hosts|instructor|instructors|with contributions from
moderator|moderated by|moderation|chair|chaired by|host|hosted by|facilitator|facilitated by
moderators|discussant|discussants|panelists|panellists|panelist|panellist|speakers|speaker
participants|with|rapporteur|presenter|presenters|featuring|keynote speaker|interviewer|respondent
moderador|moderadora|modera|moderan|moderado por|moderada por|moderación|ponentes|ponente|exponen
expone|dictan|dicta|imparten|imparte|participan|participantes|intervienen|panelistas|panelista
conduce|presenta|relator|relatora|interviene|invitados|invitadas|presentan|presenta|a cargo de
expositor|expositora|expositores|comenta
modérateur|modératrice|modération|animateur|animatrice|animé par|animée par|animation|intervenants
intervenantes|intervenant|intervenante|participants|avec|modéré par|modérée par|discutant
discutante|panélistes
moderation|moderiert von|es moderiert|referent|referentin|referenten|referentinnen|referierende
mit|podiumsgäste|teilnehmende|auf dem podium|es diskutieren|es sprechen|es spricht|gäste
diskutanten|vortragende|vortragender|leitung|impuls von
moderação|mediação|mediador|mediadora|palestrantes|palestrante|oradores|oradoras|orador|oradora
participantes|participam|debatedores|debatedoras|convidados|convidadas|modera|painelistas|com
moderació|ponents|ponent|participants|hi participen|intervenen|modera|moderador|moderadora|amb
convidats|a càrrec de|presenta|intervé
relatore|relatrice|relatori|relatrici|interviene|intervengono|moderatore|moderatrice|moderazione
partecipano|ospiti|spreker|sprekers|gespreksleider|moderatie|prelegent|prelegentka|prelegenci
prowadzący|prowadząca|prowadzenie|invited speaker|invited speakers|guest speaker|guest speakers
guest|guests|gast|gastspreker
gastredner|gastrednerin|conferencista|conferencistas|conferenciante|conferenciantes|conférencier
conférencière|orateur|oratrice|orateurs|invitado|invitada|ponentes invitados|palestrante convidado
palestrante convidada|wykładowca|gość|goście|moderuje|moderacja|komentarz|dyskutanci|uczestnicy
paneliści|panelistki|prowadzi|wystąpienia
coordina|coordinano|introduce|introducono|conclude|discussianten|panelleden|discussieleider
podiumsteilnehmer|podiumsteilnehmende|diskussionsleitung|gesprächsleitung|keynote speakers
intervenientes|contributor|contributors|ordstyrer|medverkande|paneldeltagare|paneldeltakere
presiede|presiedono|preside|presidido por|presidida por|presideix|président de séance
présidente de séance|présidence de séance|présidence|présidée par|przewodniczy|przewodnictwo
samtalsledare|saranno presenti|sono presenti|con la partecipazione di
vorsitz|sitzungsleitung|session chair|session chairs|chairperson|chairs|co-chairs|mesa presidida por
"""
)
"""Labels before the people of a segment: Moderator: Ana Ruiz."""

ABOUT = listed("about on sobre sur über over su sul sulla")
"""Before what somebody speaks of: Ana Ruiz, on tides."""

OTHERS = listed(
    "others more otros otras autres andere weitere outros outras altres altri altre inni"
)
"""After an and they name nobody."""

POST_NOMINALS = listed("rn md phd dphil msc mba md esq jr sr mph llm frs")
"""Titles behind a name, which belong to it: Jane Doe, PhD."""

EVERYBODY = phrases(
    """
all|everyone|everybody|all speakers|all panelists|all panellists|all participants|all presenters
todos|todas|todos los ponentes|todas las ponentes|todos los participantes|tous|toutes
tous les intervenants|tous les participants|alle|alle referenten|alle beteiligten
alle referierenden|todos os palestrantes|todos os participantes|todos os oradores|tots|tothom
a confirmar|por confirmar|to be confirmed|à confirmer|da confermare|per confirmar
tots els ponents|alle referentinnen und referenten|n/a|tbc|tba|tbd|audience|público|public
publikum|the audience
"""
)
"""Words in a speaker's place that name nobody."""

MODERATING = listed(
    """
moderator moderated moderation chair chaired host hosted facilitator facilitated moderators
moderador moderadora modera moderan moderado moderada moderación modérateur modératrice modération
animateur animatrice animé animée animation moderiert moderação mediação mediador mediadora
moderació conduce modéré modérée moderatore moderatrice moderazione gespreksleider moderatie
moderuje moderacja coordina coordinano discussieleider diskussionsleitung gesprächsleitung
ordstyrer prowadzi
presiede presiedono preside presidido presidida presideix présidence présidée przewodniczy
przewodnictwo samtalsledare vorsitz sitzungsleitung chairperson chairs co-chairs séance
"""
)
MODERATION = {
    "modera": "Moderación",
    "moderan": "Moderación",
    "conduce": "Moderación",
    **dict.fromkeys(
        listed(
            "moderated chaired hosted facilitated moderado moderada moderiert animé animée modéré"
            " modérée"
        ),
        "",
    ),
}
"""Nouns for labels that are verbs, by their folded first word; none for `moderated by`."""
