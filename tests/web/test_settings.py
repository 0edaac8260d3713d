"""What an operator sets, and how a mistake is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from liveroom.web.settings import Settings, SettingsError, load


def test_the_command_line_wins_over_the_environment_and_that_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / "liveroom.toml"
    file.write_text('host = "file"\nport = 1\ndata = "file"\nembed_hosts = ["video.example"]\n')
    found = load(file, {"LIVEROOM_PORT": "2", "LIVEROOM_DATA": "env", "HOME": "x"}, data="line")
    assert (found.host, found.port, found.data) == ("file", 2, "line")
    assert found.embed_hosts == ("video.example",)


def test_nothing_set_is_safe_on_this_machine() -> None:
    found = load()
    assert (found, found.host, found.base_url) == (Settings(), "127.0.0.1", None)


def test_lists_in_the_environment_are_split_at_commas() -> None:
    found = load(environ={"LIVEROOM_PUBLIC_HOSTS": "a.example, b.example:8443,"})
    assert found.public_hosts == ("a.example", "b.example:8443")
    found = load(environ={"LIVEROOM_TRUSTED_PROXIES": "loopback, 10.0.0.0/8"})
    assert found.trusted_proxies == ("loopback", "10.0.0.0/8")


@pytest.mark.parametrize(
    ("environ", "field"),
    [
        ({"LIVEROOM_PROT": "8000"}, "prot"),
        ({"LIVEROOM_PORT": "eight"}, "port"),
        ({"LIVEROOM_PORT": "70000"}, "port"),
        ({"LIVEROOM_STORE": "floppy"}, "store"),
        ({"LIVEROOM_BASE_URL": "rooms.example.org"}, "base_url"),
        ({"LIVEROOM_BASE_URL": "http://rooms.example.org"}, "base_url"),
        ({"LIVEROOM_BASE_URL": "https://rooms.example.org/live"}, "base_url"),
        ({"LIVEROOM_BASE_URL": "https://user@rooms.example.org"}, "base_url"),
        ({"LIVEROOM_BASE_URL": "http://10.0.0.5:8000"}, "base_url"),
        (
            {"LIVEROOM_BASE_URL": "http://8.8.8.8", "LIVEROOM_ALLOW_PLAIN_HTTP": "true"},
            "base_url",
        ),
        (
            {"LIVEROOM_BASE_URL": "http://a.example", "LIVEROOM_ALLOW_PLAIN_HTTP": "true"},
            "base_url",
        ),
        ({"LIVEROOM_ALLOW_PLAIN_HTTP": "perhaps"}, "allow_plain_http"),
        ({"LIVEROOM_IMPRINT_URL": "/imprint"}, "imprint_url"),
        ({"LIVEROOM_PRIVACY_URL": "javascript:alert(1)"}, "privacy_url"),
        ({"LIVEROOM_ACCESSIBILITY_URL": "city.example"}, "accessibility_url"),
        ({"LIVEROOM_OWNER_KEY": "short"}, "owner_key"),
        ({"LIVEROOM_OWNER_KEY": "Password12345678"}, "owner_key"),
        ({"LIVEROOM_METRICS_TOKEN": "k" * 16}, "metrics_token"),
        ({"LIVEROOM_PUBLIC_HOSTS": "https://a.example"}, "public_hosts"),
        ({"LIVEROOM_EMBED_HOSTS": "*.example"}, "embed_hosts"),
        ({"LIVEROOM_EMBED_HOSTS": "a.example; script-src *"}, "embed_hosts"),
        ({"LIVEROOM_EMBED_HOSTS": "a.example:port"}, "embed_hosts"),
        ({"LIVEROOM_TRUSTED_PROXIES": "proxy.example"}, "trusted_proxies"),
        ({"LIVEROOM_TRUSTED_PROXIES": "10.0.0.1/8"}, "trusted_proxies"),
        ({"LIVEROOM_TRUSTED_PROXIES": "loopback,0.0.0.0/0"}, "trusted_proxies"),
        ({"LIVEROOM_HELLO_SECONDS": "0"}, "hello_seconds"),
        ({"LIVEROOM_MAX_SOCKETS": "-1"}, "max_sockets"),
        ({"LIVEROOM_SOCKETS_PER_ADDRESS": "0"}, "sockets_per_address"),
        ({"LIVEROOM_QUESTIONS_PER_ADDRESS": "0"}, "questions_per_address"),
        ({"LIVEROOM_DISK_RESERVE": "-1"}, "disk_reserve"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(environ: dict[str, str], field: str) -> None:
    with pytest.raises(SettingsError, match=f"^{field}: "):
        load(environ=environ)


@pytest.mark.parametrize(
    "address",
    ["http://10.0.0.5:8000", "http://[fd00::5]", "http://hall.local", "http://stage:8000"],
)
def test_a_hall_without_internet_may_be_reached_by_plain_http(address: str) -> None:
    with pytest.raises(SettingsError, match="allow_plain_http"):
        load(environ={"LIVEROOM_BASE_URL": address})
    found = load(environ={"LIVEROOM_BASE_URL": address, "LIVEROOM_ALLOW_PLAIN_HTTP": "true"})
    assert (found.base_url, found.allow_plain_http) == (address, True)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("proxy.example", "'proxy.example' does not appear to be an IPv4 or IPv6 network"),
        ("10.0.0.1/8", "10.0.0.1/8 has host bits set"),
        ("0.0.0.0/0", "'0.0.0.0/0' is everybody"),
        ("::/0", "'::/0' is everybody"),
    ],
)
def test_what_is_wrong_with_a_proxy_is_said_in_one_sentence(name: str, told: str) -> None:
    with pytest.raises(SettingsError) as refused:
        load(environ={"LIVEROOM_TRUSTED_PROXIES": f"loopback,{name}"})
    assert str(refused.value) == (
        "trusted_proxies: must be addresses, networks such as 10.0.0.0/8, or the word loopback; "
        + told
    )


def test_an_unknown_key_in_the_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "liveroom.toml"
    file.write_text("ports = 8000\n")
    with pytest.raises(SettingsError, match=r"^ports: no such setting; there are host, port"):
        load(file)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"missing\.toml: cannot be read"):
        load(tmp_path / "missing.toml")
    broken = tmp_path / "broken.toml"
    broken.write_text("port = ")
    with pytest.raises(SettingsError, match=r"broken\.toml: "):
        load(broken)
