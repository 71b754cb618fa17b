"""The owner of one site.

State in memory runs ahead of the database by the groups under way and what has come since; nothing of it is told to
anybody before its commit. A failed commit discards that state and rebuilds it from the journal: crash-only.

No sockets and no threads here: the writer has the thread, and calls back on this one.
"""

import logging
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

from server.domain.announcements import announce_due
from server.domain.day import ServiceDay
from server.domain.decisions import decide, start_day
from server.domain.occasion import Asker, Decision
from server.domain.refusals import Refusal
from server.domain.site import Site
from server.ownership.items import Answer, ByClock, Happened, Item, Order, Reading
from server.ownership.rebuild import RECENT_ANSWERS, RECENT_EVENTS, Rebuilt, rebuild
from server.ownership.telling import Told, read, record, tell
from server.storage.entries import Batch
from server.storage.projection import Projection
from server.storage.store import StorageConflict, Store, StoredAnswer
from server.storage.writer import Fault, Writer
from shared.wire.codec import encode_answer, encode_failure
from shared.wire.errors import Error, error
from shared.wire.events import Recorded
from shared.wire.methods import Command
from shared.wire.scalars import Code, CommandId, Moment, Seq

T = TypeVar("T")
log = logging.getLogger(__name__)

RETRY_SECONDS = 1.0
ENOUGH = 10
"""So many items are a group worth its commit: they do not wait for what else the event loop has to read."""
FEW = 4
"""So many are worth a commit of their own if no more are under way: a few clients keep the disk as busy as many."""

UNAVAILABLE = error(
    "unavailable", "storage_unavailable", "The server can't store anything now; it keeps trying.", None, RETRY_SECONDS
)
REUSED = error("invalid", "command_id_reused", "This id belongs to another command. Make a new UUID for each command.")
BROKEN = error("internal", "internal_error", "The command could not be done; the server's log says why.")


class Scheduler(Protocol):
    """What the owner needs of an event loop."""

    def call_soon(self, callback: Callable[[], object], /) -> object: ...
    def call_later(self, delay: float, callback: Callable[[], object], /) -> object: ...


