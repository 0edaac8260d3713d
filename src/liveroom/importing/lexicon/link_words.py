"""Hosts of meetings and forms, and the words beside their addresses."""

from __future__ import annotations

from liveroom.importing.text.tokeniser import listed, phrases

MEETINGS = listed("""
zoom.us zoom.com meet.google.com teams.microsoft.com teams.live.com webex.com gotomeeting.com
whereby.com meet.jit.si jitsi.org 8x8.vc youtube.com youtu.be youtube-nocookie.com vimeo.com
twitch.tv streamyard.com bigbluemeeting.com senfcall.de crowdcast.io livestream.com
gotowebinar.com meet.ffmuc.net fairmeeting.net dailymotion.com
""")
"""Hosts of meetings and broadcasts."""
FORMS = listed("""
eventbrite.com eventbrite.es eventbrite.co.uk eventbrite.de eventbrite.fr eventbrite.it forms.gle
forms.office.com typeform.com pretix.eu jotform.com ti.to sympla.com.br helloasso.com
tickettailor.com lu.ma luma.com even3.com.br eveeno.com
""")
"""Hosts of registration."""
FILES = listed("""
pdf pptx ppt odp docx doc odt xlsx xls ods csv zip epub key
""")
"""Ends of the names of documents."""

REGISTRATION = phrases(
    """
register|registration|registrations|sign up|sign-up|rsvp|tickets|ticket|book your place|enrol
enroll|book now|inscripción|inscripciones|inscríbete|inscribirse|inscríbase|regístrate|registro
entradas|inscription|inscriptions|s'inscrire|inscrivez-vous|billetterie|anmeldung|anmelden
anmeldelink|jetzt anmelden|inscrição|inscrições|inscreva-se|inscreve-te|inscripció|inscripcions
inscriu-te|iscrizione|iscrizioni|iscriviti|registrazione|biglietti|aanmelden|inschrijven
aanmelding|rejestracja|zapisy|zarejestruj
"""
)
VIDEO = phrases(
    """
join on|join the meeting|join the webinar|join online|watch live|live stream|livestream
livestreaming|streaming|video link|meeting link|zoom link|online room
sala virtual|enlace de la reunión|enlace de zoom|en directo|en vivo|conéctate|lien de connexion
lien zoom|visio|en direct|rejoindre|zugangslink|einwahl|zum livestream|teilnahmelink|ao vivo
link da reunião|sala online|assista|en directe|enllaç de la reunió|in diretta|diretta|collegamento
deelnemen|transmisja|dołącz
"""
)
DOCUMENTS = phrases(
    """
slides|slide deck|handout|handouts|paper|report|download|presentation file|diapositivas
documento|documentos|informe|descargar|diapositives|télécharger|dossier|folien|unterlagen
handreichung|herunterladen|apresentação em pdf|baixar|presentació en pdf|descarrega|dispense
scarica|presentatie downloaden|prezentacja pdf
"""
)
