"""Hours in words: seven, halb acht, les set i mitja, alle diciotto."""

from __future__ import annotations

from liveroom.importing.text.tokeniser import listed, phrases, senses

HOURS = senses(
    {
        1: "one|una|une|uma|eins|een|pierwszej",
        2: "two|dos|dues|deux|zwei|duas|due|twee|drugiej",
        3: "three|tres|trois|drei|três|tre|drie|trzeciej",
        4: "four|cuatro|quatre|vier|quatro|quattro|czwartej",
        5: "five|cinco|cinc|cinq|fünf|cinque|vijf|piątej",
        6: "six|seis|sis|sechs|sei|zes|szóstej",
        7: "seven|siete|set|sept|sieben|sete|sette|zeven|siódmej",
        8: "eight|ocho|vuit|huit|acht|oito|otto|ósmej",
        9: "nine|nueve|nou|neuf|neun|nove|negen|dziewiątej",
        10: "ten|diez|deu|dix|zehn|dez|dieci|tien|dziesiątej",
        11: "eleven|once|onze|elf|undici|jedenastej",
        12: "twelve|doce|dotze|douze|zwölf|doze|dodici|twaalf|dwunastej",
        13: "treize|tredici|trece|treze|trzynastej",
        14: "quatorze|quattordici|czternastej",
        15: "quinze|quindici|piętnastej",
        16: "seize|sedici|szesnastej",
        17: "dix-sept|diciassette|siedemnastej",
        18: "dix-huit|diciotto|osiemnastej|achtzehn",
        19: "dix-neuf|diciannove|dziewiętnastej|neunzehn",
        20: "vingt|venti|dwudziestej|zwanzig",
        21: "vingt et une|vingt-et-une|ventuno|dwudziestej pierwszej",
        22: "vingt-deux|ventidue|dwudziestej drugiej",
    }
)
LEADS = listed("las les alle at as o entre")
"""Words right before an hour that needs no word behind it."""

PAST = senses(
    {
        30: """
y media|i mitja|e meia|e mezza|e mezzo|et demie|trenta|e trenta|y treinta|thirty|trente
""",
        15: "y cuarto|i quart|e un quarto|et quart|e quinze|fifteen",
        45: "e tre quarti|menos cuarto da|forty-five|e quarantacinque",
        -15: "menos cuarto|menys quart|meno un quarto|moins le quart",
    }
)
"""Minutes that are said behind the hour."""

BEFORE = senses(
    {
        30: "half past",
        15: "quarter past|a quarter past|viertel nach|kwart over|kwart na",
        -15: "quarter to|a quarter to|viertel vor|kwart voor|tres quarts de|tres quarts d'",
        -30: "halb|om half|dos quarts de|dos quarts d'",
        -45: "un quart de|un quart d'",
    }
)
"""Minutes that are said before the hour; the Catalan and German halves are those of the last."""

SIGNS = phrases("""
o'clock|uhr|uur|heures|heure|hores|horas|hora|hores en punt|en punto|em ponto|en punt
""")
"""Words behind an hour that make it one."""

BEHIND = listed("""
en del de na no in at a and y i e et und to until hasta fins até fino presso nel w we na do im am
""")
"""Small words that may follow an hour which a word leads to."""
