"""Words that say what somebody does, in the languages that are read."""

from __future__ import annotations

import pytest

from liveroom.importing.people.role_words import is_role
from liveroom.importing.text.rich import Rich

ROLES = """
Attorney General; Columnist; Of Counsel; Visiting Scholar; Discussant; Trade unionist
Corresponsal; Guionista; Párroco; Cónsul; Secretaria de Organización
Étudiante; Trésorière; Juge; Pompier; Maître de conférences en droit; MCF
Generalsekretär; Juniorprofessorin; Bundestagsabgeordnete; Klimaschutzmanager; Kämmerer
Sottosegretario; Conduttrice; Consulente; Parroco; Rappresentante
Estudante; Realizador; Sindicalista; Provedor; Vogal
Portaveu; Biòleg; Escriptor; Ramadera; Bisbe
Woordvoerder; Uitgever; Organisatieadviseur; Afdelingshoofd; Programmamanager
asystentka; weterynarz; naczelnik; programista; pułkownik
Biblioteksjef; Nestleiar; Forbundssekretær
"""
NONE = "Sindicato de Mareas; Institut für Gezeiten; Editorial Salter; Oficina del Puerto"


@pytest.mark.parametrize("said", ROLES.replace("\n", ";").strip(";").split(";"))
def test_an_ordinary_role_is_one(said: str) -> None:
    assert is_role(Rich(said.strip()))


@pytest.mark.parametrize("said", NONE.split("; "))
def test_a_house_is_none(said: str) -> None:
    assert not is_role(Rich(said))
