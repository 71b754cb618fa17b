"""Letters of kiosks"""

from collections import defaultdict
from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"


def upgrade() -> None:
    op.add_column("devices", sa.Column("letter", sa.String(length=1), nullable=False, server_default=""))
    if op.get_context().dialect.name != "sqlite":  # which keeps no length of a text
        op.alter_column("tickets", "series", type_=sa.String(length=72), existing_nullable=False)
    _give_letters()


def downgrade() -> None:
    op.drop_column("devices", "letter")
    if op.get_context().dialect.name != "sqlite":
        op.alter_column("tickets", "series", type_=sa.String(length=64), existing_nullable=False)


def _give_letters() -> None:
    """Each kiosk in use gets one, in the order in which they were added."""
    devices = sa.table("devices", *map(sa.column, ("site", "code", "role", "created_at", "revoked_at", "letter")))
    kiosks = (
        sa.select(devices.c.site, devices.c.code)
        .where(devices.c.role == "kiosk", devices.c.revoked_at.is_(None))
        .order_by(devices.c.created_at, devices.c.code)
    )
    left: defaultdict[str, Iterator[str]] = defaultdict(lambda: iter(LETTERS))
    for site, code in op.get_bind().execute(kiosks).all():
        letter = next(left[site], "")
        op.execute(devices.update().where(devices.c.site == site, devices.c.code == code).values(letter=letter))
