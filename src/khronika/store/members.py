"""Members and the things they make, as the ledger keeps them: who is near whom, how alike they are, what people decided."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Select, and_, delete, func, or_, select, update

from khronika.records.judgement import Verdict
from khronika.records.member import MemberPart, Sort
from khronika.records.thing import Thing
from khronika.store.in_parts import insert_rows, is_wanted, parts, rows_for
from khronika.store.joined_schema import (
    anchored,
    member_claims,
    member_keys,
    member_links,
    member_parts,
    member_words,
    members,
    thing_types,
    things,
)
from khronika.store.member_rows import HOLDS, MemberRows
from khronika.store.query import claims_and_parts
from khronika.store.schema import judgements

Pair = tuple[str, str]

COMPARED_AT_MOST = {Sort.REPORT: 256}
"""With so many members a key gives: what thousands of texts share, as a publisher's closing lines, makes no copies, and is not compared."""

BEHIND_ALL = "~"
"""Sorts behind every id."""

_OWN, _OTHER, _LEAST = member_keys.alias("own"), member_keys.alias("other"), member_keys.alias("least")
_NEAR, _FAR = anchored.alias("near"), anchored.alias("far")
_SIDES = _NEAR.join(_FAR, and_(_FAR.c.judgement == _NEAR.c.judgement, _FAR.c.side != _NEAR.c.side)).join(
    judgements, judgements.c.number == _NEAR.c.judgement
)
_JUDGED_SAME = select(_FAR.c.member).select_from(_SIDES).where(judgements.c.verdict == Verdict.SAME.value, HOLDS)


@cache
def _near(most: int | None) -> Select[tuple[str, str]]:
    """Asks which members share a key with others, of a key those with the least ids where there is a most."""
    query = select(_OWN.c.member, _OTHER.c.member).distinct().join_from(_OWN, _OTHER, _OWN.c.key == _OTHER.c.key)
    if most is None:
        return query
    last = select(_LEAST.c.member).where(_LEAST.c.key == _OWN.c.key).order_by(_LEAST.c.member).offset(most - 1).limit(1)
    return query.where(_OTHER.c.member <= func.coalesce(last.scalar_subquery(), BEHIND_ALL))


