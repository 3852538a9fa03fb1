"""Editions that left, with what was allowed in them."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Makes the table, empty."""
    columns = [sa.Column(name, TEXT, nullable=False) for name in ("format", "sha256", "allowed")]
    op.create_table("publications", sa.Column("number", NUMBER, primary_key=True, autoincrement=False), *columns)
