"""The people of an incident, each with what became of them: their status is their own, never the incident's."""

from dataclasses import dataclass
from datetime import date

from khronika.pipeline.showing import cases_of
from khronika.records.case import Case
from khronika.records.incident import Incident, Person
from khronika.records.supported import Supported
from khronika.store import Looking


@dataclass(frozen=True, slots=True)
class PersonIn:
    """A person or body of an incident and its case, ``None`` where the ledger has none."""

    person: Supported[Person]
    case: Case | None


def people_in(looking: Looking, incident: Incident, today: date) -> list[PersonIn]:
    """Each of the incident's people with its case."""
    if not incident.people:
        return []
    held = looking.tellings(looking.members_of([incident.id])[incident.id])
    parties = looking.parties_of_claims([one.number for one in held])
    known = list(cases_of(looking, sorted(parties), today))
    return [PersonIn(person, _case_of(person.value, known)) for person in incident.people]


def _case_of(person: Person, cases: list[Case]) -> Case | None:
    """The case that has most of the person's names."""
    shared = [(len(set(person.names) & set(case.names)), case) for case in cases]
    most, case = max(shared, key=lambda pair: pair[0], default=(0, None))
    return case if most else None
