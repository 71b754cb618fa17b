"""Servers that announce themselves on the network (DNS-SD over multicast DNS), found on a thread of its own."""

import ipaddress
import logging
import queue
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from shared.wire.scalars import PROTOCOL

if TYPE_CHECKING:
    from zeroconf import ServiceInfo, ServiceStateChange, Zeroconf

log = logging.getLogger("antrean.finding")

SERVICE_TYPE: Final = "_antrean._tcp.local."
LOOK_SECONDS: Final = 5.0
"""How often to see whether this machine has come to another network: a cable plugged in late, a new address."""
RESOLVE_MS: Final = 2000
JOIN_SECONDS: Final = 5.0


@dataclass(frozen=True, slots=True, order=True)
class FoundServer:
    """A server that may be connected to."""

    name: str
    """The names of its sites, for people."""
    uri: str
    """ws://host:port/"""


OnFound = Callable[[tuple[FoundServer, ...]], None]


class Finder(Protocol):
    """Looks for servers from `start` to `stop`."""

    def start(self, on_found: OnFound) -> None:
        """Begin; `on_found` is told, on any thread, all servers there are whenever they change."""
        ...

    def stop(self) -> None:
        """End; nothing is told afterwards."""
        ...


class ServerFinder:
    """Finds servers by zeroconf. A network that cannot be used is tried again until it can."""

    def __init__(self, interfaces: Sequence[str] | None = None) -> None:
        """`interfaces` are addresses of this machine to look from; None for all that it has, loopback excepted."""
        self._interfaces = interfaces
        self._on_found: OnFound = lambda _: None
        self._changes: queue.SimpleQueue[tuple[str, bool] | None] = queue.SimpleQueue()
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._found: dict[str, FoundServer] = {}

    def start(self, on_found: OnFound) -> None:
        """Begin to look."""
        self._on_found = on_found
        self._thread = threading.Thread(target=self._run, name="finding", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End within a short bounded time."""
        self._stopping.set()
        self._changes.put(None)
        if self._thread is not None:
            self._thread.join(JOIN_SECONDS)

    def _run(self) -> None:
        while not self._stopping.is_set():
            addresses = self._addresses()
            try:
                self._look_from(addresses)
            except Exception as fault:  # noqa: BLE001 - finding is a convenience: an address can be typed instead
                log.warning("Servers cannot be looked for: %s", fault)
                self._stopping.wait(LOOK_SECONDS)
            self._found.clear()
            self._tell()

    def _look_from(self, addresses: Sequence[str]) -> None:
        """Follow the announcements until this machine's addresses change."""
        from zeroconf import ServiceBrowser, Zeroconf  # noqa: PLC0415 - takes a tenth of a second, and few runs need it

        if not addresses:
            self._stopping.wait(LOOK_SECONDS)
            return
        zeroconf = Zeroconf(interfaces=list(addresses))
        try:
            ServiceBrowser(zeroconf, SERVICE_TYPE, handlers=[self._note])
            while not self._stopping.is_set():
                try:
                    change = self._changes.get(timeout=LOOK_SECONDS)
                except queue.Empty:
                    if self._addresses() != addresses:
                        return
                    continue
                if change is not None:
                    self._follow(zeroconf, *change)
        finally:
            zeroconf.close()

    def _note(self, zeroconf: "Zeroconf", service_type: str, name: str, state_change: "ServiceStateChange") -> None:  # noqa: ARG002 - zeroconf calls it by these names
        self._changes.put((name, state_change.name != "Removed"))

    def _follow(self, zeroconf: "Zeroconf", name: str, is_there: bool) -> None:
        info = zeroconf.get_service_info(SERVICE_TYPE, name, RESOLVE_MS) if is_there else None
        server = None if info is None else read_announcement(info, self._networks())
        if server is not None:
            self._found[name] = server
        elif self._found.pop(name, None) is None:
            return
        self._tell()

    def _tell(self) -> None:
        if not self._stopping.is_set():
            self._on_found(tuple(sorted(set(self._found.values()))))

    def _addresses(self) -> list[str]:
        if self._interfaces is not None:
            return list(self._interfaces)
        return sorted(str(network.ip) for network in self._networks() if not network.is_loopback)

    def _networks(self) -> list[ipaddress.IPv4Interface]:
        import ifaddr  # noqa: PLC0415 - as zeroconf, which brings it

        adapters = (ip for adapter in ifaddr.get_adapters() for ip in adapter.ips if ip.is_IPv4)
        return [ipaddress.IPv4Interface(f"{ip.ip}/{ip.network_prefix}") for ip in adapters]


def read_announcement(info: "ServiceInfo", networks: Iterable[ipaddress.IPv4Interface]) -> FoundServer | None:
    """The server that an announcement tells of, by its address on a network of ours; None where it is none for us."""
    texts = {_text(key): _text(value) for key, value in info.properties.items()}
    addresses = [ipaddress.IPv4Address(address) for address in info.addresses if len(address) == 4]
    if texts.get("protocol") != str(PROTOCOL) or not addresses or not info.port:
        return None
    ours = [network.network for network in networks]
    near = next((address for address in addresses if any(address in network for network in ours)), addresses[0])
    sites = [texts[key].partition(" ")[2] for key in sorted(texts) if key.startswith("site")]
    name = ", ".join(site for site in sites if site) or info.name.removesuffix("." + SERVICE_TYPE)
    return FoundServer(name, f"ws://{near}:{info.port}/")


def _text(raw: bytes | None) -> str:
    return (raw or b"").decode("utf-8", "replace")
