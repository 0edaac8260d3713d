"""Names of languages, the words around them, and each language's most usual small words."""

from __future__ import annotations

from liveroom.importing.text.tokeniser import listed, senses

NAMES = senses(
    {
        "en": "english|inglés|anglais|englisch|englischer|inglês|anglès|inglese|in english",
        "es": """
spanish|español|castellano|espagnol|spanisch|spanischer|espanhol|castelhano|espanyol|castellà
castilian|castillan
""",
        "fr": "french|francés|français|französisch|französischer|francês|francès",
        "de": "german|alemán|allemand|deutsch|deutscher|alemão|alemany",
        "pt": "portuguese|portugués|portugais|portugiesisch|portugiesischer|português|portuguès",
        "ca": "catalan|catalán|katalanisch|katalanischer|catalão|català",
        "it": "italian|italiano|italien|italienisch|italienischer|italià",
        "eu": "basque|euskera|vasco|baskisch|basc",
        "gl": "galician|gallego|galego|gallec",
        "nl": "dutch|neerlandés|holandés|néerlandais|niederländisch|holandês|neerlandès",
        "ar": "arabic|árabe|arabe|arabisch|àrab",
        "zh": "chinese|mandarin|chino|chinois|chinesisch|chinês|xinès",
        "ja": "japanese|japonés|japonais|japanisch|japonês",
        "ru": "russian|ruso|russe|russisch|russo|rus",
        "pl": "polish|polaco|polonais|polnisch|polonês|polonès",
        "sv": "swedish|sueco|suédois|schwedisch",
        "el": "greek|griego|grec|griechisch|grego",
        "tr": "turkish|turco|turc|türkisch",
    }
)
IN = listed("in en em auf a au")
HELD = listed(
    """
held conducted delivered given place taught run presented language languages working hosted
offered speak spoken realizará impartirá celebrará desarrollará llevará será idioma idiomas lengua
impartido impartirán ofrecerá dictará déroulera tiendra lieu langue langues sera animé présenté
donné statt gehalten sprache sprachen durchgeführt wird findet veranstaltung realizado realizada
ocorrerá decorrerá ministrado ministrada língua farà llengua impartirà será webinar seminar
workshop session event sessió taller webinário webinaire seminario sesión
"""
)
OTHER_USE = listed(
    """
interpretation interpreting interpreted translation translated translations subtitles subtitled
captions captioned slides interpretación traducción traducida subtítulos simultánea interprétation
traduction sous-titres traduit sous titres übersetzung dolmetschen verdolmetschung
simultanübersetzung untertitel übersetzt gedolmetscht interpretação tradução legendas
interpretació traducció subtítols simultània diapositivas available disponible folien materials
report materiales informe questions preguntas document documents publicado publication version
versión
"""
)
STOP_WORDS = {
    "en": listed("""
the of and to in is for on with that by this are be will it from at as an or we our you your their
has have how what who not
"""),
    "es": listed("""
a o el la de los las y en que del un una por para con se al es su sus como más o lo nos este esta
entre sobre desde hasta cómo será qué quién no
"""),
    "fr": listed("""
a le la les de des du et en un une pour dans sur avec est que qui au aux par ce cette ces nous vous
sont plus ou se sera leur leurs comment il pas
"""),
    "de": listed("""
der die das und in zu den von mit für auf ist im des dem ein eine einer wie wir sie sich nicht
auch an als bei über zum zur werden wird am oder es nach aus uhr
"""),
    "pt": listed("""
o a os as de do da dos das e em no na nos nas um uma para com por que se ao aos à é como mais ou
sobre seu sua será não entre pelo pela às
"""),
    "ca": listed("""
el la els les de del dels i en a un una per amb que es al als és com més o sobre aquest aquesta
entre ens seva seu serà què qui no hi dels l d pel als
"""),
}
USUAL = {
    "en": listed("""
monday tuesday wednesday thursday friday saturday sunday january february march june july october
december
welcome schedule when where who programme program agenda questions closing break minutes online
speakers time discussion remarks free register join talk session about length audience topics
director
"""),
    "es": listed("""
lunes martes miércoles jueves viernes sábado domingo enero febrero marzo junio julio octubre
diciembre
bienvenida programa preguntas cierre apertura clausura temas dirigido fecha hora inscripción
ponencia taller minutos orden día descanso horario cuándo ponentes directora seminario web público
pausa
"""),
    "fr": listed("""
lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars juin juillet octobre
décembre
bienvenue accueil programme questions clôture pause séance atelier webinaire horaire intervenants
échanges fin public thèmes inscription déroulé directrice ordre jour date heure apprendre
"""),
    "de": listed("""
montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz juni juli oktober
dezember start abend
begrüßung ablauf fragen antworten pause vortrag verabschiedung zielgruppe termin ort anmeldung
minuten programm diskussion einführung schlusswort abschluss online-seminar thema
"""),
    "pt": listed("""
segunda terça quarta quinta sexta sábado domingo feira janeiro fevereiro março junho julho outubro
dezembro
boas-vindas abertura programação perguntas encerramento pausa palestra oficina horário inscrição
público-alvo minutos data conteúdos debate boas vindas palestrante temas seminário
"""),
    "ca": listed("""
dilluns dimarts dimecres dijous divendres dissabte diumenge gener febrer març juny juliol octubre
desembre
benvinguda preguntes cloenda obertura pausa sessió xerrada ponència horari temes adreçat
inscripció minuts programa dia hora debat taula
"""),
}
"""Words that announcements have even where they have no sentences."""

MARKS = {"es": "ñ¿¡", "fr": "çœùê", "de": "ßäöü", "pt": "ãõç", "ca": "·ç", "en": ""}
"""Letters that settle a doubt between neighbours."""
