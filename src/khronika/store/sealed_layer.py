"""What is sealed by the decisions that hold."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from khronika.records.codec import decode_claim
from khronika.records.hidden_person import HiddenPerson
from khronika.records.visibility import Visibility
from khronika.records.visibility_decision import KeptDecision, Subject
from khronika.store.deciding import decision_of, decisions_in
from khronika.store.guard import Stretch
from khronika.store.layer import Layer
from khronika.store.noun import CLAIM, VISIBILITY, Noun
from khronika.store.rows import Row
from khronika.store.schema import readings
from khronika.store.sealing import SealingKey
from khronika.store.vault import Vault
from khronika.text.redacting import stretches_of

WORD = "sealed"
_MARK = re.compile(rf"\[{WORD} \d+\]")


@dataclass(frozen=True, slots=True)
class SealedRecords:
    """The decisions that seal something, as they were made: their names are sealed with what they are about."""

    connection: Connection
    vault: Vault

    def layer(self) -> Layer:
        """All that is sealed."""
        held = self._held()
        persons = tuple(self.decided_persons().values())
        rows = [(one.decision.rows, one.decision.field) for one in held if one.decision.subject in (Subject.CLAIM, Subject.INCIDENT)]
        whole = frozenset(row for one in held if one.decision.subject is Subject.REPORT for row in one.decision.rows)
        return Layer(WORD, persons, self.stretches(rows), whole)

    def persons(self) -> tuple[HiddenPerson, ...]:
        """Everybody who is sealed, under every spelling."""
        return self.layer().persons

    def decided_persons(self) -> dict[int, HiddenPerson]:
        """The same by the number of the decision; of one that came from another ledger the names stayed there."""
        found = {one.number: self._person(one) for one in self._held() if one.decision.subject is Subject.PARTY}
        return {number: person for number, person in found.items() if not all(map(_MARK.fullmatch, person.names))}

    def _held(self) -> list[KeptDecision]:
        return [one for one in decisions_in(self.connection) if one.holds and one.decision.level is Visibility.SEALED]

    def _person(self, kept: KeptDecision) -> HiddenPerson:
        names = decision_of(self._row(VISIBILITY, kept.number)).names
        return HiddenPerson(names, f"[{WORD} {kept.number}]", Visibility.SEALED, kept.decision.reason)

    def stretches(self, decided: Iterable[tuple[tuple[int, ...], str]]) -> dict[int, tuple[Stretch, ...]]:
        """The stretches of reports' texts behind claims, given by their numbers, or behind a field of each."""
        found: dict[int, set[Stretch]] = {}
        for numbers, field in decided:
            for row in (self._row(CLAIM, number) for number in numbers):
                report = self.connection.scalar(select(readings.c.report).where(readings.c.number == row["reading"]))
                ends = stretches_of(decode_claim(row["body"].encode()), field)
                found.setdefault(report or 0, set()).update((start, end, f"[{WORD}]") for start, end in ends)
        return {report: tuple(sorted(stretches)) for report, stretches in found.items()}

    def _row(self, noun: Noun, number: int) -> Row:
        if number in self.vault.subjects():
            return self.vault.original(number).row
        return dict(self.connection.execute(select(noun.table).where(noun.table.c.number == number)).mappings().one())


def names_under_seal(connection: Connection, key: SealingKey | None) -> dict[int, tuple[str, ...]]:
    """The names of everybody who is sealed, by the number of the decision; none without the key."""
    if key is None:
        return {}
    found = SealedRecords(connection, Vault(connection, key)).decided_persons()
    return {number: person.names for number, person in found.items()}
