"""The first tables: captures, reports, retrievals, readings, claims with evidence and names, and the log."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Makes all tables in an empty database."""
    _make_sources()
    _make_claims()
    _make_log()


def _number() -> sa.Column[int]:
    return sa.Column("number", NUMBER, primary_key=True, autoincrement=False)


def _of(name: str, target: str) -> sa.Column[int]:
    return sa.Column(name, NUMBER, sa.ForeignKey(target), nullable=False)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, TEXT, nullable=False) for name in names]


def _open_texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, TEXT, nullable=True) for name in names]


def _make_sources() -> None:
    op.create_table(
        "captures",
        _number(),
        *_texts("sha256"),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("bytes", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("sha256", name="one_capture_of_the_same_bytes"),
    )
    op.create_table(
        "reports",
        _number(),
        *_texts("key"),
        _of("capture", "captures.number"),
        *_texts("address", "id", "text", "text_sha256", "passages"),
        *_open_texts("title"),
        *_texts("byline", "contributors"),
        *_open_texts("publisher", "published", "url", "language"),
        *_texts("media"),
        sa.UniqueConstraint("key", name="one_report_of_the_same_content"),
    )
    op.create_index("reports_by_capture", "reports", ["capture"])
    op.create_index("reports_by_address", "reports", ["address"])
    op.create_table("retrievals", _number(), _of("report", "reports.number"), *_texts("address", "at", "how", "media_type"))
    op.create_index("retrievals_by_address", "retrievals", ["address", "at", "number"])
    op.create_index("retrievals_by_report", "retrievals", ["report"])


def _make_claims() -> None:
    op.create_table(
        "readings",
        _number(),
        _of("report", "reports.number"),
        *_texts("reader_name", "reader_version", "version_order", "outcome"),
        sa.UniqueConstraint("report", "reader_name", "reader_version", name="one_reading_of_a_report_by_a_reader"),
    )
    op.create_table(
        "claims",
        _number(),
        _of("reading", "readings.number"),
        *_texts("id", "type", "polarity", "modality"),
        *_open_texts("when_earliest", "when_latest"),
        *_texts("incident"),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        *_texts("body"),
        sa.UniqueConstraint("reading", "id", name="one_claim_of_an_id_in_a_reading"),
    )
    op.create_index("claims_by_id", "claims", ["id"])
    op.create_index("claims_by_day", "claims", ["when_earliest"])
    op.create_table(
        "evidence",
        sa.Column("claim", NUMBER, sa.ForeignKey("claims.number"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        *_texts("field"),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        *_texts("quote"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "names",
        sa.Column("claim", NUMBER, sa.ForeignKey("claims.number"), primary_key=True),
        sa.Column("role", TEXT, primary_key=True),
        sa.Column("name", TEXT, primary_key=True),
        sqlite_with_rowid=False,
    )


def _make_log() -> None:
    op.create_table(
        "changes",
        _number(),
        *_texts("at", "who", "kind", "noun"),
        sa.Column("subject", NUMBER, nullable=False),
        *_open_texts("old", "new"),
        *_texts("digest"),
    )
    op.create_index("changes_by_subject", "changes", ["subject"])
    op.create_table(
        "salts",
        sa.Column("change", NUMBER, sa.ForeignKey("changes.number"), primary_key=True),
        sa.Column("salt", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "batches",
        _number(),
        _of("first", "changes.number"),
        _of("last", "changes.number"),
        *_texts("previous", "head"),
    )
