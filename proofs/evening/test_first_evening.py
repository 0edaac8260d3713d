"""The page for a first evening, typed as it stands on an empty Debian, and on a second one."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest

from proofs import report
from proofs.evening.debian import Debian, booted
from tests.cli.process import ROOT
from tests.house.pages import typed as typed_on

PAGE = ROOT / "docs" / "first-evening.md"
ELSEWHERE = "On another machine"
OF_ITS_OWN = (
    ("Proxy and certificate", "rooms.example.org {", "rooms.example.org {\n    tls internal"),
    ("Proxy and certificate", "liveroom doctor", "TRUST\nliveroom doctor"),
)
"""Nobody certifies this machine: Caddy is its own authority here, and is trusted."""
TRUST = """
echo "127.0.0.1 rooms.example.org" >> /etc/hosts
authority=/var/lib/caddy/.local/share/caddy/pki/authorities/local/root.crt
until test -e $authority; do sleep 0.2; done
cat $authority >> /etc/ssl/certs/ca-certificates.crt
"""
UNTIL_SERVED = """
until liveroom doctor --config /etc/liveroom.toml > /dev/null; do sleep 0.5; done
"""
RESTARTS = 3
"""More in ten seconds are too many for systemd."""
VISITED = f"""
cat > /root/visits.py <<'END'
import subprocess, threading, urllib.error, urllib.request
statuses, over = [], threading.Event()

def visit():
    while not over.is_set():
        try:
            statuses.append(urllib.request.urlopen("https://rooms.example.org/healthz").status)
        except urllib.error.HTTPError as error:
            statuses.append(error.code)

visitors = [threading.Thread(target=visit) for _ in range(8)]
for each in visitors:
    each.start()
restarts = [subprocess.run(["systemctl", "restart", "liveroom"]) for _ in range({RESTARTS})]
over.set()
for each in visitors:
    each.join()
assert not any(each.returncode for each in restarts)
print(len(statuses), *{{*statuses}})
END
systemctl reset-failed liveroom
python3 /root/visits.py
systemctl reset-failed liveroom
"""
"""What people are answered who come by the proxy while the server is restarted."""
STOPPED = """
systemctl reset-failed liveroom
mkdir -p /etc/systemd/system/liveroom.service.d
cat > /etc/systemd/system/liveroom.service.d/soon.conf <<END
[Service]
WatchdogSec=2
TimeoutAbortSec=2
END
systemctl daemon-reload
systemctl restart liveroom
kill -STOP "$(systemctl show -p MainPID --value liveroom)"
until test "$(systemctl show -p NRestarts --value liveroom)" = 1; do sleep 0.2; done
"""
"""A process that turns no more, of a unit that is less patient."""


def sections() -> dict[str, str]:
    """The lines to type, by the heading that they stand under."""
    found: dict[str, str] = {}
    for part in PAGE.read_text("utf-8").split("\n## ")[1:]:
        heading, _, text = part.partition("\n")
        found[heading] = "".join(re.findall(r"^```\n(.*?)^```$", text, re.M | re.S))
    for heading, before, after in OF_ITS_OWN:
        assert before in found[heading]
        found[heading] = (
            found[heading].replace(before, after).replace("TRUST", TRUST + UNTIL_SERVED)
        )
    return found


@pytest.fixture(scope="module")
def second(empty: Path) -> Path:
    root = empty.with_name("second")
    subprocess.run(["cp", "-a", empty, root], check=True)  # with its devices
    return root


@pytest.fixture(scope="module")
def first(empty: Path, second: Path) -> Iterator[Debian]:
    root = empty.with_name("booted")
    subprocess.run(["cp", "-a", empty, root], check=True)
    with booted(root, 1) as debian:
        yield debian


def rooms(debian: Debian) -> list[str]:
    told = json.loads(debian.type("liveroom rooms --json --config /etc/liveroom.toml"))
    return [each["room"] for each in told]


def test_the_page_is_an_evening(first: Debian, second: Path) -> None:
    typed = sections()
    *here, elsewhere = typed
    assert elsewhere == ELSEWHERE
    said = {heading: first.type(typed[heading]) for heading in here[:-1]}
    count, *statuses = first.type(VISITED).split()
    assert statuses == ["200"], "nobody is turned away by a restart"
    assert int(count) > RESTARTS
    assert "✗" not in said["Proxy and certificate"]
    assert "Active: active (running)" in said["Watch"]
    assert rooms(first) != []
    links = re.findall(r"https://rooms\.example\.org/\S+", said["The first event"])
    opened = "python3 -c 'import sys, urllib.request as u; print(u.urlopen(sys.argv[1]).status)'"
    (attendee,) = [link for link in links if "/join/" in link]
    assert first.type(f"{opened} {attendee}") == "200\n"

    kept = rooms(first)
    back = typed_on("operating.md", "Upgrade and roll back").replace("X.Y.Z", version("liveroom"))
    first.type(back)
    assert rooms(first) == kept
    assert first.type(f"{opened} {attendee}") == "200\n"

    for name, there in (
        ("etc/liveroom.toml", "etc/liveroom.toml"),
        ("var/backups/liveroom.tar", "root/liveroom/liveroom.tar"),
    ):
        shutil.copy(first.root / name, second / there)
    first.type(typed["Erase"])
    assert rooms(first) == kept[1:]
    first.type(STOPPED + UNTIL_SERVED)

    with booted(second, 2) as other:
        other.type(typed[elsewhere] + "until test -e /run/systemd/units; do :; done")
        assert rooms(other) == kept
        other.type(typed["Proxy and certificate"])
        assert other.type(f"{opened} {attendee}") == "200\n"
    report.note(
        "a first evening",
        len(here),
        f"{count} visits during {RESTARTS} restarts, each was answered; a server that stood still "
        f"was started anew; {len(kept)} of {len(kept)} rooms on the other one",
    )
