"""The words of reports, for searches: the full-text index of each database. It is filled when a report is next added or looked for."""

from alembic import op

revision = "0004"
down_revision = "0003"

IN_FILE = """
CREATE VIRTUAL TABLE report_words USING fts5 (words, content='', tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* Co'")
"""


def upgrade() -> None:
    """Adds the index."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(IN_FILE)
        return
    op.execute("CREATE TABLE report_words (report BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)")
    op.execute("CREATE INDEX report_words_by_word ON report_words USING gin (words)")
