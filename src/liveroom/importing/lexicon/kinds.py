"""Words that tell what a segment is for."""

from __future__ import annotations

from liveroom.core.program import Kind
from liveroom.importing.text.tokeniser import listed, phrases, senses

KINDS = senses(
    {
        Kind.WELCOME: """
welcome|welcoming|welcome remarks|welcome and introduction|welcome and introductions
welcome & introductions|opening|opening remarks|opening words|opening address|greeting
credenciamento|acreditación|acreditaciones|acreditació|acreditacions
hello|hola|hallo|bonjour|olá|greetings|arrival|doors open|housekeeping|opening session
opening ceremony|official opening|welcome address|welcome words
bienvenida|palabras de bienvenida|apertura|apertura y bienvenida|bienvenida y apertura
inauguración|saludo|saludos
acto de apertura|palabras de apertura|recepción|acogida|bienvenida y presentación
bienvenida e introducción
accueil|mot de bienvenue|mots de bienvenue|bienvenue|ouverture|mot d'accueil|mot d'ouverture
discours d'ouverture|allocution d'ouverture|accueil et introduction
begrüßung|begrüssung|willkommen|eröffnung|grußwort|grußworte|grusswort|begrüßung und einführung
ankommen|eintreffen|empfang
boas-vindas|boas vindas|abertura|acolhimento|saudação|saudações|palavras de abertura|receção
sessão de abertura|mesa de abertura
benvinguda|obertura|paraules de benvinguda|salutació|acollida|inauguració|benvinguda i presentació
benvenuto|saluti|saluti istituzionali|saluti di benvenuto|apertura dei lavori|accoglienza
registrazione dei partecipanti
welkom|welkomstwoord|opening en welkom|inloop|ontvangst|aanvang
powitanie|otwarcie|powitanie gości|rejestracja uczestników|rejestracja|uroczyste otwarcie
wystąpienie otwierające
""",
        Kind.INTRODUCTION: """
introduction|introductions|introductory remarks|intro|setting the scene|framing|context|background
overview|scene-setting|scene setting|introductory talk|introducing
presentación del ciclo|presentación del evento|presentación de la actividad
presentación institucional|introducción|presentación del webinar|presentación del seminario
presentación de la jornada|contexto|marco|contextualización|encuadre|planteamiento
presentación del acto
introduction au sujet|mise en contexte|contexte|cadrage|propos introductif|propos introductifs
introductif|mot d'introduction
einführung|einleitung|hintergrund|einführung in das thema|thematische einführung|überblick
vorstellungsrunde
introdução|enquadramento|contextualização|nota introdutória|apresentação do evento
apresentação do webinar
introducció|context|emmarcament|presentació de la jornada|presentació de l'acte
introduzione|introduzione ai lavori|presentazione del progetto|inleiding|introductie|wprowadzenie
wstęp
""",
        Kind.TALK: """
presentation|talk|lecture|keynote|keynote speech|keynote address|opening keynote|closing keynote
lightning talk|lightning talks|case study|demo|demonstration|live demo|speech|contribution
intervention|session|short talk|invited talk|experience|project presentation|presentations|talks
case studies|opening lecture|reading
presentación|ponencia|charla|conferencia|exposición|intervención|intervenciones|ponencias
presentaciones|estudio de caso|caso práctico|demostración|conferencia inaugural
conferencia magistral|ponencia inaugural|ponencia marco|experiencia|lección|ponencia de clausura
présentation|exposé|intervention|interventions|conférence|conférence inaugurale|étude de cas
démonstration|témoignage|retour d'expérience|communication|présentations|conférence introductive
impulsreferat|kurzreferat
lesung|vortrag|impuls|impulsvortrag|kurzvortrag|referat|beitrag|präsentation|fallstudie
praxisbeispiel|vorstellung|keynote-vortrag|eröffnungsvortrag|input|fachvortrag|praxisbericht
demo-session|vorführung
apresentação|palestra|conferência|comunicação|intervenção|exposição|estudo de caso|demonstração
palestra magna|apresentações|conferência de abertura|relato
presentació|ponència|xerrada|conferència|intervenció|exposició|cas pràctic|demostració|comunicació
ponències|conferència inaugural
relazione|intervento|interventi|lezione|presentazione|conferenza|testimonianza|comunicazioni
lezing|presentatie|voordracht|spreker
wykład|prezentacja|referat|wystąpienie|prelekcja|odczyt|wykład inauguracyjny
""",
        Kind.PANEL: """
panel|panel discussion|round table|roundtable|round-table|fireside chat|conversation|dialogue
panel session|discussion panel|opening panel|closing panel|roundtable discussion
mesa redonda|conversatorio|diálogo|conversación|mesa de diálogo|panel de expertos
panel de discusión|tertulia|mesa de debate
table ronde|table-ronde|dialogue|regards croisés
podiumsdiskussion|podium|podiumsgespräch|gesprächsrunde|panel-diskussion|paneldiskussion
runder tisch|gespräch|expertenrunde|dialogrunde
mesa-redonda|painel|painel de debate|roda de conversa|conversa
taula rodona|taula de debat|conversa|diàleg
tavola rotonda|dialogo|panel di discussione
panelgesprek|rondetafel|paneldiscussie|rondetafelgesprek
panel dyskusyjny|debata|okrągły stół|dyskusja panelowa
""",
        Kind.QA: """
q&a|q & a|q and a|q+a|q/a|questions and answers|questions & answers|questions|question time
audience questions|open floor|discussion with the audience|questions from the audience|q&a session
questions and discussion|q&a and discussion|your questions|open discussion|open questions
floor discussion|live q&a|faq|ask us anything
preguntas|preguntas y respuestas|preguntas y debate|turno de preguntas|ronda de preguntas
turno abierto de palabra|ruegos y preguntas|sesión de preguntas|preguntas del público
debate y preguntas|debate con el público|coloquio|espacio de preguntas|turno abierto|p&r
debate abierto|diálogo con el público|preguntas de la audiencia|ronda de preguntas y respuestas
coloquio con el público
questions-réponses|questions/réponses|questions réponses|questions et réponses
questions et échanges|échanges|échanges avec la salle|échanges avec le public|temps d'échange
séance de questions|vos questions|questions du public|q&r|questions de la salle|temps de questions
fragen|fragerunde|fragen und antworten|fragen & antworten|fragen und diskussion|offene fragen
fragen aus dem publikum|ihre fragen|offene diskussion|rückfragen|diskussion mit dem publikum
publikumsfragen|austausch|f&a|diskussion und fragen|schlussdiskussion|abschlussdiskussion
gesamtdiskussion|plenumsdiskussion|abschließende diskussion
perguntas|perguntas e respostas|sessão de perguntas|espaço para perguntas|perguntas do público
debate com o público|período de perguntas|debate e perguntas|perguntas e debate
sessão de perguntas e respostas|p e r
preguntes|torn de preguntes|precs i preguntes|preguntes i respostes|torn obert de paraules
col·loqui|preguntes del públic|debat amb el públic|torn obert
domande|domande e risposte|domande dal pubblico|spazio alle domande
vragen|vragen en antwoorden|vragenronde
pytania|pytania i odpowiedzi|pytania z sali
""",
        Kind.BREAK: """
break|coffee break|coffee|lunch|lunch break|tea break|short break|pause|interval|intermission
comfort break|screen break|biobreak|bio break|networking break|netzwerken|recess
pausa|descanso|café|pausa café|pausa para el café|pausa-café|receso|almuerzo|comida|intermedio
pause café|pause-café|déjeuner|pause déjeuner|entracte|courte pause
kaffeepause|mittagspause|kurze pause|bildschirmpause
intervalo|intervallo|pausa para café|almoço|coffee-break|cafè|pausa cafè|descans|dinar|esmorzar
pauses cafés|pauses|pausa pranzo|pranzo|pausa caffè|coffee break|aperitivo|buffet
pauze|lunchpauze|koffie|koffiepauze|borrel
przerwa|przerwa kawowa|obiad|lunch|przerwa obiadowa|kawa
""",
        Kind.CONCLUSIONS: """
conclusion|conclusions|concluding remarks|summary|wrap-up|wrap up|wrapup|takeaways|key takeaways
final thoughts|final conclusions|synthesis|recap|next steps|lessons learned
conclusiones|resumen|síntesis|reflexiones finales|ideas fuerza|próximos pasos|conclusiones finales
ideas clave|recapitulación
conclusion générale|synthèse|bilan|propos conclusifs|prochaines étapes
fazit|zusammenfassung|schlussfolgerungen|ausblick|resümee|zusammenfassung und ausblick
conclusão|conclusões|síntese|considerações finais|resumo|reflexões finais|próximos passos
conclusió|conclusions finals|resum|síntesi|reflexions finals
conclusioni|sintesi|riflessioni finali|conclusies|samenvatting|podsumowanie|wnioski
""",
        Kind.CLOSING: """
goodnight|good night|bye|see you|sign off|closing|closing remarks|closing words|close
closing session|farewell|goodbye|end of event|end|thanks|thank you|adjourn|end of webinar|closure
thank you and goodbye|final remarks|finish|closing address|final words|thanks and goodbye|sign-off
vote of thanks|end of the webinar|end of session
cierre|clausura|despedida|palabras de cierre|agradecimientos|fin|acto de clausura|palabras finales
fin del evento|final|cierre y despedida|agradecimiento|fin del webinar
clôture|mot de la fin|mot de clôture|fermeture|fin du webinaire|au revoir|remerciements
discours de clôture|mots de clôture
verabschiedung|abschluss|schlusswort|schlussworte|ende|schluss|abschied|abschlussworte
ende der veranstaltung
encerramento|fecho|despedida|agradecimentos|fechamento|fim|palavras finais|sessão de encerramento
palavras de encerramento
cloenda|comiat|tancament|agraïments|fi
chiusura|chiusura dei lavori|saluti finali|ringraziamenti|fine
afsluiting|slotwoord|einde|slot
zakończenie|pożegnanie|koniec|zamknięcie
""",
    }
)
OPEN_DEBATE = phrases(
    "debate|débat|debat|diskussion|discussion|discusión|discussão|discussió|dibattito|dyskusja|discussie"
)
"""A panel where several people are named, else the audience's turn."""

