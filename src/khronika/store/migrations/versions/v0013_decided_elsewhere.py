"""By whom and when it was decided in another ledger who may see what, and what a person answered there."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Adds the columns, empty in what is there."""
    for table in ("visibilities", "liftings", "consents"):
        for column in ("who", "at"):
            op.add_column(table, sa.Column(column, TEXT, nullable=True))
