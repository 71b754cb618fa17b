"""Reads the server's journal after the visit: what really went through, not what windows say."""

from collections.abc import Iterator

import msgspec

from server.storage.store import Store
from shared.wire import events as ev
from shared.wire.events import Event


class Witness:
    """The events of one site, from its database."""

    def __init__(self, database_url: str, site: str) -> None:
        store = Store(database_url)
        self.events: list[Event] = [msgspec.json.decode(stored.event, type=Event) for stored in store.events(site, 0)]
        store.close()

    def life_of(self, number: str) -> list[str]:
        """What happened to the ticket of a number, as words, in order."""
        return list(self._life_of(number))

    def _life_of(self, number: str) -> Iterator[str]:
        ticket = next(
            (
                event.ticket.id
                for event in self.events
                if isinstance(event, ev.TicketIssued)
                if event.ticket.number == number
            ),
            None,
        )
        for event in self.events:
            subject = getattr(event, "ticket", None)
            if getattr(subject, "id", subject) == ticket and ticket is not None:
                kind = str(event.__struct_config__.tag)
                yield f"{kind} {event.state}" if isinstance(event, ev.TicketPrintReported) else kind
