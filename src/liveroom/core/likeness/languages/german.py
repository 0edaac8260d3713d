"""German."""

from __future__ import annotations

from typing import Final

from liveroom.core.likeness.languages.vocabulary import Language, language

GERMAN: Final[Language] = language(
    "german",
    common="""
    ab abend aber aktuell alle allem allen aller alles als also am an andere anderen anderer
    anderes art auch auf aus bei beim bereits bin bis bist bitte da dabei dadurch dafur damit
    danach dank danke dann darf das dass dazu dein dem den denn der deren des deshalb die dies
    diese diesem diesen dieser dieses doch dort du durch durfen eben eigentlich ein eine einem
    einen einer eines einmal er erklaren es etwa etwas euch euer eure eurem euren fall falle
    frage fragen fur gab ganz geben gegen gemacht gerade gern gerne gibt gluckwunsch gruss
    grusse guten hab habe haben habt hallo hat hatte hatten herzlichen heute hier ihm ihn ihnen
    ihr ihre ihrem ihren ihrer im immer in ins interessant interessiert ist ja jede jedem jeden
    jeder jedes jemand jetzt kann kein keine keinen konkret konnen konnt konnte konnten leute
    machen macht man mehr mein meine menschen mich mir mit mochte mochten morgen muss mussen
    nach nachher naturlich nicht nichts noch nun nur ob oder ohne person personen referent
    referenten referentin sache sachen sagen schon sehr sein seine seit seminar sich sie sind
    sitzung so sofern solche soll sollen sollte sollten somit sondern sowie spannend spater tag
    teil thema tun uber um und uns unser unsere unserem unter veranstaltung vielen vom von vor
    vortrag vortrage war ware waren was webinar wegen weil weise weiss welche welchem welchen
    welcher welches wenn werde werden wie wieder will wir wird wirklich wissen wissenswert
    wollen wurde wurden wurdet zu zum zur zwischen
    """,
    asks={
        "when": "wann datum termin frist",
        "where": "wo wohin woher",
        "who": "wer wem wen",
        "how_much": "wieviel wie_viel wie_teuer wie_hoch",
        "how_many": "wieviele wie_viele welcher_anteil",
        "how_often": "wie_oft wie_haufig welchen_abstanden",
        "how_long": "wie_lange wie_lang",
        "why": "warum weshalb wieso grund grunde",
    },
    light="""
    teilen geteilt schicken verschicken verschickt geschickt senden gesendet zur_verfugung
        verfugbar bekommen bekommt erhalten sehen ansehen anschauen herunterladen finden zugang;
    nutzen nutzt nutzung genutzt verwenden verwendet benutzen;
    schaffen gelingt gelingen erreichen erreicht;
    sicherstellen gewahrleisten stellen sicher;
    existiert bieten bietet anbieten angeboten;
    massnahmen massnahme strategie strategien methode methoden werkzeug werkzeuge plan plane;
    projekt projekte initiative initiativen programm programme prozess prozesse;
    geplant vorgesehen;
    funktioniert funktionieren klappt;
    neu neue neuen neuer nachste nachsten;
    jahr jahre jahren monat monate monaten;
    """,
    same="""
    aufzeichnung aufzeichnungen aufgezeichnet aufnahme aufnahmen aufgenommen video videos;
    folien folie prasentation prasentationen slides ppt powerpoint;
    teilnahmebescheinigung bescheinigung zertifikat zertifikate teilnahmezertifikat nachweis;
    kosten kostet kostete gekostet preis preise;
    bezahlen bezahlt zahlt finanzieren finanziert finanzierung;
    pflegen gepflegt wartung warten gewartet betreuen betreut instandhaltung;
    quelloffen open_source freie_software quellcode quelltext;
    online internet im_netz digital;
    jugendliche jugendlichen junge jungen jugend;
    altere alteren senioren seniorinnen;
    gemeinde gemeinden kommune kommunen stadtverwaltung rathaus kommunal kommunale;
    burger burgerinnen einwohner einwohnerinnen anwohner bewohner;
    vermeiden vermeidet verhindern verhindert vorbeugen;
    prufen pruft gepruft uberprufen uberpruft verifizieren;
    reduzieren reduziert verringern verringert senken gesunken;
    erhohen erhoht steigern gestiegen zunehmen;
    ausbauen ausbau ausgebaut erweitern erweiterung erweitert;
    kostenlos gratis kostenfrei umsonst;
    fahrrad fahrrader rad rader radweg radwege;
    auto autos pkw fahrzeug fahrzeuge;
    bus busse;
    handy handys smartphone smartphones mobiltelefon;
    bussgeld bussgelder strafe strafen;
    handler geschafte laden einzelhandel;
    schulung schulungen fortbildung weiterbildung kurs kurse;
    gesetz gesetze vorschrift vorschriften regelung regelungen verordnung;
    behinderung behinderungen barrierefrei barrierefreiheit;
    beginnen beginnt anfangen starten startet;
    fehler irrtum;
    problem probleme schwierigkeit schwierigkeiten hindernis herausforderung herausforderungen;
    abstimmen abgestimmt wahlen stimmen stimme abstimmung abstimmungen;
    auswahlen ausgewahlt gewahlt;
    link links;
    mail email e_mail;
    geld mittel;
    """,
)
