"""Tells the network where the server is (DNS-SD over multicast DNS), so that new devices find it.

A convenience: whatever fails here is logged and tried again, and the server goes on.
"""

import ipaddress
import logging
import socket
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import ifaddr
from zeroconf import ServiceInfo, Zeroconf

from server.domain.site import Site
from shared.wire.scalars import PROTOCOL

log = logging.getLogger(__name__)

SERVICE_TYPE: Final = "_antrean._tcp.local."
LOOK_SECONDS: Final = 30.0
"""How often to see whether this machine's addresses have changed."""
MOST_SITES: Final = 8
"""As many as fit into one announcement with names of usual length."""
LABEL_BYTES, TEXT_BYTES = 55, 200
"""DNS labels have at most 63 bytes, and the library may add a number; DNS texts have at most 255."""
JOIN_SECONDS: Final = 5.0


@dataclass(frozen=True, slots=True)
class Announcement:
    """What is told."""

    port: int
    sites: Sequence[Site]

    def service(self, addresses: Sequence[str]) -> ServiceInfo:
        """The announcement, as the library wants it, for these IPv4 addresses."""
        host = socket.gethostname().partition(".")[0]
        names = [site.description.name.id for site in self.sites]
        label = _cut(f"{names[0] if names else 'Antrean'} ({host} {self.port})".replace(".", " "), LABEL_BYTES)
        texts = {"protocol": str(PROTOCOL)}
        for place, site in enumerate(self.sites[:MOST_SITES], 1):
            texts[f"site{place}"] = _cut(f"{site.code} {site.description.name.id}", TEXT_BYTES)
        return ServiceInfo(
            SERVICE_TYPE,
            f"{label}.{SERVICE_TYPE}",
            addresses=[ipaddress.IPv4Address(address).packed for address in addresses],
            port=self.port,
            properties=texts,
            server=f"antrean-{self.port}-{_cut(host, 40)}.local.",
        )


class Announcer:
    """Announces on a thread of its own, from `start` to `stop`, and anew whenever the machine's addresses change."""

    def __init__(self, announcement: Announcement, addresses: Callable[[], list[str]]) -> None:
        self._announcement = announcement
        self._addresses = addresses
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="announcing", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Take it back, within a short bounded time."""
        self._stopping.set()
        if self._thread.ident is not None:
            self._thread.join(JOIN_SECONDS)

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self._announce_from(self._addresses())
            except Exception as fault:  # noqa: BLE001 - see above: nothing here may end the server
                log.warning("The server cannot be announced; type its address at the kiosks: %s", fault)
                self._stopping.wait(LOOK_SECONDS)

    def _announce_from(self, addresses: list[str]) -> None:
        if not addresses:
            self._stopping.wait(LOOK_SECONDS)
            return
        zeroconf = Zeroconf(interfaces=addresses)
        try:
            zeroconf.register_service(self._announcement.service(addresses), allow_name_change=True)
            while not self._stopping.wait(LOOK_SECONDS) and self._addresses() == addresses:
                pass
        finally:
            zeroconf.close()


def reachable_addresses(host: str) -> Callable[[], list[str]]:
    """A look at the IPv4 addresses under which a server that listens on `host` is reached from other machines."""
    if host in ("", "0.0.0.0", "::"):  # noqa: S104 - recognised, not listened on
        return _own_addresses
    return lambda: [] if ":" in host or not _is_address(host) else [host]


def _own_addresses() -> list[str]:
    found = [ip.ip for adapter in ifaddr.get_adapters() for ip in adapter.ips if isinstance(ip.ip, str)]
    return sorted(address for address in found if not ipaddress.IPv4Address(address).is_loopback)


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _cut(text: str, longest: int) -> str:
    """At most so many bytes of UTF-8, no character halved."""
    return text.encode()[:longest].decode(errors="ignore")
