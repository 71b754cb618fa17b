"""Who is let in, and who is thrown out."""

from pathlib import Path

from shared.wire import methods as do
from shared.wire.errors import Error
from shared.wire.scalars import PROTOCOL
from tests.server.gateway.house import PASSWORD, House, live
from tests.server.small_hall import DAY, HOUR


def test_device_with_its_token_is_welcomed(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        client = await house.connect()
        welcome = await client.ask(do.OpenSession(house.device("kiosk-1", "kiosk"), PROTOCOL), 1)
        assert welcome == do.Welcome(
            PROTOCOL, welcome.server, "kiosk-1", "kiosk-1's name", "kiosk", "hall", house.now, house.owner.published
        )

    live(scene, tmp_path)


def test_connection_without_a_session_is_closed(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        for first in (
            do.OpenSession("no such token", PROTOCOL),
            do.OpenSession(house.device("kiosk-1", "kiosk"), PROTOCOL + 1),
            do.DescribeSite(),
            do.IssueTicket("birth"),
        ):
            client = await house.connect()
            assert isinstance(await client.ask(first), Error)
            assert (await client.wait_closed())[0] == 1008

    live(scene, tmp_path)


def test_second_opening_on_a_connection_is_an_error_and_changes_nothing(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        kiosk = await house.open("kiosk-1", "kiosk")
        console = house.device("console-1", "console")
        assert await kiosk.code(do.OpenSession(console, PROTOCOL)) == "session_already_open"
        assert await kiosk.code(do.LogIn("ani", PASSWORD)) == "role_forbidden"
        assert await kiosk.code(do.IssueTicket("birth")) == "done"

    live(scene, tmp_path)


def test_officer_acts_from_the_newest_place_only(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        first, second = await house.open("console-1", "console"), await house.open("console-2", "console")
        await first.log_in("ani")
        assert await first.code(do.OpenCounter("1")) == "done"
        coming = await second.ask_for("ani", first)
        assert await first.code(do.AnswerLogin("console-2", allow=True)) == "done"
        session = await second.answer(coming, do.OfficerSession)
        assert session.counter == "1"
        assert await first.code(do.PauseCounter("1")) == "not_logged_in"
        assert await second.code(do.PauseCounter("1")) == "done"

    live(scene, tmp_path)


def test_officer_who_logs_in_where_another_was_ends_the_others_login(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        console = await house.open("console-1", "console")
        ani = await console.log_in("ani")
        await console.log_in("budi")
        again = await house.connect()
        token = house.device("console-1", "console")
        welcome = await again.ask(do.OpenSession(token, PROTOCOL, officer_token=ani.token))
        assert welcome.officer is None

    live(scene, tmp_path)


def test_officer_who_goes_elsewhere_does_not_log_out_who_came_after_them(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        first, second = await house.open("console-1", "console"), await house.open("console-2", "console")
        await first.log_in("ani")
        await first.log_in("budi")
        await second.log_in("ani")
        assert await first.code(do.OpenCounter("1")) == "done"

    live(scene, tmp_path)


def test_officer_who_goes_elsewhere_in_the_morning_logs_out_nobody_where_they_were_yesterday(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        first, second = await house.open("console-1", "console"), await house.open("console-2", "console")
        await first.log_in("ani")
        house.now += DAY
        assert await first.code(do.OpenCounter("1")) == "not_logged_in"
        await first.log_in("budi")
        await second.log_in("ani")
        assert await first.code(do.OpenCounter("1")) == "done"

    live(scene, tmp_path)


def test_login_lasts_through_a_reconnection_and_ends_with_the_day(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        console = await house.open("console-1", "console")
        session = await console.log_in("ani")
        await console.code(do.OpenCounter("1"))
        await console.socket.close()
        again = await house.connect()
        token = house.device("console-1", "console")
        welcome = await again.ask(do.OpenSession(token, PROTOCOL, officer_token=session.token))
        assert welcome.officer == do.OfficerSession("ani", "Ani", session.token, ("1", "2"), "1")
        assert await again.code(do.PauseCounter("1")) == "done"

        house.now += 15 * HOUR  # midnight has passed
        assert await again.code(do.ResumeCounter("1")) == "not_logged_in"
        tomorrow = await house.connect()
        welcome = await tomorrow.ask(do.OpenSession(token, PROTOCOL, officer_token=session.token))
        assert welcome.officer is None

    live(scene, tmp_path)


def test_officers_token_is_worth_nothing_on_another_device(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        console = await house.open("console-1", "console")
        session = await console.log_in("ani")
        for code, role in (("console-2", "console"), ("kiosk-1", "kiosk"), ("display-1", "display")):
            other = await house.connect()
            token = house.device(code, role)  # type: ignore[arg-type]
            welcome = await other.ask(do.OpenSession(token, PROTOCOL, officer_token=session.token))
            assert welcome.officer is None
            assert await other.code(do.OpenCounter("1")) in ("not_logged_in", "role_forbidden")

    live(scene, tmp_path)


def test_officer_stays_logged_in_when_the_day_cannot_be_read_just_then(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        console = await house.open("console-1", "console")
        session = await console.log_in("ani")
        await console.socket.close()
        token = house.device("console-1", "console")

        house.owner._day, day = None, house.owner._day  # between a failed commit and the rebuild
        again = await house.connect()
        answer = await again.ask(do.OpenSession(token, PROTOCOL, officer_token=session.token))
        assert isinstance(answer, Error)
        assert (answer.kind, answer.data.code) == ("unavailable", "storage_unavailable")
        assert answer.data.retry_after is not None
        await again.wait_closed()

        house.owner._day = day
        again = await house.connect()
        welcome = await again.ask(do.OpenSession(token, PROTOCOL, officer_token=session.token))
        assert welcome.officer.officer == "ani"

    live(scene, tmp_path)


def test_officer_cannot_log_out_while_holding_a_counter(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        console = await house.open("console-1", "console")
        session = await console.log_in("ani")
        await console.code(do.OpenCounter("1"))
        assert await console.code(do.LogOut()) == "counter_still_held"
        await console.code(do.CloseCounter("1"))
        assert await console.code(do.LogOut()) == "done"
        assert session.token not in house.identities.logins
        assert await console.code(do.LogOut()) == "not_logged_in"

    live(scene, tmp_path)


def test_nobody_can_be_asked_now_is_said_so(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        console = await house.open("console-1", "console")
        newcomer = await house.connect()
        house.identities.away = True
        assert await console.code(do.LogIn("ani", PASSWORD)) == "storage_unavailable"
        assert await newcomer.code(do.OpenSession("token-of-console-1", PROTOCOL)) == "storage_unavailable"
        house.identities.away = False
        await console.log_in("ani")

    live(scene, tmp_path)
