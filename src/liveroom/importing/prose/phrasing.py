"""Words of sentences that say who takes part in an event."""

from __future__ import annotations

from liveroom.importing.text.tokeniser import listed, phrases

LATER = listed(
    """
sprechen diskutieren referieren moderieren berichten erläutern vorstellen präsentieren halten
eröffnen debattieren teilnehmen einführen erklären geben beantworten führen
spreken vertellen presenteren modereren geven inleiden discussiëren debatteren
"""
)
AUXILIARY = listed("wird werden will wollen zal zullen gaat gaan soll sollen")
"""Verbs whose own verb stands at the end of the sentence: wird … sprechen."""

NOUNS = phrases(
    """
presenter bio|speaker bio|about the speaker|panel members|panel|line-up|medverkande|medverkar
a panel of key speakers|key speakers|met bijdragen|bijdragen
join|hear|meet|speaker|speakers|guest speaker|guest speakers|speakers include|panelists include
panellists include|panelists|panellists|speakers are|speaker is|special guest|special guests
guests include
presenters include|moderator|hosts|hear from|joined by|conversation between|discussion between
debate between|diálogo entre|conversación entre|debate entre|gespräch zwischen|dialogo tra
ponente|ponentes|panelistas|invitado|invitada|invitados|conferenciante|moderador|moderadora
como ponentes|como ponente|como invitado|como invitada|como invitados
referent|referentin|referenten|referentinnen|gast|gäste|als gast|als gäste|mitwirkende
podiumsgäste|moderation|gastredner|gastrednerin|referent ist|referentin ist|moderator ist
moderatorin ist|gäste sind|gast ist|als referenten|als referentin|als referent
intervenants|intervenant|intervenante|invités|invité|invitée|avec la participation|en compagnie
relatori|relatore|relatrice|ospite|ospiti|con la partecipazione|alla presenza|gli interventi
spreker|sprekers|gastspreker|gastsprekers|spreker is|sprekers zijn|gespreksleider|dagvoorzitter is
prelegent|prelegentka|prelegenci|gość|goście|gościem|gośćmi|z udziałem|prelegentem będzie
orador|oradora|oradores|palestrante|palestrantes|convidado|convidada|convidados|debatedores
com a participação|com a presença|con la participación|con la presencia|con la intervención
amb la participació|amb la presència|amb la intervenció|contará con la presencia
coa participación|coa presenza|ponent|ponents|convidats|convidat|convidada
med deltagande|gäst|gäster|föreläsare|talare|gjest|gjester|foredragsholder|oplægsholder
host|hosté|přednášející|spotkanie z|rozmowa z|rozmowę z|spotkaniu z|pod kierunkiem|starciem
con intervención|con intervenciones|con las intervenciones|met medewerking|onder leiding
under ledning|en présence|de la main
"""
)
"""Nouns right before those who take part, with what may stand between: Speakers are, Gäste:."""

LINKS = listed("""
estarán estará serán será saranno sarà seront begrüßen begrüßt wir będzie będą hat haben übernimmt
übernehmen liegt bei is are es son sind ist são sono zijn są jest era sera include includes
including
""")
ARE = listed(
    "będzie będą are son sind são sono zijn są er är is es ist sera seront sont serán seran saranno"
)
FILLING = listed(
    """
also auch unter anderem among others u a o entre otros también també anche également aussi ook
onder andere anderen także również m in oraz außerdem then por parte da de del la el las los der
die das dem den the our l d '
"""
)
"""Small words between what says that somebody takes part and the name."""

MADE_BY = (
    *listed("""
moder coordin condu condott present dinami impart introdu introdott anim lider led given deliver
chair facilit host gehalten geleitet gepresent gemoder ingeleid verzorgd mediad ministrad proferid
pronunci protagoniz integrad integrat format formad compost explicad inaugur clausur tenut prowadz
accompan acompan begleitet eroffnet interview gegeben gevormd feit realizad coordenad conduz abordad
donnee apresent
"""),
)
"""How the participles start before a by and those who take part."""

BY = listed(
    "by por von par per da dal dalla dai dagli door przez pelo pela pelos pelas od av af ved"
)
OF = listed("de del della dello di do da d du des von vom van of al dos das dels delle degli")
WITH = listed("with con mit avec com amb met med z ze featuring coa coas cos co s")
TOGETHER = phrases("""
in collaboration with|en colaboración con|in zusammenarbeit mit|en partenariat avec|em parceria com
amb la col·laboració|in samenwerking met|we współpracy z|in collaborazione con|together with
in partnership with|in kooperation mit|contact with|en contacte amb|en contacto con|in contatto con
en col·laboració amb|en colaboración de|com apoio|con el apoyo
""")
"""Withs that name who helps, and whom to ask."""

