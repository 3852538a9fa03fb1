"""The table of editions that left."""

from sqlalchemy import Column, Table

from khronika.store.schema import NUMBER, TEXT, metadata

publications = Table(
    "publications",
    metadata,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column("format", TEXT, nullable=False),
    Column("sha256", TEXT, nullable=False),
    Column("allowed", TEXT, nullable=False),
)
"""Editions for everybody; ``allowed`` is a list in JSON: words that the check asked about, each with the reason why they may stand."""
