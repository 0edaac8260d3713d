"""What the columns of a sheet are called, where a text's tables do not call them so."""

from __future__ import annotations

from liveroom.importing.text.tokeniser import senses

FILE_HEADERS = senses(
    {
        "date": """
date|day|fecha|día|jour|datum|tag|data|dia|giorno|dag|dzień|start date|event date|session date
fecha de inicio|date de début|startdatum
""",
        "time": """
start time|begin|from time|starting time|start at|starts at|hora de inicio|hora inicio
heure de début|startzeit|anfang|ora|orario|inizio|tijd|aanvang|czas|godzina|początek
zeitraum|time slot|timeslot|slot|planned start|time start
""",
        "end": """
end time|ends at|to time|finish time|hora de fin|hora fin|término|heure de fin|endzeit|fine|einde
koniec|termina|time end|final
""",
        "duration": """
durata|duur|czas trwania|planned minutes|planned duration|planned seconds|run time|runtime|min'
dauer in minuten
""",
        "title": """
titolo|titel|tytuł|session title|talk title|presentation title|name of session|session name|talk
presentation|description of session|attività|contenuto|argomento|onderwerp|temat|nazwa|vortrag
""",
        "speaker": """
author|authors|relatore|relatori|relatrice|spreker|sprekers|prelegent|prelegenci|speaker name
speaker names|presenter name|presented by|autor|autores|auteurs|autoren|host|hosts|chair|moderator
""",
        "role": "ruolo|rol|stanowisko|job|speaker title|speaker role|tytuł prelegenta",
        "organisation": """
organizzazione|ente|azienda|organisatie|bedrijf|organizacja|firma|speaker organisation
speaker organization|speaker affiliation|speaker company|affiliations|employer
""",
        "room": """
room|rooms|location|venue|place|stage|hall|track|sala|aula|lugar|salle|lieu|raum|ort|saal|local|lloc
luogo|zaal|zaal|miejsce|espacio|escenario|bühne
""",
        "language": "language|lang|idioma|lengua|langue|sprache|língua|llengua|lingua|taal|język",
        "link": """
link|url|links|enlace|lien|slides|materials|document|documents|slides link|presentation link
""",
        "other": """
id|code|abstract|description|summary|resumen|descripción|résumé|beschreibung|resumo|descrição
notes|note|notas|remarks|bemerkung|status|level|tags|email|e-mail|capacity|bio|biography|cue
""",
        "kind": "session type|category|categoría|catégorie|kategorie|tipologia|soort|rodzaj",
    }
)
