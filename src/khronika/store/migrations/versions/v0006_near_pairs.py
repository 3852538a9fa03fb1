"""Pairs of members that are nearly one, for the desk to ask about."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

IS_NEAR = sa.text("score > -4.0")


def upgrade() -> None:
    """Adds the index."""
    op.create_index("near_pairs", "member_links", ["score"], sqlite_where=IS_NEAR, postgresql_where=IS_NEAR)
