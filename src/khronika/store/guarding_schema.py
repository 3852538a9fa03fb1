"""The tables of who may see what: decisions, consents, sealed values, tombstones of what was erased, and names that start guarded."""

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Table, UniqueConstraint

from khronika.store.schema import NUMBER, TEXT, metadata


def _number() -> Column[int]:
    return Column("number", NUMBER, primary_key=True, autoincrement=False)


def _text(name: str, *, nullable: bool = False) -> Column[str]:
    return Column(name, TEXT, nullable=nullable)


visibilities = Table(
    "visibilities",
    metadata,
    _number(),
    _text("subject"),
    _text("rows"),
    _text("names"),
    _text("field"),
    _text("level"),
    _text("reason"),
    _text("who", nullable=True),
    _text("at", nullable=True),
)
"""Who may see a record or a field of it; ``rows`` and ``names`` are lists in JSON: numbers of claims or reports, spellings of a party.
``who`` and ``at`` tell by whom and when it was decided in another ledger, here and in the tables below."""

liftings = Table(
    "liftings",
    metadata,
    _number(),
    Column("visibility", NUMBER, ForeignKey("visibilities.number"), nullable=False),
    _text("reason"),
    _text("who", nullable=True),
    _text("at", nullable=True),
    UniqueConstraint("visibility", name="one_lifting_of_a_visibility"),
)
"""Visibilities that were taken back."""

consents = Table(
    "consents",
    metadata,
    _number(),
    _text("names"),
    _text("answer"),
    _text("purpose"),
    _text("day", nullable=True),
    _text("who", nullable=True),
    _text("at", nullable=True),
)

sealed = Table(
    "sealed",
    metadata,
    _number(),
    _text("noun"),
    Column("subject", NUMBER, nullable=False),
    _text("key"),
    _text("wrapped"),
    _text("value_sha256"),
    Column("value", LargeBinary, nullable=False),
    UniqueConstraint("subject", name="one_sealed_value_of_a_row"),
)
"""Rows as they were before they were sealed, encrypted; ``subject`` is the number of the row, ``key`` names the key, ``wrapped`` is what
opens this one value, itself encrypted under the key."""

erasures = Table(
    "erasures",
    metadata,
    _number(),
    _text("what"),
    _text("basis"),
    Column("rows", Integer, nullable=False),
)
"""Tombstones: what kind of record was erased and on what basis; the log tells when and by whom. ``rows`` counts what was written over."""

guarded_names = Table(
    "guarded_names",
    metadata,
    Column("claim", NUMBER, primary_key=True, autoincrement=False),
    Column("name", TEXT, primary_key=True),
    _text("level"),
    _text("why"),
    Column("is_firm", Integer, nullable=False),
    Index("guarded_names_by_level", "level"),
    sqlite_with_rowid=False,
)
"""Names whose bearers start as restricted, or as public for their office; worked out from the claims when they are joined."""
