"""Commands: once, in order, under one id, until each is answered."""

import pytest

from shared.link.effects import Answered, Delayed, Disconnect, OfficerChanged
from shared.link.outbox import Entry, MemoryOutbox
from shared.link.sending import INTERNAL_TRIES, LONGEST_WAIT, SHORTEST_WAIT
from shared.link.session import OFFLINE
from shared.wire.errors import Error, Kind, error
from shared.wire.methods import Called, CallNext, Command, Done, LogIn, OpenCounter, PauseCounter, ResumeCounter
from tests.shared.link.fake_hall import BROKEN, DISK_FULL, NOT_OPEN, OFFICER
from tests.shared.link.stage import Stage

KEPT = "00000000-0000-4000-8000-000000000001"


def commands(stage: Stage) -> list[tuple[int | str, Command]]:
    return [(request.id, request.params) for request in stage.requests if isinstance(request.params, Command)]


def test_command_is_answered_with_its_methods_answer() -> None:
    stage = Stage()
    stage.go_online()
    opened, called = stage.submit(OpenCounter("1")), stage.submit(CallNext("1"))
    stage.run()
    assert stage.heard(Answered) == [Answered(opened, Done()), Answered(called, Called(None))]


def test_refusal_is_a_final_answer() -> None:
    stage = Stage()
    stage.go_online()
    id = stage.submit(PauseCounter("1"))
    stage.run()
    assert stage.heard(Answered) == [Answered(id, NOT_OPEN)]
    stage.lose()
    stage.go_online()
    assert len(commands(stage)) == 1


def test_next_command_waits_for_the_answer_to_the_one_before() -> None:
    stage = Stage()
    stage.go_online()
    first, second = stage.submit(OpenCounter("1")), stage.submit(CallNext("1"))
    stage.carry()
    assert [id for id, _ in commands(stage)] == [first]
    stage.deliver()
    stage.carry()
    assert [id for id, _ in commands(stage)] == [first, second]


def test_unanswered_commands_are_sent_again_in_order_under_their_ids() -> None:
    stage = Stage()
    stage.go_online()
    first = stage.submit(OpenCounter("1"))
    stage.carry()
    second, third = stage.submit(PauseCounter("1")), stage.submit(ResumeCounter("1"))
    stage.lose()
    assert stage.heard(Answered) == []
    stage.go_online()
    assert [id for id, _ in commands(stage)] == [first, first, second, third]
    assert stage.heard(Answered) == [Answered(first, Done()), Answered(second, Done()), Answered(third, Done())]
    assert stage.hall.executed == [first, second, third]


def test_lost_connection_is_told_to_every_command_that_waits() -> None:
    stage = Stage()
    stage.go_online()
    first, second = stage.submit(OpenCounter("1")), stage.submit(CallNext("1"))
    stage.carry()
    stage.heard()
    stage.lose()
    assert stage.heard(Delayed) == [Delayed(first, OFFLINE), Delayed(second, OFFLINE)]


@pytest.mark.parametrize("fault", [DISK_FULL, BROKEN, error("limited", "rate", "Slowly.", retry_after=0.5)])
def test_command_is_sent_again_when_the_server_says_so(fault: Error) -> None:
    stage = Stage()
    stage.go_online()
    stage.hall.faults = [fault]
    id = stage.submit(OpenCounter("1"))
    stage.run()
    assert stage.heard(Answered, Delayed) == [Delayed(id, fault)]
    assert fault.data.retry_after is not None
    stage.wait(fault.data.retry_after - 0.01)
    assert stage.carry() == []
    stage.wait(0.01)
    stage.run()
    assert stage.heard(Answered, Delayed) == [Answered(id, Done())]


def test_command_behind_a_delayed_one_does_not_overtake_it() -> None:
    stage = Stage()
    stage.go_online()
    stage.hall.faults = [DISK_FULL]
    first = stage.submit(OpenCounter("1"))
    stage.run()
    second = stage.submit(PauseCounter("1"))
    stage.run()
    assert stage.hall.executed == []
    stage.wait(2)
    stage.run()
    assert stage.hall.executed == [first, second]


def test_new_connection_is_a_new_chance_for_a_delayed_command() -> None:
    stage = Stage()
    stage.go_online()
    stage.hall.faults = [error("unavailable", "server_stopping", "Send it to the next.", retry_after=60.0)]
    id = stage.submit(OpenCounter("1"))
    stage.run()
    stage.lose()
    stage.go_online()
    assert [sent for sent, _ in commands(stage)] == [id, id]
    assert stage.heard(Answered) == [Answered(id, Done())]


