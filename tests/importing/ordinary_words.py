"""Words of programs as they are written every day, in the nine languages that are read."""

from __future__ import annotations

from typing import NamedTuple


class Words(NamedTuple):
    """What one language calls things; `by` stands before who gives a talk.

    A person is a name and what is said of it: a role, a role and a house, or a house.
    """

    date: str
    kinds: tuple[str, ...]
    by: str
    people: tuple[tuple[str, str], ...]
    titles: tuple[str, ...]
    panel: str
    speakers: str
    moderator: str


WORDS = {
    "en": Words(
        "12 May 2027",
        ("Opening speech", "Keynote", "Short talk", "Welcome", "Guest lecture", "Statement"),
        "by",
        (
            ("Helena Fritz", "Mayor of Lugo"),
            ("Dr. Mary Sandler", "director, Salt Institute"),
            ("Peter O’Neill", "Harbour Trust"),
            ("Ms. Laura Bennett", "CEO, Saltworks Ltd"),
        ),
        ("The future of small harbours", "Wind, salt and sand", "Why do boats sink?"),
        "Round table",
        "Speakers",
        "Moderator",
    ),
    "es": Words(
        "12 de mayo de 2027",
        ("Discurso de apertura", "Ponencia", "Charla", "Bienvenida", "Conferencia", "Saludo"),
        "a cargo de",
        (
            ("Elena Ferrer", "alcaldesa de Lugo"),
            ("Dra. María Arenal", "directora, Instituto de la Sal"),
            ("Mª José Puertas", "Fundación Puerto"),
            ("José Luis de la Fuente", "presidente, Asociación de Redes"),
        ),
        ("El futuro de los puertos", "Viento, sal y arena", "¿Por qué se hunden los barcos?"),
        "Mesa redonda",
        "Ponentes",
        "Modera",
    ),
    "de": Words(
        "12. Mai 2027",
        ("Eröffnungsrede", "Keynote", "Impulsvortrag", "Begrüßung", "Hauptvortrag", "Grußwort"),
        "von",
        (
            ("Helena Fritz", "Bürgermeisterin"),
            ("Dr. Maria Sander", "Leiterin, Salzinstitut Lugo"),
            ("Anna-Lena von Stein", "Stiftung Hafen"),
            ("Thomas Wald", "Geschäftsführer, Salzwerk GmbH"),
        ),
        ("Die Zukunft kleiner Häfen", "Wind, Salz und Sand", "Warum sinken Boote?"),
        "Podiumsdiskussion",
        "Referenten",
        "Moderation",
    ),
    "fr": Words(
        "12 mai 2027",
        ("Discours d'ouverture", "Conférence", "Exposé", "Mot d'accueil", "Allocution", "Clôture"),
        "par",
        (
            ("Hélène Fritz", "maire de Lugo"),
            ("Dr Marie Sablon", "directrice, Institut du Sel"),
            ("Anne de la Roche", "Fondation du Port"),
            ("Jean-Pierre Le Goff", "président, Association des Filets"),
        ),
        ("L'avenir des petits ports", "Vent, sel et sable", "Comment lire les marées"),
        "Table ronde",
        "Intervenants",
        "Modération",
    ),
    "pt": Words(
        "12 de maio de 2027",
        ("Discurso de abertura", "Palestra", "Comunicação", "Abertura", "Conferência", "Síntese"),
        "por",
        (
            ("Helena Ferraz", "vereadora de Lugo"),
            ("Dra. Maria Areal", "diretora, Instituto do Sal"),
            ("José António da Rocha", "Fundação Porto"),
            ("Mª do Carmo Silva", "presidente, Associação de Redes"),
        ),
        ("O futuro dos pequenos portos", "Vento, sal e areia", "Como ler as marés"),
        "Mesa redonda",
        "Oradores",
        "Moderação",
    ),
    "ca": Words(
        "12 de maig de 2027",
        ("Discurs d'obertura", "Ponència", "Xerrada", "Benvinguda", "Conferència", "Cloenda"),
        "a càrrec de",
        (
            ("Helena Ferrer", "alcaldessa de Lugo"),
            ("Dra. Maria Arenes", "directora, Institut de la Sal"),
            ("Núria Camps", "Fundació Port"),
            ("Sr. Jaume Roure", "president, Associació de Xarxes"),
        ),
        ("El futur dels ports petits", "Vent, sal i sorra", "Com llegir les marees"),
        "Taula rodona",
        "Ponents",
        "Modera",
    ),
    "it": Words(
        "12 maggio 2027",
        ("Discorso di apertura", "Relazione", "Intervento", "Saluti", "Lettura", "Conclusioni"),
        "di",
        (
            ("Elena Ferri", "sindaca di Lugo"),
            ("Dott.ssa Maria Sabbia", "direttrice, Istituto del Sale"),
            ("Gian Luca Dell’Acqua", "Fondazione Porto"),
            ("Avv. Laura Benetti", "presidente, Associazione Reti"),
        ),
        ("Il futuro dei piccoli porti", "Vento, sale e sabbia", "Come leggere le maree"),
        "Tavola rotonda",
        "Relatori",
        "Modera",
    ),
    "nl": Words(
        "12 mei 2027",
        ("Openingstoespraak", "Lezing", "Keynote", "Welkomstwoord", "Gastlezing", "Inleiding"),
        "van",
        (
            ("Helena Smit", "burgemeester van Lugo"),
            ("dr. Maria Zandstra", "directeur, Instituut voor Zout"),
            ("Willem ’t Hart", "Stichting Haven"),
            ("mevr. Laura Berends", "voorzitter, Vereniging Netten"),
        ),
        ("De toekomst van kleine havens", "Wind, zout en zand", "Waarom zinken boten?"),
        "Paneldiscussie",
        "Sprekers",
        "Moderator",
    ),
    "pl": Words(
        "12 maja 2027",
        ("Przemówienie otwierające", "Wykład", "Prezentacja", "Powitanie", "Referat", "Otwarcie"),
        "–",
        (
            ("Helena Fryc", "burmistrz Lugo"),
            ("dr Maria Piaskowska", "dyrektor, Instytut Soli"),
            ("Anna Kowalska-Nowak", "Fundacja Port"),
            ("mgr Laura Bień", "prezes, Stowarzyszenie Sieci"),
        ),
        ("Przyszłość małych portów", "Wiatr, sól i piasek", "Jak czytać pływy"),
        "Panel dyskusyjny",
        "Prelegenci",
        "Moderator",
    ),
}

