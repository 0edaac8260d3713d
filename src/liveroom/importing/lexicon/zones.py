"""Names of time zones: abbreviations with their offsets, spelled names, and offsets without one."""

from __future__ import annotations

from typing import NamedTuple

from liveroom.importing.text.tokeniser import Phrases


class Named(NamedTuple):
    """A zone as people name it: its offset in minutes, if the name fixes one, and its places."""

    offset: int | None
    places: tuple[str, ...]


_CENTRAL = ("Europe/Brussels", "Europe/Madrid", "Europe/Paris", "Europe/Berlin")
_ABBREVIATIONS = """
utc 0 UTC
gmt 0 UTC
wet 0 Europe/Lisbon
west 60 Europe/Lisbon
bst 60 Europe/London
cet 60 *
mez 60 Europe/Berlin
hec 60 Europe/Paris
cest 120 *
mesz 120 Europe/Berlin
met 60 *
mest 120 *
eet 120 Europe/Athens Europe/Helsinki Europe/Kyiv Europe/Bucharest
eest 180 Europe/Athens Europe/Helsinki Europe/Kyiv Europe/Bucharest
oez 120 Europe/Athens
msk 180 Europe/Moscow
trt 180 Europe/Istanbul
sast 120 Africa/Johannesburg
cat 120 Africa/Maputo
eat 180 Africa/Nairobi
wat 60 Africa/Lagos
ist 330 Asia/Kolkata
pkt 300 Asia/Karachi
gst 240 Asia/Dubai
sgt 480 Asia/Singapore
hkt 480 Asia/Hong_Kong
pht 480 Asia/Manila
jst 540 Asia/Tokyo
kst 540 Asia/Seoul
wib 420 Asia/Jakarta
aest 600 Australia/Sydney Australia/Brisbane Australia/Melbourne
aedt 660 Australia/Sydney Australia/Melbourne
awst 480 Australia/Perth
nzst 720 Pacific/Auckland
nzdt 780 Pacific/Auckland
est -300 America/New_York America/Toronto America/Panama
edt -240 America/New_York America/Toronto
et - America/New_York America/Toronto
cst -360 America/Chicago America/Mexico_City America/Costa_Rica America/Guatemala
cdt -300 America/Chicago America/Mexico_City
ct - America/Chicago
mst -420 America/Denver America/Phoenix
mdt -360 America/Denver
mt - America/Denver
pst -480 America/Los_Angeles America/Vancouver
pdt -420 America/Los_Angeles America/Vancouver
pt - America/Los_Angeles
eastern - America/New_York America/Toronto
central - America/Chicago
mountain - America/Denver
pacific - America/Los_Angeles
akst -540 America/Anchorage
akdt -480 America/Anchorage
hst -600 Pacific/Honolulu
ast -240 America/Puerto_Rico America/Halifax
adt -180 America/Halifax
nst -210 America/St_Johns
ndt -150 America/St_Johns
brt -180 America/Sao_Paulo
brst -120 America/Sao_Paulo
art -180 America/Argentina/Buenos_Aires
cot -300 America/Bogota
pet -300 America/Lima
ect -300 America/Guayaquil
vet -240 America/Caracas
bot -240 America/La_Paz
clt -240 America/Santiago
clst -180 America/Santiago
uyt -180 America/Montevideo
pyt -240 America/Asuncion
pyst -180 America/Asuncion
"""
_SPELLED = """
central european time|central european standard time|hora central europea|hora de europa central|\
mitteleuropäische zeit|mitteleuropäischer zeit|heure d'europe centrale|\
heure normale d'europe centrale|\
hora da europa central|horário da europa central|hora central europeia|hora d'europa central|\
horario centroeuropeo|hora centroeuropea = 60 *
central european summer time|mitteleuropäische sommerzeit|mitteleuropäischer sommerzeit|\
heure d'été d'europe centrale|hora central europea de verano|hora d'estiu d'europa central|\
hora de verano de europa central|hora de verão da europa central = 120 *
western european time|hora de europa occidental = 0 Europe/Lisbon
western european summer time = 60 Europe/Lisbon
eastern european time = 120 Europe/Athens Europe/Helsinki Europe/Kyiv Europe/Bucharest
eastern european summer time = 180 Europe/Athens Europe/Helsinki Europe/Kyiv Europe/Bucharest
eastern time|us eastern|eastern us time|hora del este|heure de l'est|horário do leste|\
hora del este de estados unidos = - America/New_York America/Toronto
eastern standard time = -300 America/New_York America/Toronto America/Panama
eastern daylight time = -240 America/New_York America/Toronto
central time|us central = - America/Chicago
central standard time = -360 America/Chicago America/Mexico_City
central daylight time = -300 America/Chicago America/Mexico_City
mountain time = - America/Denver
mountain standard time = -420 America/Denver America/Phoenix
pacific time|us pacific|hora del pacífico|heure du pacifique = - America/Los_Angeles
pacific standard time = -480 America/Los_Angeles America/Vancouver
pacific daylight time = -420 America/Los_Angeles America/Vancouver
british summer time = 60 Europe/London
greenwich mean time|coordinated universal time|tiempo universal coordinado|temps universel|\
tiempo universal|universal time|hora universal|koordinierte weltzeit|weltzeit = 0 UTC
brasilia time = -180 America/Sao_Paulo
argentina time|argentine time = -180 America/Argentina/Buenos_Aires
colombia time = -300 America/Bogota
india standard time|indian standard time = 330 Asia/Kolkata
japan standard time = 540 Asia/Tokyo
singapore standard time = 480 Asia/Singapore
uk time|hora peninsular británica = - Europe/London
"""


