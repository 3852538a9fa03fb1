"""What joining reports needs of the ledger, within one transaction."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, insert, or_, select

from khronika.records.body import body_of
from khronika.records.codec import decode_claim
from khronika.records.guarded_name import GuardedName
from khronika.records.judgement import KeptJudgement
from khronika.records.match import Match
from khronika.records.member import Sort
from khronika.records.review import Review
from khronika.records.standing import ReportStanding
from khronika.store import query, rows, searching
from khronika.store.counting import Counting
from khronika.store.guarding_schema import guarded_names
from khronika.store.held_report import HeldReport
from khronika.store.in_parts import delete_for, insert_rows, is_wanted, parts, rows_for
from khronika.store.joined_schema import (
    WORKED_OUT,
    anchored,
    areas,
    joined_by,
    member_claims,
    member_parts,
    members,
    party_areas,
    placings,
    publishing,
    reviewed,
    standings,
    uncounted,
    waiting,
)
from khronika.store.judging import judgements_at
from khronika.store.members import Members
from khronika.store.schema import captures, claims, readings, reports
from khronika.store.stream import stream

Placing = tuple[int, int, Match]
"""The number of a claim, the position of one of its places, and what that place is on the map."""


@dataclass(frozen=True, slots=True)
class Joining:
    """The reports that wait, what the ledger holds of them, and what is worked out across them."""

    connection: Connection

    def begin(self, version: str) -> None:
        """Lets every report wait, and forgets all that was joined, where other rules than these have joined it."""
        if self.connection.scalar(select(joined_by.c.version)) == version:
            return
        for table in WORKED_OUT:
            self.connection.execute(delete(table))
        self.connection.execute(insert(waiting).from_select(["report"], select(reports.c.number)))
        insert_rows(self.connection, joined_by, [{"version": version}])

    def fingerprints(self) -> dict[str, int]:
        """What each table that is worked out holds, as a number that does not depend on the order of its rows."""
        tables = (table for table in WORKED_OUT if table not in (waiting, uncounted, joined_by))
        return {table.name: self._fingerprint(table) for table in tables} | {searching.TABLE: searching.fingerprint(self.connection)}

    def index_anew(self) -> None:
        """Makes the index of words again."""
        searching.index_anew(self.connection)

    def waiting(self, limit: int, besides: Iterable[int] = ()) -> list[int]:
        """The numbers of reports that wait to be joined, the earliest first, without those that are named."""
        query = select(waiting.c.report).where(waiting.c.report.not_in(list(besides)))
        return list(self.connection.scalars(query.order_by(waiting.c.report).limit(limit)))

    @contextmanager
    def step(self) -> Iterator[None]:
        """A part of the transaction that stays or goes as a whole."""
        with self.connection.begin_nested():
            yield

    def done(self, report: int) -> None:
        """Marks a report as joined."""
        self.connection.execute(delete(waiting).where(waiting.c.report == report))

    def members(self, sort: Sort) -> Members:
        """The members of a sort."""
        return Members(self.connection, sort)

    def counting(self) -> Counting:
        """The incidents as they are counted."""
        return Counting(self.connection)

    def held(self, number: int) -> HeldReport | None:
        """A report with its claims that count; ``None`` where it is an older version of its page."""
        return next(self._held(and_(reports.c.number == number, query.is_present(reports.c.number))), None)

    def judgements_at(self, address: str) -> list[KeptJudgement]:
        """The judgements that rest on a report of this address, withdrawn ones too."""
        return judgements_at(self.connection, address)

    def anchor(self, sides: Mapping[tuple[int, str], str | None]) -> set[str]:
        """Stores in which members the words of judgements are found now: by the judgement's number and its side; ``None`` for in none.

        Gives the members of both sides, as they were found before and as they are found now.
        """
        judged = {number for number, _ in sides}
        touched = self._anchored(judged)
        for (number, side), member in sides.items():
            self.connection.execute(delete(anchored).where(anchored.c.judgement == number, anchored.c.side == side))
            if member is not None:
                insert_rows(self.connection, anchored, [{"judgement": number, "side": side, "member": member}])
        return touched | self._anchored(judged)

    def publish(self, report: int, publisher: str | None, *, is_notice: bool) -> None:
        """Stores who published a report, ``None`` for an older version, and whether it is a notice about another one."""
        self.connection.execute(delete(publishing).where(publishing.c.report == report))
        if publisher is not None:
            insert_rows(self.connection, publishing, [{"report": report, "publisher": publisher, "is_notice": int(is_notice)}])

    def published_by(self, publisher: str, *, only_notices: bool) -> list[int]:
        """The reports of a publisher, or those of them that are notices."""
        query = select(publishing.c.report).where(publishing.c.publisher == publisher, publishing.c.is_notice >= int(only_notices))
        return list(self.connection.scalars(query.order_by(publishing.c.report)))

    def stand(self, report: int, standings_of: Iterable[tuple[int, int, ReportStanding]]) -> set[int]:
        """Stores what notices make of reports (by report and notice), in place of what was known of this report and by it.

        Gives the reports of which notices said or say something.
        """
        own, listed = or_(standings.c.report == report, standings.c.by == report), list(standings_of)
        before = set(self.connection.scalars(select(standings.c.report).where(own)))
        self.connection.execute(delete(standings).where(own))
        rows = ({"report": number, "by": by, "standing": one.standing.value, "reason": one.reason} for number, by, one in listed)
        insert_rows(self.connection, standings, rows)
        return before | {number for number, _, _ in listed}

    def place(self, claimed: Iterable[int], placed: Iterable[Placing]) -> None:
        """Stores what the places of claims are on the map, in place of what was known of these claims."""
        listed = list(placed)
        delete_for(self.connection, claimed, delete(placings).where(is_wanted(placings.c.claim)))
        delete_for(self.connection, claimed, delete(areas).where(is_wanted(areas.c.claim)))
        insert_rows(self.connection, placings, (_placing_row(*one) for one in listed))
        within = {(area, claim) for claim, _, match in listed for area in areas_of(match)}
        insert_rows(self.connection, areas, ({"area": area, "claim": claim} for area, claim in sorted(within)))

    def guard(self, claimed: Iterable[int], guarded: Iterable[tuple[int, GuardedName]]) -> None:
        """Stores whose names in claims start guarded, in place of what was known of these claims."""
        delete_for(self.connection, claimed, delete(guarded_names).where(is_wanted(guarded_names.c.claim)))
        insert_rows(self.connection, guarded_names, (_guarded_row(*one) for one in guarded))

    def parties_of(self, report: int) -> set[str]:
        """The parties of which a report tells."""
        query = select(members.c.thing).join_from(member_parts, members)
        return set(self.connection.scalars(query.where(member_parts.c.report == report, members.c.sort == Sort.PARTY.value)))

    def locate(self, parties: Iterable[str]) -> None:
        """Stores where the claims that name parties are, in place of what was known of these parties."""
        held = members.join(member_claims, member_claims.c.member == members.c.id).join(areas, areas.c.claim == member_claims.c.claim)
        query = select(areas.c.area, members.c.thing).distinct().select_from(held)
        for part in parts(parties):
            self.connection.execute(delete(party_areas).where(party_areas.c.thing.in_(part)))
            self.connection.execute(insert(party_areas).from_select(["area", "thing"], query.where(members.c.thing.in_(part))))

    def claims_of(self, report: int) -> list[int]:
        """The numbers of all claims of a report, whether they count or not, and of the parts that were split off."""
        return list(self.connection.scalars(query.claims_and_parts([report])))

    def review(self, report: int, reviews: Iterable[Review]) -> None:
        """Stores what people made of the claims of a report, in place of what was known of it."""
        self.connection.execute(delete(reviewed).where(reviewed.c.report == report))
        insert_rows(self.connection, reviewed, (_review_row(report, review) for review in reviews))

    def _fingerprint(self, table: Table) -> int:
        """The sum of the hashes of the rows, so that few are in memory."""
        rows_of = stream(self.connection, select(table), 1000)
        return sum(int.from_bytes(hashlib.sha256(repr(list(row.values())).encode()).digest()) for row in rows_of)

    def _anchored(self, judged: Iterable[int]) -> set[str]:
        found = rows_for(self.connection, judged, select(anchored.c.member).where(is_wanted(anchored.c.judgement)))
        return {str(member) for (member,) in found}

    def _held(self, condition: ColumnElement[bool]) -> Iterator[HeldReport]:
        source = reports.join(captures, reports.c.capture == captures.c.number)
        for row in self.connection.execute(select(reports, captures.c.sha256).select_from(source).where(condition)).mappings().all():
            counting = and_(readings.c.report == row["number"], query.reading_counts())
            found = select(claims.c.number, claims.c.body).join(readings, claims.c.reading == readings.c.number).where(counting)
            bodies = self.connection.execute(found.order_by(claims.c.start, claims.c.id)).all()
            held = tuple((number, decode_claim(body.encode())) for number, body in bodies)
            yield HeldReport(row["number"], rows.report_of(dict(row)), held)


def areas_of(match: Match) -> set[str]:
    """The place, what it lies in, its country, and its name as written, as lists are filtered by them."""
    place, name = match.place, rows.search_form(match.words.quote)
    if place is None:
        return {name}
    return {name, *(str(one) for one in (place.id, place.district, place.region, place.country) if one is not None)}


def _guarded_row(claim: int, one: GuardedName) -> rows.Row:
    return {"claim": claim, "name": one.name, "level": one.level.value, "why": one.why, "is_firm": int(one.is_firm)}


def _review_row(report: int, review: Review) -> rows.Row:
    body = None if review.after is None else body_of(review.after)
    return {"claim": review.number, "report": report, "origin": review.origin, "body": body, "verdict": review.verdict.value}


def _placing_row(claim: int, position: int, match: Match) -> rows.Row:
    return {"claim": claim, "position": position, "place": None if match.place is None else match.place.id, "body": body_of(match)}
