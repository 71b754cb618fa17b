"""What a new device is told before it has a session."""

import asyncio
from pathlib import Path

import pytest

from server.identity import KnownAlready, PairingAnswer, TooManyWaiting, TurnedAway, Withdrawn
from shared.wire import methods as do
from shared.wire.scalars import PROTOCOL
from tests.server.gateway.house import House, live

BEGIN = do.BeginPairing("0" * 64, "kiosk", "mesin-utara")


def test_new_device_is_told_its_code_and_for_how_long(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        newcomer = await house.connect()
        assert await newcomer.ask(BEGIN) == do.Pairing("048213", house.now + 900_000, 900)

    live(scene, tmp_path)


def test_name_that_would_turn_the_administrators_line_around_is_told_plainly(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        newcomer = await house.connect()
        await newcomer.ask(do.BeginPairing("0" * 64, "kiosk", "\u202emesin\u200b utara"))
        assert [one.name for one in house.identities.newcomers] == ["mesin utara"]

    live(scene, tmp_path)


def test_device_that_waits_may_try_its_token_on_the_same_connection(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        token = house.device("kiosk-1", "kiosk")
        newcomer = await house.connect()
        await newcomer.ask(BEGIN)
        assert isinstance(await newcomer.ask(do.OpenSession(token, PROTOCOL)), do.Welcome)
        assert await newcomer.code(do.DescribeSite()) == "done"

    live(scene, tmp_path)


def test_device_that_is_not_let_in_yet_may_try_once_a_connection(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        newcomer = await house.connect()
        await newcomer.ask(BEGIN)
        assert await newcomer.code(do.OpenSession("unknown", PROTOCOL)) == "unknown_device"
        assert (await newcomer.wait_closed())[0] == 1008

    live(scene, tmp_path)


def test_one_connection_cannot_ask_again_and_again(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        newcomer = await house.connect()
        await newcomer.ask(BEGIN)
        assert await newcomer.code(BEGIN) == "too_many_requests"
        assert (await newcomer.wait_closed())[0] == 1008
        device = await house.open("kiosk-1", "kiosk")
        assert [await device.code(BEGIN) for _ in range(2)] == ["done", "too_many_requests"]

    live(scene, tmp_path)


@pytest.mark.parametrize(
    ("stands", "code"),
    [
        (KnownAlready(), "already_paired"),
        (Withdrawn(), "token_withdrawn"),
        (TurnedAway(), "pairing_refused"),
        (TooManyWaiting(), "too_many_pairings"),
    ],
)
def test_device_is_told_why_it_does_not_wait(tmp_path: Path, stands: PairingAnswer, code: str) -> None:
    async def scene(house: House) -> None:
        house.identities.pairing = stands
        assert await (await house.connect()).code(BEGIN) == code

    live(scene, tmp_path)


def test_database_away_is_said_and_the_device_may_come_again(tmp_path: Path) -> None:
    async def scene() -> None:
        async with House(tmp_path) as house:
            house.identities.away = True
            assert await (await house.connect()).code(BEGIN) == "storage_unavailable"
            house.identities.away = False
            assert await (await house.connect()).code(BEGIN) == "done"

    asyncio.run(scene())
