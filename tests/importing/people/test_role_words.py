"""Words that say what somebody does or is from, in the languages that are read."""

from __future__ import annotations

import pytest

from liveroom.importing.people.organisations import is_organisation
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
HOUSES = """Sindicato de Mareas; Institut für Gezeiten; Editorial Salter; Oficina del Puerto; \
Liga del Puerto; Consejo de Mareas; Caisse du Port; Ligue du Port; Lega del Porto; \
Confederazione dei Porti; Consorzio del Mare; Bildungswerk Salter; Waterschap Salter; \
Spółdzielnia Port; Cambra de Salter; Conselho das Marés"""


@pytest.mark.parametrize("said", ROLES.replace("\n", ";").strip(";").split(";"))
def test_an_ordinary_role_is_one(said: str) -> None:
    assert is_role(Rich(said.strip()))


@pytest.mark.parametrize("said", HOUSES.split("; "))
def test_an_ordinary_house_is_an_organisation(said: str) -> None:
    assert is_organisation(Rich(said))
    assert not is_role(Rich(said))
