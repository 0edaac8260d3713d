"""Words of events and of the pages around them, which tell what is a title."""

from __future__ import annotations

from liveroom.importing.text.tokeniser import listed, phrases

FORMATS = phrases(
    """
webinar|online webinar|free webinar|live webinar|webinar series|seminar|online seminar|workshop
online workshop|talk|online talk|lecture|conference|online conference|meetup|roundtable
round table|panel|panel discussion|masterclass|virtual event|event|online event|launch event
public webinar|training|live session|invitation|community call|town hall|public lecture|symposium
briefing|online briefing|lunch talk|you are invited|save the date|virtual workshop|virtual seminar
upcoming webinar|open webinar|online session|online meeting|open session|virtual meeting
virtual conference|free online webinar|online panel|evening talk
seminario|seminario web|seminario virtual|seminario en línea|webinario|taller|taller virtual
taller en línea|jornada|jornada virtual|charla|charla virtual|conferencia|conversatorio
mesa redonda|encuentro|encuentro virtual|ciclo|foro|invitación|sesión informativa|webinar gratuito
curso|ponencia|encuentro en línea|seminario online|conversatorio virtual|webinar abierto|coloquio
webinaire|séminaire|séminaire en ligne|atelier|atelier en ligne|conférence|conférence en ligne
table ronde|journée|journée d'étude|visioconférence|invitation|rencontre|rencontre en ligne
webinaire gratuit|forum|café|conférence-débat
online-seminar|onlineseminar|web-seminar|webseminar|vortrag|online-vortrag|tagung|fachtagung
veranstaltung|einladung|podiumsdiskussion|workshop|online-workshop|fachgespräch|fachforum
online-veranstaltung|einladung zum webinar|einladung zum online-seminar|konferenz
digitaler fachtag|fachtag|online-fachtag|netzwerktreffen|infoabend|themenabend
webinário|seminário|seminário online|oficina|palestra|conferência|encontro|roda de conversa
convite|mesa-redonda|seminário virtual|oficina online|webinar gratuito|ciclo de debates
encontro virtual|encontro online|sessão|jornadas
sessió|seminari|seminari web|taller en línia|xerrada|conferència|taula rodona|trobada|invitació
webinari|sessió en línia|jornada en línia|trobada en línia|seminari en línia
convegno|incontro|seminario|tavola rotonda|giornata di studi|giornata di studio|dibattito|evento
presentazione|serata|conferenza|bijeenkomst|symposium|congres|webinar|studiedag|themabijeenkomst
lezing|debat|debatavond|informatieavond|konferencja|konferencję|konferencji|seminarium|debata|debatę
spotkanie|wykład|warsztaty|webinarium|panel dyskusyjny|débat|colloque|soirée|congreso|jornadas|foro
debate|mesa|simposio|simpósio|congresso|jornades|col·loqui|debat|acte|kongress|symposium|diskussion
meeting|discussion|rendez-vous|rendez-vous citoyen|web talk|talk on web|ciné-débat|soirée-débat
podcast|livestream|webforum|bürgerdialog|bewonersavond|informatiebijeenkomst|themacafé|pleno
encuentros|talk on|tertulia
"""
)
"""Kinds of events, which stand before the title of one."""

TITLED = phrases("""
entitled|titled|called|under the title|on the theme|titulado|titulada|bajo el título|bajo el lema
con el título|con el lema|intitulé|intitulée|sur le thème|sous le titre|zum thema|unter dem titel
mit dem titel|unter dem motto|intitulado|intitulada|com o tema|com o título|sob o tema|sota el lema
sota el títol|amb el títol|titulat|titulada|dal titolo|sul tema|dal tema|getiteld|met de titel
met als titel|met als thema|pod tytułem|pt.|pod hasłem|na temat|autour du thème|dont le thème est
com a temática|sob a temática|con el tema|sobre el tema|bajo la temática|amb el tema|sul titolo
on the topic|on the subject|around the theme|under the theme|this year's theme|over het thema
""")
"""Between the kind of an event and its title in quotes."""

FURNITURE = phrases("""
save the date|skip to|home|menu|login|log in|share|search|calendar|international calendar|news
events|back to|gå til innholdet|gå til innhold|hopp til|spring til|gå til indhold|ga naar
naar de inhoud|zum inhalt|aller au contenu|saltar al|ir al contenido|przejdź do|salta al
vai al contenuto|pular para
ir para o conteúdo|vés al contingut|till innehållet|hoppa till
newsletter|agenda cultural|noticias|inicio|actualités|accueil|termine|notícias|subject:|from:|to:
dear|hola|hello|hi|bonjour|liebe|sehr geehrte|estimados|estimadas|estimado|caros|prezados|cher
chers|press release|nota de prensa|pressemitteilung|communiqué de presse|benvolguts|benvolgudes
olá|hallo|upcoming events|privacy|table of contents|inhaltsverzeichnis|table des matières
tabla de contenidos|inhoudsopgave|spis treści|link naar|link do|link to|retour aux|retour à la|logo
terug naar|zurück|volver a|voltar|powrót|s'inscrire|réagir|dates and times|locatie en tijd
date e orari|read more|leer más|lire la suite|weiterlesen|lees meer|czytaj|leia mais|appuntamento
related|siehe auch|see also|véase|veja também|voir aussi|print|imprimir|imprimer|drucken
""")
"""What lines of a page or a mail start with that are about no event."""

OF_SITES = listed("""
website webbplats webseite webpage homepage site portal hemsida strona sito
""")
"""Words of lines that name a page's site."""

BEFORE_DAYS = listed(
    "on the el le am at em del de los las día dia días dias giorno giorni les den op dnia"
)
BEFORE_FORMATS = listed("free public online live next our virtual gratuito [")
AFTER_FORMATS = listed("online virtual series # gratuit en ligne ]")
