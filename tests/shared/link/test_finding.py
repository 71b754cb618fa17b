"""Servers that announce themselves are found, on the loopback interface alone."""

import ipaddress
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import uuid4

import pytest
from zeroconf import ServiceInfo

from server.announcing import Announcement, Announcer, reachable_addresses
from server.hosting import is_loopback
from shared.link.finding import SERVICE_TYPE, FoundServer, ServerFinder, read_announcement
from shared.wire.scalars import PROTOCOL
from tests.server.small_hall import hall
from tests.waiting import PATIENCE

LOOPBACK = ["127.0.0.1"]
OURS = [ipaddress.IPv4Interface("192.168.10.7/24")]


class Watcher:
    """Whoever looks at the list on the screen."""

    def __init__(self) -> None:
        self.found: tuple[FoundServer, ...] = ()
        self._changed = threading.Condition()

    def take(self, found: tuple[FoundServer, ...]) -> None:
        with self._changed:
            self.found = found
            self._changed.notify_all()

    def until(self, true: Callable[[], bool]) -> None:
        with self._changed:
            assert self._changed.wait_for(true, PATIENCE)

    def sees(self, port: int) -> bool:
        return f"ws://127.0.0.1:{port}/" in [server.uri for server in self.found]


@contextmanager
def looking() -> Iterator[Watcher]:
    watcher, finder = Watcher(), ServerFinder(LOOPBACK)
    finder.start(watcher.take)
    try:
        yield watcher
    finally:
        finder.stop()


def announcer(port: int) -> Announcer:
    return Announcer(Announcement(port, [hall()]), lambda: LOOPBACK)


def announced(**texts: str) -> ServiceInfo:
    return ServiceInfo(
        SERVICE_TYPE,
        f"MPP {uuid4()}.{SERVICE_TYPE}",
        addresses=[bytes([10, 0, 0, 1]), bytes([192, 168, 10, 5])],
        port=8765,
        properties=texts,
    )


def test_server_is_found_with_its_sites_name_while_it_announces_itself() -> None:
    with looking() as watcher:
        announcing = announcer(40_001)
        announcing.start()
        watcher.until(lambda: watcher.sees(40_001))
        found = next(server for server in watcher.found if server.uri.endswith(":40001/"))
        assert found.name == hall().description.name.id
        announcing.stop()
        watcher.until(lambda: not watcher.sees(40_001))


def test_server_that_was_there_before_is_found_and_so_is_a_second_of_the_same_name() -> None:
    announcing = [announcer(40_002), announcer(40_003)]
    for one in announcing:
        one.start()
    with looking() as watcher:
        watcher.until(lambda: watcher.sees(40_002) and watcher.sees(40_003))
    for one in announcing:
        one.stop()


def test_network_that_cannot_be_used_is_said_in_the_log_and_ends_nothing(caplog: pytest.LogCaptureFixture) -> None:
    looked = threading.Event()

    def addresses() -> list[str]:
        if looked.is_set():
            return LOOPBACK
        looked.set()
        raise OSError("no network")

    announcing = Announcer(Announcement(40_004, [hall()]), addresses)
    with caplog.at_level(logging.WARNING):
        announcing.start()
        assert looked.wait(PATIENCE)
        announcing.stop()
    assert "no network" in caplog.text


def test_address_on_a_network_of_ours_is_taken() -> None:
    found = read_announcement(announced(protocol=str(PROTOCOL), site1="jombang MPP Jombang"), OURS)
    assert found == FoundServer("MPP Jombang", "ws://192.168.10.5:8765/")
    elsewhere = read_announcement(announced(protocol=str(PROTOCOL), site1="jombang MPP Jombang"), [])
    assert elsewhere == FoundServer("MPP Jombang", "ws://10.0.0.1:8765/")


def test_several_sites_are_named_in_their_order() -> None:
    found = read_announcement(announced(protocol=str(PROTOCOL), site2="b MPP B", site1="a MPP A"), OURS)
    assert found is not None
    assert found.name == "MPP A, MPP B"


@pytest.mark.parametrize("texts", [{}, {"protocol": "999"}, {"protocol": ""}])
def test_server_that_speaks_otherwise_is_none_for_us(texts: dict[str, str]) -> None:
    assert read_announcement(announced(**texts), OURS) is None


def test_long_names_fit_into_an_announcement() -> None:
    site = hall()
    info = Announcement(8765, [site] * 20).service(["192.168.10.5"])
    assert len(info.name.removesuffix("." + SERVICE_TYPE).encode()) <= 63
    assert all(len(key) + 1 + len(value or b"") <= 255 for key, value in info.properties.items())
    assert len(info.text) < 1300


def test_only_what_other_machines_can_reach_is_announced_by_itself() -> None:
    assert [is_loopback(host) for host in ("127.0.0.1", "::1", "localhost", "0.0.0.0", "192.168.10.5")] == [
        True,
        True,
        True,
        False,
        False,
    ]
    assert reachable_addresses("192.168.10.5")() == ["192.168.10.5"]
    assert reachable_addresses("fd00::2")() == []
    assert "127.0.0.1" not in reachable_addresses("0.0.0.0")()
