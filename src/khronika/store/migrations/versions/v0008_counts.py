"""What counting incidents needs; every incident that is there waits to be counted."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Adds the tables, and an index of things that needs no look at the things themselves."""
    op.create_table("uncounted", _key("thing"))
    op.execute("INSERT INTO uncounted (thing) SELECT id FROM things WHERE sort = 'incident'")
    counts = (sa.Column("named", sa.Integer, nullable=False), _number("least"), _number("most"))
    is_open = sa.Column("is_open", sa.Integer, nullable=False)
    op.create_table("incident_areas", _key("thing"), _key("area"), *_counted(), *counts, is_open, sqlite_with_rowid=False)
    by_type = ["area", "told_as", "type", "earliest", "latest", "named", "least", "most", "is_open"]
    op.create_index("incident_areas_by_type", "incident_areas", by_type)
    op.create_index("incident_areas_by_day", "incident_areas", ["area", "told_as", "earliest", "latest", "type"])
    place = sa.Column("place", NUMBER, primary_key=True, autoincrement=False)
    op.create_table("incident_spots", _key("thing"), place, *_counted(), sqlite_with_rowid=False)
    op.create_index("incident_spots_by_place", "incident_spots", ["told_as", "place", "type", "earliest", "latest"])


def _key(name: str) -> sa.Column[str]:
    return sa.Column(name, TEXT, primary_key=True)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, NUMBER, nullable=True)


def _counted() -> list[sa.Column[str]]:
    told = [sa.Column(name, TEXT, nullable=False) for name in ("type", "told_as")]
    return [*told, *(sa.Column(name, TEXT, nullable=True) for name in ("earliest", "latest"))]
