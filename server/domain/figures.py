"""What each officer has done today: counted as events come, and counted back where a step is taken back."""

from msgspec import Struct

from shared.wire.methods import Figures, StepKind
from shared.wire.scalars import Moment
from shared.wire.ticket import Ticket


class Tally(Struct):
    """One officer's day, at whichever counters they sat."""

    served: int = 0
    no_shows: int = 0
    transferred: int = 0
    serving_ms: int = 0
    """Of all visits served together, from call to end."""
    called: int = 0
    """For the first time: who comes back from a hold or another counter was counted there."""
    waited_ms: int = 0
    """Of those called, from issue to first call."""

    def count(self, kind: StepKind, before: Ticket, at: Moment, times: int = 1) -> None:
        """Take in what was done at `at` to a ticket that was `before` until then; -1 times: take it back."""
        match kind:
            case "call" if before.called_at is None:
                self.called += times
                self.waited_ms += times * (at - before.issued_at)
            case "finish":
                self.served += times
                self.serving_ms += times * (at - (before.called_at or at))
            case "no_show":
                self.no_shows += times
            case "transfer":
                self.transferred += times
            case _:
                pass

    def figures(self) -> Figures:
        """As the officer is told."""
        return Figures(
            self.served,
            self.no_shows,
            self.transferred,
            round(self.serving_ms / self.served / 1000) if self.served else None,
            round(self.waited_ms / self.called / 1000) if self.called else None,
        )
