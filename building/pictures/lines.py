"""What is asked on the staged evening, and what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from liveroom.demo import phrases

ENGLISH = (
    "Which of your international networks would you join again today, and which not?",
    "How do you explain the value of a twinning agreement to residents who never travel?",
    "Could Bogotá share how its strategy survived a change of government?",
    "What would you do in the first hundred days of a new international office?",
    "How do you decide that a project has failed, and who may say so?",
    "Is there English material about the AL-LAs method?",
    "Do metropolitan areas need a legal mandate before they act abroad?",
    "How many people work in your office, and what did you start with?",
)
LONGER = (
    "En nuestra área metropolitana conviven veintitrés municipios con prioridades muy distintas, y "
    "los pequeños sienten que la agenda internacional es cosa de la capital. ¿Cómo consiguieron "
    "que también ellos la hicieran suya, y qué les ofrecieron a cambio de su tiempo?"
)
CLUMSY = "la AMB cuanto $$ dedica a esto y quien lo controla??"
CLEARER = "¿Qué presupuesto dedica el Área Metropolitana de Barcelona a esto, y quién lo controla?"
WRITTEN = "Sí: está en la web de Metropolis, en español, inglés y francés."
REASONS = ("off_topic", "duplicate", "Already answered in the talk")
QUESTIONS = (LONGER, CLUMSY, *ENGLISH, *phrases.ONCE)
THEMES = (
    "el transporte metropolitano", "la vivienda asequible", "los fondos europeos",
    "la calidad del aire", "la recogida de residuos", "el agua potable", "los datos abiertos",
    "los barrios periféricos", "la agenda urbana", "el empleo juvenil", "las redes de ciudades",
    "los parques metropolitanos", "la movilidad escolar", "las migraciones", "los mercados",
    "la memoria histórica", "la pobreza energética", "el turismo", "las bibliotecas",
    "los refugios climáticos", "la diplomacia de las ciudades", "las universidades",
    "el presupuesto participativo", "las zonas de bajas emisiones", "el deporte base",
    "la soledad de los mayores", "los municipios pequeños", "la frontera", "los puertos",
    "la cooperación con América Latina",
)  # fmt: skip
WAYS = (
    "¿Qué papel tienen las vecinas cuando se decide sobre {theme}?",
    "¿Quién paga {theme} y quién decide?",
    "¿Cómo miden ustedes los resultados en {theme}?",
    "Soy técnica municipal y trabajo en {theme}: ¿a quién debería llamar para colaborar?",
    "¿Hay algún ejemplo de otra ciudad que haya fracasado con {theme}, y qué aprendieron?",
    "¿Qué harían distinto en {theme} si empezaran hoy?",
    "¿Dónde se publican los informes sobre {theme}?",
    "¿Por qué se habla tan poco de {theme} fuera de las capitales?",
    "¿Qué pasa con {theme} cuando cambia el gobierno?",
    "¿Se puede avanzar en {theme} sin subir impuestos, con el personal que ya tenemos?",
    "¿Qué redes internacionales sirven de verdad para {theme}?",
    "Gracias por la charla. ¿Qué tiene de metropolitano {theme}?",
)
CROWD = tuple(way.format(theme=theme) for way in WAYS for theme in THEMES)
"""What everybody else asks, so that there are four hundred questions in all."""


@dataclass(frozen=True, slots=True)
class Fates:
    """By index in QUESTIONS; whatever is in none of these has just been received."""

    aloud: Sequence[int] = (10, 12, 4, 17)
    live: int = 14
    queued: Sequence[int] = (0, 13, 1, 25)
    approved: Sequence[int] = (2, 3, 5, 11, 15, 16, 18, 20, 21, 22, 24, 26, 29, 32)
    written: Sequence[int] = (23,)
    held: Sequence[int] = (6, 28)
    dismissed: Sequence[int] = (30, 35, 8)
    merged: dict[int, int] = field(default_factory=lambda: {27: 25, 9: 26})

    @property
    def decided(self) -> list[int]:
        """In the order of asking; all these were asked before the Q&A."""
        shown = {*self.aloud, self.live, *self.queued, *self.approved}
        return sorted({*shown, *self.written, *self.held, *self.dismissed, *self.merged})

    @property
    def received(self) -> list[int]:
        """Nobody has looked at these yet."""
        return sorted(set(range(len(QUESTIONS))) - set(self.decided))
