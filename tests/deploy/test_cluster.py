"""deploy/cluster says the same in its settings, its containers and its balancer."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path
from secrets import token_hex
from typing import Any

import pytest
import yaml
from psycopg.conninfo import conninfo_to_dict

from liveroom.web.settings import SettingsError, load

DEPLOY = Path(__file__).parents[2] / "deploy"
CLUSTER = DEPLOY / "cluster"


def settings() -> dict[str, str]:
    lines = (CLUSTER / "cluster.env").read_text("utf-8").splitlines()
    said = [shlex.split(line) for line in lines if line and not line.startswith("#")]
    return {name: value for (each,) in said for name, _, value in [each.partition("=")]}


def compose() -> dict[str, Any]:
    return dict(yaml.safe_load((CLUSTER / "compose.yaml").read_text("utf-8")))


def addresses(name: str) -> list[str]:
    return settings()[name].split(",")


def parts(part: str) -> list[dict[str, Any]]:
    """The containers that run etcd or a database."""
    services = compose()["services"].values()
    return [each for each in services if each.get("command", [None])[0] == part]


def servers() -> list[dict[str, Any]]:
    """The containers that run liveroom."""
    image = {"context": "../..", "dockerfile": "deploy/Containerfile"}
    return [each for each in compose()["services"].values() if each.get("build") == image]


def places(containers: list[dict[str, Any]]) -> list[str]:
    """The addresses of containers, each in the network of its machine."""
    machines = compose()["services"]
    names = [each["network_mode"].removeprefix("service:") for each in containers]
    return [machines[name]["networks"]["cluster"]["ipv4_address"] for name in names]


def balanced() -> list[str]:
    return re.findall(
        r"^ *server \w+ ([\d.]+):8000 check$", (DEPLOY / "haproxy.cfg").read_text("utf-8"), re.M
    )


def test_containers_run_where_the_settings_and_the_balancer_look_for_them() -> None:
    for part, name in (("etcd", "ETCD"), ("database", "DATABASES")):
        assert places(parts(part)) == addresses(name)
        assert [each["command"][1] for each in parts(part)] == addresses(name)
    assert places(servers()) == balanced()
    balancer = compose()["services"]["balancer"]["networks"]["cluster"]["ipv4_address"]
    assert balancer == settings()["LIVEROOM_TRUSTED_PROXIES"]


def test_servers_look_for_the_primary_among_the_databases() -> None:
    log = conninfo_to_dict(settings()["LIVEROOM_LOG"])
    assert (log["host"], log["target_session_attrs"]) == (settings()["DATABASES"], "read-write")


def test_containers_get_the_settings_and_databases_keep_what_they_write() -> None:
    kept = []
    for container in parts("etcd") + parts("database"):
        assert (container["env_file"], container["build"]) == ("cluster.env", ".")
        (volume,) = container["volumes"]
        name, _, at = volume.partition(":")
        assert at == settings()["FOLDER"]
        kept.append(name)
    assert kept == [*compose()["volumes"]], "each has one of its own"
    for container in servers():
        assert container["env_file"] == "cluster.env"


def test_servers_understand_their_settings() -> None:
    given = {name: text for name, text in settings().items() if name.startswith("LIVEROOM_")}
    with pytest.raises(SettingsError, match="owner_key"):
        load(None, given)
    given["LIVEROOM_OWNER_KEY"] = token_hex(24)  # as docs/cluster.md has it
    understood = load(None, given)
    assert understood.log == given["LIVEROOM_LOG"]
    assert understood.base_url == given["LIVEROOM_BASE_URL"]


def test_containers_are_made_of_what_the_checkout_has() -> None:
    text = (CLUSTER / "Containerfile").read_text("utf-8")
    (copied,) = re.findall(r"^COPY (.+) /cluster/$", text, re.M)
    assert [name for name in copied.split() if not (CLUSTER / name).is_file()] == []
    mounted = compose()["services"]["balancer"]["volumes"]
    assert [(CLUSTER / each.split(":")[0]).resolve() for each in mounted if each[0] == "."] == [
        DEPLOY / "haproxy.cfg"
    ]


def test_a_commit_waits_for_the_standby_and_a_dead_primary_is_replaced_in_time() -> None:
    shared = yaml.safe_load((CLUSTER / "patroni.yml").read_text("utf-8"))["bootstrap"]["dcs"]
    assert shared["synchronous_mode"] is True
    assert shared["postgresql"]["parameters"]["synchronous_commit"] == "on"
    assert shared["loop_wait"] + 2 * shared["retry_timeout"] <= shared["ttl"] <= 20


@pytest.mark.parametrize("script", ["run", "start", "stop", "first"])
def test_a_script_can_be_run(script: str) -> None:
    subprocess.run(["sh", "-n", str(CLUSTER / script)], check=True)
    assert (CLUSTER / script).stat().st_mode & 0o111 == 0o111


def test_a_script_says_that_it_knows_no_such_part() -> None:
    said = subprocess.run([CLUSTER / "run", "queue"], capture_output=True, text=True, check=False)
    assert (said.returncode, said.stderr) == (2, "run: there is no part queue\n")