SAYING = listed(
    """
said says explain explained explains added adds told stated states according comment commented
dijo dice afirma afirmó destaca destacó explica explicó señala señaló asegura aseguró declaró añade
añadió subraya subrayó indica indicó apunta apuntó manifestó ha según segundo
diu afirma destaca explica assegura assenyala
frisou disse destaca explica afirma ressalta ressaltou avalia
dit explique affirme souligne déclare précise selon rappelle
sagt sagte erklärt betont so erklärte betonte laut meint
dice spiega afferma dichiara sottolinea secondo commenta ha
zegt vertelde aldus volgens powiedział mówi podkreśla mówiła według dodaje wyjaśnia
säger enligt siger ifølge řekl říká podle uvedl
"""
)
"""Beside a quotation they name who said it."""

NO_PART = listed(
    """
book books libro libros llibre llibres livro livre buch boek książka książki film films película
documentary documental documentaire documentario dokumentarfilm novel novela roman romanzo obra
works dokument spielfilm pel contact contacto contacte contato kontakt kontakte dudas information
información informació informations informationen informazioni anmeldung inscripciones
inscripcions memory memoria memòria memória honour honor homenaje homenatge homenagem hommage
ehren tribute omaggio gedenken im ul imienia alei calle carrer rue via viale piazza plaza plaça
straße strasse street avenue avenida foto fotos photo image imagen imatge ilustración candidatura
organised organized organiza organizado organizada organisé organisiert organizzato promosso
organitza idealizado convoca promovido trained dedicat dedicado partido partei party partii
nomenat premio premi preis award musica music musik asistencia assistència assistência attendance
"""
)
"""Words shortly before people who take no part: the authors of books, whom to ask, streets."""

WELCOMES = listed(
    "benvinguda bienvenida benvida bienvenue benvenuto begrüßung welkomstwoord powitanie vindas"
)
"""What is said before an event's own program."""

SPEAKERS = phrases(
    """
al conferenciante|a la conferenciante|al ponente|a la ponente|a los ponentes|al orador|a la oradora
al conferenciant|la conferenciant|al ponent|a la ponent|als ponents|o palestrante|a palestrante
os palestrantes|o orador|a oradora|the speaker|the speakers|our speaker|the guest|den referenten
die referentin|den redner|die rednerin|le conférencier|la conférencière|il relatore|la relatrice
i relatori|de spreker|de sprekers|prelegenta|prelegentkę|prelegentów
"""
)
"""Behind a verb such as introduces: who speaks, and is another."""

RELATIVE = listed(
    "que quien quienes qui who che whose quen quem który która którzy którym som der die welcher"
    " welche die wie kteří který která where donde dont cui"
)
"""Words that go on with a sentence behind a person."""

AND_MORE = phrases("""
sowie|as well as|así como|junto con|junto a|along with|together with|oraz|a także|en ook|samt
und auch|ainsi que|bem como|així com|juntament amb|insieme a|insieme con|gemeinsam mit|nonché
and also|y también|e também|i també|ensemble avec|accompagné de|acompañado por|acompañada por
in conversation with|im gespräch mit|en conversación con|en diálogo con|w rozmowie z|in dialogo con
in gesprek met|i samtal med|en conversation avec|samt med|a|och|og|et|e|y|i|and|und|en|&|ed
""")
"""Between two people who take part."""

FROM = phrases("""
of the|of|from the|from|de la|de l'|del|de|dels|de los|de las|d'|du|des|von der|vom|von|aus|of a
da|do|dos|das|della|dell'|dello|dei|degli|di|van het|van de|van|z|ze|från|fra|at the|at|na
""")
"""Between a name and where somebody is from."""

ANDS = listed("and und y e et i en och og oraz & sowie a")
FROM_WORDS = listed("of de del della di da d du des von vom van al do dos das dels w na in at")
"""Words between two names of houses and towns."""

CASES = ("a", "owi", "em", "ego", "emu", "y", "ie", "u", "im", "ą", "ej", "iego", "e")
"""Ends of Slavic given names in other cases than the first."""

