"""`antrean-server devices`: what an administrator sees and says while devices wait."""

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from server import app
from server.identity import Device, Newcomer, Waiting
from server.storage import credentials, pairings
from server.storage.entries import Batch, JournalEntry
from server.storage.schema import upgrade
from server.storage.store import Store

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "antrean.db"


@pytest.fixture
def run(database: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `antrean-server devices …`; its exit status and what it printed, to whom."""

    def run(*arguments: str) -> tuple[int, str, str]:
        try:
            status = app.main(["devices", "--database", str(database), *arguments])
        except SystemExit as ended:
            status = int(ended.code or 0)
        out, err = capsys.readouterr()
        return status, out, err

    return run


@pytest.fixture
def store(database: Path) -> Iterator[Store]:
    """The database of a server that has served the site `hall`."""
    upgrade(f"sqlite:///{database}")
    store = Store(f"sqlite:///{database}")
    open_site(store, "hall")
    yield store
    store.close()


def open_site(store: Store, site: str) -> None:
    store.commit([Batch(site, journal=[JournalEntry(site, 1, 0, "day.started", None, "{}")])])


def wait(store: Store, token: str = "token", ago_ms: int = 0) -> str:
    at = time.time_ns() // 1_000_000 - ago_ms
    newcomer = Newcomer(credentials.digest(token), "kiosk", "mesin-utara", "192.168.10.7")
    answer = pairings.begin_pairing(store, newcomer, at)
    assert isinstance(answer, Waiting)
    return answer.code


def test_listing_shows_devices_and_who_waits_with_the_code_as_on_the_screen(run: Run, store: Store) -> None:
    credentials.add_device(store, Device("hall", "kiosk-1", "Kiosk utara", "kiosk"), "other", 0)
    code = wait(store, ago_ms=3 * 60_000 + 500)
    for command in ((), ("list",)):
        status, out, _ = run(*command)
        assert status == 0
        assert re.search(r"^hall +kiosk-1 +kiosk +A +Kiosk utara$", out, re.MULTILINE)
        assert re.search(rf"^{code[:3]} {code[3:]} +kiosk +192\.168\.10\.7 +3 min +mesin-utara$", out, re.MULTILINE)


def test_nobody_waiting_is_not_spoken_of(run: Run, store: Store) -> None:
    assert run() == (0, "", "")


@pytest.mark.parametrize("cut", [6, 3, 1])
def test_code_may_be_typed_with_or_without_its_space(run: Run, store: Store, cut: int) -> None:
    code = wait(store)
    parts = [part for part in (code[:cut], code[cut:]) if part]
    status, out, _ = run("confirm", *parts, "--code", "kiosk-2", "--name", "Kiosk lobi")
    assert (status, out) == (0, "kiosk-2, a kiosk of hall (Kiosk lobi), may connect now.\n")
    assert credentials.find_device(store, "token") == Device("hall", "kiosk-2", "Kiosk lobi", "kiosk", letter="A")


def test_wrong_code_changes_nothing_and_says_what_to_do(run: Run, store: Store) -> None:
    code = wait(store)
    wrong = f"{(int(code) + 1) % 1_000_000:06}"
    status, _, err = run("confirm", wrong, "--code", "kiosk-2")
    assert status == 1
    assert f"no device shows {wrong[:3]} {wrong[3:]} now" in err
    assert credentials.devices(store) == []
    assert run("confirm", code, "--code", "kiosk-2")[0] == 0


@pytest.mark.parametrize("typed", ["48217", "4821734", "48217a", "٤٨٢١٧٣"])
def test_what_is_no_code_is_said_to_be_none(run: Run, store: Store, typed: str) -> None:
    status, _, err = run("confirm", typed, "--code", "kiosk-2")
    assert (status, err) == (
        1,
        f"antrean-server: {typed} is no code; it has six digits, as on the device's screen\n",
    )


def test_expired_code_is_told_from_a_wrong_one(run: Run, store: Store) -> None:
    code = wait(store, ago_ms=pairings.WAITING_MS)
    for action in (("confirm", code, "--code", "kiosk-2"), ("refuse", code)):
        status, _, err = run(*action)
        assert status == 1
        assert "has expired; the device shows another code by now" in err
    assert credentials.devices(store) == []


def test_code_of_a_device_that_is_there_is_said(run: Run, store: Store) -> None:
    credentials.add_device(store, Device("hall", "kiosk-1", "Kiosk", "kiosk"), "other", 0)
    code = wait(store)
    status, _, err = run("confirm", code, "--code", "kiosk-1")
    assert status == 1
    assert "hall has a device kiosk-1 already" in err
    assert run("revoke", "hall", "kiosk-1")[0] == 0
    assert run("confirm", code, "--code", "kiosk-1")[0] == 0


def test_site_is_asked_for_only_where_there_are_several(run: Run, store: Store) -> None:
    open_site(store, "annex")
    code = wait(store)
    for site in ((), ("--site", "elsewhere")):
        status, _, err = run("confirm", code, "--code", "kiosk-2", *site)
        assert status == 1
        assert "this database has the sites annex, hall; choose one with --site" in err
    assert run("confirm", code, "--code", "kiosk-2", "--site", "annex")[0] == 0
    assert [(device.site, device.code) for device in credentials.devices(store)] == [("annex", "kiosk-2")]


def test_database_that_no_server_has_used_is_said_to_be_the_wrong_one(run: Run, database: Path) -> None:
    status, _, err = run("confirm", "482173", "--code", "kiosk-2")
    assert status == 1
    assert "no server has run on this database yet" in err


def test_refused_device_waits_no_longer(run: Run, store: Store) -> None:
    code = wait(store)
    status, out, _ = run("refuse", code)
    assert (status, out) == (0, f"The kiosk at 192.168.10.7 that showed {code[:3]} {code[3:]} was turned away.\n")
    assert run() == (0, "", "")
    assert run("confirm", code, "--code", "kiosk-2")[0] == 1


def test_database_given_after_the_action_counts(run: Run, store: Store, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    status, _, err = run("confirm", wait(store), "--code", "kiosk-2", "--database", str(other))
    assert status == 1
    assert "no server has run" in err
