"""Under which addresses the room can reach this computer, found without asking the internet."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address

import psutil

LOCAL = "127.0.0.1"
# Adapters that lead to programs of this computer or to another network, not to the room.
VIRTUAL = re.compile(
    r"virtual|vmware|vmnet|vbox|vethernet|hyper-v|wsl|docker|podman|virbr|loopback|bluetooth"
    r"|tailscale|zerotier|hamachi|vpn|^(br-|veth|tun|tap|utun|wg|awdl|llw|lo\d*$)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Adapter:
    """One IPv4 address of this computer and the name of the adapter that has it."""

    name: str
    address: IPv4Address

    @property
    def is_virtual(self) -> bool:
        """Tell whether the adapter's name says that no room is behind it."""
        return bool(VIRTUAL.search(self.name))


def lan_addresses() -> list[str]:
    """Return the addresses at which the room may find this computer, the likeliest first."""
    return choose(_adapters())


def choose(adapters: Iterable[Adapter]) -> list[str]:
    """Order addresses: private ones first; virtual adapters only when there is nothing else."""
    usable = [each for each in adapters if _can_be_reached(each.address)]
    real = [each for each in usable if not each.is_virtual] or usable
    real.sort(key=lambda each: (not each.address.is_private, _rarity(each.address), each.address))
    return list(dict.fromkeys(str(each.address) for each in real))


def _adapters() -> Iterable[Adapter]:
    states = psutil.net_if_stats()
    for name, entries in psutil.net_if_addrs().items():
        if name in states and not states[name].isup:
            continue
        for entry in entries:
            if entry.family == socket.AF_INET:
                yield Adapter(name, IPv4Address(entry.address))


def _can_be_reached(address: IPv4Address) -> bool:
    # Link-local is what a computer gives itself when no network gave it an address.
    return not (address.is_loopback or address.is_link_local or address.is_unspecified)


def _rarity(address: IPv4Address) -> int:
    """Order private ranges by how often a room's router or a laptop's hotspot uses them."""
    ranges = ("192.168.", "10.", "172.")
    return next((n for n, start in enumerate(ranges) if str(address).startswith(start)), 3)
