"""A made ledger in which much is not for everybody: persons, reports, incidents and fields that those below "restricted" do not see."""

from random import Random

from sqlalchemy import insert, select, update

from khronika.records.source_kind import SourceKind
from khronika.records.visibility import Visibility
from khronika.records.visibility_decision import Subject, VisibilityDecision
from khronika.store import Ledger
from khronika.store.guarding_schema import guarded_names
from khronika.store.in_parts import is_wanted, rows_for
from khronika.store.schema import claims, names, reports

PERSONS, WITNESSES, DECISIONS = 500, 200, 50
"""How many persons start restricted, how many reports are of witnesses, and how many decisions there are of each sort, at most."""

FIELD = "where"


def plant_secrets(ledger: Ledger) -> None:
    """Hides a part of a ledger: at most a tenth of its claims' persons, and of its reports."""
    chance = Random(2)
    with ledger.reading() as connection:
        held, numbers = (list(connection.scalars(select(column))) for column in (claims.c.number, reports.c.number))
    some = chance.sample(held, min(PERSONS, len(held) // 10))
    decided = chance.sample(held, min(2 * DECISIONS, len(held) // 10))
    with ledger.writing() as connection:
        targets = select(names.c.claim, names.c.name).where(names.c.role == "target")
        starting = {
            int(str(claim)): str(name).strip() for claim, name in rows_for(connection, some, targets.where(is_wanted(names.c.claim)))
        }
        rows = [{"claim": claim, "name": name, "level": "restricted", "why": "a minor", "is_firm": 1} for claim, name in starting.items()]
        connection.execute(insert(guarded_names), rows)
        by_witness = chance.sample(numbers, min(WITNESSES, len(numbers) // 10))
        connection.execute(update(reports).where(reports.c.number.in_(by_witness)).values(source=SourceKind.WITNESS.value))
    for place, row in enumerate(decided):
        subject, field = (Subject.CLAIM, FIELD) if place % 2 else (Subject.INCIDENT, "")
        ledger.decide(VisibilityDecision(subject, Visibility.RESTRICTED, "for the measure", (row,), field=field))
