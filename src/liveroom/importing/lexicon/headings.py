"""Headings and labels of an announcement's parts."""

from __future__ import annotations

from enum import StrEnum

from liveroom.importing.text.tokeniser import listed, senses


class Part(StrEnum):
    """A part of an announcement."""

    PROGRAM = "program"
    TOPICS = "topics"
    ATTEND = "attend"
    SPEAKERS = "speakers"
    FACTS = "facts"
    TITLE = "title"
    LANGUAGE = "language"
    DURATION = "duration"
    SPONSORS = "sponsors"
    OTHER = "other"


PARTS = senses(
    {
        Part.PROGRAM: """
on the agenda|auf der tagesordnung|en el orden del día|à l'ordre du jour|op de agenda
all'ordine del giorno|programmapunten|programpunkter|programmpunkte
programma|scaletta|ordine del giorno|il programma|programma della giornata|harmonogram
plan spotkania|porządek obrad|dagindeling|program spotkania|program wydarzenia
outline|what's on|what to expect|what will happen|order of play|program|programme|agenda|schedule
timetable|running order|order of events|the program|the programme|event program|event programme
run of show|outline of the session|session plan|the agenda|draft agenda|draft programme
preliminary programme|provisional programme|detailed programme|agenda of the day|what happens when
how the hour runs|how the session runs|rundown|plan of the session|line-up|lineup|order of the day
itinerary|program of the webinar|programme of the webinar|order of proceedings
programa|orden del día|horario|cronograma|agenda del día|programa del webinar|escaleta
programación|programa provisional|programa de la jornada|desarrollo|minuto a minuto|guion|guión
agenda del evento|programa preliminar|desarrollo de la sesión|programa detallado
au programme|ordre du jour|déroulé|déroulement|programme prévisionnel|programme détaillé
le programme|horaire|déroulé de la séance|programme de la séance|emploi du temps
programm|ablauf|tagesordnung|zeitplan|programmablauf|ablaufplan|das programm|agenda und ablauf
ablauf der veranstaltung|unser programm
programação|ordem do dia|ordem de trabalhos|pauta|cronograma do evento|programa do evento
programa preliminar|alinhamento
ordre del dia|horari|programa de la sessió|desenvolupament
dagprogramma|agenda van de dag
programma van de dag|program konferencji
porządek posiedzenia
""",
        Part.TOPICS: """
contents|content|topics|themes|topic|key topics|key themes|main topics|what you will learn
what you'll learn|what we will cover|what we'll cover|topics covered|subjects|issues
in this webinar|we will talk about|learning objectives|key questions|points to be covered
you will learn|you'll learn|the topics|themes covered|subjects covered|what will be covered
what it covers|ideas on the table|what we will talk about|what we'll talk about|what it is about
what it's about|what this is about|what we will discuss|main themes|focus areas|discussion points
contenidos|contenido|temas|temario|ejes temáticos|ejes|temas a tratar|temas principales
qué aprenderás|temáticas|bloques temáticos|líneas temáticas|puntos clave|qué veremos
de qué hablaremos|temas que se tratarán
contenu|contenus|thèmes|thématiques|sujets|sujets abordés|thèmes abordés|points abordés
ce que vous apprendrez|les thèmes|au menu|thématiques abordées|questions abordées
inhalte|themen|inhalt|schwerpunkte|themenschwerpunkte|das erwartet sie|was sie lernen|die themen
themenfelder|worum es geht|darum geht es|unsere themen
conteúdos|conteúdo|tópicos|temáticas|temas abordados|eixos temáticos|assuntos|temas em debate
o que vai aprender|o que você vai aprender
continguts|temes|temàtiques|eixos|què hi aprendràs|de què parlarem
temi|argomenti|di cosa parleremo|onderwerpen|thema's|tematy|zagadnienia
""",
        Part.ATTEND: """
who should attend|who should join|audience|target audience|who is it for|who is this for
who it is for|who can attend|intended audience|for whom|participants|who should participate
aimed at|recommended for|target group|target groups|who this is for|this is for
this webinar is for|designed for|who is this webinar for|attendees|who will benefit
who should come|who we hope to see
dirigido a|a quién va dirigido|a quién está dirigido|público|público objetivo|destinatarios
a quién se dirige|público destinatario|quién debería asistir|quién puede asistir
perfil de los asistentes|dirigida a|para quién|público meta|personas destinatarias|destinatarias
quiénes deberían asistir|quién debe asistir|a quién se dirige el webinar|¿a quién va dirigido?
public|public visé|public cible|à qui s'adresse|pour qui|pour qui ?|à qui s'adresse ce webinaire
destinataires|publics|qui devrait participer|publics concernés|public concerné
à qui s'adresse-t-il|qui peut participer
zielgruppe|zielgruppen|für wen|wer sollte teilnehmen|teilnehmerkreis|an wen richtet sich
an wen richtet sich die veranstaltung|zielpublikum|wen wir ansprechen|für wen ist das
wer teilnehmen sollte
público-alvo|publico-alvo|público alvo|a quem se destina|para quem|destinatários
quem deve participar|quem pode participar|dirigido a quem
adreçat a|a qui s'adreça|públic|públic objectiu|destinataris|a qui va adreçat
qui hi hauria d'assistir|per a qui|públic destinatari|a qui va dirigit
a chi è rivolto|destinatari|a chi si rivolge|voor wie|doelgroep|dla kogo|do kogo skierowane|adresaci
""",
        Part.SPEAKERS: """
speakers|our speakers|the speakers|about the speakers|presenters|panelists|panellists
meet the speakers|biographies|bios|speaker bios
ponentes|sobre los ponentes|conferenciantes|expositores|panelistas|personas ponentes
sobre las ponentes|biografías
intervenants|les intervenants|intervenantes|nos intervenants|intervenant·es
referenten|referentinnen|referierende|die referenten|unsere referenten|vortragende
die referentinnen und referenten|referentinnen und referenten
palestrantes|oradores|oradoras|sobre os oradores|sobre os palestrantes|convidados
ponents|sobre els ponents
talere|oplægsholdere|foredragsholdere|talare|föreläsare|innledere
relatori|relatrici|i relatori|ospiti|interverranno|intervengono|sprekers|prelegenci|prelegentki
goście
""",
        Part.FACTS: """
specifications|when|date|date and time|date & time|time|when and where|where|practical information
details|event details|practical details|logistics|venue|place|location|key information|starts
information|useful information|good to know|joining details|how to join|time zone
especificaciones|cuándo|fecha|fecha y hora|hora|cuándo y dónde|lugar|dónde|información práctica
datos prácticos|detalles|información|modalidad|fechas|día|día y hora|datos|horario del webinar
quand|date et heure|date et lieu|lieu|informations pratiques|infos pratiques|où|modalités|détails
quand et où|heure|horaires
wann|datum|termin|zeit|uhrzeit|datum und uhrzeit|ort|wo|wann und wo|praktische informationen
organisatorisches|details|eckdaten|praktisches|zeit und ort|termin und ort|auf einen blick
quando|data|data e hora|data e horário|hora|local|onde|informações práticas|informações
quando e onde|detalhes
quan|data i hora|lloc|on|informació pràctica|dia|dia i hora|quan i on|dades pràctiques|informació
quando e dove|dove|luogo|data e ora|orario|waar|waar en wanneer|wanneer|datum en tijd|locatie
gdzie|kiedy|miejsce|data i godzina|tilmelding|påmelding|anmälan|praktiske oplysninger
""",
        Part.TITLE: """
title|event title|webinar title|título|titre|titel|títol|tema del webinar|name of the event
nombre del evento|event|evento|veranstaltung|événement|esdeveniment
""",
        Part.LANGUAGE: """
language|languages|working language|working languages|idioma|idiomas|lengua|langue|langues
langue de travail|sprache|sprachen|veranstaltungssprache|língua|línguas|llengua|llengües
idioma del evento|lengua de trabajo|language of the event|konferenzsprache
lingua|voertaal|taal|język
""",
        Part.DURATION: """
duration|length|total duration|duración|durée|dauer|duração|durada|duración total|durée totale
gesamtdauer
durata|duur|czas trwania
""",
        Part.SPONSORS: """
financed by|funded by|supported by|organised by|organized by|organisers|organizers|partners
sponsors|organiser|organizer|hosts|hosted by|in cooperation with|with the support of|sponsored by
financiado por|organiza|organizan|organizado por|colabora|colaboran|con el apoyo de|patrocina|apoya
patrocinadores|organizadores|entidades organizadoras|con la colaboración de
financé par|organisé par|organisateurs|partenaires|avec le soutien de|en partenariat avec
gefördert durch|gefördert von|veranstalter|veranstaltet von|partner|in kooperation mit
unterstützt von
organização|realização|apoio|apoios|parceiros|com o apoio de|patrocínio|promotores
finançat per|organitza|organitzen|hi col·labora|amb el suport de|col·laboren
organizzato da|con il sostegno di|con il patrocinio di|in collaborazione con|sponsor|partner
georganiseerd door|met steun van|mogelijk gemaakt door|organizator|organizatorzy|partnerzy
""",
        Part.OTHER: """
introduction|about|about the webinar|background|description|overview|summary|registration|register
how to register|sign up|contact|contacts|documents|more information|further information|about us
notes|note|cost|fee|price|materials|links|share|related events|related|rsvp|context|objectives
objective|goals|aims|accessibility|recording|questions?|contact us
follow us|technical requirements|privacy|the idea|why now|housekeeping notes|before you come
tickets|platform|certificate
introducción|presentación|sobre el webinar|antecedentes|descripción|resumen|inscripción
inscripciones|registro|contacto|documentos|más información|notas|nota|precio|coste|materiales
enlaces
objetivos|objetivo|justificación|accesibilidad|grabación|contexto|plataforma
certificado
présentation|à propos|contexte|description|inscription|inscriptions|contact|documents
pour en savoir plus|plus d'informations
remarques|tarif|objectifs|objectif|accessibilité|enregistrement
einführung|hintergrund|beschreibung|anmeldung|kontakt|dokumente|weitere informationen
mehr informationen|hinweise|hinweis
kosten|teilnahmegebühr|ziele|ziel|aufzeichnung|über uns|unterlagen|technik|datenschutz
zum hintergrund|einleitung
apresentação|sobre o webinar|enquadramento|descrição|inscrição|inscrições|contacto|contato
contatos|documentos|mais informações
notas|preço|objetivos|objetivo|sobre|gravação|certificado
presentació|sobre el webinar|descripció|inscripció|inscripcions|contacte|documents|més informació
notes|preu|objectius|materials
enregistrament
iscrizioni|iscrizione|contatti|informazioni|introduzione|aanmelden|inschrijven|informatie
zapisy|rejestracja|informacje|o wydarzeniu
""",
    }
)
GROUPS = listed("""
day session part block module section track slot día sesión parte bloque módulo bloc jour séance
partie tag teil block sitzung dia sessão sessió part bloc morning afternoon mañana tarde matin
sessione parte giornata blocco dagdeel sessie deel blok sesja część dzień
après-midi vormittag nachmittag manhã evening abend avond sera noche noite vespre wieczór mattina
pomeriggio soirée hour hora heure stunde phase fase
""")
"""Words that start a heading over several segments: Session 1, Teil II, Bloque A."""

