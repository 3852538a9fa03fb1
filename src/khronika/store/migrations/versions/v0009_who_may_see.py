"""Who may see what: visibilities and what lifts them, consents, sealed values, tombstones, and names that start guarded."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Makes the tables, empty."""
    op.create_table("visibilities", _number(), *_texts("subject", "rows", "names", "field", "level", "reason"))
    op.create_table(
        "liftings",
        _number(),
        sa.Column("visibility", NUMBER, sa.ForeignKey("visibilities.number"), nullable=False),
        *_texts("reason"),
        sa.UniqueConstraint("visibility", name="one_lifting_of_a_visibility"),
    )
    op.create_table("consents", _number(), *_texts("names", "answer", "purpose"), sa.Column("day", TEXT, nullable=True))
    op.create_table(
        "sealed",
        _number(),
        *_texts("noun"),
        sa.Column("subject", NUMBER, nullable=False),
        *_texts("key", "wrapped", "value_sha256"),
        sa.Column("value", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("subject", name="one_sealed_value_of_a_row"),
    )
    op.create_table("erasures", _number(), *_texts("what", "basis"), sa.Column("rows", sa.Integer, nullable=False))
    op.create_table(
        "guarded_names",
        sa.Column("claim", NUMBER, sa.ForeignKey("claims.number"), primary_key=True),
        sa.Column("name", TEXT, primary_key=True),
        *_texts("level", "why"),
        sa.Column("is_firm", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("guarded_names_by_level", "guarded_names", ["level"])


def _number() -> sa.Column[int]:
    return sa.Column("number", NUMBER, primary_key=True, autoincrement=False)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, TEXT, nullable=False) for name in names]
