"""What long lists need: where parties are, and reports and claims in an order that an index has."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
WHERE_PARTIES_ARE = """
    INSERT INTO party_areas (area, thing)
    SELECT DISTINCT areas.area, members.thing FROM areas
    JOIN member_claims ON member_claims.claim = areas.claim JOIN members ON members.id = member_claims.member
    WHERE members.sort = 'party'
"""


def upgrade() -> None:
    """Adds the table with what follows from the others, and the indices."""
    keys = [sa.Column(name, TEXT, primary_key=True) for name in ("area", "thing")]
    op.create_table("party_areas", *keys, sqlite_with_rowid=False)
    op.create_index("party_areas_by_thing", "party_areas", ["thing"])
    op.execute(WHERE_PARTIES_ARE)
    op.create_index("reports_by_day", "reports", ["published", "address", "number"])
    op.create_index("reports_by_source", "reports", ["source"])
    op.create_index("readings_by_outcome", "readings", ["outcome", "report"])
    op.create_index("claims_by_type", "claims", ["type", "when_earliest", "when_latest", "reading"])
