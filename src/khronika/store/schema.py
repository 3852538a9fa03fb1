"""The tables of the ledger.

Each row of a logged table has as ``number`` the number of the line of the log that added it. So the log needs no other id, and
holds nothing that is worked out from a text: when a row has been erased, its line cannot be used to guess what stood there.

Days and times are ISO text (times in UTC with microseconds), so that they sort, and read the same on every database.
"""

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text, UniqueConstraint

metadata = MetaData()

NUMBER = BigInteger().with_variant(Integer, "sqlite")
"""SQLite's integers have 64 bits under a shorter name."""

TEXT = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that sorts and compares by its characters' numbers, as SQLite does it, whatever the language of a server is."""


def _number() -> Column[int]:
    return Column("number", NUMBER, primary_key=True, autoincrement=False)


def _text(name: str, *, nullable: bool = False) -> Column[str]:
    return Column(name, TEXT, nullable=nullable)


def _of(table: str) -> Column[int]:
    """The number of the row in ``table`` that this row belongs to."""
    return Column(table.removesuffix("s"), NUMBER, ForeignKey(f"{table}.number"), nullable=False)


captures = Table(
    "captures",
    metadata,
    _number(),
    _text("sha256"),
    Column("size", Integer, nullable=False),
    Column("bytes", LargeBinary, nullable=False),
    UniqueConstraint("sha256", name="one_capture_of_the_same_bytes"),
)

reports = Table(
    "reports",
    metadata,
    _number(),
    _text("key"),
    _of("captures"),
    _text("address"),
    _text("id"),
    _text("text"),
    _text("text_sha256"),
    _text("passages"),
    _text("title", nullable=True),
    _text("byline"),
    _text("contributors"),
    _text("publisher", nullable=True),
    _text("published", nullable=True),
    _text("url", nullable=True),
    _text("language", nullable=True),
    _text("media"),
    _text("source", nullable=True),
    UniqueConstraint("key", name="one_report_of_the_same_content"),
    Index("reports_by_capture", "capture"),
    Index("reports_by_address", "address"),
    Index("reports_by_day", "published", "address", "number"),
    Index("reports_by_source", "source"),
)
"""Versions of reports: one row for each content that an address ever had; ``key`` is worked out from content and address."""

retrievals = Table(
    "retrievals",
    metadata,
    _number(),
    _of("reports"),
    _text("address"),
    _text("at"),
    _text("how"),
    _text("media_type"),
    Index("retrievals_by_address", "address", "at", "number"),
    Index("retrievals_by_report", "report"),
)
"""When an address began to give a report; the newest of an address says which version counts."""

readings = Table(
    "readings",
    metadata,
    _number(),
    _of("reports"),
    _text("reader_name"),
    _text("reader_version"),
    _text("version_order"),
    _text("outcome"),
    UniqueConstraint("report", "reader_name", "reader_version", name="one_reading_of_a_report_by_a_reader"),
    Index("readings_by_outcome", "outcome", "report"),
)
"""Which reader met which report: ``read``, or ``not read`` (the reader's name is empty where there was none)."""

claims = Table(
    "claims",
    metadata,
    _number(),
    _of("readings"),
    _text("id"),
    _text("type"),
    _text("polarity"),
    _text("modality"),
    _text("when_earliest", nullable=True),
    _text("when_latest", nullable=True),
    _text("incident"),
    Column("confidence", Float, nullable=False),
    Column("start", Integer, nullable=False),
    _text("body"),
    UniqueConstraint("reading", "id", name="one_claim_of_an_id_in_a_reading"),
    Index("claims_by_id", "id"),
    Index("claims_by_day", "when_earliest"),
    Index("claims_by_type", "type", "when_earliest", "when_latest", "reading"),
)
"""``body`` is the claim as the codec writes it; the other columns repeat what searches need. ``start`` is its trigger's."""

evidence = Table(
    "evidence",
    metadata,
    Column("claim", NUMBER, ForeignKey("claims.number"), primary_key=True),
    Column("position", Integer, primary_key=True),
    _text("field"),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    _text("quote"),
    sqlite_with_rowid=False,
)

names = Table(
    "names",
    metadata,
    Column("claim", NUMBER, ForeignKey("claims.number"), primary_key=True),
    Column("role", TEXT, primary_key=True),
    Column("name", TEXT, primary_key=True),
    sqlite_with_rowid=False,
)
"""The names in a claim as searches compare them: ``role`` is place, country, target or actor."""

judgements = Table(
    "judgements",
    metadata,
    _number(),
    _text("matter"),
    _text("verdict"),
    _text("left"),
    _text("right", nullable=True),
    Column("place", NUMBER, nullable=True),
    _text("reason"),
    _text("left_address"),
    _text("right_address", nullable=True),
    _text("who", nullable=True),
    _text("at", nullable=True),
    _text("correction", nullable=True),
    _text("part", nullable=True),
    Index("judgements_by_left_address", "left_address"),
    Index("judgements_by_right_address", "right_address"),
)
"""What people decided. ``left`` and ``right`` are the words that it rests on; the addresses repeat those of the words.

``who`` and ``at`` tell by whom and when it was decided in another ledger, from which it was taken over; of one made here the log tells it.
"""

withdrawals = Table(
    "withdrawals",
    metadata,
    _number(),
    _of("judgements"),
    _text("reason"),
    _text("who", nullable=True),
    _text("at", nullable=True),
    UniqueConstraint("judgement", name="one_withdrawal_of_a_judgement"),
)

measurements = Table(
    "measurements",
    metadata,
    _number(),
    _text("key"),
    _text("finding_key"),
    _text("site"),
    _text("at"),
    _text("country"),
    _text("network"),
    _text("body"),
    _text("finding"),
    UniqueConstraint("key", "finding_key", name="one_finding_of_a_measurement"),
    Index("measurements_by_site", "site", "at"),
)
"""What probes saw, and under ``finding`` what rules made of it; both keys are hashes. Of one ``key`` the newest row counts."""

listings = Table(
    "listings",
    metadata,
    _number(),
    _text("key"),
    _text("list"),
    _text("address"),
    _text("site"),
    _text("category"),
    _text("body"),
    UniqueConstraint("key", name="one_listing_of_the_same_content"),
    Index("listings_by_site", "site"),
)
"""Addresses on lists of what is worth measuring; of one address on one list the newest row counts."""

changes = Table(
    "changes",
    metadata,
    _number(),
    _text("at"),
    _text("who"),
    _text("kind"),
    _text("noun"),
    Column("subject", NUMBER, nullable=False),
    _text("old", nullable=True),
    _text("new", nullable=True),
    _text("digest"),
    Index("changes_by_subject", "subject"),
)
"""The log: one line a change, with salted commitments to the old and the new value, never values. ``subject`` is a row's number."""

salts = Table(
    "salts",
    metadata,
    Column("change", NUMBER, ForeignKey("changes.number"), primary_key=True),
    Column("salt", LargeBinary, nullable=False),
)

batches = Table(
    "batches",
    metadata,
    _number(),
    Column("first", NUMBER, ForeignKey("changes.number"), nullable=False),
    Column("last", NUMBER, ForeignKey("changes.number"), nullable=False),
    _text("previous"),
    _text("head"),
)
"""Stretches of the log, chained: ``head`` is the hash of ``previous`` and of the lines from ``first`` to ``last``."""
