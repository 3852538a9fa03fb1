"""A value changed in what is worked out across reports is found by working it out anew, which changes nothing."""

from pathlib import Path

import pytest
from sqlalchemy import text

from khronika.pipeline import KINDS, Joiner, Placer, join_waiting, joined_faults
from khronika.store import FaultKind, Ledger
from khronika.store.gazetteer import gazetteer
from tests.databases import DATABASES, new_location
from tests.store.content import all_rows
from tests.store.made import NOON
from tests.test_joining import PAGES

JOINER = Joiner(KINDS, Placer.over(gazetteer()))
CHANGES = [
    ("things", "UPDATE things SET latest = '2024-03-09' WHERE latest = '2024-03-04'"),
    ("members", "UPDATE members SET thing = id"),
    ("placings", "UPDATE placings SET body = replace(body, 'ZW', 'ZM')"),
    ("member_words", "DELETE FROM member_words WHERE word = (SELECT min(word) FROM member_words)"),
]


@pytest.mark.parametrize("database", DATABASES)
def test_what_was_changed_in_what_is_worked_out_is_found(database: str, tmp_path: Path) -> None:
    with new_location(database, tmp_path) as location, Ledger.open(location, lambda: NOON, "Nadia") as ledger:
        for page in PAGES:
            ledger.add([page.item])
            join_waiting(ledger, JOINER)
        assert joined_faults(ledger, JOINER) == []
        for table, statement in CHANGES:
            with ledger.writing() as connection:
                assert connection.execute(text(statement)).rowcount
            changed = all_rows(ledger)
            assert list(ledger.verify()) == []
            assert table in {fault.id for fault in joined_faults(ledger, JOINER)}
            assert {fault.kind for fault in joined_faults(ledger, JOINER)} == {FaultKind.JOINED}
            assert all_rows(ledger) == changed
