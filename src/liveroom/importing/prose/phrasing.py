"""Words of sentences that say who takes part in an event."""

from __future__ import annotations

from liveroom.importing.lexicon.word_lists import word_lists
from liveroom.importing.text.tokeniser import listed, phrases

_LISTS = word_lists("phrasing")

ACTS = phrases(_LISTS["acts"])
"""What people do who take part, as an announcement says it."""

TELLING = listed("discusses presents speaks moderates joins gives introduces explores")
"""English verbs that stand behind who does it: the name behind one is another's."""

LATER = listed(_LISTS["later"])
"""What those do who take part, wherever in a clause it stands: wird … berichten."""

AUXILIARY = listed("wird werden will wollen zal zullen gaat gaan soll sollen")
"""Verbs whose own verb stands at the end of the sentence: wird … sprechen."""

NOUNS = phrases(_LISTS["nouns"])
"""Nouns right before those who take part, with what may stand between: Speakers are, Gäste:."""

LINKS = listed(_LISTS["links"])
ARE = listed(
    "będzie będą are son sind são sono zijn są er är is es ist sera seront sont serán seran saranno"
)
NOT_DONE = listed(_LISTS["not_done"])
"""Verbs in the future that nobody does, or none who speaks."""

PAST = listed("""
was were been wurde wurden worden werd werden fue fueron sido foi foram été fut stato stata stati
state estat estada został została
""")
"""Before what was done, and not now: was presented by."""

BEING = ARE | LINKS | AUXILIARY | PAST | {"esta", "e"}
"""Between a subject and its participle."""

SERIES = listed("""
series reihe serie cyklus cykl reeks ciclo cicle cycle project projekt proyecto projecte
projeto projet progetto jury giuria jurado júri jurat
""")
"""What has more than one event, or none: those who lead it or make it up need not be here."""

FORMER = listed("""
previous past former earlier bisherige frühere vorige anteriores pasados précédents passati
precedenti wcześniejsi
""")

FILLING = listed(_LISTS["filling"])
"""Small words between what says that somebody takes part and the name."""

MADE_BY = (*listed(_LISTS["made_by"]),)
"""How the participles start before a by and those who take part."""

BY = listed(
    "by por von par per da dal dall dalla dai dagli door przez pelo pela pelos pelas polo pola"
    " polos polas od av af ved"
)
PRESENT = listed("estará estarán estaran estarà estarão saranno hi")
"""Right before those who will be there: ci saranno la sindaca …"""

NOT_WILL = listed("be have receive need get find a the")
"""Behind will they say of nobody that they take part."""

BY_ONLY = listed("by por pel pels pelo pela pelos pelas polo pola par door przez")
"""Of these those that stand in no role."""

OF = listed("de del dell della dello di do da d du des von vom van of al dos das dels delle degli")
WITH = listed("with con mit avec com amb met med z ze featuring coa coas cos co s")
TOGETHER = phrases(_LISTS["together"])
"""Withs that name who helps, and whom to ask."""

SAYING = listed(_LISTS["saying"])
"""Beside a quotation they name who said it."""

NO_PART = listed(_LISTS["no_part"])
"""Words shortly before people who take no part: the authors of books, whom to ask, streets."""

WELCOMES = listed(
    "benvinguda bienvenida benvida bienvenue benvenuto begrüßung welkomstwoord powitanie vindas"
)
"""What is said before an event's own program."""

SPEAKERS = phrases(_LISTS["speakers"])
"""Behind a verb such as introduces: who speaks, and is another."""

RELATIVE = listed(
    "que quien quienes qui who che whose quen quem który która którzy którym som der die welcher"
    " welche die wie kteří který která where donde dont cui"
)
"""Words that go on with a sentence behind a person."""

AND_MORE = phrases(_LISTS["and_more"])
"""Between two people who take part."""

FROM = phrases(_LISTS["from"])
"""Between a name and where somebody is from."""

ANDS = listed("and und y e et i en och og oraz & sowie a")
ABOUT = listed("su sul sulla sullo on sobre über over om sur about na")
"""Before what somebody speaks of."""

SPOKEN_OF = listed("about über over sobre sur")
"""Right before a name they tell that one speaks of somebody."""

IS = phrases(
    "is|is a|is an|is the|es|es el|es la|est|est le|est la|ist|ist die|ist der|jest|is een"
)
"""Between a name and a role: Ana Ruiz is the keeper of the tides."""

GERMAN = listed("der die den dem mit und führt ist")
"""Small words before a role of one word with a capital: der Stadtarchivar Jan Kok."""

ARTICLES = listed(
    "el la los las l' the der die das dem den o a os as le les il lo gli i l de het un una"
    " seu sua su son sa seva suo ihr ihre sein seine zijn haar its their"
)

RELATIVE_SURE = listed("que quien quienes who che whose quen który która którzy która qui")
"""Relative words that nothing else is."""

WILL = listed(
    "will is are was were vai wil est sera será sono jest ist war era fue foi était byl był"
)
NOT_SAID = listed(_LISTS["not_said"])
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

ORDINALS = listed("""
one first second third last erste erster zweite zweiter dritte dritter primer primera primero
segundo segunda tercer tercera terceiro terceira primeiro primeira segon segona première deuxième
troisième prima primo seconda secondo terza terzo eerste tweede derde pierwsza druga drugi trzecia
trzeci
""")
MORE_ROLES = listed(_LISTS["more_roles"])

LED_BY = phrases(_LISTS["led_by"])
"""Before those who lead something, whatever it is."""

BARE_KINDS = listed("wykład wykladu prelekcja prelekcję odczyt spotkanie lezing")
"""Kinds behind which a name stands without a word between: wykład Anny Nowak."""

EVENTS = phrases(_LISTS["events"])
"""Events and what is done at them."""

LEADING = OF | BY | WITH | ARTICLES | ANDS
"""Small words before a name, which belong to no role."""

APART = phrases(_LISTS["apart"])
"""Headings and labels above people who do not speak."""
