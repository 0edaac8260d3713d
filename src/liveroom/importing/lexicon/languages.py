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
has have how what who not all can about more which was were if but please there
"""),
    "es": listed("""
a o el la de los las y en que del un una por para con se al es su sus como más lo nos este esta
entre sobre desde hasta cómo será qué quién no sin pero también cuando muy son ha
"""),
    "fr": listed("""
a le la les de des du et en un une pour dans sur avec est que qui au aux par ce cette ces nous vous
sont plus ou se sera leur leurs comment il pas ne son ses entre une mais à
"""),
    "de": listed("""
der die das und in zu den von mit für auf ist im des dem ein eine einer wie wir sie sich nicht
auch an als bei über zum zur werden wird am oder es nach aus uhr sind haben durch vom
"""),
    "pt": listed("""
o a os as de do da dos das e em no na nos nas um uma para com por que se ao aos à é como mais ou
sobre seu sua será não entre pelo pela às são também mas foi ser
"""),
    "ca": listed("""
el la els les de del dels i en a un una per amb que es al als és com més o sobre aquest aquesta
entre ens seva seu serà què qui no hi d l pel són també amb ha però dins
"""),
    "it": listed("""
il lo la i gli le di del della dello dei degli delle e è in un una per con che si al alla ai alle
dal dalla nel nella nei sul sulla sono come più non ci da anche o tra questo questa ore presso
"""),
    "nl": listed("""
de het een en van in is op te dat voor met zijn aan niet er door naar over ook om bij uit wordt
worden deze dit wij we je u kan als of maar tot onze hoe wat wie meer uur
"""),
    "pl": listed("""
i w z na do się że o jest to nie od dla za po przez oraz ze jak są a czy co lub przy który która
które nas pod tym będzie ul godz roku
"""),
}
OTHER_WORDS = listed("""
och att det som är av för på inte till den om ett har och at er på til med ikke af som det en
og í á það sem við að er með fyrir ja on ei se että oli kun mutta és egy nem hogy az volt is csak
je že na ve jsou pro jako který și în pe cu este pentru din să sunt ale ve bir bu için ile olarak
da unha non cun polo pola máis eta bat da dute ere yang dan dengan untuk ini itu pada
kaj estas bet kad ir yra apie și fi va despre sau unei cafea întrebări vas uvod vstup přestávka
otázky pitanja ili koji koja nije iz uz benvida moi dende concello xornada nun nunha dun dunha coa
cos hoxe luns mércores xoves venres xaneiro febreiro xuño xullo decembro quen tamén dous ás nel nela
""")
"""Small words of languages that are not read: a text with most of them is in none that is."""

USUAL = {
    "en": listed("""
monday tuesday wednesday thursday friday saturday sunday january february march june july october
december welcome introductions schedule when where who questions closing break minutes speaker
speakers discussion remarks results director school keynote free register join talk session length
topics talks opening lunch coffee end
"""),
    "es": listed("""
lunes martes miércoles jueves viernes sábado domingo enero febrero marzo junio julio octubre
diciembre bienvenida programa preguntas cierre apertura clausura temas dirigido fecha hora
inscripción ponencia taller minutos orden día descanso horario cuándo ponentes público pausa debate
inauguración comida llegada salida desayuno
"""),
    "fr": listed("""
lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars juin juillet octobre
décembre bienvenue accueil programme questions clôture pause séance atelier webinaire horaire
intervenants échanges thèmes inscription déroulé ordre jour heure déjeuner
"""),
    "de": listed("""
montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz juni juli oktober
dezember begrüßung ablauf fragen antworten pause vortrag verabschiedung zielgruppe termin ort
anmeldung minuten programm diskussion einführung schlusswort abschluss thema mittagspause ende
"""),
    "pt": listed("""
segunda terça quarta quinta sexta sábado domingo feira janeiro fevereiro março junho julho outubro
dezembro boas vindas abertura programação perguntas encerramento pausa palestra oficina horário
inscrição minutos data debate palestrante temas seminário almoço intervalo
"""),
    "ca": listed("""
dilluns dimarts dimecres dijous divendres dissabte diumenge gener febrer març juny juliol octubre
desembre benvinguda preguntes cloenda obertura pausa sessió xerrada ponència horari temes adreçat
inscripció minuts programa dia debat taula
"""),
    "it": listed("""
lunedì martedì mercoledì giovedì venerdì sabato domenica gennaio febbraio marzo aprile maggio giugno
luglio settembre ottobre dicembre benvenuto saluti programma apertura chiusura pausa pranzo
domande conclusioni relatori tavola rotonda intervento iscrizione
"""),
    "nl": listed("""
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni
juli augustus oktober welkom inloop afsluiting pauze vragen borrel aanvang programma spreker
aanmelden lezing
"""),
    "pl": listed("""
poniedziałek wtorek środa czwartek piątek sobota niedziela stycznia lutego marca kwietnia maja
czerwca lipca sierpnia września października listopada grudnia powitanie przerwa zakończenie
dyskusja pytania wykład program spotkanie otwarcie prelegent
"""),
}
"""Words that announcements have even where they have no sentences."""
