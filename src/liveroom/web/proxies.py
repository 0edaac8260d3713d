"""Which peers are proxies of ours, whose word on where a request comes from is believed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

LOOPBACK = "loopback"
"""The name for proxies on this machine."""

Network = IPv4Network | IPv6Network
_NAMED = {LOOPBACK: ("127.0.0.0/8", "::1/128")}


def networks(names: Iterable[str]) -> list[str]:
    """The networks that addresses, networks and `loopback` stand for, as uvicorn takes them.

    IPv4 ones come in their IPv6 form too: so they are seen by a server that listens on both.
    Raises ValueError for anything else, and for a network of everybody; it says which and why.
    """
    plain = [ip_network(each) for name in names for each in _NAMED.get(name, (name,))]
    for network in plain:
        if network.prefixlen == 0:
            raise ValueError(f"{str(network)!r} is everybody")
    return [str(each) for network in plain for each in (network, *_mapped(network))]


@lru_cache(maxsize=4096)
def is_in(peer: str, allowed: tuple[str, ...]) -> bool:
    """Whether a peer's address is in one of these networks, so that its word is believed."""
    try:
        address = ip_address(peer)
    except ValueError:
        return False
    return any(address in ip_network(each) for each in allowed)


def _mapped(network: Network) -> list[IPv6Network]:
    if isinstance(network, IPv6Network):
        return []
    return [IPv6Network(f"::ffff:{network.network_address}/{96 + network.prefixlen}")]
