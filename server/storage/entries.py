"""What is written: an entry for each table, its columns in the table's order.

Their types have no limits of their own: whoever makes an entry has looked at its values, and the process that commits
need not do so again.
"""

from msgspec import Struct, field


class JournalEntry(Struct, frozen=True, array_like=True):
    """An event."""

    site: str
    seq: int
    at: int
    type: str
    command: str | None
    event: str


class AnswerEntry(Struct, frozen=True, array_like=True):
    """What a command was answered."""

    site: str
    command: str
    at: int
    device: str
    officer: str | None
    method: str
    params: str
    result: str | None
    error: str | None


class TicketEntry(Struct, frozen=True, array_like=True):
    """A ticket as its last event left it."""

    site: str
    seq: int
    id: str
    day: str
    series: str
    serial: int
    number: str
    queue: str
    service: str
    priority: bool
    language: str
    visit: str
    state: str
    printed: str
    counter: str | None
    issued_at: int
    due_at: int
    ended_at: int | None


class CallEntry(Struct, frozen=True, array_like=True):
    """A ticket's stay at a counter."""

    site: str
    seq: int
    ticket: str
    queue: str
    counter: str
    officer: str | None
    called_at: int
    recalls: int = 0
    started_at: int | None = None
    ended_at: int | None = None
    outcome: str | None = None
    result: str | None = None
    note: str | None = None


class Rows(Struct, array_like=True):
    """The rows of tickets and calls that a group of events has changed, each once and as it is at the group's end."""

    tickets: list[TicketEntry] = []
    calls: list[CallEntry] = []
    late_prints: dict[int, str] = {}
    """Tickets that had ended before their paper's fate was known, by their `seq`."""


class Batch(Struct, array_like=True):
    """What one site's group of commands leaves behind."""

    site: str
    journal: list[JournalEntry] = []
    answers: list[AnswerEntry] = []
    rows: Rows = field(default_factory=Rows)
