"""Units and words of durations and of the clock."""

from __future__ import annotations

from liveroom.importing.text.tokeniser import listed, phrases, senses

UNIT_SECONDS = {
    **dict.fromkeys(
        listed(
            """
min mins minute minutes minuto minutos minut minuts minuten minutes mn mns minütig minütige
minütiger minütiges minuti minuty minuta minuut minuutje 分 分間 мин минут minutter minuter λεπτά
"""
        ),
        60,
    ),
    **dict.fromkeys(
        listed(
            """
h hs hr hrs hour hours hora horas hores heure heures stunde stunden std stündig stündige stündiger
stündiges ora ore uur uren godzina godziny godzin godz 時間
"""
        ),
        3600,
    ),
    **dict.fromkeys(
        listed("""
sec secs second seconds segundo segundos seg seconde secondes sekunde sekunden sek segon segons
"""),
        1,
    ),
}
SHORT_HOURS = listed("h hs hr hrs")
CLOCK_HOURS = listed("h hs hr hrs hour hours uhr hora horas hores heure heures uur u")
"""Words after a number that may make it a time of day."""

HOUR_SIGN, MINUTE_SIGN, HOURS_LONG, AFTERNOON_SIGN = "時", "分", "時間", "午後"
"""Of a time of day in Japanese and Chinese; the third is a length in hours."""

NUMBERS = senses(
    {
        1: "one|an|a|un|una|une|ein|eine|einer|um|uma|a single",
        2: "two|dos|deux|zwei|dois|duas|dues|twee|due|dwie",
        3: "three|tres|trois|drei|três|drie|tre|trzy",
        4: "four|cuatro|quatre|vier|quatro",
        5: "five|cinco|cinq|fünf|cinc",
        6: "six|seis|sechs|sis",
        7: "seven|siete|sept|sieben|sete|set",
        8: "eight|ocho|huit|acht|oito|vuit",
        9: "nine|nueve|neuf|neun|nove|nou",
        10: "ten|diez|dix|zehn|dez|deu",
        12: "twelve|doce|douze|zwölf|doze|dotze",
        15: "fifteen|quince|quinze|fünfzehn",
        20: "twenty|veinte|vingt|zwanzig|vinte|vint",
        25: """
twenty-five|twenty five|veinticinco|vingt-cinq|fünfundzwanzig|vinte e cinco|vint-i-cinc
""",
        30: "thirty|treinta|trente|dreißig|dreissig|trinta|trenta",
        40: "forty|cuarenta|quarante|vierzig|quarenta|quaranta",
        45: """
forty-five|forty five|cuarenta y cinco|quarante-cinq|fünfundvierzig|quarenta e cinco|quaranta-cinc
""",
        50: "fifty|cincuenta|cinquante|fünfzig|cinquenta|cinquanta",
        60: "sixty|sesenta|soixante|sechzig|sessenta|seixanta",
        90: "ninety|noventa|quatre-vingt-dix|neunzig|noranta|negentig|novanta",
    }
)
SPELLED = senses(
    {
        900: """
a quarter of an hour|un cuarto de hora
un quart d'heure|um quarto de hora|eine viertelstunde
un quart d'hora
""",
        1800: """
een half uur|mezz'ora|pół godziny
half an hour|a half hour|half-hour|half hour|media hora|une demi-heure|demi-heure|une demi heure
meia hora|eine halbe stunde|halbe stunde|halbstündig|mitja hora
""",
        2700: """
three quarters of an hour|tres cuartos de hora|trois quarts d'heure|três quartos de hora
dreiviertelstunde|eine dreiviertelstunde|tres quarts d'hora
""",
        5400: """
anderhalf uur|un'ora e mezza|un'ora e mezzo|półtorej godziny
an hour and a half|one hour and a half|one and a half hours|hour and a half|una hora y media
hora y media|une heure et demie|uma hora e meia|hora e meia|anderthalb stunden|eineinhalb stunden
eineinhalbstündig|una hora i mitja|hora i mitja|1 hora y media|1 heure et demie|1 hora e meia
1 hora i mitja|1h y media
""",
        9000: """
two and a half hours|two hours and a half|dos horas y media|deux heures et demie|duas horas e meia
zweieinhalb stunden|dues hores i mitja
""",
    }
)
HALF_MORE = phrases("y media|et demie|e meia|i mitja|and a half")
EACH = phrases(
    """
each|apiece|per speaker|cada uno|cada una|c/u|cada|por ponente|por persona|chacun|chacune
par intervenant|par personne|je|jeweils|pro person|cada um|por pessoa|por orador|cadascun
cadascuna|per ponent|per person
"""
)

NOON = phrases("noon|midday|mediodía|del mediodía|midi|mittag|mittags|meio-dia|meio dia|migdia")
MIDNIGHT = phrases("midnight|medianoche|minuit|mitternacht|meia-noite|meia noite|mitjanit")
MORNING = phrases(
    """
am|a.m.|a. m.|a.m|a m|in the morning|de la mañana|du matin|morgens|vormittags|früh|da manhã
del matí|de la madrugada|da madrugada
"""
)
AFTERNOON = phrases(
    """
pm|p.m.|p. m.|p.m|p m|in the afternoon|in the evening|at night|de la tarde|de la noche
de l'après-midi|du soir|nachmittags|abends|da tarde|da noite|de la tarda|del vespre|de la nit
"""
)
OCLOCK = phrases("o'clock|en punto|pile|em ponto|en punt")
UNTIL = phrases(
    """
-|to|till|til|until|a|à|às|ás|as|bis|hasta|fins a|fins|até|até às|jusqu'à|jusqu'a|al|a las|a les
tot|tot en met|alle|fino alle|fino a|do|〜|から
hasta las|fins a les|et|and|y|i|e|und|y las|i les|e as|e às|e le|bis zu|~|>|->|/-|a la|y la|à la
y hasta|y hasta las|i fins a|i fins a les|e até|e até às|and until|and till|et jusqu'à|und bis
"""
)
ACADEMIC = phrases("c.t.|s.t.|c. t.|s. t.")
OPEN_END = phrases("open end|open-end|offen|ende offen|late|tarde|open einde")
CLOCK_LEADS = listed("""
at las les la à às ás as um from desde ab dès das from starts start gegen ore alle dalle om van
vanaf godz godzinie godziny godzinach g od kl klo klockan klokken från fra ώρα ca circa cirka około
etwa rond omstreeks verso hacia vers
""")
"""Words right before a number that may make it a time of day."""

HOUR_LEADS = listed("ore dalle alle godz godzinie godziny godzinach kl klokken klockan")
"""After these a bare number is an hour."""

ABOUT = listed("""
ca circa cirka etwa ungefähr voraussichtlich spätestens approx approximately about around aprox
aproximadamente unas environ około ongeveer verso hacia vers las les the ore o godz kl - .
""")
"""Words between the mark of a range and its end, or before a time."""

FOR = listed("for of para de pour für per por voor na d di")
"""After a length, before what it is for."""

RANGE_LEADS = listed("from de von between entre zwischen das des desde dalle del las les van od")