COLUMNS = senses(
    {
        "time": """
ora|orario|tijd|godzina|godz|czas|time|times|hour|hours|hora|horas|horario|heure|heures|horaire
horaires|zeit|uhrzeit|horário|horari
orario|ora|tijd|godzina|czas|when|clock|start|starts|inicio|début|beginn|beginning|from|de|von
início|inici
""",
        "end": "end|ends|to|until|fin|ende|bis|até|fim|hasta|à|fi|finish",
        "duration": """
duration|length|min|mins|minutes|duración|durée|dauer|duração|durata|duur|durada|minutos|minuten
tiempo|tempo
temps|min.|minuts|time allotted|dur.
""",
        "title": """
titolo|argomento|onderwerp|tytuł|temat
activity|title|session|topic|item|what|segment|talk|agenda|agenda item|program|programme|part
subject|content|contents|actividad|tema|título|sesión|contenido|programa|ponencia|bloque|titre
sujet|séance|activité|intervention|thème|contenu|thema|titel|programmpunkt|inhalt|programm|beitrag
punkt|atividade|título|sessão|assunto|conteúdo|activitat|títol|sessió|contingut|qué|was|quoi|o quê
event|tagesordnungspunkt|top|ponència
""",
        "speaker": """
relatore|relatori|relatrice|spreker|sprekers|prelegent|prelegenci|prelegentka|prowadzący|prowadząca
prowadzi|wykładowca|docente|docenti|conferencista|talare|medverkande|foredragsholder
speaker|speakers|who|presenter|presenters|name|names|by|person|led by|lead|ponente|ponentes|quién
nombre|persona|a cargo de|responsable|intervenant|intervenants|intervenante|qui|nom|referent
referentin|referenten|wer|person|name|orador|oradora|oradores|palestrante|palestrantes|quem|nome
ponents|ponent|qui|speaker(s)|referent/in|referent*in|referierende|vortragende|vortragender
intervenant(e)|ponente/s|participantes|expositor|expositora|presenta|facilitator
""",
        "role": """
role|position|title and role|cargo|puesto|fonction|poste|rôle|funktion|rolle|função|càrrec
job title|rol
""",
        "organisation": """
organisation|organization|affiliation|institution|company|entity|organización|institución|entidad
afiliación|empresa|organisme|institution|structure|organisation|einrichtung|institution|firma
organização|instituição|entidade|organització|institució|entitat|from where|org|org.
""",
        "number": "no|no.|nº|#|n°|nr|nr.|num|number|número|numero|lp|lp.",
        "place": """
date|day|fecha|día|jour|tag|datum|data|dia|giorno|dag|dzień
""",
        "kind": "type|kind|format|tipo|type|art|typ|formato|tipus",
        "room": """
room|hall|venue|location|place|stage|track|sala|aula|lugar|salle|lieu|raum|ort|saal|local|luogo
zaal|locatie|miejsce|lloc|auditorium|auditorio|pista|where|dónde|où|wo|onde|dove
waar|gdzie
""",
    }
)