@pytest.mark.parametrize("kind", ["limited", "unavailable"])
def test_error_that_names_no_delay_has_the_usual_one(kind: Kind) -> None:
    stage = Stage()
    stage.go_online()
    stage.hall.faults = [error(kind, "site_unavailable", "Not now.")]
    id = stage.submit(OpenCounter("1"))
    stage.run()
    stage.wait(0.9)
    assert stage.carry() == []
    stage.wait(0.1)
    stage.run()
    assert stage.heard(Answered) == [Answered(id, Done())]


@pytest.mark.parametrize(
    "kind", ["internal", "forbidden", "params", "invalid", "unknown", "unsupported", "unauthorised"]
)
def test_error_that_promises_nothing_is_final(kind: Kind) -> None:
    stage = Stage()
    stage.go_online()
    final = error(kind, "bad", "It would not help.")
    stage.hall.faults = [final]
    id = stage.submit(OpenCounter("1"))
    stage.run()
    assert stage.heard(Answered) == [Answered(id, final)]


@pytest.mark.parametrize("retry_after", [-1.0, 0.0, 0.001, 1e300])
def test_senseless_delay_makes_neither_a_busy_loop_nor_an_endless_wait(retry_after: float) -> None:
    stage = Stage()
    stage.go_online()
    stage.hall.faults = [error("unavailable", "storage", "Not now.", retry_after=retry_after)]
    stage.submit(OpenCounter("1"))
    stage.run()
    assert stage.session.wake_at is not None
    assert SHORTEST_WAIT <= stage.session.wake_at - stage.elapsed + 1e-9 <= LONGEST_WAIT + 1


def test_command_at_which_the_server_always_fails_is_given_up_and_stops_nobody() -> None:
    stage = Stage()
    stage.go_online()
    stage.hall.faults = [BROKEN] * INTERNAL_TRIES
    poison, good = stage.submit(OpenCounter("1")), stage.submit(OpenCounter("2"))
    for _ in range(INTERNAL_TRIES):
        stage.run()
        stage.wait(1)
    assert stage.heard(Answered) == [Answered(poison, BROKEN), Answered(good, Done())]


def test_full_disk_is_waited_out_for_as_long_as_it_takes() -> None:
    stage = Stage()
    stage.go_online()
    stage.hall.faults = [DISK_FULL] * 50
    id = stage.submit(OpenCounter("1"))
    for _ in range(51):
        stage.run()
        stage.wait(2)
    assert stage.heard(Answered) == [Answered(id, Done())]


def test_second_answer_to_one_command_is_not_told() -> None:
    stage = Stage()
    stage.go_online()
    id = stage.submit(OpenCounter("1"))
    stage.run()
    stage.heard()
    stage.answer(id, Done())
    stage.answer(id, DISK_FULL)
    assert stage.heard() == []


def test_answer_that_cannot_be_read_ends_the_command_and_not_the_session() -> None:
    stage = Stage()
    stage.go_online()
    id = stage.submit(CallNext("1"))
    stage.session.take_frames()
    stage.say(f'{{"jsonrpc":"2.0","id":"{id}","result":{{"ticket":"no ticket"}}}}')
    (answered,) = stage.heard(Answered, Disconnect)
    assert isinstance(answered, Answered)
    assert isinstance(answered.answer, Error)
    assert answered.answer.data.code == "unreadable_answer"
    assert stage.online


@pytest.mark.parametrize(
    "command",
    [
        OpenCounter("not a code"),
        PauseCounter("1", reason="x" * 201),
        PauseCounter("1", reason="\n"),
        OpenCounter("\ud800"),
    ],
)
def test_command_that_breaks_the_contract_is_answered_without_the_server(command: Command) -> None:
    stage = Stage()
    stage.go_online()
    id = stage.submit(command)
    (answered,) = stage.heard(Answered)
    assert isinstance(answered, Answered)
    assert isinstance(answered.answer, Error)
    assert (answered.id, answered.answer.kind) == (id, "params")
    assert stage.carry() == []
    assert stage.outbox.load() == []


def test_officer_whose_day_has_ended_is_told_by_the_first_refused_command() -> None:
    stage = Stage()
    stage.go_online()
    stage.ask(LogIn("sari", "benar"))
    stage.run()
    assert stage.heard(OfficerChanged) == [OfficerChanged(OFFICER)]
    ended = error("unauthorised", "officer_unknown", "Log in first.")
    stage.hall.faults = [ended]
    id = stage.submit(OpenCounter("1"))
    stage.run()
    assert stage.heard(OfficerChanged, Answered) == [OfficerChanged(None), Answered(id, ended)]


