"""The staff's PIN: never kept as it is, and expensive to guess."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from kiosk.services.staff_pin import Opened, Paused, PinRefused, StaffPin, Wrong, pause_after
from kiosk.storage.settings import KioskSettings
from kiosk.storage.store import KioskStore

QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[KioskStore]:
    store = KioskStore(tmp_path)
    yield store
    store.close()


@pytest.fixture
def pin(store: KioskStore, clock: Clock) -> StaffPin:
    made = StaffPin(KioskSettings(store), clock, hasher=QUICK)
    made.set("2580")
    return made


def test_the_right_pin_opens(pin: StaffPin) -> None:
    assert pin.is_set
    assert pin.try_pin("2580") == Opened()


def test_a_pin_is_kept_as_a_hash_only(pin: StaffPin, store: KioskStore) -> None:
    kept = str(store.rows("SELECT * FROM settings"))
    assert "$argon2id$" in kept
    assert "2580" not in kept


def test_without_a_pin_nothing_opens(store: KioskStore, clock: Clock) -> None:
    unset = StaffPin(KioskSettings(store), clock, hasher=QUICK)
    assert not unset.is_set
    assert unset.try_pin("") == Wrong(4)


def test_the_fifth_wrong_try_begins_a_pause_and_each_more_a_longer_one(pin: StaffPin, clock: Clock) -> None:
    assert [pin.try_pin("0000") for _ in range(4)] == [Wrong(4), Wrong(3), Wrong(2), Wrong(1)]
    assert pin.try_pin("0000") == Paused(30)
    assert pin.try_pin("2580") == Paused(30), "during a pause not even the right one"
    clock.now += 30
    assert pin.try_pin("0000") == Paused(60)
    clock.now += 60
    assert pin.try_pin("2580") == Opened()
    assert pin.try_pin("0000") == Wrong(4)


def test_pauses_grow_to_a_quarter_of_an_hour() -> None:
    assert [pause_after(wrong) for wrong in (0, 4, 5, 6, 7, 8, 9, 10, 11, 1000)] == [
        *(0, 0, 30, 60, 120, 240, 480),
        *(900, 900, 900),
    ]


def test_a_restart_does_not_forgive(pin: StaffPin, store: KioskStore, clock: Clock) -> None:
    for _ in range(5):
        pin.try_pin("0000")
    again = StaffPin(KioskSettings(store), clock, hasher=QUICK)
    assert again.try_pin("2580") == Paused(30)


def test_a_new_pin_takes_the_place_of_the_old(pin: StaffPin) -> None:
    pin.set("731946")
    assert pin.try_pin("2580") == Wrong(4)
    assert pin.try_pin("731946") == Opened()


@pytest.mark.parametrize("bad", ["", "123", "1234", "4321", "8901", "0000", "abcd", "12 4", "1" * 13, "٢٥٨٠"])
def test_what_anybody_would_try_first_is_no_pin(pin: StaffPin, bad: str) -> None:
    with pytest.raises(PinRefused):
        pin.set(bad)
    assert pin.try_pin("2580") == Opened()
