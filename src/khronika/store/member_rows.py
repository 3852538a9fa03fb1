"""Members by their ids: what joining and showing both ask of the ledger."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, exists, select

from khronika.records.judgement import Verdict
from khronika.store.in_parts import rows_for
from khronika.store.joined_schema import anchored, member_parts, members
from khronika.store.schema import judgements, withdrawals

HOLDS: ColumnElement[bool] = ~exists().where(withdrawals.c.judgement == judgements.c.number)
"""Whether nobody has withdrawn a judgement."""


@dataclass(frozen=True, slots=True)
class MemberRows:
    """Members in one state of the ledger."""

    connection: Connection

    def things_of(self, ids: Iterable[str]) -> dict[str, str]:
        """The things that the members belong to, by member."""
        found = rows_for(self.connection, ids, lambda part: select(members.c.id, members.c.thing).where(members.c.id.in_(part)))
        return {str(id): str(thing) for id, thing in found}

    def bodies(self, ids: Iterable[str]) -> dict[str, list[str]]:
        """What reports say of members, by member."""
        query = select(member_parts.c.member, member_parts.c.body).order_by(member_parts.c.body)
        found: dict[str, list[str]] = {}
        for id, body in rows_for(self.connection, ids, lambda part: query.where(member_parts.c.member.in_(part))):
            found.setdefault(str(id), []).append(str(body))
        return found

    def judged(self, ids: Iterable[str]) -> list[tuple[str, str, Verdict]]:
        """What people decided about pairs of members, as far as it holds, the earliest first."""
        wanted = set(ids)
        left, right = anchored.alias("left_side"), anchored.alias("right_side")
        on_left = and_(left.c.judgement == judgements.c.number, left.c.side == "left")
        on_right = and_(right.c.judgement == judgements.c.number, right.c.side == "right")
        source = judgements.join(left, on_left).join(right, on_right)
        query = select(judgements.c.number, left.c.member, right.c.member, judgements.c.verdict).select_from(source).where(HOLDS)
        found = sorted(tuple(row) for row in rows_for(self.connection, wanted, lambda part: query.where(left.c.member.in_(part))))
        return [(str(one), str(other), Verdict(str(verdict))) for _, one, other, verdict in found if other in wanted]