# --- taking back ----------------------------------------------------------------------------------------------------


def test_command_not_yet_sent_can_be_taken_back() -> None:
    stage = Stage()
    id = stage.submit(OpenCounter("1"))
    assert stage.session.take_back(id)
    stage.go_online()
    assert commands(stage) == []
    assert stage.heard(Answered) == []


def test_command_behind_another_can_be_taken_back() -> None:
    stage = Stage()
    stage.go_online()
    first, second, third = (stage.submit(OpenCounter(counter)) for counter in "123")
    assert stage.session.take_back(second)
    stage.run()
    assert stage.hall.executed == [first, third]


def test_command_sent_is_not_taken_back() -> None:
    stage = Stage()
    stage.go_online()
    id = stage.submit(OpenCounter("1"))
    assert not stage.session.take_back(id)
    stage.run()
    assert stage.heard(Answered) == [Answered(id, Done())]


def test_command_that_may_have_been_done_before_the_connection_broke_is_not_taken_back() -> None:
    stage = Stage()
    stage.go_online()
    id = stage.submit(OpenCounter("1"))
    stage.carry()
    stage.lose()
    assert not stage.session.take_back(id)
    stage.go_online()
    assert stage.heard(Answered) == [Answered(id, Done())]


@pytest.mark.parametrize(("fault", "certainly_not_done"), [(DISK_FULL, True), (BROKEN, False)])
def test_delayed_command_is_taken_back_only_if_the_server_said_it_was_not_done(
    fault: Error, certainly_not_done: bool
) -> None:
    stage = Stage()
    stage.go_online()
    stage.hall.faults = [fault]
    id = stage.submit(OpenCounter("1"))
    stage.run()
    assert stage.session.take_back(id) is certainly_not_done
    stage.wait(5)
    stage.run()
    assert stage.hall.executed == ([] if certainly_not_done else [id])


def test_refusal_to_store_does_not_clear_the_doubt_of_an_earlier_sending() -> None:
    stage = Stage()
    stage.go_online()
    id = stage.submit(OpenCounter("1"))
    stage.carry()
    stage.lose()
    stage.connect()
    stage.carry()
    stage.deliver()
    stage.session.take_frames()
    stage.answer(id, DISK_FULL)
    assert not stage.session.take_back(id)


def test_unknown_or_answered_command_is_not_taken_back() -> None:
    stage = Stage()
    stage.go_online()
    id = stage.submit(OpenCounter("1"))
    stage.run()
    assert not stage.session.take_back(id)
    assert not stage.session.take_back(KEPT)


# --- the outbox -----------------------------------------------------------------------------------------------------


def test_outbox_keeps_a_command_until_its_final_answer() -> None:
    stage = Stage()
    id = stage.submit(OpenCounter("1"))
    assert stage.outbox.load() == [Entry(id, OpenCounter("1"), sent=False)]
    stage.connect()
    stage.carry()
    stage.deliver()
    assert stage.outbox.load() == [Entry(id, OpenCounter("1"), sent=True)], "marked before the frame is given out"
    stage.run()
    assert stage.outbox.load() == []


def test_commands_of_an_earlier_run_are_sent_first() -> None:
    outbox = MemoryOutbox()
    outbox.add(KEPT, OpenCounter("1"))
    stage = Stage(outbox=outbox)
    new = stage.submit(PauseCounter("1"))
    stage.go_online()
    assert stage.hall.executed == [KEPT, new]
    assert stage.heard(Answered) == [Answered(KEPT, Done()), Answered(new, Done())]


def test_command_of_an_earlier_run_that_is_submitted_again_is_sent_once() -> None:
    outbox = MemoryOutbox()
    outbox.add(KEPT, OpenCounter("1"))
    stage = Stage(outbox=outbox)
    stage.session.submit(KEPT, OpenCounter("1"), stage.now)
    stage.go_online()
    assert [request.id for request in stage.requests if request.id == KEPT] == [KEPT]
    assert stage.heard(Answered) == [Answered(KEPT, Done())]
    assert outbox.load() == []


@pytest.mark.parametrize("sent", [True, False])
def test_command_of_an_earlier_run_is_taken_back_only_if_it_was_never_sent(sent: bool) -> None:
    outbox = MemoryOutbox()
    outbox.add(KEPT, OpenCounter("1"))
    if sent:
        outbox.mark_sent(KEPT)
    stage = Stage(outbox=outbox)
    assert stage.session.take_back(KEPT) is not sent