class Owner:
    """Owns one site's service day."""

    def __init__(
        self,
        site: Site,
        writer: Writer,
        clock: Callable[[], Moment],
        scheduler: Scheduler,
        publish: Callable[[list[Told]], None],
        *,
        enough: int = ENOUGH,
    ) -> None:
        self.site = site
        self.published: Seq = 0
        """The newest event that is durable and has been told."""
        self._writer = writer
        self._clock = clock
        self._scheduler = scheduler
        self._publish = publish
        self._enough = enough
        self._day: ServiceDay | None = None
        self._projection = Projection(site.code)
        self._recent: deque[Told] = deque(maxlen=RECENT_EVENTS)
        # Its oldest is looked at with every command: a dict would pass over all that were deleted before it.
        self._answers: OrderedDict[CommandId, Answer] = OrderedDict()
        self._orders: dict[CommandId, Order] = {}
        """Commands not durable yet."""
        self._pending: list[Item] = []
        self._in_flight: deque[list[Item]] = deque()
        """Groups not told yet: one that is durable by now, and those being committed."""
        self._planned = False
        """Whether a commit will be ordered when all that has arrived by now is pending."""
        self._ordered = False
        """Whether the writer has been asked for a commit, which takes what is pending when its turn comes."""
        self._held: list[Order | Reading] | None = None
        """What has come during a rebuild that is soon over; None at all other times."""
        self._on_ready: list[Callable[[], None]] = []

    # --- life ----------------------------------------------------------------------------------------------------

    def start(self, on_ready: Callable[[], None]) -> None:
        """Rebuild the day from the journal; `on_ready` once it stands."""
        self._on_ready.append(on_ready)
        self._rebuild([])

    @property
    def day_started(self) -> Seq:
        """The event that began the service day."""
        return self._day.day_started if self._day is not None else 0

    @property
    def settled(self) -> bool:
        """Whether all that was taken is durable and answered."""
        return not self._pending and not self._in_flight

    def tick(self) -> None:
        """Look at the clock: begin a new service day, make an announcement, when it is time. Call it once a second."""
        if self._day is not None:
            self._announce(self._day, self._look_at_clock(self._day))

    # --- in ------------------------------------------------------------------------------------------------------

    def submit(
        self, command_id: CommandId, command: Command, device: Code, asker: Asker, reply: Callable[[str], None]
    ) -> None:
        """Do a command, once. `reply` gets the answer's frame when it is durable: the first answer, if sent again."""
        answer = Answer(device, command.METHOD, encode_answer(command))
        order = Order(command_id, command, asker, answer, [reply])
        if self._day is not None:
            self._take(self._day, order)
        elif self._held is not None:
            self._held.append(order)
        else:
            order.fail(UNAVAILABLE)

    def read(self, make: Callable[[ServiceDay], T], deliver: Callable[[T | Error], None]) -> None:
        """Read the state as it is now; `deliver` gets it when all of it is durable, between two published events."""
        if self._day is None:
            if self._held is not None:
                self._held.append(Reading(make, deliver, None))
            else:
                deliver(UNAVAILABLE)
            return
        self._look_at_clock(self._day)
        value = make(self._day)
        if self.settled:
            deliver(value)
        else:
            self._enqueue(Reading(make, deliver, value))

    def recent(self, after: Seq) -> list[Told] | None:
        """The published events after `after`, or None where the oldest of them is not in memory any more."""
        if after >= self.published:
            return []
        if not self._recent or self._recent[0].seq > after + 1:
            return None
        return [told for told in self._recent if told.seq > after]

    def journal(self, after: Seq, limit: int, deliver: Callable[[list[Told] | Exception], None]) -> None:
        """Published events from the database, for a client that was away for long."""

        def work(store: Store) -> list[Told]:
            return [tell(read(stored), stored.event) for stored in store.events(self.site.code, after, limit)]

        self._writer.run(work, deliver)

    # --- decide and apply ----------------------------------------------------------------------------------------

    def _take(self, day: ServiceDay, order: Order) -> None:
        if (known := self._answers.get(order.id)) is not None:
            self._answer_all_again(order, known)
        elif self._projection.has_issued(order.id):
            # Not to be tried: a second ticket under this id would confuse the day long before the database says no.
            self._look_up(order)
        else:
            self._do(day, order)

    def _look_up(self, order: Order) -> None:
        """Answer a command that was answered so long ago that the memory has forgotten it."""

        def deliver(found: StoredAnswer | Exception | None) -> None:
            match found:
                case StoredAnswer():
                    self._answer_all_again(order, Answer.stored(found))
                case None:
                    order.fail(REUSED)
                case _:
                    order.fail(UNAVAILABLE)

        self._writer.run(lambda store: store.answer(self.site.code, order.id), deliver)

    def _do(self, day: ServiceDay, order: Order) -> None:
        now = self._look_at_clock(day)
        try:
            decision = decide(day, order.command, order.id, order.asker, now)
        except Refusal as refusal:
            refused = error("refused", refusal.code, str(refusal), refusal.details())
            order.answer.error = encode_answer(refused)
            order.happened = Happened(now)
        except Exception:
            # Deciding changes nothing: the day is sound, and only this command cannot be done.
            log.exception("%s: %s could not be decided", self.site.code, order.command)
            order.fail(BROKEN)
            return
        else:
            order.answer.result = encode_answer(decision.answer)
            order.happened = self._apply(day, decision, now, order.id)
        self._orders[order.id] = order
        self._remember(order.id, order.answer)
        self._enqueue(order)

    def _look_at_clock(self, day: ServiceDay) -> Moment:
        """The day's time; begins a new service day where it is time for one."""
        now = max(self._clock(), day.at)
        decision = start_day(day, now)
        if decision is not None:
            self._enqueue(ByClock(self._apply(day, decision, now, None)))
        return now

    def _announce(self, day: ServiceDay, now: Moment) -> None:
        decision = announce_due(day, now)
        if decision is not None:
            self._enqueue(ByClock(self._apply(day, decision, now, None)))

    def _apply(self, day: ServiceDay, decision: Decision, now: Moment, command: CommandId | None) -> Happened:
        told, journal = [], []
        try:
            for event in decision.events:
                recorded = Recorded(day.board.seq + 1, now, event)
                day.apply(recorded)
                self._projection.apply(recorded)
                encoded = encode_answer(event)
                told.append(tell(recorded, encoded))
                journal.append(record(self.site.code, recorded, encoded, command))
        except Exception:
            # Half changed: until the server has ended nothing more is decided on it, or stored of it.
            self._day, self._pending = None, []
            raise
        return Happened(now, tuple(told), tuple(journal))

    def _remember(self, command: CommandId, answer: Answer) -> None:
        self._answers[command] = answer
        # Several at a time: a rebuild brings many.
        while len(self._answers) > RECENT_ANSWERS and self._answers[oldest := next(iter(self._answers))].durable:
            del self._answers[oldest]

    def _answer_all_again(self, order: Order, known: Answer) -> None:
        for reply in order.replies:
            self._answer_again(order.id, known, order.answer, reply)

    def _answer_again(self, command: CommandId, known: Answer, again: Answer, reply: Callable[[str], None]) -> None:
        if (known.device, known.method, known.params) != (again.device, again.method, again.params):
            reply(encode_failure(command, encode_answer(REUSED)))
        elif known.durable:
            reply(known.frame(command))
        else:
            self._orders[command].replies.append(reply)

    # --- commit --------------------------------------------------------------------------------------------------

    def _enqueue(self, item: Item) -> None:
        self._pending.append(item)
        if self._is_group():
            self._order()
            self._writer.hasten()
        elif not self._planned:
            # Not at once: what else has arrived by now belongs to the same group.
            self._planned = True
            self._scheduler.call_soon(self._order_planned)

    def _is_group(self) -> bool:
        """Whether what waits is worth a commit of its own: as much as is under way, or enough."""
        waiting = len(self._pending)
        return waiting >= self._enough or (
            waiting >= FEW and bool(self._in_flight) and waiting >= len(self._in_flight[-1])
        )

    def _order_planned(self) -> None:
        self._planned = False
        if self._pending:
            self._order()

    def _order(self) -> None:
        if not self._ordered:
            self._ordered = True
            self._writer.commit(self._make, self._committed)

    def _make(self) -> Batch | None:
        """What is pending, as the next group; None where a recovery has taken it all back."""
        self._ordered = False
        if not self._pending:
            return None
        group, self._pending = self._pending, []
        self._in_flight.append(group)
        batch = Batch(self.site.code, rows=self._projection.take())
        for item in group:
            item.write(batch)
        return batch

    def _committed(self, fault: Fault | None) -> None:
        group = self._in_flight.popleft()
        if fault is not None:
            self._recover([group, *self._in_flight], fault)
            return
        self._tell(group)
        for item in group:
            if isinstance(item, Order):
                item.answer.durable = True
                del self._orders[item.id]
                item.reply()
        if self._is_group():
            self._writer.hasten()

    def _tell(self, group: list[Item]) -> None:
        """Publish a group's events, each reader in its place among them."""
        told: list[Told] = []
        for item in group:
            if isinstance(item, Reading):
                self._tell_all(told)
                told = []
                item.deliver(item.value)
            else:
                told += item.happened.told
        self._tell_all(told)

    def _tell_all(self, told: list[Told]) -> None:
        if told:
            self._recent.extend(told)
            self.published = told[-1].seq
            self._publish(told)

    # --- rebuild -------------------------------------------------------------------------------------------------

    def _recover(self, groups: list[list[Item]], fault: Fault) -> None:
        log.warning("%s: rebuilding after a failed commit: %s", self.site.code, fault)
        undone, self._pending = [item for group in (*groups, self._pending) for item in group], []
        self._in_flight.clear()
        self._day = None
        for command in self._orders:
            self._answers.pop(command, None)
        self._orders.clear()
        if isinstance(fault, StorageConflict):
            self._held = []
            self._rebuild(undone)
        else:
            self._give_up(undone)
            self._scheduler.call_later(RETRY_SECONDS, lambda: self._rebuild([]))

    def _rebuild(self, undone: list[Item]) -> None:
        commands = [item.id for item in undone if isinstance(item, Order)]
        published = self.published

        def work(store: Store) -> Rebuilt:
            return rebuild(store, self.site, commands, published)

        self._writer.run(work, lambda rebuilt: self._rebuilt(rebuilt, undone))

    def _rebuilt(self, rebuilt: Rebuilt | Exception, undone: list[Item]) -> None:
        if isinstance(rebuilt, Exception):
            log.error("%s: the journal can't be read, trying again: %s", self.site.code, rebuilt)
            self._give_up([*undone, *(self._held or ())])
            self._held = None
            self._scheduler.call_later(RETRY_SECONDS, lambda: self._rebuild([]))
            return
        held, self._held = self._held or [], None
        day = self._day = rebuilt.day
        self._projection, self._recent = rebuilt.projection, rebuilt.recent
        self._answers |= rebuilt.answers
        self.published = day.board.seq
        if rebuilt.untold:
            self._publish(rebuilt.untold)
        self._announce(day, self._look_at_clock(day))
        # A command sent again, long after its first answer, is what the group has failed at: nobody else's fault.
        # In its memory the owner may have forgotten that answer again before the command's turn comes.
        explained = any(isinstance(item, Order) and item.id in rebuilt.answers for item in undone)
        for item in undone:
            self._redo(day, item, rebuilt.answers, explained=explained)
        for item in held:
            if isinstance(item, Reading):
                self.read(item.make, item.deliver)
            else:
                self._take(day, item)
        waiting, self._on_ready = self._on_ready, []
        for ready in waiting:
            ready()

    def _redo(self, day: ServiceDay, item: Item, stored: dict[CommandId, Answer], *, explained: bool) -> None:
        match item:
            case Reading():
                self.read(item.make, item.deliver)
            case Order(id=command) if (known := stored.get(command)) is not None:
                self._answer_all_again(item, known)
            case Order(tried_before=True) if not explained:
                log.error("%s: %s %s does not fit the database", self.site.code, item.answer.method, item.id)
                item.fail(BROKEN)
            case Order():
                again = Answer(item.answer.device, item.answer.method, item.answer.params)
                tried = item.tried_before or not explained
                self._do(day, Order(item.id, item.command, item.asker, again, item.replies, tried_before=tried))
            case ByClock():
                pass  # the rebuilt day has looked at the clock itself

    def _give_up(self, undone: Iterable[Item]) -> None:
        for item in undone:
            match item:
                case Reading():
                    item.deliver(UNAVAILABLE)
                case Order():
                    item.fail(UNAVAILABLE)
                case ByClock():
                    pass
