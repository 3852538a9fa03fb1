"""Judgements and their withdrawal, and what is worked out across reports; every report that is there waits to be joined."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Adds the tables."""
    _make_judgements()
    _make_members()
    _make_things()
    _make_places()
    op.execute("INSERT INTO waiting (report) SELECT number FROM reports")


def _number(name: str = "number") -> sa.Column[int]:
    return sa.Column(name, NUMBER, primary_key=True, autoincrement=False)


def _of(name: str, target: str, *, is_key: bool = False, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, NUMBER, sa.ForeignKey(f"{target}.number"), primary_key=is_key, nullable=nullable, autoincrement=False)


def _texts(*names: str, nullable: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, TEXT, nullable=nullable) for name in names]


def _key(name: str, target: str | None = None) -> sa.Column[str]:
    return sa.Column(name, TEXT, *([] if target is None else [sa.ForeignKey(target)]), primary_key=True)


def _make_judgements() -> None:
    op.create_table(
        "judgements",
        _number(),
        *_texts("matter", "verdict", "left"),
        *_texts("right", nullable=True),
        sa.Column("place", NUMBER, nullable=True),
        *_texts("reason", "left_address"),
        *_texts("right_address", nullable=True),
    )
    op.create_index("judgements_by_left_address", "judgements", ["left_address"])
    op.create_index("judgements_by_right_address", "judgements", ["right_address"])
    once = sa.UniqueConstraint("judgement", name="one_withdrawal_of_a_judgement")
    op.create_table("withdrawals", _number(), _of("judgement", "judgements"), *_texts("reason"), once)


def _make_members() -> None:
    op.create_table("waiting", _of("report", "reports", is_key=True))
    op.create_table("members", _key("id"), *_texts("sort", "thing"))
    op.create_index("members_by_thing", "members", ["thing"])
    by_report = (_key("member", "members.id"), _of("report", "reports", is_key=True))
    op.create_table("member_parts", *by_report, *_texts("body"), sqlite_with_rowid=False)
    op.create_index("member_parts_by_report", "member_parts", ["report"])
    op.create_table("member_claims", _key("member", "members.id"), _of("claim", "claims", is_key=True), sqlite_with_rowid=False)
    op.create_index("member_claims_by_claim", "member_claims", ["claim"])
    op.create_table("member_keys", _key("key"), _key("member", "members.id"), sqlite_with_rowid=False)
    op.create_index("member_keys_by_member", "member_keys", ["member"])
    op.create_table("member_words", _key("word"), _key("member", "members.id"), sqlite_with_rowid=False)
    op.create_index("member_words_by_member", "member_words", ["member"])
    sides = (_key("left", "members.id"), _key("right", "members.id"))
    op.create_table("member_links", *sides, sa.Column("score", sa.Float, nullable=False), sqlite_with_rowid=False)
    op.create_index("member_links_by_right", "member_links", ["right"])
    judgement = _of("judgement", "judgements", is_key=True)
    where = sa.Column("member", TEXT, sa.ForeignKey("members.id"), nullable=False)
    op.create_table("anchored", judgement, _key("side"), where, sqlite_with_rowid=False)
    op.create_index("anchored_by_member", "anchored", ["member"])


def _make_things() -> None:
    spans = _texts("earliest", "latest", nullable=True)
    op.create_table("things", _key("id"), *_texts("sort"), *spans, sa.Column("size", sa.Integer, nullable=False))
    op.create_index("things_by_day", "things", ["sort", "earliest", "id"])
    op.create_table("thing_types", _key("type"), _key("thing", "things.id"), sqlite_with_rowid=False)
    op.create_index("thing_types_by_thing", "thing_types", ["thing"])
    both = (_of("report", "reports", is_key=True), _of("by", "reports", is_key=True))
    op.create_table("standings", *both, *_texts("standing", "reason"))
    op.create_index("standings_by_notice", "standings", ["by"])
    is_notice = sa.Column("is_notice", sa.Integer, nullable=False)
    op.create_table("publishing", _of("report", "reports", is_key=True), *_texts("publisher"), is_notice)
    op.create_index("publishing_by_publisher", "publishing", ["publisher", "is_notice"])


def _make_places() -> None:
    place = sa.Column("place", NUMBER, nullable=True)
    position = sa.Column("position", sa.Integer, primary_key=True)
    op.create_table("placings", _of("claim", "claims", is_key=True), position, place, *_texts("body"), sqlite_with_rowid=False)
    op.create_table("areas", _key("area"), _of("claim", "claims", is_key=True), sqlite_with_rowid=False)
    op.create_index("areas_by_claim", "areas", ["claim"])
    op.create_table("joined_by", _key("version"))
