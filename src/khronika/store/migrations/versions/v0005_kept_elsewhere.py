"""What kind of source a report is from, and by whom and when a judgement was made in another ledger."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

COLUMNS = (("reports", "source"), ("judgements", "who"), ("judgements", "at"), ("withdrawals", "who"), ("withdrawals", "at"))


def upgrade() -> None:
    """Adds the columns, empty in what is there."""
    for table, column in COLUMNS:
        op.add_column(table, sa.Column(column, sa.Text, nullable=True))
