"""German."""

from __future__ import annotations

from typing import Final

from liveroom.core.likeness.languages.vocabulary import Language, language

GERMAN: Final[Language] = language(
    "german",
    common="""
    ab abend aber aktuell alle allem allen aller alles als also am an andere anderen anderer anderes
    art auch auf aus bei beim bekomme bereits bin bis bist bitte da dabei dadurch dafur damit danach
    dank danke dann darf das dass dazu dein dem den denn der deren des deshalb die dies diese diesem
    diesen dieser dieses doch dort du durch durfen eben eigentlich ein eine einem einen einer eines
    einmal er erklaren es etwa etwas euch euer eure eurem euren fall falle finde frage fragen fur
    gab ganz geben gegen gehen geht gemacht gerade gern gerne gibt gibts gluckwunsch gruss grusse
    guten hab habe haben habt hallo hat hatte hatten herzlichen heute hier ich ihm ihn ihnen ihr
    ihre ihrem ihren ihrer im immer in ins interessant interessiert ist ja jede jedem jeden jeder
    jedes jemand jetzt kann kein keine keinen komme kommt konkret konnen konnt konnte konnten leute
    machen macht man mehr mein meine menschen mich mir mit mochte mochten moglich morgen muss mussen
    nach nachher naturlich nicht nichts noch nun nur ob oder ohne person personen referent
    referenten referentin sache sachen sagen schon schonen sehr sein seine seit seminar sich sie
    sind sitzung so sofern solche soll sollen sollte sollten somit sondern sowie spannend spater
    stehen steht tag teil thema tun uber um und uns unser unsere unserem unter veranstaltung vielen
    vom von vor vortrag vortrage war ware waren was webinar wegen weil weise weiss welche welchem
    welchen welcher welches wenn werde werden wie wieder will wir wird wirklich wissen wissenswert
    wollen wurde wurden wurdet zu zum zur zwischen
    """,
    asks={
        "when": """wann datum termin frist ab_wann bis_wann an_welchem_tag welches_datum
            um_wie_viel_uhr""",
        "where": "wo wohin woher an_welchem_ort welcher_ort",
        "who": "wer wem wen welche_personen",
        "how_much": "wieviel wie_viel wie_teuer wie_hoch was_kostet wie_viel_kostet",
        "how_many": "wieviele wie_viele welcher_anteil",
        "how_often": "wie_oft wie_haufig welchen_abstanden",
        "how_long": "wie_lange wie_lang wartezeit wartezeiten",
        "why": "warum weshalb wieso grund grunde woran_liegt aus_welchem_grund",
    },
    light="""
    teilen geteilt schicken verschicken verschickt geschickt senden gesendet zur_verfugung
        verfugbar bekommen bekommt erhalten sehen ansehen anschauen herunterladen finden zugang
        stehen_zur kriegen;
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
    erlauben erlaubt darf_man gestattet zulassig;
    notwendig notig brauche braucht voraussetzung voraussetzungen bedingungen;
    spielen spielt rolle rollen;
    schritte anleitung;
    """,
    same="""
    aufzeichnung aufzeichnungen aufgezeichnet aufnahme aufnahmen aufgenommen video videos;
    folien folie prasentation prasentationen slides ppt powerpoint;
    teilnahmebescheinigung bescheinigung zertifikat zertifikate teilnahmezertifikat nachweis;
    kosten kostet kostete gekostet preis preise;
    bezahlen bezahlt zahlt finanzieren finanziert finanzierung;
    pflegen gepflegt wartung warten gewartet betreuen betreut instandhaltung;
    quelloffen open_source freie_software quellcode quelltext frei_verfugbar;
    online internet im_netz digital;
    jugendliche jugendlichen junge jungen jugend;
    altere alteren senioren seniorinnen;
    gemeinde gemeinden kommune kommunen stadtverwaltung rathaus kommunal kommunale;
    burger burgerinnen einwohner einwohnerinnen anwohner bewohner;
    vermeiden vermeidet verhindern verhindert vorbeugen;
    prufen pruft gepruft uberprufen uberpruft verifizieren;
    reduzieren reduziert verringern verringert senken gesunken;
    erhohen erhoht steigern gestiegen zunehmen steigen steigt steigende steigenden;
    ausbauen ausbau ausgebaut erweitern erweiterung erweitert;
    kostenlos gratis kostenfrei umsonst eintritt_frei frei_am;
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
    fehler irrtum bug bugs softwarefehler;
    problem probleme schwierigkeit schwierigkeiten hindernis herausforderung herausforderungen;
    abstimmen abgestimmt wahlen stimmen stimme abstimmung abstimmungen;
    auswahlen ausgewahlt gewahlt;
    link links;
    mail email e_mail;
    geld mittel;
    offnen offnet eroffnung eroffnet macht_auf wieder_auf offnung aufmachen;
    schliessen schliesst geschlossen schliessung;
    wohnung wohnungen;
    miete mieten mietpreise;
    arzt arzte arztin arztinnen;
    arzttermin termin_beim_arzt;
    impfung impfungen impfen geimpft impfstoff;
    medikament medikamente;
    eintritt eintrittskarte karten ticket tickets;
    melden meldet gemeldet;
    schule schulen;
    innenstadt stadtzentrum zentrum;
    vermieter vermieterin eigentumer;
    mieter mieterin mieterinnen;
    sicherheit;
    beteiligen beteiligt beteiligung mitmachen teilnehmen teilnahme;
    entscheiden entscheidung entscheidungen entscheidet;
    daten datensatze;
    unternehmen firma firmen;
    forderung zuschuss zuschusse;
    passwort kennwort;
    langsam lange_dauert;
    energie strom;
    """,
)
