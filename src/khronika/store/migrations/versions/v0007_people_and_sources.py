"""Who may work on the ledger and how they sign in, and what was decided about sources."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Adds the tables."""
    op.create_table("users", _number(), *_texts("key", "name"), _may_be_empty("role"))
    op.create_index("users_by_key", "users", ["key"])
    op.create_table("accesses", _number(), *_texts("kind", "detail"), _may_be_empty("user"), _may_be_empty("mark"))
    op.create_index("accesses_by_user", "accesses", ["user"])
    of_access = sa.Column("number", NUMBER, sa.ForeignKey("accesses.number"), primary_key=True, autoincrement=False)
    told = _texts("user", "kind", "secret", "label", "role")
    op.create_table("credentials", of_access, *told, _may_be_empty("expires"), _may_be_empty("used"))
    op.create_index("credentials_by_user", "credentials", ["user", "kind"])
    op.create_table("sessions", _key("id"), *_texts("user", "step", "began", "seen", "address", "agent", "offered"))
    op.create_index("sessions_by_user", "sessions", ["user"])
    op.create_table("attempts", _key("subject"), sa.Column("failures", sa.Integer, nullable=False), *_texts("first", "last"))
    op.create_table("sources", _number(), *_texts("key", "body"))
    op.create_index("sources_by_key", "sources", ["key"])


def _number() -> sa.Column[int]:
    return sa.Column("number", NUMBER, primary_key=True, autoincrement=False)


def _key(name: str) -> sa.Column[str]:
    return sa.Column(name, TEXT, primary_key=True)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, TEXT, nullable=False) for name in names]


def _may_be_empty(name: str) -> sa.Column[str]:
    return sa.Column(name, TEXT, nullable=True)
