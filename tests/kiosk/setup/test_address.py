"""Addresses as people type them."""

import pytest

from kiosk.setup.address import DEFAULT_PORT, read_address, say_address
from server.app import DEFAULT_PORT as SERVERS_PORT
from shared.link.settings import LinkSettings


@pytest.mark.parametrize(
    ("typed", "uri"),
    [
        ("192.168.10.5", "ws://192.168.10.5:8765/"),
        (" 192.168.10.5:9000 ", "ws://192.168.10.5:9000/"),
        ("antrean.local", "ws://antrean.local:8765/"),
        ("server-1", "ws://server-1:8765/"),
        ("ws://10.0.0.1", "ws://10.0.0.1:8765/"),
        ("wss://antrean.jombangkab.go.id/hall", "wss://antrean.jombangkab.go.id:443/hall"),
        ("[fd00::2]:8765", "ws://[fd00::2]:8765/"),
    ],
)
def test_address_is_understood_as_the_link_wants_it(typed: str, uri: str) -> None:
    assert read_address(typed) == uri
    LinkSettings(uri, "token", "test")


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        ".",
        "192.168.10",
        "192.168.10.256",
        "1234",
        "a b",
        "http://x",
        "x:0",
        "x:99999",
        "x:port",
        "x:",
        "x:/",
        "u@x",
        "a..b",
        "[::",
    ],
)
def test_what_is_no_address_is_not_taken_for_one(typed: str) -> None:
    assert read_address(typed) is None


def test_address_is_said_without_what_people_do_not_type() -> None:
    assert say_address("ws://192.168.10.5:8765/") == "192.168.10.5:8765"
    assert say_address("wss://antrean.example:443/") == "wss://antrean.example:443"


def test_port_is_the_servers_own() -> None:
    assert DEFAULT_PORT == SERVERS_PORT
