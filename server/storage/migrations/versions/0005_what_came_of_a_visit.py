"""What came of a visit, and a note of it"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("calls", sa.Column("result", sa.String(length=64), nullable=True))
    op.add_column("calls", sa.Column("note", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("calls", "note")
    op.drop_column("calls", "result")
