"""What finding incidents near one needs: an index of those of which more days than one are told."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

IS_OF_DAYS = sa.text("sort = 'incident' AND earliest < latest")


def upgrade() -> None:
    """Adds the index."""
    op.create_index("incidents_of_days", "things", ["sort", "latest", "earliest"], sqlite_where=IS_OF_DAYS, postgresql_where=IS_OF_DAYS)
