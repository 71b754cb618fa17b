"""Devices that wait to be let in, on a real database."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from server.identity import (
    Device,
    KnownAlready,
    Newcomer,
    PairingAnswer,
    TooManyWaiting,
    TurnedAway,
    Waiting,
    Withdrawn,
)
from server.storage import credentials, pairings
from server.storage.committer import ThreadCommitter
from server.storage.credentials import StoredIdentities
from server.storage.pairings import MOST_WAITING, WAITING_MS, Expired, NobodyWaits
from server.storage.schema import upgrade
from server.storage.store import StorageConflict, Store
from server.storage.writer import Writer

TOKEN = "a token of the kiosk's own"


@pytest.fixture
def url(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path / 'antrean.db'}"
    upgrade(url)
    return url


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    store = Store(url)
    yield store
    store.close()


def newcomer(token: str = TOKEN) -> Newcomer:
    return Newcomer(credentials.digest(token), "kiosk", "mesin-utara", "192.168.10.7")


def begin(store: Store, token: str = TOKEN, now: int = 0) -> Waiting:
    answer = pairings.begin_pairing(store, newcomer(token), now)
    assert isinstance(answer, Waiting)
    return answer


def test_waiting_device_is_told_the_same_code_again(store: Store) -> None:
    first = begin(store)
    assert begin(store, now=WAITING_MS - 1) == first
    assert (len(first.code), first.code.isdecimal(), first.expires_at) == (6, True, WAITING_MS)


def test_code_that_has_expired_is_followed_by_another(store: Store) -> None:
    first = begin(store)
    second = begin(store, now=WAITING_MS)
    assert second.expires_at == 2 * WAITING_MS
    assert [one.code for one in pairings.waiting_pairings(store, WAITING_MS)] == [second.code]
    assert first != second


def test_no_two_wait_under_one_code(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter([7, 7, 7, 8])
    monkeypatch.setattr("server.storage.pairings.secrets.randbelow", lambda _: next(drawn))
    assert [begin(store, "one").code, begin(store, "two").code] == ["000007", "000008"]


def test_so_many_may_wait_and_no_more_until_one_has_gone(store: Store) -> None:
    waiting = [begin(store, f"token {number}", now=number) for number in range(MOST_WAITING)]
    assert pairings.begin_pairing(store, newcomer("late"), 100) == TooManyWaiting()
    assert begin(store, "token 3", now=100) == waiting[3]
    assert isinstance(credentials.confirm_pairing(store, waiting[0].code, "hall", "k", name="", now=100), Device)
    assert isinstance(pairings.begin_pairing(store, newcomer("late"), 100), Waiting)
    assert pairings.begin_pairing(store, newcomer("later"), 100) == TooManyWaiting()
    assert isinstance(pairings.begin_pairing(store, newcomer("later"), WAITING_MS + 2), Waiting)


def test_those_turned_away_take_no_place_of_those_who_wait(store: Store) -> None:
    for number in range(MOST_WAITING):
        pairings.refuse_pairing(store, begin(store, f"token {number}").code, 1)
    assert isinstance(pairings.begin_pairing(store, newcomer("honest"), 2), Waiting)
    assert pairings.begin_pairing(store, newcomer("token 0"), 2) == TurnedAway()


def test_confirmed_device_is_known_by_the_token_that_only_it_has(store: Store) -> None:
    code = begin(store).code
    added = Device("hall", "kiosk-2", "mesin-utara", "kiosk", letter="A")
    assert credentials.confirm_pairing(store, code, "hall", "kiosk-2", name="", now=1) == added
    assert credentials.find_device(store, TOKEN) == added
    assert pairings.begin_pairing(store, newcomer(), 2) == KnownAlready()
    assert pairings.waiting_pairings(store, 2) == []
    assert credentials.confirm_pairing(store, code, "hall", "kiosk-3", name="", now=3) == NobodyWaits()


def test_code_is_worth_nothing_after_its_time(store: Store) -> None:
    code = begin(store).code
    assert credentials.confirm_pairing(store, code, "hall", "k", name="", now=WAITING_MS) == Expired()
    assert pairings.refuse_pairing(store, code, WAITING_MS) == Expired()
    assert credentials.devices(store) == []


def test_device_of_that_code_stops_the_confirming_and_the_newcomer_waits_on(store: Store) -> None:
    credentials.add_device(store, Device("hall", "kiosk-1", "Kiosk", "kiosk"), "other", 0)
    waiting = begin(store)
    with pytest.raises(StorageConflict):
        credentials.confirm_pairing(store, waiting.code, "hall", "kiosk-1", name="", now=1)
    assert begin(store, now=2) == waiting
    assert credentials.find_device(store, TOKEN) is None


def test_device_turned_away_is_told_so_and_may_ask_anew_with_another_token(store: Store) -> None:
    code = begin(store).code
    assert isinstance(pairings.refuse_pairing(store, code, 1), Waiting)
    assert pairings.begin_pairing(store, newcomer(), 2) == TurnedAway()
    assert credentials.confirm_pairing(store, code, "hall", "k", name="", now=2) == NobodyWaits()
    assert begin(store, "another").code != code


def test_token_of_a_revoked_device_does_not_come_back_by_pairing(store: Store) -> None:
    credentials.add_device(store, Device("hall", "kiosk-1", "Kiosk", "kiosk"), TOKEN, 0)
    credentials.revoke_device(store, "hall", "kiosk-1", 1)
    assert pairings.begin_pairing(store, newcomer(), 2) == Withdrawn()


def test_gateway_asks_through_the_writer(url: str) -> None:
    async def scene() -> PairingAnswer:
        writer = Writer(Store(url), ThreadCommitter(Store(url)))
        try:
            return await StoredIdentities(writer).begin_pairing(newcomer(), 5)
        finally:
            await writer.stop()

    answer = asyncio.run(scene())
    assert isinstance(answer, Waiting)
    assert answer.newcomer == newcomer()
