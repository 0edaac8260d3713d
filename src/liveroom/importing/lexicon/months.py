"""Months and weekdays, spelled out and short."""

from __future__ import annotations

from liveroom.importing.text.fold import fold

_MONTHS = """
january jan enero ene janvier janv januar jän jänner janeiro gener gen
february feb febrero fevrier fevr fév februar feber fevereiro fev febrer
march mar marzo mars märz mär mrz março març marc
april apr abril abr avril avr
may mayo mai maio maig
june jun junio juin juni junho juny
july jul julio juillet juil juli julho juliol
august aug agosto ago août aout ag agost
september sep sept septiembre septembre setembro set setembre setiembre
october oct octubre octobre oktober okt outubro out
november nov noviembre novembre novembro
december dec diciembre dic décembre déc dezember dez dezembro desembre des
"""
_WEEKDAYS = """
monday mon lunes lundi lun montag segunda segunda-feira dilluns
tuesday tue tues martes mardi dienstag terça terça-feira dimarts
wednesday wed miércoles mercredi mittwoch quarta quarta-feira dimecres
thursday thu thur thurs jueves jeudi donnerstag quinta quinta-feira dijous
friday fri viernes vendredi freitag sexta sexta-feira divendres
saturday sat sábado samedi samstag sonnabend dissabte
sunday sun domingo dimanche sonntag diumenge
"""


def _numbered(lines: str, first: int) -> dict[str, int]:
    rows = enumerate(lines.strip().splitlines(), first)
    return {fold(word): number for number, row in rows for word in row.split()}


MONTHS = _numbered(_MONTHS, 1)
WEEKDAYS = _numbered(_WEEKDAYS, 0)
WEAK_MONTHS = frozenset({"des", "out", "set", "mar", "ag", "may", "gen", "mon"})
"""Spellings that are words of their own: a month only beside a day and a year or in a date."""
