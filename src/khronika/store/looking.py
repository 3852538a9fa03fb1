"""What was joined, read back out of the ledger."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from sqlalchemy import func, select

from khronika.records.claim import Claim
from khronika.records.codec import decode_claim
from khronika.records.codec_kept import Kept
from khronika.records.hidden_person import HiddenPerson
from khronika.records.match import Match
from khronika.records.member import Sort
from khronika.records.report import Report
from khronika.store.guard import OPEN, Guard
from khronika.store.in_parts import is_wanted, rows_for
from khronika.store.joined_schema import anchored, member_claims, member_parts, member_words, members, things
from khronika.store.known import Known
from khronika.store.member_rows import MemberRows
from khronika.store.near_pairs import NearPair, near_pairs
from khronika.store.query import is_present
from khronika.store.schema import claims, reports
from khronika.store.searching import has_words
from khronika.store.settled import Settled, settled_at
from khronika.store.taking_out import everything, seen_reports
from khronika.store.tellings import HeldTelling, reports_of, tellings_of
from khronika.store.thing_conditions import conditions_of
from khronika.store.thing_filter import ThingFilter
from khronika.store.thing_pages import Page, PageAsked, number_up_to, page_of

LAST_DAY = "9999"

_BODIES = (
    select(member_parts.c.member, member_parts.c.report, member_parts.c.body)
    .where(is_wanted(member_parts.c.member))
    .order_by(member_parts.c.body)
)
_MEMBERS = select(members.c.thing, members.c.id).where(is_wanted(members.c.thing)).order_by(members.c.id)
_OF_CLAIMS = (
    select(member_claims.c.claim, members.c.thing, members.c.id, members.c.sort).join(members).where(is_wanted(member_claims.c.claim))
)


@dataclass(frozen=True, slots=True)
class Looking(MemberRows):
    """Things, members and claims, in one state of the ledger, as far as ``guard`` lets them be seen; ``known`` is what was read before."""

    guard: Guard = OPEN
    known: Known = field(default_factory=Known, compare=False, repr=False)

    def kept(self) -> Iterator[Kept]:
        """All that the ledger keeps but the log of its changes: what another ledger takes in to hold the same.

        To those who do not see everything, reports and their claims alone: bytes as they were received would tell them the rest. What is
        sealed leaves sealed.
        """
        sees_all = self.guard.is_open or self.guard.opened is not None
        return everything(self.connection) if sees_all else seen_reports(self.connection, self.guard)

    def bodies(self, ids: Iterable[str]) -> dict[str, list[str]]:
        """What reports say of members, by member."""
        return self.known.of("bodies", ids, self._bodies)

    def things_of(self, ids: Iterable[str]) -> dict[str, str]:
        """The things that the members belong to, by member."""
        return self.known.of("things", ids, lambda missing: MemberRows.things_of(self, missing))

    def present(self, numbers: Iterable[int]) -> list[int]:
        """Those of the reports that count, the newest first."""
        query = select(reports.c.number).where(is_present(reports.c.number))
        found = rows_for(self.connection, numbers, query.where(is_wanted(reports.c.number)))
        return sorted((int(str(number)) for (number,) in found), reverse=True)

    def names_opened(self) -> Mapping[str, tuple[str, ...]]:
        """The names of persons who are sealed, by what stands in their place; none without the key."""
        return {} if self.guard.opened is None else self.guard.opened.names

    def hidden_persons(self) -> tuple[HiddenPerson, ...]:
        """The persons who are not seen."""
        return self.guard.persons

    def things(self, sort: Sort, filter: ThingFilter) -> list[str]:
        """The ids of the things that pass, by day."""
        day = func.coalesce(things.c.earliest, LAST_DAY)
        query = select(things.c.id).where(*conditions_of(self.connection, sort, filter)).order_by(day, things.c.id)
        return list(self.connection.scalars(query))

    def page(self, sort: Sort, filter: ThingFilter, asked: PageAsked) -> Page:
        """One page of the things that pass, the latest day first."""
        return page_of(self.connection, sort, filter, asked)

    def number_up_to(self, sort: Sort, filter: ThingFilter, most: int) -> int:
        """How many things pass, counted no further than ``most``."""
        return number_up_to(self.connection, sort, filter, most)

    def near_pairs(self, sort: Sort, limit: int) -> list[NearPair]:
        """Pairs of things that may be one and that nobody has decided about, at most ``limit``."""
        [found] = self.known.of(
            "near pairs", [(sort, limit)], lambda keys: {key: near_pairs(self.connection, *key) for key in keys}
        ).values()
        return found

    def members_of(self, thing_ids: Iterable[str]) -> dict[str, list[str]]:
        """The members of things, by thing."""
        return self.known.of("members", thing_ids, self._members)

    def things_of_claims(self, numbers: Iterable[int], sort: Sort) -> dict[int, str]:
        """The things of a sort to which claims belong, by claim."""
        return {claim: thing for claim, thing, _ in self._of_claims(numbers, sort)}

    def parties_of_claims(self, numbers: Iterable[int]) -> set[str]:
        """Every party that claims name."""
        return {thing for _, thing, _ in self._of_claims(numbers, Sort.PARTY)}

    def things_of_reports(self, numbers: Iterable[int], sort: Sort) -> set[str]:
        """The things of a sort that reports tell of."""
        query = select(members.c.thing, members.c.sort).join(member_parts).where(members.c.sort == sort.value)
        return {str(thing) for thing, _ in rows_for(self.connection, numbers, query.where(is_wanted(member_parts.c.report)))}

    def members_of_claims(self, numbers: Iterable[int], sort: Sort) -> dict[int, str]:
        """The members of a sort that hold claims, by claim."""
        return {claim: member for claim, _, member in self._of_claims(numbers, sort)}

    def unlike(self) -> frozenset[str]:
        """The incidents of which something is not seen, so that they are seen otherwise than they are counted."""
        [found] = self.known.of("unlike", [Sort.INCIDENT], lambda _: {Sort.INCIDENT: self._unlike()}).values()
        return found

    def _unlike(self) -> frozenset[str]:
        hidden = self.things_of_claims(self.numbers_of_claims(self.guard.claims), Sort.INCIDENT)
        return frozenset({*self.things_of_reports({*self.guard.reports, *self.guard.fields}, Sort.INCIDENT), *hidden.values()})

    def anchored(self, numbers: Iterable[int]) -> dict[int, int]:
        """On how many of their sides the words of judgements are found now."""
        query = select(anchored.c.judgement, func.count()).group_by(anchored.c.judgement)
        found = rows_for(self.connection, numbers, query.where(is_wanted(anchored.c.judgement)))
        return {int(str(number)): int(str(sides)) for number, sides in found}

    def with_words(self, words: Iterable[str]) -> list[str]:
        """The members that have all of the words in their names."""
        wanted = sorted(set(words))
        query = select(member_words.c.member).where(member_words.c.word.in_(wanted)).group_by(member_words.c.member)
        found = list(self.connection.scalars(query.having(func.count() == len(wanted)).order_by(member_words.c.member))) if wanted else []
        return [id for id in found if id not in self.guard.members]

    def with_prefix(self, prefix: str) -> tuple[list[tuple[str, Sort]], list[int]]:
        """The members whose id begins so, and the claims (by number) whose id does."""
        end = prefix + "\uffff"
        found = self.connection.execute(select(members.c.id, members.c.sort).where(members.c.id >= prefix, members.c.id < end)).all()
        numbers = self.connection.scalars(select(claims.c.number).where(claims.c.id >= prefix, claims.c.id < end)).all()
        return [(id, Sort(sort)) for id, sort in found], list(numbers)

    def report_numbers(self, id: str) -> list[int]:
        """The numbers of every version of the report that is the member."""
        known = select(reports.c.address).join(member_parts, member_parts.c.report == reports.c.number).where(member_parts.c.member == id)
        return list(self.connection.scalars(select(reports.c.number).where(reports.c.address.in_(known)).order_by(reports.c.number)))

    def claims(self, numbers: Iterable[int]) -> list[Claim]:
        """Claims by their numbers."""
        query = select(claims.c.number, claims.c.body)
        found = rows_for(self.connection, numbers, query.where(is_wanted(claims.c.number)))
        return [decode_claim(str(body).encode()) for _, body in found]

    def settled_at(self) -> Settled | None:
        """The state of the ledger, where all that is worked out follows from it."""
        return settled_at(self.connection)

    def numbers_of_claims(self, ids: Iterable[str]) -> list[int]:
        """The numbers of all claims that have one of the ids."""
        query = select(claims.c.number, claims.c.id)
        return [int(str(number)) for number, _ in rows_for(self.connection, ids, query.where(is_wanted(claims.c.id)))]

    def report_of_member(self, id: str) -> Report:
        """The report that is the member."""
        numbers = list(self.connection.scalars(select(member_parts.c.report).where(member_parts.c.member == id)))
        return self.reports(numbers)[numbers[0]]

    def tellings(self, ids: Iterable[str]) -> list[HeldTelling]:
        """The claims of members, with all that says who tells them."""
        found = self.known.of("tellings", ids, self._tellings)
        return sorted((one for held in found.values() for one in held), key=lambda one: one.number)

    def reports(self, numbers: Iterable[int]) -> dict[int, Report]:
        """Reports by their numbers; one that is not seen is not among them."""
        return self.known.of("reports", numbers, self._reports)

    def reports_with_words(self, numbers: Iterable[int], words: str) -> list[Report]:
        """Reports that were found by words, in their order, without those that do not have the words as they are seen."""
        return [one for one in self.reports(numbers).values() if self.guard.is_open or has_words(one, words)]

    def _members(self, thing_ids: list[str]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for thing, id in rows_for(self.connection, thing_ids, _MEMBERS):
            found.setdefault(str(thing), []).append(str(id))
        return found

    def _of_claims(self, numbers: Iterable[int], sort: Sort) -> Iterator[tuple[int, str, str]]:
        """Claims with the thing and the member of a sort that hold them."""
        for claim, thing, member, own in rows_for(self.connection, numbers, _OF_CLAIMS):
            if own == sort.value:
                yield int(str(claim)), str(thing), str(member)

    def _bodies(self, ids: list[str]) -> dict[str, list[str]]:
        if self.guard.is_open:
            return MemberRows.bodies(self, ids)
        if self.guard.opened is not None:
            return {id: list(self._opened(bodies)) for id, bodies in MemberRows.bodies(self, ids).items()}
        found: dict[str, list[str]] = {}
        for id, report, body in rows_for(self.connection, ids, _BODIES):
            if report not in self.guard.reports:
                found.setdefault(str(id), []).append(self._nameless(str(id), str(body)))
        return found

    def _tellings(self, ids: list[str]) -> dict[str, list[HeldTelling]]:
        told = tellings_of(self.connection, ids)
        found: dict[str, list[HeldTelling]] = {id: [] for id in ids}
        for one in told if self.guard.is_open else self._seen(told):
            found[one.member].append(one)
        return found

    def _reports(self, numbers: list[int]) -> dict[int, Report]:
        shown = {number: self.guard.report(number, report) for number, report in reports_of(self.connection, numbers).items()}
        return {number: report for number, report in shown.items() if report is not None}

    def _seen(self, told: list[HeldTelling]) -> Iterator[HeldTelling]:
        """The claims that are seen, as they are."""
        if self.guard.opened is not None:
            claims_opened = self.guard.opened.claims
            yield from (replace(one, claim=claims_opened.get(one.claim.id, one.claim)) for one in told)
            return
        seen = {one.report_number for one in told} - self.guard.reports
        redactions = {number: self.guard.redaction(number, report) for number, report in reports_of(self.connection, seen).items()}
        for one in told:
            if one.report_number in redactions and one.claim.id not in self.guard.claims:
                redaction = redactions[one.report_number]
                claim = self.guard.claim(one.report_number, one.claim, redaction)
                places = tuple(None if match is None else redaction.record(Match, match) for match in one.places)
                standings = tuple(replace(own, by=self.guard.masked(own.by or "") or None) for own in one.standings)
                yield replace(one, claim=claim, places=places[: len(claim.where)], standings=standings)

    def _opened(self, bodies: list[str]) -> Iterator[str]:
        """The bodies, of a person who is sealed once under each name."""
        names = self.names_opened()
        for body in bodies:
            form = json.loads(body)
            for name in names.get(form.get("name"), ()):
                yield json.dumps(form | {"name": name})
            if form.get("name") not in names:
                yield body

    def _nameless(self, id: str, body: str) -> str:
        """The body with all names of hidden persons written over; of one of theirs whatever name it has."""
        form = json.loads(self.guard.masked(body))
        if id in self.guard.members:
            form["name"] = self.guard.members[id]
        return json.dumps(form)