ABOUT = listed("su sul sulla sullo on sobre über over om sur about na")
"""Before what somebody speaks of."""

IS = phrases(
    "is|is a|is an|is the|es|es el|es la|est|est le|est la|ist|ist die|ist der|jest|is een"
)
"""Between a name and a role: Ana Ruiz is the keeper of the tides."""

GERMAN = listed("der die den dem mit und führt ist")
"""Small words before a role of one word with a capital: der Stadtarchivar Jan Kok."""

ARTICLES = listed(
    "el la los las l' the der die das dem den o a os as le les il lo gli i l de het un una"
)

RELATIVE_SURE = listed("que quien quienes who che whose quen który która którzy która qui")
"""Relative words that nothing else is."""

WILL = listed("will is are was vai wil est sera será sono jest")
NOT_SAID = listed(
    "on in at am um im ab vom bis a las le il ore alle from and und the this that where wo where o"
    " em dans en entre avec con mit with so if when wenn cuando tel e free gratis entrada eintritt"
    " pt nt temat titled entitled titulada titulado intitulé dal über over om sur sobre su sul"
)
"""First words of what follows a name and is nothing that is said of the person."""

SPLIT = frozenset(
    {
        ("geht", "ein"),
        ("gehen", "ein"),
        ("fuhrt", "ein"),
        ("fuhren", "ein"),
        ("stellt", "vor"),
        ("stellen", "vor"),
        ("nimmt", "teil"),
        ("nehmen", "teil"),
        ("leitet", "ein"),
        ("tritt", "auf"),
    }
)
"""German verbs whose second part ends the sentence."""

ENTRY = listed("entrée entrada eintritt ingresso wstęp toegang admission inträde vstup")
"""Words that start another sentence, though no dot stands before."""

ORDINALS = listed("zweite erste dritte zweiter erster second first primer primera segundo segunda")
MORE_ROLES = listed(
    """
conselheiro conselheira rapper politologa politolog socjolog socjologa naukowiec poeta aktor aktorka
reżyser reżyserka historyk historyczka profesora doktora neuropsychologist keynote commissioners
commissioner xornalista concelleira concelleiro doutora doutor subdirectora conselleiro
journalister journalist forskare kommunalråd ordförande borgmester statsråd riksdagsledamot
generalsekreterare redaktör författare starosta primátor primátorka ředitel ředitelka starostka
zastupitel historička spisovatel spisovatelka moderatrice procurador procuradora educadora educador
consejera consejero redactor redactora produtora produtor productora doradca
"""
)

LED_BY = phrases(
    """
a cargo de|a cargo del|de la mano de|de la mano del|a cargo da|a cargo do|da man de|a càrrec de
a càrrec del|de la mà de|de la ma del|de la mà del
a cura di|a cura del|o.l.v.|pod kierunkiem|by guest speaker|de mano de
"""
)
"""Before those who lead something, whatever it is."""

PARTICIPLES = listed(
    "moderiert geleitet gehalten begleitet eröffnet vorgestellt präsentiert geführt"
)

BARE_KINDS = listed("wykład wykladu prelekcja prelekcję odczyt spotkanie lezing")
"""Kinds behind which a name stands without a word between: wykład Anny Nowak."""

EVENTS = phrases(
    """
conversation|session|talk|discussion|debate|evening|event|dialogue|interview|presentation|lecture
meeting|webinar|workshop|panel|hour|encuentro|charla|conferencia|debate|inauguración|acto|jornada
coloquio|tertulia|ponencia|mesa|clausura|sesión|encontro|debate|conversa|abertura|palestra|foro
trobada|xerrada|taula rodona|acte|diàleg|sessió|rencontre|échange|débat|soirée|discussion
dialogue|gespräch|abend|diskussion|veranstaltung|vortrag|lesung|talk|podium|austausch|dialog
incontro|dibattito|confronto|dialogo|dialogare|serata|intervento|conclusioni|saluti|convegno
avond|gesprek|lezing|debat|bijeenkomst|spotkanie|rozmowa|debata|dyskusja|wykład|starcie
samtal|föredrag|møte|foredrag|debatt|beseda|přednáška|debata|diskuse|setkání
dialogar|conversar|debatir|diskutieren|discuss|discussing|mit dabei
"""
)
"""Events and what is done at them."""

LEADING = OF | BY | WITH | ARTICLES | ANDS
"""Small words before a name, which belong to no role."""
