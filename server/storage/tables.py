"""The tables, and the rules that the database itself enforces whatever the program does.

Times are `Moment`s (ms since the epoch, UTC). Ids are made by the application, so that a group of rows goes in with one
`executemany` and nothing is read back.
"""

from typing import Annotated

from sqlalchemy import BigInteger, CheckConstraint, Index, Integer, MetaData, String, Text, UniqueConstraint, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

Short = Annotated[str, mapped_column(String(64))]
Uuid = Annotated[str, mapped_column(String(36))]
Ms = Annotated[int, mapped_column(BigInteger)]
Big = Annotated[int, mapped_column(BigInteger)]
Place = Annotated[int, mapped_column(BigInteger().with_variant(Integer(), "sqlite"), autoincrement=False)]
"""Where a row stands among those of all sites: its site's number and, in the low `SEQ_BITS`, its `seq`.

One whole number, because SQLite appends to a table that is keyed by one and rebuilds the end of any other.
"""
SEQ_BITS = 32
"""More events of one site than a busy hall has in a thousand years."""


def _placed() -> CheckConstraint:
    return CheckConstraint(f"place % {1 << SEQ_BITS} = seq", name="place")


_SERIES = String(72).with_variant(String(64), "sqlite")  # which keeps no length of a text


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class SiteRow(Base):
    """A site that has events here, and the number that stands for it in the places of its rows."""

    __tablename__ = "sites"

    code: Mapped[Short] = mapped_column(primary_key=True)
    number: Mapped[Big] = mapped_column(unique=True)


class JournalRow(Base):
    """An event. The primary key stops a second owner of a site: it would have to write the same `seq`."""

    __tablename__ = "journal"
    __table_args__ = (
        _placed(),
        # A restart begins at the newest of these; there is one a day among thousands of events.
        Index(
            "ix_journal_day_started",
            "site",
            "seq",
            sqlite_where=text("type = 'day.started'"),
            postgresql_where=text("type = 'day.started'"),
        ),
    )

    place: Mapped[Place] = mapped_column(primary_key=True)
    site: Mapped[Short]
    seq: Mapped[Big]
    at: Mapped[Ms]
    type: Mapped[Short]
    command: Mapped[Uuid | None]
    """The command that led to it; NULL for what the server did by itself."""
    event: Mapped[str] = mapped_column(Text)


class AnswerRow(Base):
    """What a command was answered: the primary key makes a second answer impossible."""

    __tablename__ = "answers"
    # Command ids are random: with a rowid only the small index is written in random places, and the rows in order.
    __table_args__ = (Index("ix_answers_at", "site", "at"),)  # the latest are read at every start

    site: Mapped[Short] = mapped_column(primary_key=True)
    command: Mapped[Uuid] = mapped_column(primary_key=True)
    at: Mapped[Ms]
    device: Mapped[Short]
    officer: Mapped[Short | None]
    method: Mapped[Short]
    params: Mapped[str] = mapped_column(Text)
    result: Mapped[str | None] = mapped_column(Text)
    """The result's JSON, or NULL where `error` holds a refusal's."""
    error: Mapped[str | None] = mapped_column(Text)


class TicketRow(Base):
    """A ticket as its last event left it, at the place of its issue in the journal: so rows come in order."""

    __tablename__ = "tickets"
    __table_args__ = (
        _placed(),
        # The serial first: series grow at about the same pace, and a group of tickets then writes a page or two of the
        # index instead of one for each series.
        UniqueConstraint("site", "day", "serial", "series", name="uq_tickets_number"),
    )

    place: Mapped[Place] = mapped_column(primary_key=True)
    site: Mapped[Short]
    seq: Mapped[Big]
    """The event that issued it."""
    id: Mapped[Uuid]
    day: Mapped[str] = mapped_column(String(10))
    series: Mapped[str] = mapped_column(_SERIES)
    """The queue that gave the number, and after a slash the letter of the kiosk whose own series it is of."""
    serial: Mapped[int]
    number: Mapped[Short]
    queue: Mapped[Short]
    service: Mapped[Short]
    priority: Mapped[bool]
    language: Mapped[str] = mapped_column(String(2))
    visit: Mapped[Uuid]
    state: Mapped[Short]
    printed: Mapped[Short]
    counter: Mapped[Short | None]
    issued_at: Mapped[Ms]
    due_at: Mapped[Ms]
    ended_at: Mapped[Ms | None]


class CallRow(Base):
    """A ticket's stay at a counter, from its call to its end, at the place of the call in the journal."""

    __tablename__ = "calls"
    __table_args__ = (
        _placed(),
        Index(
            "uq_calls_active_counter",
            "site",
            "counter",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
        Index(
            "uq_calls_active_ticket",
            "ticket",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    place: Mapped[Place] = mapped_column(primary_key=True)
    site: Mapped[Short]
    seq: Mapped[Big]
    """The event that called the ticket."""
    ticket: Mapped[Uuid]
    queue: Mapped[Short]
    counter: Mapped[Short]
    officer: Mapped[Short | None]
    """Who called; the counter may have been handed over since."""
    called_at: Mapped[Ms]
    recalls: Mapped[int]
    started_at: Mapped[Ms | None]
    ended_at: Mapped[Ms | None]
    outcome: Mapped[Short | None]
    """How it ended; `undone` where the call itself was taken back."""
    result: Mapped[Short | None]
    """What came of the visit, as the officer has noted."""
    note: Mapped[str | None] = mapped_column(Text)


class DeviceRow(Base):
    """A kiosk, display or console that may connect. Only a hash of its token is kept."""

    __tablename__ = "devices"

    site: Mapped[Short] = mapped_column(primary_key=True)
    code: Mapped[Short] = mapped_column(primary_key=True)
    name: Mapped[Short]
    role: Mapped[Short]
    token_hash: Mapped[Short] = mapped_column(unique=True)
    created_at: Mapped[Ms]
    revoked_at: Mapped[Ms | None]
    letter: Mapped[str] = mapped_column(String(1), server_default="")
    """A kiosk's own, for the numbers that it gives while the server is away."""


class PairingRow(Base):
    """A device that waits to be let in; gone when it was, or when its time is over."""

    __tablename__ = "pairings"

    token_hash: Mapped[Short] = mapped_column(primary_key=True)
    code: Mapped[Short] = mapped_column(unique=True)
    role: Mapped[Short]
    name: Mapped[Short]
    address: Mapped[Short]
    begun_at: Mapped[Ms]
    expires_at: Mapped[Ms]
    refused_at: Mapped[Ms | None]


class PasswordRow(Base):
    """An officer's password (argon2id)."""

    __tablename__ = "passwords"

    site: Mapped[Short] = mapped_column(primary_key=True)
    officer: Mapped[Short] = mapped_column(primary_key=True)
    hash: Mapped[str] = mapped_column(Text)
    changed_at: Mapped[Ms]


class LoginRow(Base):
    """An officer logged in at a console; one place at a time."""

    __tablename__ = "logins"
    __table_args__ = (UniqueConstraint("site", "officer"),)

    token_hash: Mapped[Short] = mapped_column(primary_key=True)
    site: Mapped[Short]
    officer: Mapped[Short]
    device: Mapped[Short]
    at: Mapped[Ms]
    expires_at: Mapped[Ms]
