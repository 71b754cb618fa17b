"""Devices, passwords and logins, on a real database."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from server.identity import Device, IdentityUnavailable, Login
from server.storage import credentials
from server.storage.committer import ThreadCommitter
from server.storage.credentials import StoredIdentities
from server.storage.schema import upgrade
from server.storage.store import StorageConflict, Store
from server.storage.writer import Writer
from shared.wire.methods import Role

KIOSK = Device("hall", "kiosk-1", "Kiosk", "kiosk", letter="A")
LOGIN = Login("hall", "ani", "console-1", 1000)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    url = f"sqlite:///{tmp_path / 'antrean.db'}"
    upgrade(url)
    store = Store(url)
    yield store
    store.close()


def test_device_is_found_by_its_token_only(store: Store) -> None:
    credentials.add_device(store, KIOSK, "secret", 0)
    assert credentials.find_device(store, "secret") == KIOSK
    for wrong in ("", "Secret", "secret ", credentials.digest("secret")):
        assert credentials.find_device(store, wrong) is None


def test_same_code_is_another_device_at_another_site(store: Store) -> None:
    other = Device("annex", "kiosk-1", "Kiosk", "kiosk", letter="A")
    credentials.add_device(store, KIOSK, "secret", 0)
    credentials.add_device(store, other, "other secret", 0)
    assert credentials.find_device(store, "other secret") == other
    assert credentials.revoke_device(store, "annex", "kiosk-1", 5)
    assert credentials.find_device(store, "other secret") is None
    assert credentials.find_device(store, "secret") == KIOSK


def test_second_device_of_a_code_or_token_is_a_conflict_and_changes_nothing(store: Store) -> None:
    credentials.add_device(store, KIOSK, "secret", 0)
    with pytest.raises(StorageConflict):
        credentials.add_device(store, KIOSK, "another", 0)
    with pytest.raises(StorageConflict):
        credentials.add_device(store, Device("hall", "kiosk-2", "", "kiosk"), "secret", 0)
    assert credentials.devices(store) == [KIOSK]


def letter_of(store: Store, code: str, now: int, role: Role = "kiosk") -> str:
    """The letter that a device is given when it is added."""
    credentials.add_device(store, Device("hall", code, "", role), f"{code} at {now}", now)
    device = credentials.find_device(store, f"{code} at {now}")
    assert device is not None
    return device.letter


def test_each_kiosk_of_a_site_has_a_letter_of_its_own_and_no_other_device_has_one(store: Store) -> None:
    assert [letter_of(store, f"kiosk-{number}", number) for number in range(3)] == ["A", "B", "C"]
    assert letter_of(store, "tv", 4, "display") == ""
    assert letter_of(store, "pc", 5, "console") == ""


def test_letters_that_look_like_digits_are_not_given(store: Store) -> None:
    letters = [letter_of(store, f"kiosk-{number}", number) for number in range(24)]
    assert "".join(letters) == "ABCDEFGHJKLMNPQRSTUVWXYZ"


def test_kiosk_that_is_paired_again_has_another_letter_than_any_that_may_have_given_numbers_today(store: Store) -> None:
    assert letter_of(store, "kiosk-1", 1) == "A"
    credentials.revoke_device(store, "hall", "kiosk-1", 2)
    assert letter_of(store, "kiosk-1", 3) == "B"
    assert letter_of(store, "kiosk-2", 4) == "C"


def test_letter_of_the_kiosk_revoked_first_comes_back_when_all_are_given(store: Store) -> None:
    for number in range(24):
        letter_of(store, f"kiosk-{number}", number)
    assert letter_of(store, "one too many", 30) == ""
    for number, at in ((7, 41), (3, 42)):
        credentials.revoke_device(store, "hall", f"kiosk-{number}", at)
    assert letter_of(store, "new", 50) == "H"
    assert letter_of(store, "newer", 51) == "D"


def test_devices_of_a_site_are_those_that_may_connect(store: Store) -> None:
    for code in ("kiosk-2", "kiosk-1", "kiosk-3"):
        letter_of(store, code, 1)
    letter_of(store, "tv", 1, "display")
    credentials.add_device(store, Device("annex", "kiosk-9", "", "kiosk"), "elsewhere", 1)
    credentials.revoke_device(store, "hall", "kiosk-3", 2)
    assert [device.code for device in credentials.admitted_devices(store, "hall")] == ["kiosk-1", "kiosk-2", "tv"]


def test_revoking_nobody_is_told(store: Store) -> None:
    assert not credentials.revoke_device(store, "hall", "kiosk-1", 5)


def test_officer_is_logged_in_at_one_place(store: Store) -> None:
    credentials.add_login(store, LOGIN, "first", 0)
    elsewhere = Login("hall", "ani", "console-2", 1000)
    credentials.add_login(store, elsewhere, "second", 1)
    assert credentials.find_login(store, "first", "hall", "console-1", 2) is None
    assert credentials.find_login(store, "second", "hall", "console-2", 2) == elsewhere


@pytest.mark.parametrize(
    ("token", "site", "device", "now"),
    [
        ("wrong", "hall", "console-1", 0),
        ("token", "annex", "console-1", 0),
        ("token", "hall", "console-2", 0),
        ("token", "hall", "console-1", 1000),
    ],
    ids=["token", "site", "device", "too late"],
)
def test_login_counts_only_with_its_token_at_its_place_and_in_its_time(
    store: Store, token: str, site: str, device: str, now: int
) -> None:
    credentials.add_login(store, LOGIN, "token", 0)
    assert credentials.find_login(store, "token", "hall", "console-1", 999) == LOGIN
    assert credentials.find_login(store, token, site, device, now) is None


def test_new_password_ends_the_logins_made_with_the_old_one(store: Store) -> None:
    budi = Login("hall", "budi", "console-2", 1000)
    credentials.set_password(store, "hall", "ani", "old hash", 0)
    credentials.add_login(store, LOGIN, "token", 0)
    credentials.add_login(store, budi, "budi's", 0)
    credentials.set_password(store, "hall", "ani", "new hash", 1)
    assert credentials.password_hash(store, "hall", "ani") == "new hash"
    assert credentials.find_login(store, "token", "hall", "console-1", 2) is None
    assert credentials.find_login(store, "budi's", "hall", "console-2", 2) == budi


def test_officer_who_logs_out_is_logged_out_everywhere(store: Store) -> None:
    credentials.add_login(store, LOGIN, "token", 0)
    credentials.end_login(store, "hall", "ani")
    assert credentials.find_login(store, "token", "hall", "console-1", 2) is None


def test_no_secret_is_stored(store: Store, tmp_path: Path) -> None:
    credentials.add_device(store, KIOSK, "the-device-token", 0)
    credentials.add_login(store, LOGIN, "the-login-token", 0)
    stored = b"".join(path.read_bytes() for path in tmp_path.glob("antrean.db*"))
    assert b"kiosk-1" in stored
    assert b"the-device-token" not in stored
    assert b"the-login-token" not in stored


def test_identities_are_asked_on_the_writers_thread_and_answered_on_the_loops(store: Store) -> None:
    async def scene() -> None:
        writer = Writer(store, ThreadCommitter(store))
        identities = StoredIdentities(writer)
        try:
            await identities.add_login(LOGIN, "token", 0)
            assert await identities.find_login("token", "hall", "console-1", 5) == LOGIN
            assert await identities.password_hash("hall", "ani") is None
            assert await identities.find_device("secret") is None
            await identities.end_login("hall", "ani")
            assert await identities.find_login("token", "hall", "console-1", 5) is None
        finally:
            await writer.stop()

    asyncio.run(scene())


def test_identities_that_cannot_be_asked_say_so(tmp_path: Path) -> None:
    async def scene() -> None:
        nowhere = Store(f"sqlite:///{tmp_path / 'missing' / 'x.db'}")
        writer = Writer(nowhere, ThreadCommitter(nowhere))
        try:
            with pytest.raises(IdentityUnavailable):
                await StoredIdentities(writer).find_device("secret")
        finally:
            await writer.stop()

    asyncio.run(scene())
