"""Where a client stands in the site's journal: what it may show, and what to ask for next."""

from collections.abc import Sequence

from shared.wire.board import SequenceError
from shared.wire.events import Recorded
from shared.wire.methods import Subscribe, Subscribed, Welcome
from shared.wire.scalars import Code, Moment, Seq


class Following:
    """The last event passed on, through any number of connections."""

    def __init__(self) -> None:
        self._seq: Seq | None = None
        """The last event passed on; None where the next subscription starts anew."""
        self._at: Moment = 0
        """When that event happened."""
        self._site: Code | None = None
        self._subscribed = False
        self._newest: Seq = 0
        self._trusted = True

    @property
    def current(self) -> bool:
        """Whether everything has been passed on that the server knew when it answered the subscription."""
        return self._subscribed and self._seq is not None and self._seq >= self._newest

    def open(self, welcome: Welcome) -> Subscribe:
        """What to ask for on a new connection.

        A journal that ends before the last event seen, or is another hall's, is not the one followed so far.
        """
        if self._site != welcome.site or (self._seq is not None and welcome.seq < self._seq):
            self._seq = None
        self._site = welcome.site
        self._subscribed = False
        self._trusted = True
        return self._subscription()

    def resume(self) -> Subscribe | None:
        """What to ask for after a gap; None after a second one on the same connection, which is then of no use."""
        self._subscribed = False
        if not self._trusted:
            self._seq = None
            return None
        self._trusted = False
        return self._subscription()

    def _subscription(self) -> Subscribe:
        return Subscribe() if self._seq is None else Subscribe(self._seq, self._at)

    def begin(self, answer: Subscribed) -> bool:
        """Take the answer to a subscription. False: it does not go on from where this client stands."""
        if answer.snapshot is not None:
            self._seq, self._at = answer.snapshot.seq, answer.snapshot.at
        if self._seq is None or answer.seq < self._seq:
            self._seq = None
            return False
        self._newest = answer.seq
        self._subscribed = True
        return True

    def take(self, events: Sequence[Recorded]) -> tuple[tuple[Recorded, ...], SequenceError | None]:
        """The events to pass on, and the fault at which they stop.

        What comes before the subscription is answered belongs to an earlier one and is left out.
        """
        if not self._subscribed or self._seq is None:
            return (), None
        for index, recorded in enumerate(events):
            if recorded.seq != self._seq + 1:
                return tuple(events[:index]), SequenceError(self._seq + 1, recorded.seq)
            self._seq, self._at = recorded.seq, recorded.at
        return tuple(events), None

    def lose(self) -> None:
        """The connection is gone; the place is kept."""
        self._subscribed = False
