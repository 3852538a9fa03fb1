"""What was decided last about each claim; every report that a judgement about a claim rests on waits to be joined."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Adds the column, and lets what was reviewed be joined anew."""
    op.execute("DELETE FROM reviewed")
    op.add_column("reviewed", sa.Column("verdict", TEXT, nullable=False, server_default="accepted"))
    about = "SELECT left_address FROM judgements WHERE matter = 'claim'"
    new = f"SELECT number FROM reports WHERE address IN ({about}) AND number NOT IN (SELECT report FROM waiting)"  # noqa: S608 - no values
    op.execute(f"INSERT INTO waiting (report) {new}")
