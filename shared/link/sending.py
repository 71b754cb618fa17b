"""Commands on their way: one at a time, in the order they were given, until each has its final answer.

One at a time, because a command names the counter and not the visitor: if `call.finish` must wait for the disk and the
`call.next` after it does not, the finish would meet the wrong visitor.
"""

from dataclasses import dataclass

from shared.link.outbox import Outbox
from shared.wire.codec import encode_request
from shared.wire.errors import Error
from shared.wire.methods import Command
from shared.wire.scalars import CommandId

INTERNAL_TRIES = 5
"""A command at which the server fails so often is given up, or it would stop all that come after it."""
USUAL_WAIT = 1.0
"""Before a command is sent again where the server is silent about it (docs/protocol.md, Errors)."""
SHORTEST_WAIT, LONGEST_WAIT = 0.05, 60.0
"""Whatever delay a server asks for, it is asked again within these; that does no harm, for the id is the same."""


@dataclass(slots=True)
class _Item:
    params: Command
    frame: str
    sent: bool = False
    doubtful: bool = False
    """It may have been done: some sending of it was never answered, or was answered with `internal`."""
    under_way: bool = False
    not_before: float | None = None
    internal: int = 0


class Sending:
    """The line of commands. Times are seconds on the monotonic clock."""

    def __init__(self, outbox: Outbox) -> None:
        self._outbox = outbox
        self._items: dict[CommandId, _Item] = {
            entry.id: _Item(entry.params, encode_request(entry.id, entry.params), entry.sent, doubtful=entry.sent)
            for entry in outbox.load()
        }

    def ids(self) -> list[CommandId]:
        """All without a final answer, in order."""
        return list(self._items)

    def params(self, id: str | int | None) -> Command | None:
        """The command of this id, if it has no final answer yet."""
        item = self._items.get(id) if isinstance(id, str) else None
        return None if item is None else item.params

    def add(self, id: CommandId, params: Command, frame: str) -> None:
        """Put a command at the end of the line, unless it stands in it from an earlier run."""
        if id in self._items:
            return
        self._outbox.add(id, params)
        self._items[id] = _Item(params, frame)

    def next_frame(self, now: float) -> str | None:
        """The frame to send now, if it is time for one."""
        command, item = next(iter(self._items.items()), ("", None))
        if item is None or item.under_way or (item.not_before is not None and now < item.not_before):
            return None
        if not item.sent:
            self._outbox.mark_sent(command)
            item.sent = True
        item.under_way = True
        item.not_before = None
        return item.frame

    @property
    def wake_at(self) -> float | None:
        """When `next_frame` is to be asked again though nothing came in."""
        first = next(iter(self._items.values()), None)
        return None if first is None else first.not_before

    def postpone(self, id: CommandId, error: Error, now: float) -> bool:
        """Keep the command for later, if that is what this error asks for. False: the error is final."""
        item = self._items[id]
        delay = error.data.retry_after
        match error.kind:
            case "limited" | "unavailable":
                delay = USUAL_WAIT if delay is None else delay
            case "internal" if delay is not None and item.internal < INTERNAL_TRIES - 1:
                item.doubtful = True
                item.internal += 1
            case _:
                return False
        item.under_way = False
        item.not_before = now + min(max(delay, SHORTEST_WAIT), LONGEST_WAIT)
        return True

    def settle(self, id: CommandId) -> None:
        """The command has its final answer."""
        self._outbox.remove(id)
        del self._items[id]

    def take_back(self, id: CommandId) -> bool:
        """Withdraw a command that has certainly not been done; False: it may have been, and its answer will come."""
        item = self._items.get(id)
        if item is None or item.under_way or item.doubtful:
            return False
        self.settle(id)
        return True

    def lose(self) -> None:
        """The connection is gone: what was under way may have been done, and what was delayed has a new chance."""
        for item in self._items.values():
            item.doubtful |= item.under_way
            item.under_way = False
            item.not_before = None
