"""What people decide about claims, and the claims that count otherwise than they were read since."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Adds the table and the columns, and lets a part that was split off a claim stand where a claim does."""
    for name in ("correction", "part"):
        op.add_column("judgements", sa.Column(name, TEXT, nullable=True))
    report = sa.Column("report", NUMBER, sa.ForeignKey("reports.number"), nullable=False, autoincrement=False)
    origin = sa.Column("origin", NUMBER, sa.ForeignKey("claims.number"), nullable=False, autoincrement=False)
    op.create_table("reviewed", _claim(), report, origin, sa.Column("body", TEXT, nullable=True))
    op.create_index("reviewed_by_origin", "reviewed", ["origin"])
    op.create_index("reviewed_by_report", "reviewed", ["report"])
    if op.get_bind().dialect.name == "postgresql":
        for table in ("member_claims", "placings", "areas", "guarded_names"):
            op.drop_constraint(f"{table}_claim_fkey", table, type_="foreignkey")
        return
    member = sa.Column("member", TEXT, sa.ForeignKey("members.id"), primary_key=True)
    _make_anew("member_claims", member, _claim())
    op.create_index("member_claims_by_claim", "member_claims", ["claim"])
    position, place = sa.Column("position", sa.Integer, primary_key=True), sa.Column("place", NUMBER, nullable=True)
    _make_anew("placings", _claim(), position, place, sa.Column("body", TEXT, nullable=False))
    _make_anew("areas", sa.Column("area", TEXT, primary_key=True), _claim())
    op.create_index("areas_by_claim", "areas", ["claim"])
    words = [sa.Column(name, TEXT, nullable=False) for name in ("level", "why")]
    is_firm = sa.Column("is_firm", sa.Integer, nullable=False)
    _make_anew("guarded_names", _claim(), sa.Column("name", TEXT, primary_key=True), *words, is_firm)
    op.create_index("guarded_names_by_level", "guarded_names", ["level"])


def _claim() -> sa.Column[int]:
    return sa.Column("claim", NUMBER, primary_key=True, autoincrement=False)


def _make_anew(table: str, *columns: sa.Column[int] | sa.Column[str]) -> None:
    """Makes a table with the same rows and other rules: SQLite drops no constraint."""
    op.create_table(f"{table}_anew", *columns, sqlite_with_rowid=False)
    names = ", ".join(column.name for column in columns)
    op.execute(f"INSERT INTO {table}_anew ({names}) SELECT {names} FROM {table}")  # noqa: S608 - names of columns
    op.drop_table(table)
    op.rename_table(f"{table}_anew", table)