PUBLIC = phrases("""
asistentes|attendees|assistents|teilnehmenden|assistants|el público|la audiencia|the audience
the public|le public|la salle|dem publikum|o público
a plateia|el públic|listeners|viewers|participants|participantes
""")
ENDS = phrases("""
end|ends|the end|end of webinar|end of event|end of session|end of the webinar|finish|fin
fin del evento|fin de la sesión|fin du webinaire|fin de la séance|ende
ende der veranstaltung|fim|fim do evento|fi|fi de la sessió|end of meeting|final|fine|einde|koniec
slut|kraj|konec|конец
""")
"""Lines that are no segment but say when the last one ends."""

SPOKEN = listed("""
remarks words speech address statement summary palabras discurso conclusiones mot mots discours
parole worte schlusswort schlussworte ansprache palavras discurso paraules slotwoord woord discorso
słowo session sesión sessão sessió sessione sessie sitzung séance sesja keynote
lecture talk note conclusions conclusioni
""")
"""A closing with these words takes its time, and is not the moment of the end."""

STRONG = frozenset({Kind.PANEL, Kind.TALK, Kind.BREAK, Kind.QA})
"""Kinds that win over a welcome or a closing named in the same few words."""

LIMITED_TALKS = phrases("""
introduction to|introducción a|introduction à|introduction aux|einführung in|introdução a
introdução à|introducció a|overview of
""")
"""Starts of a title that often is a talk's."""