def _entry(fields: list[str]) -> Named:
    places = _CENTRAL if fields[1:] == ["*"] else tuple(fields[1:])
    return Named(None if fields[0] == "-" else int(fields[0]), places)


ABBREVIATIONS: dict[str, Named] = {
    row.split()[0]: _entry(row.split()[1:]) for row in _ABBREVIATIONS.strip().splitlines()
}
SPELLED: Phrases[Named] = Phrases(
    {
        phrase.strip(): _entry(row.split("=")[1].split())
        for row in _SPELLED.strip().splitlines()
        for phrase in row.split("=")[0].split("|")
    }
)
WORDS = frozenset(
    {"cat", "art", "pet", "bot", "met", "ist", "est", "et", "west", "pt", "mt", "ct", "hec"}
)
"""Abbreviations that are words too: zones only in capitals and after a time of day."""

US_WORDS = frozenset({"eastern", "central", "mountain", "pacific"})
"""`7 PM Eastern`: words that are zones right after a time."""

BY_LANGUAGE = {
    "es": "Europe/Madrid",
    "ca": "Europe/Madrid",
    "fr": "Europe/Paris",
    "de": "Europe/Berlin",
}
"""Which zone of Central European Time is meant where no place in it is named.

For other languages it is Europe/Brussels, to which the time zone database points the name CET."""

US_ZONES = frozenset(
    {
        "America/New_York",
        "America/Chicago",
        "America/Denver",
        "America/Los_Angeles",
        "America/Phoenix",
        "America/Anchorage",
        "Pacific/Honolulu",
    }
)
"""Where 04/03 is written for the third of April."""

BY_FRACTION = {
    330: "Asia/Kolkata",
    345: "Asia/Kathmandu",
    210: "Asia/Tehran",
    270: "Asia/Kabul",
    390: "Asia/Yangon",
    570: "Australia/Darwin",
    630: "Australia/Lord_Howe",
    525: "Australia/Eucla",
    765: "Pacific/Chatham",
    -210: "America/St_Johns",
    -570: "Pacific/Marquesas",
}
"""Zones for offsets that are no whole hours."""
