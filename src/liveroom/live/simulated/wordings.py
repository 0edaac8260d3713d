"""What simulated attendees are called, and what they ask in the language of an event."""

from __future__ import annotations

import random
from collections.abc import Iterator

from liveroom.core.room import Room

FIRST = (
    "Ana Lucía Carmen Diego Elena Fernando Gabriela Héctor Inés Javier Laura Marcos "
    "Nuria Óscar Paula Ramón Sofía Tomás Valentina Ximena"
)
LAST = (
    "Álvarez Benítez Castro Domínguez Echeverría Fuentes Guerrero Hernández Ibáñez "
    "Jiménez Lozano Méndez Navarro Ortega Pineda Quintero Rojas Salazar Torres Vargas"
)

ASKED: dict[str, tuple[str, ...]] = {
    "en": (
        "Where would you begin if you had to start again today?",
        "What did this cost, and who paid for it?",
        "How do you measure whether it works?",
        "What was the mistake that taught you most?",
        "Does this also work for a small organisation?",
        "How long did it take until you saw the first results?",
        "Who was against it, and how did you win them over?",
        "Will the slides and the recording be shared?",
        "What should we read to go further into this?",
        "How many people work on this with you?",
        "What would you advise somebody who has no budget?",
        "How do you keep it going once the project ends?",
        "Which of your assumptions turned out to be wrong?",
        "Is there anything in this that one should never copy?",
    ),
    "es": (
        "¿Por dónde empezarían si tuvieran que empezar hoy?",
        "¿Cuánto costó y quién lo pagó?",
        "¿Cómo miden si funciona?",
        "¿Cuál fue el error del que más aprendieron?",
        "¿Sirve también para una organización pequeña?",
        "¿Cuánto tardaron en ver los primeros resultados?",
        "¿Quién estaba en contra y cómo lo convencieron?",
        "¿Compartirán las presentaciones y la grabación?",
        "¿Qué recomiendan leer para profundizar?",
        "¿Cuántas personas trabajan con ustedes en esto?",
        "¿Qué le aconsejarían a quien no tiene presupuesto?",
        "¿Cómo se mantiene cuando se acaba el proyecto?",
        "¿Qué suposición suya resultó equivocada?",
        "¿Hay algo de esto que no se debería copiar nunca?",
    ),
    "fr": (
        "Par où commenceriez-vous si c’était à refaire aujourd’hui ?",
        "Combien cela a-t-il coûté, et qui a payé ?",
        "Comment mesurez-vous que cela fonctionne ?",
        "Quelle erreur vous a le plus appris ?",
        "Est-ce que cela convient aussi à une petite structure ?",
        "Combien de temps avant les premiers résultats ?",
        "Les supports et l’enregistrement seront-ils partagés ?",
        "Que nous conseillez-vous de lire pour aller plus loin ?",
        "Combien de personnes y travaillent avec vous ?",
        "Comment cela continue-t-il une fois le projet terminé ?",
    ),
    "de": (
        "Womit würden Sie anfangen, wenn Sie heute noch einmal beginnen müssten?",
        "Was hat das gekostet, und wer hat es bezahlt?",
        "Woran messen Sie, ob es wirkt?",
        "Aus welchem Fehler haben Sie am meisten gelernt?",
        "Geht das auch in einer kleinen Organisation?",
        "Wie lange hat es bis zu den ersten Ergebnissen gedauert?",
        "Bekommen wir die Folien und die Aufzeichnung?",
        "Was sollte man lesen, um tiefer einzusteigen?",
        "Wie viele Menschen arbeiten bei Ihnen daran?",
        "Wie geht es weiter, wenn das Projekt endet?",
    ),
    "pt": (
        "Por onde começariam se tivessem de recomeçar hoje?",
        "Quanto custou e quem pagou?",
        "Como medem se funciona?",
        "Qual foi o erro que mais vos ensinou?",
        "Também serve para uma organização pequena?",
        "Quanto tempo levou até aos primeiros resultados?",
        "Vão partilhar as apresentações e a gravação?",
        "O que recomendam ler para aprofundar?",
        "Quantas pessoas trabalham nisto convosco?",
        "Como continua depois de o projeto acabar?",
    ),
    "ca": (
        "Per on començaríeu si haguéssiu de tornar a començar avui?",
        "Quant va costar i qui ho va pagar?",
        "Com mesureu si funciona?",
        "Quin va ser l’error que us va ensenyar més?",
        "També serveix per a una organització petita?",
        "Quant vau trigar a veure els primers resultats?",
        "Compartireu les presentacions i l’enregistrament?",
        "Què recomaneu llegir per aprofundir-hi?",
        "Quantes persones hi treballeu?",
        "Com continua quan s’acaba el projecte?",
    ),
}
ABOUT: dict[str, tuple[str, ...]] = {
    "en": ("About “{it}”: could you give an example?", "What comes after “{it}”?"),
    "es": ("Sobre «{it}»: ¿podrían dar un ejemplo?", "¿Qué viene después de «{it}»?"),
    "fr": ("À propos de « {it} » : auriez-vous un exemple ?",),
    "de": ("Zu „{it}“: Können Sie ein Beispiel nennen?",),
    "pt": ("Sobre «{it}»: podem dar um exemplo?",),
    "ca": ("Sobre «{it}»: podríeu posar-ne un exemple?",),
}
"""The same about a segment of the program."""

FALLBACK = "en"
LONGEST_TITLE = 120


def name(chance: random.Random) -> str | None:
    """A name to show with one's questions; two in five give none."""
    if chance.random() < 0.4:
        return None
    return f"{chance.choice(FIRST.split())} {chance.choice(LAST.split())}"


def questions(room: Room, chance: random.Random) -> Iterator[str]:
    """All questions in some order, each once, in the event's language where there are any."""
    language = (room.program.language or FALLBACK).partition("-")[0]
    language = language if language in ASKED else FALLBACK
    titles = dict.fromkeys(each.title for each in room.rundown.segments)
    short = [title for title in titles if len(title) <= LONGEST_TITLE]
    about = [form.format(it=title) for title in short for form in ABOUT[language]]
    all_ = [*ASKED[language], *about]
    chance.shuffle(all_)
    return iter(all_)
