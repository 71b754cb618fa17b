"""Rows stand in the order in which they come, under one number"""

from typing import Any, Final

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

CODE: Final = sa.String(length=64)
UUID: Final = sa.String(length=36)
BIG: Final = sa.BigInteger()
PLACE: Final = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
SERIES: Final = sa.String(length=72).with_variant(CODE, "sqlite")
ACTIVE: Final = sa.text("ended_at IS NULL")
COLUMNS: Final[dict[str, dict[str, Any]]] = {
    "journal": {"site": CODE, "seq": BIG, "at": BIG, "type": CODE, "command": UUID, "event": sa.Text()},
    "tickets": {
        "site": CODE,
        "seq": BIG,
        "id": UUID,
        "day": sa.String(length=10),
        "series": SERIES,
        "serial": sa.Integer(),
        "number": CODE,
        "queue": CODE,
        "service": CODE,
        "priority": sa.Boolean(),
        "language": sa.String(length=2),
        "visit": UUID,
        "state": CODE,
        "printed": CODE,
        "counter": CODE,
        "issued_at": BIG,
        "due_at": BIG,
        "ended_at": BIG,
    },
    "calls": {
        "site": CODE,
        "seq": BIG,
        "ticket": UUID,
        "queue": CODE,
        "counter": CODE,
        "officer": CODE,
        "called_at": BIG,
        "recalls": sa.Integer(),
        "started_at": BIG,
        "ended_at": BIG,
        "outcome": CODE,
        "result": CODE,
        "note": sa.Text(),
    },
}
NULLABLE: Final = {
    ("journal", "command"),
    ("tickets", "counter"),
    ("tickets", "ended_at"),
    *(("calls", column) for column in ("officer", "started_at", "ended_at", "outcome", "result", "note")),
}


def upgrade() -> None:
    op.create_table(
        "sites",
        sa.Column("code", CODE, nullable=False),
        sa.Column("number", BIG, nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_sites")),
        sa.UniqueConstraint("number", name=op.f("uq_sites_number")),
    )
    known = " UNION ".join(f"SELECT site FROM {table}" for table in COLUMNS)  # noqa: S608 - our own names
    op.execute(f"INSERT INTO sites SELECT site, row_number() OVER (ORDER BY site) FROM ({known}) AS known")  # noqa: S608
    for table, columns in COLUMNS.items():
        numbers = "(SELECT code, number AS site_number FROM sites) AS numbers"
        rows = f"site_number * 4294967296 + seq, {', '.join(columns)} FROM before JOIN {numbers} ON code = site"
        standing = sa.CheckConstraint("place % 4294967296 = seq", name=op.f(f"ck_{table}_place"))
        _make_anew(table, {"place": PLACE, **columns}, ["place"], rows, standing)


def downgrade() -> None:
    for table, columns in COLUMNS.items():
        _make_anew(table, columns, ["site", "seq"], f"{', '.join(columns)} FROM before", sqlite_with_rowid=False)
    op.drop_table("sites")


def _make_anew(
    table: str, columns: dict[str, Any], key: list[str], rows: str, *checks: sa.CheckConstraint, **options: bool
) -> None:
    """The table with these columns; `rows` selects its rows from what was there `before`."""
    op.execute(f"CREATE TABLE before AS SELECT * FROM {table}")  # noqa: S608 - our own names
    op.drop_table(table)
    op.create_table(
        table,
        *(sa.Column(name, kind, nullable=(table, name) in NULLABLE) for name, kind in columns.items()),
        sa.PrimaryKeyConstraint(*key, name=op.f(f"pk_{table}")),
        *_numbers_are_given_once(table),
        *checks,
        **options,
    )
    op.execute(f"INSERT INTO {table} SELECT {rows} ORDER BY site, seq")
    op.drop_table("before")
    if table == "journal":
        _index("ix_journal_day_started", table, ["site", "seq"], sa.text("type = 'day.started'"), unique=False)
    if table == "calls":
        _index("uq_calls_active_counter", table, ["site", "counter"], ACTIVE, unique=True)
        _index("uq_calls_active_ticket", table, ["ticket"], ACTIVE, unique=True)


def _numbers_are_given_once(table: str) -> list[sa.UniqueConstraint]:
    if table != "tickets":
        return []
    return [sa.UniqueConstraint("site", "day", "serial", "series", name="uq_tickets_number")]


def _index(name: str, table: str, columns: list[str], where: sa.TextClause, *, unique: bool) -> None:
    op.create_index(name, table, columns, unique=unique, sqlite_where=where, postgresql_where=where)
