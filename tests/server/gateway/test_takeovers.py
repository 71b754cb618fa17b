"""An officer who logs in at a second console, and what the first one is asked and told."""

from pathlib import Path

from shared.wire import methods as do
from shared.wire.errors import Error
from shared.wire.events import CounterRequestDropped
from shared.wire.officer import OfficerAsked, OfficerMoved
from shared.wire.scalars import PROTOCOL
from shared.wire.ticket import CounterState
from tests.server.gateway.house import PASSWORD, UNDERSTOOD, House, live
from tests.server.small_hall import DAY
from tests.waiting import eventually

SECOND = OfficerMoved("console-2", "console-2's name")


def asked(house: House) -> OfficerAsked:
    return OfficerAsked("console-2", "console-2's name", house.now + 20_000)


def test_officer_who_is_at_another_console_is_told_where_before_anything_is_asked(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        first, second = await house.open("console-1", "console"), await house.open("console-2", "console")
        await first.log_in("ani")
        await first.code(do.OpenCounter("1"))
        refused = await second.ask(do.LogIn("ani", PASSWORD))
        assert isinstance(refused, Error)
        assert (refused.kind, refused.data.code) == ("refused", "logged_in_elsewhere")
        assert refused.data.details == {"console": "console-1", "name": "console-1's name", "counter": "1"}
        assert first.asked == []
        assert await first.code(do.PauseCounter("1")) == "done"

    live(scene, tmp_path)


def test_only_who_has_the_password_learns_where_an_officer_is(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        first, second = await house.open("console-1", "console"), await house.open("console-2", "console")
        await first.log_in("ani")
        for take_over in (False, True):
            assert await second.code(do.LogIn("ani", "wrong", take_over)) == "wrong_password"
        for _ in range(3):
            await second.code(do.LogIn("ani", "wrong", take_over=True))
        assert await second.code(do.LogIn("ani", PASSWORD, take_over=True)) == "too_many_logins"
        assert first.asked == []

    live(scene, tmp_path)


def test_officer_is_let_in_when_the_other_console_says_yes_and_that_one_is_told(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        first, second = await house.open("console-1", "console"), await house.open("console-2", "console")
        before = await first.log_in("ani")
        await first.code(do.OpenCounter("1"))
        coming = await second.ask_for("ani", first)
        assert first.asked == [asked(house)]
        assert await first.code(do.AnswerLogin("console-2", allow=True)) == "done"
        session = await second.answer(coming, do.OfficerSession)
        assert (session.officer, session.counter) == ("ani", "1")
        await first.until(lambda: first.moved == [SECOND])
        assert await first.code(do.PauseCounter("1")) == "not_logged_in"
        assert await second.code(do.PauseCounter("1")) == "done"
        again = await house.open("console-1", "console", before.token)
        assert await again.code(do.ResumeCounter("1")) == "not_logged_in"

    live(scene, tmp_path)


def test_officer_is_not_let_in_when_the_other_console_says_no(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        first, second = await house.open("console-1", "console"), await house.open("console-2", "console")
        await first.log_in("ani")
        coming = await second.ask_for("ani", first)
        assert await first.code(do.AnswerLogin("console-2", allow=False)) == "done"
        refused = await second.answer(coming, do.OfficerSession)
        assert (refused.kind, refused.data.code) == ("refused", "login_declined")
        assert refused.data.details == {"console": "console-1", "name": "console-1's name"}
        await first.until(lambda: first.asked[1:] == [OfficerAsked()])
        assert await first.code(do.OpenCounter("1")) == "done"
        assert first.moved == []
        coming = await second.ask_for("ani", first)
        await first.code(do.AnswerLogin("console-2", allow=True))
        assert isinstance(await second.answer(coming, do.OfficerSession), do.OfficerSession)

    live(scene, tmp_path)


def test_silence_is_a_yes_after_twenty_seconds_and_not_before(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        first, second = await house.open("console-1", "console"), await house.open("console-2", "console")
        await first.log_in("ani")
        coming = await second.ask_for("ani", first)
        house.elapsed += 19.9
        house.gateway.sweep()
        assert await second.code(do.GetHours()) == "done", "the connection goes on meanwhile"
        assert second.replies.get(coming) is None
        house.elapsed += 0.2
        house.gateway.sweep()
        assert isinstance(await second.answer(coming, do.OfficerSession), do.OfficerSession)
        await first.until(lambda: first.moved == [SECOND])

    live(scene, tmp_path)


def test_console_that_goes_away_has_said_yes(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        first, second = await house.open("console-1", "console"), await house.open("console-2", "console")
        await first.log_in("ani")
        coming = await second.ask_for("ani", first)
        await first.socket.close()
        assert isinstance(await second.answer(coming, do.OfficerSession), do.OfficerSession)

    live(scene, tmp_path)


def test_officer_who_logs_out_meanwhile_has_said_yes(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        first, second = await house.open("console-1", "console"), await house.open("console-2", "console")
        await first.log_in("ani")
        coming = await second.ask_for("ani", first)
        assert await first.code(do.LogOut()) == "done"
        assert isinstance(await second.answer(coming, do.OfficerSession), do.OfficerSession)
        assert first.moved == []

    live(scene, tmp_path)


def test_nobody_is_asked_where_the_other_console_is_not_connected(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        first, second = await house.open("console-1", "console"), await house.open("console-2", "console")
        await first.log_in("ani")
        await first.socket.close()
        await eventually(lambda: not house.gateway._desks["hall"].at_work)
        assert await second.code(do.LogIn("ani", PASSWORD)) == "done"

    live(scene, tmp_path)


def test_nobody_is_asked_at_the_officers_own_console(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        first, again = await house.open("console-1", "console"), await house.open("console-1", "console")
        await first.log_in("ani")
        assert await again.code(do.LogIn("ani", PASSWORD)) == "done"
        assert first.asked == []

    live(scene, tmp_path)


def test_nobody_is_asked_for_a_login_of_yesterday(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        first, second = await house.open("console-1", "console"), await house.open("console-2", "console")
        await first.log_in("ani")
        house.now += DAY
        assert await second.code(do.LogIn("ani", PASSWORD)) == "done"

    live(scene, tmp_path)


def test_console_that_cannot_be_asked_is_left_at_once(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        older = tuple(word for word in UNDERSTOOD if word != "takeovers")
        first = await house.open("console-1", "console", understands=older)
        second = await house.open("console-2", "console")
        await first.log_in("ani")
        assert await second.code(do.LogIn("ani", PASSWORD)) == "logged_in_elsewhere"
        await second.log_in("ani", take_over=True)
        assert await first.code(do.OpenCounter("1")) == "not_logged_in"
        assert (first.asked, first.moved) == ([], [])

    live(scene, tmp_path)


def test_console_that_comes_back_while_it_is_asked_is_asked_again(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        first, second = await house.open("console-1", "console"), await house.open("console-2", "console")
        session = await first.log_in("ani")
        coming = await second.ask_for("ani", first)
        back = await house.open("console-1", "console", session.token)  # the old connection is not known to be dead
        await back.until(lambda: back.asked == [asked(house)])
        await first.socket.close()
        assert await back.code(do.AnswerLogin("console-2", allow=False)) == "done"
        refused = await second.answer(coming, do.OfficerSession)
        assert refused.data.code == "login_declined"

    live(scene, tmp_path)


def test_answer_to_nobody_is_refused(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        first, second = await house.open("console-1", "console"), await house.open("console-2", "console")
        third = await house.open("console-3", "console")
        await first.log_in("ani")
        await third.log_in("budi")
        assert await first.code(do.AnswerLogin("console-2", allow=True)) == "nobody_asks"
        coming = await second.ask_for("ani", first)
        assert await first.code(do.AnswerLogin("console-3", allow=False)) == "nobody_asks"
        assert await third.code(do.AnswerLogin("console-2", allow=True)) == "nobody_asks"
        assert await second.code(do.AnswerLogin("console-2", allow=True)) == "not_logged_in"
        await first.code(do.AnswerLogin("console-2", allow=True))
        await second.answer(coming, do.OfficerSession)

    live(scene, tmp_path)


def test_second_console_that_asks_is_told_that_another_does(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        first, second = await house.open("console-1", "console"), await house.open("console-2", "console")
        third = await house.open("console-3", "console")
        await first.log_in("ani")
        coming = await second.ask_for("ani", first)
        refused = await third.ask(do.LogIn("ani", PASSWORD, take_over=True))
        assert (refused.data.code, refused.data.details) == ("login_under_way", {"console": "console-2"})
        for take_over in (False, True):
            assert await second.code(do.LogIn("budi", PASSWORD, take_over)) == "login_under_way"
        await first.code(do.AnswerLogin("console-2", allow=True))
        assert isinstance(await second.answer(coming, do.OfficerSession), do.OfficerSession)

    live(scene, tmp_path)


def test_login_that_waits_is_withdrawn(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        first, second = await house.open("console-1", "console"), await house.open("console-2", "console")
        await first.log_in("ani")
        assert await second.code(do.WithdrawLogin()) == "done", "nothing waits"
        coming = await second.ask_for("ani", first)
        assert await second.code(do.WithdrawLogin()) == "done"
        refused = await second.answer(coming, do.OfficerSession)
        assert refused.data.code == "login_withdrawn"
        await first.until(lambda: first.asked[1:] == [OfficerAsked()])
        assert await first.code(do.OpenCounter("1")) == "done"

    live(scene, tmp_path)


def test_login_taken_back_while_its_password_is_looked_at_asks_nobody(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        first, second = await house.open("console-1", "console"), await house.open("console-2", "console")
        await first.log_in("ani")
        house.identities.looked_up.clear()
        coming = await second.send(do.LogIn("ani", PASSWORD, take_over=True))
        assert await second.code(do.WithdrawLogin()) == "done"
        house.identities.looked_up.set()
        refused = await second.answer(coming, do.OfficerSession)
        assert refused.data.code == "login_withdrawn"
        assert first.asked == []
        await second.log_in("budi")  # the next one is meant

    live(scene, tmp_path)


def test_login_taken_back_too_early_for_a_question_takes_nobody_in(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        console = await house.open("console-1", "console")
        house.identities.looked_up.clear()
        coming = await console.send(do.LogIn("ani", PASSWORD, take_over=True))
        assert await console.code(do.WithdrawLogin()) == "done"
        house.identities.looked_up.set()
        refused = await console.answer(coming, do.OfficerSession)
        assert refused.data.code == "login_withdrawn"
        assert await console.code(do.OpenCounter("1")) == "not_logged_in"

    live(scene, tmp_path)


def test_console_that_has_gone_before_its_password_was_looked_at_asks_nobody(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        first, second = await house.open("console-1", "console"), await house.open("console-2", "console")
        third = await house.open("console-3", "console")
        await first.log_in("ani")
        house.identities.looked_up.clear()
        await second.send(do.LogIn("ani", PASSWORD, take_over=True))
        await second.code(do.DescribeSite())
        await second.socket.close()
        house.identities.looked_up.set()
        await third.ask_for("ani", first)
        assert [asked.console for asked in first.asked] == ["console-3"]

    live(scene, tmp_path)


def test_console_that_asks_and_goes_away_asks_no_more(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        first, second = await house.open("console-1", "console"), await house.open("console-2", "console")
        await first.log_in("ani")
        await second.ask_for("ani", first)
        await second.socket.close()
        await first.until(lambda: first.asked[1:] == [OfficerAsked()])
        assert await first.code(do.OpenCounter("1")) == "done"
        assert first.moved == []

    live(scene, tmp_path)


def test_counter_taken_while_another_is_asked_for_keeps_its_officer(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        first, second = await house.open("console-1", "console"), await house.open("console-2", "console")
        await first.log_in("ani")
        await second.log_in("budi")
        coming = await second.ask_for("ani", first)
        assert await second.code(do.OpenCounter("1")) == "done"
        await first.code(do.AnswerLogin("console-2", allow=True))
        refused = await second.answer(coming, do.OfficerSession)
        assert (refused.data.code, refused.data.details) == ("counter_still_held", {"counter": "1"})
        assert await first.code(do.OpenCounter("2")) == "done"

    live(scene, tmp_path)


def test_of_consoles_that_log_the_same_officer_in_at_once_one_may_act(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        consoles = [await house.open(f"console-{n}", "console") for n in range(1, 5)]
        logins = [await console.send(do.LogIn("ani", PASSWORD)) for console in consoles]
        for console, login in zip(consoles, logins, strict=True):
            await console.reply(login)
        acts = [await console.code(do.OpenCounter("1")) for console in consoles]
        assert sorted(acts) == ["done", *["not_logged_in"] * 3]

    live(scene, tmp_path)


def test_nobody_takes_a_counter_in_the_moment_in_which_they_give_way_to_another(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        first, second = await house.open("console-1", "console"), await house.open("console-2", "console")
        await first.log_in("ani")
        await second.log_in("budi")
        coming = await second.ask_for("ani", first)
        house.identities.writing.clear()
        house.identities.written.clear()
        await first.code(do.AnswerLogin("console-2", allow=True))
        await house.identities.writing.wait()
        opening = await second.send(do.OpenCounter("1"))
        for _ in range(3):  # by the last answer the server has read what was sent before
            await first.code(do.DescribeSite())
        house.identities.written.set()
        assert (await second.answer(coming, do.OfficerSession)).officer == "ani"
        assert await second.answer(opening, do.Done) == do.Done()
        state = await house.gateway._desks[house.site.code].read(lambda day: day.board.counters["1"])
        assert isinstance(state, CounterState)
        assert state.officer == "ani"

    live(scene, tmp_path)


def test_officer_who_was_moved_may_have_their_old_console_back_the_same_way(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        first, second = await house.open("console-1", "console"), await house.open("console-2", "console")
        await first.log_in("ani")
        coming = await second.ask_for("ani", first)
        await first.code(do.AnswerLogin("console-2", allow=True))
        await second.answer(coming, do.OfficerSession)
        back = await first.ask_for("ani", second)
        await second.code(do.AnswerLogin("console-1", allow=True))
        assert isinstance(await first.answer(back, do.OfficerSession), do.OfficerSession)
        await second.until(lambda: [each.console for each in second.moved] == ["console-1"])

    live(scene, tmp_path)


# --- counters ----------------------------------------------------------------------------------------------------


def test_counter_of_a_connected_officer_is_theirs_for_half_a_minute(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        first, second = await house.open("console-1", "console"), await house.open("console-2", "console")
        await first.log_in("ani")
        await second.log_in("budi")
        await first.code(do.OpenCounter("1"))
        assert await second.ask(do.RequestCounter("1")) == do.Requested(house.now + 30_000)
        assert await second.code(do.TakeOver("1")) == "takeover_too_soon"
        house.now += 30_000
        assert await second.code(do.TakeOver("1")) == "done"
        assert await first.code(do.CallNext("1")) == "not_your_counter"

    live(scene, tmp_path)


def test_counter_of_an_officer_whose_console_is_gone_may_be_taken_at_once(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        first, second = await house.open("console-1", "console"), await house.open("console-2", "console")
        session = await first.log_in("ani")
        await second.log_in("budi")
        await first.code(do.OpenCounter("1"))
        await second.code(do.RequestCounter("1"))
        await first.socket.close()
        await eventually(lambda: "ani" not in house.gateway._desks["hall"].at_work)
        assert await second.ask(do.GetTakeover("1")) == do.Requested(house.now)
        assert await second.code(do.TakeOver("1")) == "done"
        assert await second.code(do.GetTakeover("1")) == "counter_not_wanted"
        welcome = await (await house.connect()).ask(
            do.OpenSession("token-of-console-1", PROTOCOL, officer_token=session.token)
        )
        assert (welcome.officer.officer, welcome.officer.counter) == ("ani", None)

    live(scene, tmp_path)


def test_counter_is_not_handed_to_an_officer_whose_console_is_gone(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        first, second = await house.open("console-1", "console"), await house.open("console-2", "console")
        await first.log_in("ani")
        session = await second.log_in("budi")
        await first.code(do.OpenCounter("1"))
        await second.code(do.RequestCounter("1"))
        await second.socket.close()
        await eventually(lambda: "budi" not in house.gateway._desks["hall"].at_work)
        assert await first.code(do.HandOver("1")) == "officer_gone"
        back = await house.open("console-2", "console", session.token)
        assert await first.code(do.HandOver("1")) == "done"
        assert await back.code(do.PauseCounter("1")) == "done"

    live(scene, tmp_path)


def test_officer_who_logs_out_or_gives_way_to_another_asks_for_nothing_any_more(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        first, second = await house.open("console-1", "console"), await house.open("console-2", "console")
        await first.ask(do.Subscribe())
        await first.log_in("ani")
        await first.code(do.OpenCounter("1"))
        for leave in (do.LogOut(), do.LogIn("citra", PASSWORD)):
            await second.log_in("budi")
            await second.code(do.RequestCounter("1"))
            told = len(first.events)
            assert await second.code(leave) == "done"
            await first.until(lambda told=told: first.events[told:] != [])  # type: ignore[misc]
            assert first.events[-1].event == CounterRequestDropped("1")
            assert await first.code(do.HandOver("1")) == "counter_not_wanted"

    live(scene, tmp_path)


# --- names -------------------------------------------------------------------------------------------------------


def test_only_consoles_are_told_the_names_of_officers(tmp_path: Path) -> None:
    async def scene(house: House) -> None:
        told = {}
        for code, role in (("console-1", "console"), ("kiosk-1", "kiosk"), ("display-1", "display")):
            client = await house.open(code, role)  # type: ignore[arg-type]
            told[role] = (await client.ask(do.DescribeSite())).officers
        assert told["kiosk"] == told["display"] == ()
        assert [(one.code, one.name, one.counters) for one in told["console"]] == [
            ("ani", "Ani", ("1", "2")),
            ("budi", "Budi", ("1", "2")),
            ("citra", "Citra", ("3",)),
            ("dewi", "Dewi", ()),
        ]

    live(scene, tmp_path)
