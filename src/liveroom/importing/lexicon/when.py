"""Words around dates that tell what the date is of."""

from __future__ import annotations

from liveroom.importing.text.tokeniser import listed

STARTS = listed("""
starts begins begin comienza comenzará empieza empezará comença començarà começa começará commence
iniciará commencera débute débutera beginnt startet begint inizia inizierà rozpocznie rozpoczyna
zaczyna comienzo inicio início inici début inizio
""")
"""Between an event and its hour: the talk starts at 10."""

EVENT = STARTS | listed(
    """
take takes place webinar seminar workshop date when held live join on event session
cuándo fecha celebrará tendrá lugar realizará seminario taller jornada día sesión charla encuentro
quand date lieu webinaire séminaire atelier déroulera rendez-vous rendez conférence wann datum
termin beginn aanvang statt findet veranstaltung online-seminar
quando data realiza realizará decorrerá ocorrerá
comencen aanvang odbędzie tiene lieu svolge svolgerà terrà
webinário oficina encontro quan farà tindrà lloc sessió jornada tindra
"""
)
PUBLISHED = listed(
    """
sent gesendet envoyé enviado enviada published posted updated publication modified created release
copyright © press issued publicado publicada actualizado actualización publicación publié publiée
jour màj mise veröffentlicht aktualisiert stand publicat actualitzat atualizado pressemitteilung
erstellt last aggiornato aggiornata pubblicato pubblicata bijgewerkt geplaatst gepubliceerd
zaktualizowano opublikowano opublikowane dodano aktualizacja archivierter nachricht publicació
publicada publicat pubblicazione data-publicació veröffentlichung gepostet inserito aggiornamento
publicatie geplaatst publikacji publikacja wpis meldung postado noticia nieuwsbericht
"""
)
DEADLINE = listed(
    """
deadline register registration registrations rsvp before by closes sign inscripción inscripciones
inscribirse inscríbete límite plazo inscriptions inscription limite avant inscrire anmeldung
anmeldeschluss anmelden bis inscrições inscrição prazo até inscripcions termini abans recording
available expires previous next
"""
)
LATEST = listed("""
senest senast deadline anmeldeschluss spätestens límite limite uiterlijk scadenza closes frist
latest najpóźniej
""")
"""Words right before a day until which something is possible, which is not the event's."""

ENDS = listed("""
end ends ending until till to fin termina finaliza hasta ende bis fim término até final fins
finish finishes acaba jusqu close closes à acabarà acabará finalitzarà terminará finalizará
terminera finira endet eindigt terminerà finirà zakończy zakończenie potrwa trwa eindtijd einde
endzeit slut sluttid
""")
WHOLE = listed("""
duurt durerà trwa potrwa
lasts last long duration total duración dura durée dure dauer dauert duração durada minute minutes
hour minutos minuten
""")
BEGINS = listed("""
start starts begin begins beginn anfang inicio inicia comienza empieza comienzo début debut commence
inizio aanvang początek rozpoczęcie início começa inici comença hora heure uhrzeit zeit time ora
godzina tijd hour aanvangstijd begintijd starttijd beginnzeit anfangszeit starttid
""")
"""Labels of when an event begins."""

WHEN = listed("when cuándo quand wann quando wanneer kiedy horario horaire horari orario")
"""Labels of when a row is."""

LABELS = BEGINS | WHEN
"""Before a colon they make `19.30` a time of day."""

DOORS = listed("""
doors einlass puertas portes portas apertura ouverture accès admission entrée ingresso zaal inloop
""")
CLOSES = listed("""
deadline register registration registrations rsvp anmeldung anmeldeschluss anmelden inscripción
inscripciones inscribirse inscription inscriptions inscrire inscrição inscrições inscripcions
iscrizione iscrizioni aanmelden aanmelding rejestracja zapisy recording tickets
""")
"""Words of lines that say until when something is possible, not when something happens."""

DAYS = listed("day día jour journée tag dia giorno dag dzień den päivä jornada")
"""Words beside a number for a day of several."""
