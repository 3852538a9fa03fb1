"""What a viewer does not see of a ledger: what people decided, what persons consented to, and how records start."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from sqlalchemy import Connection, or_, select

from khronika.records.body import record_in
from khronika.records.claim import Claim
from khronika.records.codec import decode_claim
from khronika.records.consent import Answer
from khronika.records.hidden_person import HiddenPerson
from khronika.records.source_kind import SourceKind
from khronika.records.viewer import Viewer
from khronika.records.visibility import Visibility
from khronika.records.visibility_decision import KeptDecision, Subject
from khronika.store.deciding import consents_in, decisions_in
from khronika.store.guard import OPEN, Guard, Stretch
from khronika.store.guarding_schema import guarded_names
from khronika.store.in_parts import is_wanted, rows_for
from khronika.store.joined_schema import member_claims, members, reviewed, waiting
from khronika.store.opening import opened_with
from khronika.store.rows import search_form
from khronika.store.schema import claims, readings, reports
from khronika.store.sealed_layer import names_under_seal
from khronika.store.sealing import SealingKey
from khronika.store.spellings import Known, known_as
from khronika.text.redacting import stretches_of

REFUSED = "refused to be named"


def guard_for(connection: Connection, viewer: Viewer, key: SealingKey | None = None) -> Guard:
    """What the viewer does not see; what waits to be joined is not shown to those who do not see what is restricted, for nothing says of
    whom it tells. With the key those who are sealed are known by name, and found where they came again since."""
    if viewer.sees(Visibility.SEALED) and key is not None:
        return Guard(viewer, opened=opened_with(connection, key))
    if viewer.sees(Visibility.RESTRICTED) and not (_hides_sealed(viewer) and _has_sealed(connection)):
        return OPEN
    survey = Survey(connection, viewer, names_under_seal(connection, key))
    persons = tuple(survey.persons())
    numbered = {member: person.instead for person, known in zip(persons, survey.known, strict=True) for member in known.members}
    return Guard(viewer, persons, survey.reports(), survey.claims(), survey.fields(), numbered)


def _hides_sealed(viewer: Viewer) -> bool:
    return viewer.is_guest and not viewer.sees(Visibility.SEALED)


def _has_sealed(connection: Connection) -> bool:
    """Whether a decision that holds has sealed anything."""
    return any(one.holds and one.decision.level is Visibility.SEALED for one in decisions_in(connection))


@dataclass(slots=True)
class Survey:
    """A look over all that says who may see what, in one state of the ledger; of several decisions about one record the newest counts."""

    connection: Connection
    viewer: Viewer
    sealed: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    known: list[Known] = field(default_factory=list)

    def persons(self) -> Iterator[HiddenPerson]:
        """Persons that the viewer does not see, each with a number of its own behind the level."""
        number = 0
        for names, rows, level, why in self._levels():
            if self.viewer.sees(level):
                continue
            number += 1
            known = known_as(self.connection, rows, names)
            self.known.append(known)
            yield HiddenPerson(tuple(sorted({*names, *known.names})), f"[{level} {number}]", level, why, known.reports)
        for decision, sealed in self.sealed.items():
            self.known.append(Known())
            yield HiddenPerson(sealed, f"[{Visibility.SEALED} {decision}]", Visibility.SEALED, "sealed")

    def reports(self) -> frozenset[int]:
        """Reports that the viewer does not see, in every version."""
        decided = {row: one.decision.level for one in reversed(self._of(Subject.REPORT)) for row in one.decision.rows}
        by_witness = select(reports.c.number).where(reports.c.source == SourceKind.WITNESS.value)
        starting = dict.fromkeys(self.connection.scalars(by_witness), Visibility.RESTRICTED)
        levels = starting | self._of_all_versions(decided)
        hidden = {number for number, level in levels.items() if not self.viewer.sees(level)}
        return frozenset(hidden | set(self.connection.scalars(select(waiting.c.report))))

    def claims(self) -> frozenset[str]:
        """The ids of claims that the viewer does not see."""
        decided: dict[int, Visibility] = {}
        for one in reversed(self._of(Subject.INCIDENT)):
            decided |= dict.fromkeys(self._of_incidents(one.decision.rows), one.decision.level)
        decided |= {row: one.decision.level for one in reversed(self._of(Subject.CLAIM)) for row in one.decision.rows}
        hidden = [number for number, level in decided.items() if not self.viewer.sees(level)]
        query = select(claims.c.id, claims.c.number)
        as_read = {str(id) for id, _ in rows_for(self.connection, hidden, query.where(is_wanted(claims.c.number)))}
        return frozenset(as_read | {claim.id for _, _, claim in self._after_review(hidden)})

    def fields(self) -> dict[int, tuple[Stretch, ...]]:
        """Stretches of texts behind fields of claims that the viewer does not see, by report."""
        levels: dict[tuple[int, str], Visibility] = {}
        for one in reversed(self._decisions()):
            if one.decision.field:
                levels |= dict.fromkeys(((row, one.decision.field) for row in one.decision.rows), one.decision.level)
        hidden = {key: level for key, level in levels.items() if not self.viewer.sees(level)}
        numbers = sorted({row for row, _ in hidden})
        found: dict[int, set[Stretch]] = {}
        for number, report, claim in chain(self._as_read(numbers), self._after_review(numbers)):
            for (row, name), level in hidden.items():
                if row == number:
                    ends = set(stretches_of(claim, name)) - {(claim.trigger.start, claim.trigger.end)}
                    found.setdefault(report, set()).update((*one, f"[{level}]") for one in ends)
        return {report: tuple(sorted(stretches)) for report, stretches in found.items()}

    def _as_read(self, numbers: Iterable[int]) -> Iterator[tuple[int, int, Claim]]:
        """Claims by their numbers, with their reports."""
        query = select(claims.c.number, claims.c.body, readings.c.report).join(readings, readings.c.number == claims.c.reading)
        for number, body, report in rows_for(self.connection, numbers, query.where(is_wanted(claims.c.number))):
            yield int(str(number)), int(str(report)), decode_claim(str(body).encode())

    def _after_review(self, numbers: Iterable[int]) -> Iterator[tuple[int, int, Claim]]:
        """The same claims as they were reviewed, and parts that were split off them, under their own and under the claims' numbers."""
        columns = (reviewed.c.origin, reviewed.c.claim, reviewed.c.report, reviewed.c.body)
        query = select(*columns).where(reviewed.c.body.is_not(None))
        for origin, own, report, body in rows_for(
            self.connection, numbers, query.where(or_(is_wanted(reviewed.c.origin), is_wanted(reviewed.c.claim)))
        ):
            for number in {origin, own}:
                yield int(str(number)), int(str(report)), record_in(Claim, str(body))

    def _levels(self) -> Iterator[tuple[set[str], list[int], Visibility, str]]:
        """Persons as they are decided, refused or start: names, rows of claims, level and why; the first word about a name counts."""
        settled: set[str] = set()
        for one in self._of(Subject.PARTY):
            names = set(one.decision.names)
            if one.decision.level is Visibility.SEALED:
                settled.update(map(search_form, self.sealed.get(one.number, ())))
            elif settled.isdisjoint(map(search_form, names)):
                settled.update(map(search_form, names))
                level = self._with_consent(names, one.decision.level)
                yield names, list(one.decision.rows), level, one.decision.reason
        for names in self._refusing():
            if settled.isdisjoint(map(search_form, names)):
                settled.update(map(search_form, names))
                yield names, [], max(Visibility.TEAM, self._start_of(names), key=lambda level: level.rank), REFUSED
        for name, rows, why in self._starting():
            if search_form(name) not in settled:
                yield {name}, rows, Visibility.RESTRICTED, why

    def _with_consent(self, names: Iterable[str], level: Visibility) -> Visibility:
        """The level, raised where the person refused to be named: then they stand in nothing public."""
        forms = set(map(search_form, names))
        has_refused = any(not forms.isdisjoint(map(search_form, refusing)) for refusing in self._refusing())
        return Visibility.TEAM if has_refused and level is Visibility.PUBLIC else level

    def _start_of(self, names: Iterable[str]) -> Visibility:
        forms = set(map(search_form, names))
        return Visibility.RESTRICTED if any(search_form(name) in forms for name, *_ in self._starting()) else Visibility.PUBLIC

    def _refusing(self) -> Iterator[set[str]]:
        """The names of those whose newest answer is no."""
        settled: set[str] = set()
        for kept in reversed(list(consents_in(self.connection))):
            forms = set(map(search_form, kept.consent.names))
            if settled.isdisjoint(forms) and kept.consent.answer is Answer.REFUSED:
                yield set(kept.consent.names)
            settled |= forms

    def _starting(self) -> Iterator[tuple[str, list[int], str]]:
        """Names that start restricted, with the claims that have them and why; an office outweighs what is not firm."""
        query = select(guarded_names).order_by(guarded_names.c.name, guarded_names.c.is_firm.desc(), guarded_names.c.claim)
        by_name: dict[str, list[tuple[int, Visibility, str, bool]]] = {}
        for row in self.connection.execute(query).mappings().all():
            by_name.setdefault(row["name"], []).append((row["claim"], Visibility(row["level"]), row["why"], bool(row["is_firm"])))
        for name, found in by_name.items():
            guarding = [one for one in found if one[1] is not Visibility.PUBLIC]
            is_official = len(guarding) < len(found)
            if guarding and (guarding[0][3] or not is_official):
                yield name, [claim for claim, *_ in found], guarding[0][2]

    def _of(self, subject: Subject) -> list[KeptDecision]:
        """The decisions about whole records of a sort, the newest first."""
        return [one for one in self._decisions() if one.decision.subject is subject and not one.decision.field]

    def _decisions(self) -> list[KeptDecision]:
        return [one for one in reversed(list(decisions_in(self.connection))) if one.holds]

    def _of_incidents(self, rows: Iterable[int]) -> set[int]:
        """The claims of the incidents that these claims belong to now."""
        held = select(member_claims.c.claim, members.c.thing).join(members).where(members.c.sort == "incident")
        things = {str(thing) for _, thing in rows_for(self.connection, rows, held.where(is_wanted(member_claims.c.claim)))}
        found = rows_for(self.connection, things, held.where(is_wanted(members.c.thing)))
        return {int(str(claim)) for claim, _ in found} | set(rows)

    def _of_all_versions(self, decided: dict[int, Visibility]) -> dict[int, Visibility]:
        """The levels of reports, and of every other version at the address of one."""
        query = select(reports.c.number, reports.c.address)
        of_address = {
            str(address): decided[int(str(number))]
            for number, address in rows_for(self.connection, decided, query.where(is_wanted(reports.c.number)))
        }
        found = rows_for(self.connection, of_address, query.where(is_wanted(reports.c.address)))
        return {int(str(number)): of_address[str(address)] for number, address in found} | decided
