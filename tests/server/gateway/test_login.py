"""Guessing passwords is slow, and tells nothing."""

import asyncio
import time
from pathlib import Path

import pytest

from server.gateway.login import PasswordCheck
from shared.wire import methods as do
from shared.wire.errors import Error
from tests.server.gateway.house import PASSWORD, FakeIdentities, House, live


def word(answer: object) -> tuple[str, str] | str:
    return (answer.kind, answer.data.code) if isinstance(answer, Error) else "in"


def test_right_password_lets_in(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        console = await house.open("console-1", "console")
        session = await console.log_in("citra")
        assert session == do.OfficerSession("citra", "Citra", session.token, ("3",))
        assert len(session.token) >= 32

    live(scene, tmp_path)


def test_capital_letters_in_the_code_do_not_matter(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        console = await house.open("console-1", "console")
        assert (await console.ask(do.LogIn("CITRA", PASSWORD))).officer == "citra"

    live(scene, tmp_path)


def test_other_spellings_of_a_code_are_no_further_guesses(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        console = await house.open("console-1", "console")
        for typed in ("ani", "Ani", "aNi", "anI", "ANI"):
            await console.ask(do.LogIn(typed, "wrong"))
        assert await console.code(do.LogIn("AnI", PASSWORD)) == "too_many_logins"

    live(scene, tmp_path)


@pytest.mark.parametrize("officer", ["ani", "nobody"])
def test_guesser_is_slowed_down_and_cannot_tell_who_exists(tmp_path: Path, officer: str) -> None:
    async def scene(house: House) -> None:
        console = await house.open("console-1", "console")
        words = [word(await console.ask(do.LogIn(officer, f"guess {n}"))) for n in range(8)]
        assert words == [("refused", "wrong_password")] * 5 + [("limited", "too_many_logins")] * 3
        answer = await console.ask(do.LogIn(officer, PASSWORD))
        assert 2.0 <= answer.data.retry_after <= 2.1

    live(scene, tmp_path)


def test_password_guessed_too_often_is_not_even_tried(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        console, other = await house.open("console-1", "console"), await house.open("console-2", "console")
        for _ in range(5):
            await console.ask(do.LogIn("ani", "wrong"))
        assert await console.code(do.LogIn("ani", PASSWORD)) == "too_many_logins"
        assert await other.code(do.LogIn("ani", PASSWORD)) == "too_many_logins"
        assert await other.code(do.LogIn("budi", PASSWORD)) == "done"
        house.elapsed += 2.1
        assert await console.code(do.LogIn("ani", PASSWORD)) == "done"

    live(scene, tmp_path)


def test_device_that_guesses_at_everybody_is_slowed_down_too(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        console = await house.open("console-1", "console")
        for officer in ("ani", "budi", "citra", "dodi", "eka") * 2:
            assert await console.code(do.LogIn(officer, "wrong")) == "wrong_password"
        assert await console.code(do.LogIn("fani", "wrong")) == "too_many_logins"
        assert await (await house.open("console-2", "console")).code(do.LogIn("fani", "wrong")) == "wrong_password"

    live(scene, tmp_path)


def test_many_connections_at_once_guess_no_faster_than_one(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        token_of_one = [await house.open("console-1", "console") for _ in range(20)]
        answers = await asyncio.gather(*(one.code(do.LogIn("ani", f"guess {n}")) for n, one in enumerate(token_of_one)))
        assert answers.count("wrong_password") <= 6
        assert answers.count("too_many_logins") >= 14

    live(scene, tmp_path)


def test_former_officer_whose_password_is_still_known_is_not_let_in(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        house.identities.hashes["hall", "former"] = house.identities.hashes["hall", "ani"]
        console = await house.open("console-1", "console")
        assert await console.code(do.LogIn("former", PASSWORD)) == "wrong_password"
        assert await console.code(do.LogIn("ani", PASSWORD)) == "done"

    live(scene, tmp_path)


def test_officer_who_does_not_exist_costs_a_check_like_any_other() -> None:
    checked: list[str] = []

    class Watched(PasswordCheck):
        def _verify(self, stored: str, password: str) -> bool:
            checked.append(password)
            return super()._verify(stored, password)

    async def scene() -> None:
        passwords = Watched(FakeIdentities(), time.monotonic)
        assert word(await passwords.check("hall", "console-1", "nobody", "guess")) == ("refused", "wrong_password")
        assert checked == ["guess"]

    asyncio.run(scene())


def test_hash_that_is_none_lets_nobody_in() -> None:
    async def scene() -> None:
        identities = FakeIdentities()
        identities.hashes["hall", "ani"] = "not a hash"
        passwords = PasswordCheck(identities, time.monotonic)
        assert word(await passwords.check("hall", "console-1", "ani", "not a hash")) == ("refused", "wrong_password")

    asyncio.run(scene())
