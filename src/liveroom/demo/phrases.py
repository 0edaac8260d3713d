"""What the simulated attendees of the example webinar ask, in Spanish."""

from __future__ import annotations

import random
from collections.abc import Iterator

ONCE = (
    "¿Cómo se justifica el presupuesto de acción internacional cuando faltan recursos básicos?",
    "¿Qué perfil profesional recomiendan para una oficina de relaciones internacionales?",
    "¿Por dónde empieza un municipio pequeño que nunca ha tenido política internacional?",
    "¿Cómo evitan que la estrategia cambie por completo con cada nuevo gobierno?",
    "¿Qué indicadores utilizan para medir el impacto de la internacionalización?",
    "¿Cómo se coordina el área metropolitana con los municipios que la componen?",
    "¿Y con el ministerio de asuntos exteriores? ¿Hay tensiones de competencias?",
    "¿Qué papel juega la universidad en la acción exterior de la ciudad?",
    "¿Cómo comunican a la ciudadanía para qué sirve viajar a una conferencia?",
    "¿La cooperación descentralizada sigue teniendo sentido después de la pandemia?",
    "¿Qué redes de ciudades recomiendan y cuáles consideran una pérdida de tiempo?",
    "¿Cómo se localizan los ODS sin que se queden en un logotipo en la web?",
    "¿Han conseguido financiación internacional para vivienda o transporte metropolitano?",
    "¿Existe un documento público con su estrategia que podamos consultar?",
    "¿Cómo participan las empresas locales sin que la agenda sea solo comercial?",
    "¿Qué errores cometieron al principio que hoy no repetirían?",
    "¿Puede una ciudad hablar con voz propia en la agenda climática global?",
    "¿Cómo integran la perspectiva de género en la política internacional local?",
    "¿Cuántas personas trabajan en su equipo y cómo se reparten las tareas?",
    "¿Qué hacen con los hermanamientos antiguos que ya no producen nada?",
    "¿Cómo se mide el retorno de acoger un gran evento internacional?",
    "¿Qué relación tienen con las comunidades migrantes y sus países de origen?",
    "¿Se puede hacer internacionalización sin una oficina dedicada?",
    "¿Cómo preparan a los técnicos de otras áreas para trabajar con socios extranjeros?",
    "¿Qué aporta el proyecto AL-LAs a una ciudad que se incorpora ahora?",
    "¿Compartirán las presentaciones y la grabación?",
    "¿Cómo se decide con qué ciudades cooperar y con cuáles no?",
    "¿La política internacional debería aprobarse en el pleno municipal?",
)
FORMS = (
    "¿Qué podría aprender {city} de las experiencias que han presentado?",
    "Saludos desde {city}. ¿Cómo adaptarían esta estrategia a una ciudad como la nuestra?",
    "En {city} no tenemos competencias claras en este tema. ¿Cómo lo resolvieron ustedes?",
    "¿Ven posible una alianza entre {city} y su área metropolitana?",
)
CITIES = (
    "Quito Montevideo Rosario Medellín Guadalajara Asunción Lima Córdoba Valencia Zaragoza "
    "Cochabamba Mérida Santiago Rabat Lisboa Guayaquil Belo_Horizonte San_José La_Paz Málaga"
)


def questions(chance: random.Random) -> Iterator[str]:
    """All questions in some order, each once."""
    cities = [city.replace("_", " ") for city in CITIES.split()]
    all_ = [*ONCE, *(form.format(city=city) for form in FORMS for city in cities)]
    chance.shuffle(all_)
    return iter(all_)