NOBODY_SPEAKS = {
    "en": (
        "Organised by Helena Fritz, Harbour Trust",
        "Supported by Saltworks Ltd",
        "In memory of Helena Fritz, poet",
        "Contact: Helena Fritz, press officer",
        "Based on the book by Helena Fritz",
        "Translated by Helena Fritz",
        "The life and work of Helena Fritz",
        "Helena Fritz: a life for the sea",
        "Letters from Helena Fritz to Thomas Wood",
        "Thomas Wood and his time",
    ),
    "es": (
        "Organizado por la Fundación Puerto",
        "En colaboración con el Instituto de la Sal",
        "Homenaje a Elena Ferrer, poeta",
        "Información: Elena Ferrer",
        "Teatro Tomás Bosque",
        "Basado en el libro de Elena Ferrer",
        "Entrega del Premio Elena Ferrer",
        "Vida y obra de Elena Ferrer",
        "Elena Ferrer: una vida para el mar",
    ),
    "de": (
        "Veranstaltet von Helena Fritz, Stiftung Hafen",
        "Zu Ehren von Helena Fritz",
        "Mit Unterstützung der Salzwerk GmbH",
        "Kontakt: Helena Fritz, Sekretariat",
        "Nach dem Buch von Helena Fritz",
        "Leben und Werk von Helena Fritz",
        "Helena Fritz: ein Leben für das Meer",
        "Briefe von Helena Fritz an Thomas Wald",
    ),
    "fr": (
        "Organisé par Hélène Fritz, Fondation du Port",
        "Avec le soutien de la Fondation du Port",
        "Hommage à Hélène Fritz, poète",
        "Renseignements : Hélène Fritz",
        "Théâtre Thomas Dubois",
        "D'après le livre d'Hélène Fritz",
        "Remise du prix Hélène Fritz",
        "Hélène Fritz : une vie pour la mer",
    ),
    "pt": (
        "Organizado por Helena Ferraz, Fundação Porto",
        "Com o apoio da Fundação Porto",
        "Informações: Helena Ferraz",
        "Teatro Tomás Bosque",
        "Vida e obra de Helena Ferraz",
    ),
    "it": (
        "Organizzato da Elena Ferri, Fondazione Porto",
        "Con il patrocinio della Fondazione Porto",
        "Omaggio a Elena Ferri, poetessa",
        "Contatti: Elena Ferri, segreteria",
        "Tratto dal libro di Elena Ferri",
        "Mostra Elena Ferri, pittrice",
    ),
}
"""Lines that name people and houses who do not speak."""

HONORIFICS = {
    "en": "Rev.|Hon.|Cllr|Assoc. Prof.|Asst. Prof.|Prof. Dr.|Baroness|Ambassador|H.E. Mr.|Engr.",
    "es": "D.ª|Sr. D.|Excmo. Sr. D.|Ilma. Sra. Dña.|Ing.|Lic.|Licda.|Mtra.|Arq.|Hno.|Biól.",
    "de": "Univ.-Prof. Dr.|Priv.-Doz. Dr.|PD Dr.|Dipl.-Ing.|Mag.ª|MMag.|Frau Dr.|Pfr.|apl. Prof.",
    "fr": "M.|Mme|Dr|Pr|Pr.|Mgr|Père|Abbé|Sœur",
    "pt": "Dr.ª|Prof.ª|Profa. Dra.|Prof. Doutor|Eng.|Arq.ª|Exmo. Sr.|Enf.",
    "ca": "Sr.|Sra.|Il·lma. Sra.|Excm. Sr.|Hble. Sra.|Dra.|Mossèn",
    "it": "Dott.|Dott.ssa|Prof.ssa|Ing.|Arch.|Avv.|Geom.|On.|Mons.|Sig.ra|Cav.|Geol.",
    "nl": "dr.|drs.|ir.|mr.|prof. dr. ir.|dhr.|mw.|mevr.|ds.|em. prof.",
    "pl": "dr hab.|prof. dr hab. inż.|mgr inż.|dr inż.|lek. med.|ks. dr|red.|adw.",
}
"""What stands before names, between bars."""
