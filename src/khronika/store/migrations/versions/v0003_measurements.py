"""Measurements of sites, and lists of what is worth measuring."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

MEASUREMENT = ("key", "finding_key", "site", "at", "country", "network", "body", "finding")
NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Adds the tables."""
    once = sa.UniqueConstraint("key", "finding_key", name="one_finding_of_a_measurement")
    op.create_table("measurements", _number(), *_texts(*MEASUREMENT), once)
    op.create_index("measurements_by_site", "measurements", ["site", "at"])
    once = sa.UniqueConstraint("key", name="one_listing_of_the_same_content")
    op.create_table("listings", _number(), *_texts("key", "list", "address", "site", "category", "body"), once)
    op.create_index("listings_by_site", "listings", ["site"])


def _number() -> sa.Column[int]:
    return sa.Column("number", NUMBER, primary_key=True, autoincrement=False)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, TEXT, nullable=False) for name in names]
