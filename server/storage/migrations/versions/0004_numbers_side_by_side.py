"""Numbers given at about the same time stand side by side"""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _order_numbers_by("serial", "series")


def downgrade() -> None:
    _order_numbers_by("series", "serial")


def _order_numbers_by(*columns: str) -> None:
    with op.batch_alter_table("tickets", table_kwargs={"sqlite_with_rowid": False}) as tickets:
        tickets.drop_constraint("uq_tickets_number", type_="unique")
        tickets.create_unique_constraint("uq_tickets_number", ["site", "day", *columns])