@dataclass(frozen=True, slots=True)
class Members(MemberRows):
    """The members of one sort, and the things they make."""

    sort: Sort

    def of_report(self, report: int) -> dict[str, MemberPart]:
        """What a report says of members, by member; without the keys."""
        columns = (member_parts.c.member, member_parts.c.body)
        query = select(*columns).join(members).where(member_parts.c.report == report, members.c.sort == self.sort.value)
        found = self.connection.execute(query).all()
        held = self._claims_of_report(report)
        return {id: MemberPart(id, body, (), tuple(sorted(held.get(id, ())))) for id, body in found}

    def claims_of(self, ids: Iterable[str]) -> dict[str, list[int]]:
        """The numbers of the claims that members hold, by member."""
        query = select(member_claims.c.member, member_claims.c.claim).order_by(member_claims.c.claim)
        found: dict[str, list[int]] = {}
        for id, claim in rows_for(self.connection, ids, query.where(is_wanted(member_claims.c.member))):
            found.setdefault(str(id), []).append(int(str(claim)))
        return found

    def keep(self, report: int, added: Iterable[MemberPart]) -> None:
        """Stores what a report says of members; a new member is a thing of its own for the time being."""
        listed = list(added)
        known = self.things_of(part.id for part in listed)
        new = [part for part in listed if part.id not in known]
        insert_rows(self.connection, members, ({"id": part.id, "sort": self.sort.value, "thing": part.id} for part in new))
        insert_rows(self.connection, member_keys, ({"key": key, "member": part.id} for part in new for key in sorted(set(part.keys))))
        insert_rows(self.connection, member_words, ({"word": word, "member": part.id} for part in new for word in sorted(set(part.words))))
        insert_rows(self.connection, member_parts, ({"member": part.id, "report": report, "body": part.body} for part in listed))
        claimed = ({"claim": claim, "member": part.id} for part in listed for claim in sorted(set(part.claims)))
        insert_rows(self.connection, member_claims, claimed)

    def drop(self, report: int, ids: Iterable[str]) -> None:
        """Takes away what a report says of members, and members of which nobody says anything."""
        listed = list(ids)
        held = self._claims_of_report(report)
        for id in listed:
            self.connection.execute(delete(member_parts).where(member_parts.c.member == id, member_parts.c.report == report))
            for numbers in parts(held.get(id, ())):
                self.connection.execute(delete(member_claims).where(member_claims.c.member == id, member_claims.c.claim.in_(numbers)))
        empty = set(listed) - set(self.bodies(listed))
        self.unlink(empty)
        for part in parts(empty):
            self.connection.execute(delete(anchored).where(anchored.c.member.in_(part)))
            self.connection.execute(delete(member_keys).where(member_keys.c.member.in_(part)))
            self.connection.execute(delete(member_words).where(member_words.c.member.in_(part)))
            self.connection.execute(delete(members).where(members.c.id.in_(part)))

    def unlink(self, ids: Iterable[str]) -> None:
        """Forgets how alike these members are to others."""
        links = member_links.c
        for part in parts(ids):
            self.connection.execute(delete(member_links).where(or_(links.left.in_(part), links.right.in_(part))))

    def near(self, ids: Iterable[str]) -> dict[str, set[str]]:
        """The members that share a key with these, by these; of a key that very many share, those with the least ids."""
        query = _near(COMPARED_AT_MOST.get(self.sort))
        found: dict[str, set[str]] = {}
        for id, near in rows_for(self.connection, ids, query.where(is_wanted(_OWN.c.member))):
            found.setdefault(str(id), set()).add(str(near))
        return found

    def link(self, scores: Mapping[Pair, float]) -> None:
        """Stores how alike pairs of members are, the lesser id first."""
        rows = ({"left": left, "right": right, "score": score} for (left, right), score in scores.items())
        insert_rows(self.connection, member_links, rows)

    def scores_among(self, ids: set[str]) -> dict[Pair, float]:
        """How alike the members are, as far as they were compared."""
        links = member_links.c
        found = rows_for(self.connection, ids, select(links.left, links.right, links.score).where(is_wanted(links.left)))
        return {(str(left), str(right)): float(str(score)) for left, right, score in found if right in ids}

    def together(self, ids: Iterable[str]) -> set[str]:
        """The members that hang together with these, through pairs that are rather alike than not and those that people joined."""
        found = set(self.things_of(ids))
        frontier = set(found)
        while frontier:
            frontier = (self.alike(frontier) | self._judged_same(frontier)) - found
            found |= frontier
        return found

    def alike(self, ids: Iterable[str]) -> set[str]:
        """The members that are rather like one of these than not."""
        links = member_links.c
        found: set[str] = set()
        for part in parts(ids):
            for near, far in ((links.left, links.right), (links.right, links.left)):
                found.update(self.connection.scalars(select(far).where(near.in_(part), links.score > 0)))
        return found

    def settle(self, gone: Iterable[str], made: Mapping[Thing, Iterable[str]]) -> None:
        """Takes things away, and puts others, each with its members, in their place."""
        for part in parts({*gone, *(thing.id for thing in made)}):
            self.connection.execute(delete(thing_types).where(thing_types.c.thing.in_(part)))
            self.connection.execute(delete(things).where(things.c.id.in_(part)))
        insert_rows(self.connection, things, (self._row(thing) for thing in made))
        insert_rows(
            self.connection, thing_types, ({"type": type.value, "thing": thing.id} for thing in made for type in sorted(thing.types))
        )
        for thing, ids in made.items():
            for part in parts(ids):
                moved = update(members).where(members.c.id.in_(part), members.c.thing != thing.id)
                self.connection.execute(moved.values(thing=thing.id))

    def _row(self, thing: Thing) -> dict[str, object]:
        days = {name: None if day is None else day.isoformat() for name, day in (("earliest", thing.earliest), ("latest", thing.latest))}
        return {"id": thing.id, "sort": self.sort.value, "size": thing.size, **days}

    def _judged_same(self, ids: Iterable[str]) -> set[str]:
        return {str(id) for (id,) in rows_for(self.connection, ids, _JUDGED_SAME.where(is_wanted(_NEAR.c.member)))}

    def _claims_of_report(self, report: int) -> dict[str, list[int]]:
        """The claims of a report that members of this sort hold, by member."""
        query = select(member_claims.c.member, member_claims.c.claim).join_from(member_claims, members)
        own = member_claims.c.claim.in_(claims_and_parts([report]))
        found: dict[str, list[int]] = {}
        for id, claim in self.connection.execute(query.where(own, members.c.sort == self.sort.value)):
            found.setdefault(id, []).append(claim)
        return found
