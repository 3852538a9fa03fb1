"""What the reader makes of kinds of language, as tables: one a class, rows of our own."""

import pytest

from tests.extract.case_tables import TABLES, cases, faults_in, name_of, rows_of


@pytest.mark.parametrize(("table", "number", "part"), cases())
def test_the_report_gives_these_claims(table: str, number: int, part: int | None) -> None:
    assert faults_in(table, number, part) == []


@pytest.mark.parametrize("table", TABLES)
def test_rows_of_a_table_say_whence_they_come_and_differ(table: str) -> None:
    rows = rows_of(table)
    assert {row["from"] for row in rows} <= {"own", "bug", "todo"}
    assert len({name_of(row) for row in rows}) == len(rows)
