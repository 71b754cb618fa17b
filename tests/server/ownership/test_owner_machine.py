"""Any interleaving of commands, repeats, failed commits, power cuts and midnights, on a real database file.

No ticket is lost, doubled, held by two counters or called out of due order; what an officer takes back is as it was;
numbers have no holes; kiosks give out no more than a queue's quota; an announcement is made once, at its time, or not
at all; what was answered is true for ever; and the journal read anew gives the same state.
"""

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import msgspec
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import create_engine, text

from server.domain.day import ServiceDay
from server.domain.occasion import Asker, Occasion
from server.domain.undoing import view_desk
from server.ownership.rebuild import rebuild
from server.storage.store import StorageConflict, StorageUnavailable
from shared.wire import methods as do
from shared.wire.board import Board
from shared.wire.codec import Reply, decode_frame
from shared.wire.events import DayStarted, Event, Recorded, TicketIssued
from shared.wire.ticket import VisitResult
from tests.auditor import Auditor
from tests.server.ownership.stage import Stage
from tests.server.small_hall import hall

COUNTERS = st.sampled_from(["1", "2", "3"])
OFFICERS = st.sampled_from(["ani", "budi", "citra"])
SERVICES = st.sampled_from(["birth", "death", "card", "npwp"])
OWN = {"1": "ani", "2": "budi", "3": "citra"}
PREFIXES = {"birth": "A", "death": "A", "card": "B", "npwp": "C"}
KIOSKS = {"kiosk-1": True, "kiosk-2": False}
QUOTAS = {"births": 7, "taxes": 2}
KEYS: dict[str, Callable[[str], do.Command]] = {
    "next": do.CallNext,
    "recall": do.Recall,
    "start": do.StartService,
    "finish": do.FinishService,
    "no_show": do.MarkNoShow,
    "hold": do.HoldTicket,
    "pause": do.PauseCounter,
    "resume": do.ResumeCounter,
}
AWAY: dict[str, Callable[[str], do.Command]] = {
    "return": do.ReturnTicket,
    "cancel": do.CancelTicket,
    "undo_no_show": do.UndoNoShow,
}
PRESSES = st.sampled_from(
    ["next", "next", "undo", "undo", "undo", *KEYS, *AWAY, "plan", "colleague", "transfer", "note", "number"]
)


class OwnerMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="antrean-machine-"))
        self.stage = Stage(self.folder, hall(quotas=QUOTAS), enough=3)
        self.auditor = Auditor(self.stage.site.description)
        self.board = Board(counter.code for counter in self.stage.site.description.counters)
        self.sent: dict[str, tuple[do.Command, Asker]] = {}
        self.answers: dict[str, list[Reply]] = {}
        self.seen = 0
        self.given: Counter[str] = Counter()
        """How many numbers each queue has given today."""
        self.stage.settle()

    def teardown(self) -> None:
        self.stage.settle()
        self.everybody_gets_an_answer()
        self.everything_is_true()
        self.stage.close()
        shutil.rmtree(self.folder)

    def send(self, command: do.Command, officer: str | None = None) -> None:
        self.send_as(self.new_id(), command, Asker(officer, kiosks=KIOSKS))

    def new_id(self) -> str:
        return str(UUID(int=len(self.sent) + 1, version=4))

    def send_as(self, id: str, command: do.Command, asker: Asker) -> None:
        self.sent[id] = (command, asker)

        def reply(frame: str) -> None:
            answer = decode_frame(frame)
            assert isinstance(answer, Reply)
            self.answers.setdefault(id, []).append(answer)

        self.stage.owner.submit(id, command, "device", asker, reply)

    def tickets(self) -> list[str]:
        return sorted(self.auditor.issued, key=self.auditor.issued.__getitem__)

    # --- what people do

    @initialize()
    def the_counters_open(self) -> None:
        for counter, officer in OWN.items():
            self.send(do.OpenCounter(counter), officer)
        self.stage.settle()

    @rule(visitors=st.lists(st.tuples(SERVICES, st.booleans()), min_size=1, max_size=4))
    def visitors_take_numbers(self, visitors: list[tuple[str, bool]]) -> None:
        for service, priority in visitors:
            self.stage.now += 10_000
            self.send(do.IssueTicket(service, priority))

    @rule(service=SERVICES, officer=OFFICERS)
    def an_officer_gives_a_number(self, service: str, officer: str) -> None:
        self.send(do.IssueTicket(service), officer)

    @rule(
        letter=st.sampled_from("KL"),
        tickets=st.lists(
            st.tuples(SERVICES, st.integers(1, 30), st.integers(-20, 200), st.booleans()), min_size=1, max_size=4
        ),
    )
    def a_kiosk_tells_what_it_gave_while_it_was_alone(
        self, letter: str, tickets: list[tuple[str, int, int, bool]]
    ) -> None:
        """Its serials are drawn from few, so that some have been given before."""
        for service, serial, minutes_ago, priority in tickets:
            number = f"{PREFIXES[service]}-{letter}{serial:03}"
            command = do.RecordTicket(number, service, self.stage.now - minutes_ago * 60_000, priority)
            self.send_as(self.new_id(), command, Asker(None, letter, KIOSKS))

    @rule(which=st.integers(0, 50))
    def a_kiosk_takes_a_ticket_back(self, which: int) -> None:
        if tickets := self.tickets():
            self.send(do.CancelTicket(tickets[which % len(tickets)]))

    @rule(which=st.integers(0, 50), officer=OFFICERS, kiosk=st.sampled_from(list(KIOSKS)))
    def an_officer_wants_a_copy(self, which: int, officer: str, kiosk: str) -> None:
        if tickets := self.tickets():
            self.send(do.ReprintTicket(tickets[which % len(tickets)], kiosk), officer)

    @rule(counter=COUNTERS, officer=OFFICERS)
    def take_a_counter(self, counter: str, officer: str) -> None:
        self.send(do.OpenCounter(counter), officer)

    @rule(counter=COUNTERS)
    def take_my_counter(self, counter: str) -> None:
        self.send(do.OpenCounter(counter), OWN[counter])

    @rule(counters=st.lists(COUNTERS, min_size=1, max_size=4))
    def officers_press_next(self, counters: list[str]) -> None:
        for counter in counters:
            self.send(do.CallNext(counter), self.officer_at(counter))

    @rule(
        counter=COUNTERS,
        action=st.sampled_from(
            [
                do.Recall,
                do.StartService,
                do.FinishService,
                do.MarkNoShow,
                do.HoldTicket,
                do.CloseCounter,
                do.PauseCounter,
                do.ResumeCounter,
            ]
        ),
    )
    def press(self, counter: str, action: type[do.Recall]) -> None:
        self.send(action(counter), self.officer_at(counter))

    @rule(
        counter=COUNTERS,
        service=st.none() | SERVICES,
        to=st.none() | st.tuples(COUNTERS, st.none()) | st.tuples(st.none(), OFFICERS),
    )
    def transfer(self, counter: str, service: str | None, to: tuple[str | None, str | None] | None) -> None:
        for_counter, for_officer = to or (None, None)
        transfer = do.TransferTicket(counter, service, "mohon", for_counter, for_officer)
        self.send(transfer, self.officer_at(counter))

    @rule(
        counter=COUNTERS, result=st.none() | st.sampled_from(["served", "come_back"]), note=st.sampled_from(["", "x"])
    )
    def note(self, counter: str, result: VisitResult | None, note: str) -> None:
        self.send(do.NoteVisit(counter, result, note), self.officer_at(counter))

    @rule(which=st.integers(0, 50), officer=OFFICERS, then=st.lists(SERVICES, max_size=2))
    def plan(self, which: int, officer: str, then: list[str]) -> None:
        if tickets := self.tickets():
            self.send(do.PlanVisit(tickets[which % len(tickets)], tuple(then)), officer)

    @rule(counter=COUNTERS, service=SERVICES, then=st.lists(SERVICES, max_size=1))
    def an_officer_gives_a_number_without_paper(self, counter: str, service: str, then: list[str]) -> None:
        self.send(do.IssueTicket(service, paper=False, then=tuple(then)), self.officer_at(counter))

    @rule(counter=COUNTERS, times=st.integers(1, 3))
    def an_officer_takes_steps_back(self, counter: str, times: int) -> None:
        """As the console does it: the desk names the step."""
        officer = self.officer_at(counter)
        for _ in range(times):
            if (step := self.newest_step(counter, officer)) is not None:
                self.send(do.UndoStep(counter, step), officer)

    @rule(counter=COUNTERS, service=SERVICES, presses=st.lists(PRESSES, min_size=3, max_size=12))
    def a_quarter_of_an_hour_at_a_counter(self, counter: str, service: str, presses: list[str]) -> None:
        """One press after the other by whoever sits there, with second thoughts."""
        officer = self.officer_at(counter)
        self.send(do.OpenCounter(counter), officer)
        self.send(do.IssueTicket(service))
        for press in presses:
            self.stage.now += 1000
            if press == "undo":
                self.an_officer_takes_steps_back(counter, 1)
            elif (command := self.pressed(press, counter, service)) is not None:
                self.send(command, officer)

    def pressed(self, press: str, counter: str, service: str) -> do.Command | None:
        """What a key of the console sends, as things stand."""
        if (day := self.stage.owner._day) is None:
            return None
        there = day.board.counters[counter].ticket
        mine = [ticket.id for ticket in day.board.tickets.values() if ticket.counter == counter and ticket.id != there]
        away = mine[-1] if mine else there
        if press in AWAY:
            return AWAY[press](away) if away is not None else None
        if press == "plan":
            return do.PlanVisit(there, (service,)) if there is not None else None
        if press == "colleague":
            return do.TransferTicket(counter, for_counter="2" if counter == "1" else "1")
        if press == "transfer":
            return do.TransferTicket(counter, service)
        if press == "note":
            return do.NoteVisit(counter, "served", service)
        if press == "number":
            return do.IssueTicket(service, paper=False)
        return KEYS[press](counter)

    @rule(
        counter=COUNTERS,
        action=st.sampled_from([do.RequestCounter, do.RequestCounter, do.TakeOver, do.DropRequest, do.HandOver]),
        connected=st.booleans(),
        officer=st.none() | OFFICERS,
    )
    def counters_change_hands(
        self, counter: str, action: Callable[[str], do.Command], connected: bool, officer: str | None
    ) -> None:
        """By those concerned, most often; where the officer there has no console, at once."""
        asker = officer or ("ani" if self.officer_at(counter) == "budi" else "budi")
        if action is do.HandOver:
            asker = self.officer_at(counter)
        there = frozenset(OWN.values()) if connected else frozenset({asker})
        self.send_as(self.new_id(), action(counter), Asker(asker, kiosks=KIOSKS, officers=there))

    @rule(counter=COUNTERS, steps=st.integers(0, 3))
    def a_colleague_walks_over_and_takes_the_counter(self, counter: str, steps: int) -> None:
        colleague = "ani" if self.officer_at(counter) == "budi" else "budi"
        for other in self.board.counters.values():
            if other.officer == colleague:
                self.send(do.CloseCounter(other.code), colleague)
        for command in (do.RequestCounter(counter), do.TakeOver(counter)):
            self.send_as(self.new_id(), command, Asker(colleague, kiosks=KIOSKS))
        for _ in range(steps):
            self.send(do.CallNext(counter), colleague)
        if (step := self.newest_step(counter, colleague)) is not None:
            self.send(do.UndoStep(counter, step), colleague)

    @rule(counter=COUNTERS, step=st.integers(1, 200))
    def an_officer_takes_back_what_they_cannot_know(self, counter: str, step: int) -> None:
        self.send(do.UndoStep(counter, step), self.officer_at(counter))

    def newest_step(self, counter: str, officer: str) -> int | None:
        if (day := self.stage.owner._day) is None:
            return None
        state = day.board.counters[counter]
        if state.officer != officer:
            return None
        view = view_desk(Occasion(day, "", Asker(officer), max(self.stage.now, day.at)), do.GetDesk(counter))
        return view.undo.step if view.undo is not None else None

    @rule(
        which=st.integers(0, 50),
        officer=OFFICERS,
        action=st.sampled_from([do.ReturnTicket, do.UndoNoShow, do.CancelTicket]),
    )
    def deal_with(self, which: int, officer: str, action: type[do.ReturnTicket]) -> None:
        if tickets := self.tickets():
            self.send(action(tickets[which % len(tickets)]), officer)

    @rule(which=st.integers(0, 50), counter=COUNTERS)
    def call_a_chosen_one(self, which: int, counter: str) -> None:
        if tickets := self.tickets():
            self.send(do.CallTicket(counter, tickets[which % len(tickets)], "sakit"), self.officer_at(counter))

    @rule(minutes=st.none() | st.integers(-20, 90), zone=st.sampled_from(["hall", "nowhere"]))
    def the_supervisor_announces(self, minutes: int | None, zone: str) -> None:
        at = None if minutes is None else self.stage.now + minutes * 60_000
        self.send(do.MakeAnnouncement("Hati-hati", zones=(zone,), at=at), "dewi")

    @rule(which=st.integers(0, 50))
    def the_supervisor_thinks_better_of_it(self, which: int) -> None:
        if known := [*self.auditor.scheduled, *self.auditor.announced]:
            self.send(do.WithdrawAnnouncement(known[which % len(known)]), "dewi")

    def officer_at(self, counter: str) -> str:
        return self.board.counters[counter].officer or OWN[counter]

    # --- what happens to the server

    @rule(which=st.integers(0, 200))
    def a_client_sends_again(self, which: int) -> None:
        if self.sent:
            id = list(self.sent)[which % len(self.sent)]
            self.send_as(id, *self.sent[id])

    @rule()
    def a_step_forward(self) -> None:
        self.stage.step()

    @rule()
    def all_is_quiet(self) -> None:
        self.stage.settle()

    @rule(prompt=st.booleans())
    def the_disk_is_fast(self, prompt: bool) -> None:
        self.stage.set_prompt(prompt=prompt)

    @rule(conflict=st.booleans())
    def the_disk_says_no(self, conflict: bool) -> None:
        self.stage.writer.faults.append(StorageConflict("twice") if conflict else StorageUnavailable("full"))

    @rule(conflict=st.booleans())
    def the_answer_of_the_disk_is_lost(self, conflict: bool) -> None:
        self.stage.writer.lost.append(StorageConflict("twice") if conflict else StorageUnavailable("gone"))

    @rule()
    def the_power_goes(self) -> None:
        self.stage.crash()
        self.stage.settle()
        self.clients_send_again()

    @rule(minutes=st.integers(0, 90))
    def time_passes(self, minutes: int) -> None:
        self.stage.now += minutes * 60_000
        self.stage.owner.tick()

    @rule()
    def the_clock_is_set_back(self) -> None:
        self.stage.now -= 30 * 60_000

    @rule()
    def a_night_passes(self) -> None:
        self.stage.now += 24 * 60 * 60_000

    def clients_send_again(self) -> None:
        for id in [id for id in self.sent if not self.final(id)]:
            self.send_as(id, *self.sent[id])

    def everybody_gets_an_answer(self) -> None:
        """Once the disk is well again and clients have sent again what they have no answer for."""
        self.stage.writer.faults.clear()
        self.stage.writer.lost.clear()
        self.clients_send_again()
        self.stage.settle()
        assert all(self.final(id) for id in self.sent)

    # --- what must be true

    def final(self, id: str) -> list[Reply]:
        return [
            answer
            for answer in self.answers.get(id, [])
            if answer.error is None or answer.error.kind not in ("unavailable", "internal")
        ]

    @invariant()
    def what_was_told_is_right(self) -> None:
        for told in self.stage.told[self.seen :]:
            self.auditor.see_bytes(told.staff)
            recorded = msgspec.json.decode(told.staff, type=Recorded)
            self.no_kiosk_gives_more_than_the_quota(recorded.event)
            self.board.apply(recorded)
        self.seen = len(self.stage.told)

    def no_kiosk_gives_more_than_the_quota(self, event: Event) -> None:
        match event:
            case DayStarted():
                self.given.clear()
            case TicketIssued(ticket=ticket):
                command, asker = self.sent[ticket.id]
                if isinstance(command, do.IssueTicket) and asker.officer is None:
                    assert self.given[ticket.queue] < QUOTAS.get(ticket.queue, 10**6)
                self.given[ticket.queue] += 1
            case _:
                pass

    @invariant()
    def an_answer_never_changes(self) -> None:
        for id in self.answers:
            finals = {(bytes(a.result or b""), a.error and a.error.data.code) for a in self.final(id)}
            assert len(finals) <= 1, finals

    @invariant()
    def what_was_acknowledged_was_told(self) -> None:
        self.what_was_told_is_right()
        for id, (command, _) in self.sent.items():
            if isinstance(command, do.IssueTicket | do.RecordTicket) and any(a.result for a in self.final(id)):
                assert id in self.auditor.issued

    def everything_is_true(self) -> None:
        self.what_was_told_is_right()
        rebuilt = rebuild(self.stage.store, self.stage.site)
        assert rebuilt.day.board.snapshot() == self.board.snapshot()
        assert rebuilt.day.given == self.given
        if (day := self.stage.owner._day) is not None and self.stage.owner.settled:
            assert what_follows(day) == what_follows(rebuilt.day)
        engine = create_engine(self.stage.url)
        with engine.connect() as connection:
            rows = connection.execute(text("SELECT id, number, state, day FROM tickets")).all()
            assert {row.id for row in rows} == set(self.auditor.issued)
            assert len(rows) == len({(row.day, row.number) for row in rows})
            assert {row.id for row in rows if row.state in ("finished", "cancelled", "expired")} == self.auditor.ended
            known = {row.id: row.state for row in rows if row.id not in self.auditor.ended}
            assert known == {ticket.id: ticket.state for ticket in self.board.tickets.values()}
            active = connection.execute(text("SELECT * FROM calls WHERE ended_at IS NULL")).all()
            assert {row.counter: row.ticket for row in active} == self.auditor.at_counter
            for call in active:
                ticket = self.board.tickets[call.ticket]
                assert (ticket.state == "serving") == (call.started_at is not None)
                assert (ticket.result, ticket.recalls) == (call.result, call.recalls)
        engine.dispose()


def what_follows(day: ServiceDay) -> tuple[object, ...]:
    """What the day has made of its events, beside the board."""
    learnt = {
        queue: (known.count, known.expected_ms) for queue, known in day.forecast._durations.items() if known.count
    }
    steps = {counter: [*taken] for counter, taken in day.steps._taken.items() if taken}
    return steps, dict(day.tallies), learnt, [day.first(counter) for counter in OWN]


OwnerMachine.TestCase.settings = settings(
    max_examples=60, stateful_step_count=60, deadline=None, suppress_health_check=list(HealthCheck)
)
TestOwner = OwnerMachine.TestCase
