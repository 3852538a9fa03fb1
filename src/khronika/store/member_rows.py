"""Members by their ids: what joining and showing both ask of the ledger."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, exists, select

from khronika.records.judgement import Verdict
from khronika.store.in_parts import is_wanted, rows_for
from khronika.store.joined_schema import anchored, member_parts, members
from khronika.store.schema import judgements, withdrawals

HOLDS: ColumnElement[bool] = ~exists().where(withdrawals.c.judgement == judgements.c.number)
"""Whether nobody has withdrawn a judgement."""

_LEFT, _RIGHT = anchored.alias("left_side"), anchored.alias("right_side")
_SIDES = judgements.join(_LEFT, and_(_LEFT.c.judgement == judgements.c.number, _LEFT.c.side == "left")).join(
    _RIGHT, and_(_RIGHT.c.judgement == judgements.c.number, _RIGHT.c.side == "right")
)
_JUDGED = (
    select(judgements.c.number, _LEFT.c.member, _RIGHT.c.member, judgements.c.verdict)
    .select_from(_SIDES)
    .where(HOLDS, is_wanted(_LEFT.c.member))
)
_THINGS = select(members.c.id, members.c.thing).where(is_wanted(members.c.id))
_BODIES = select(member_parts.c.member, member_parts.c.body).where(is_wanted(member_parts.c.member)).order_by(member_parts.c.body)


@dataclass(frozen=True, slots=True)
class MemberRows:
    """Members in one state of the ledger."""

    connection: Connection

    def things_of(self, ids: Iterable[str]) -> dict[str, str]:
        """The things that the members belong to, by member."""
        return {str(id): str(thing) for id, thing in rows_for(self.connection, ids, _THINGS)}

    def bodies(self, ids: Iterable[str]) -> dict[str, list[str]]:
        """What reports say of members, by member."""
        found: dict[str, list[str]] = {}
        for id, body in rows_for(self.connection, ids, _BODIES):
            found.setdefault(str(id), []).append(str(body))
        return found

    def judged(self, ids: Iterable[str]) -> list[tuple[str, str, Verdict]]:
        """What people decided about pairs of members, as far as it holds, the earliest first."""
        wanted = set(ids)
        found = sorted(tuple(row) for row in rows_for(self.connection, wanted, _JUDGED))
        return [(str(one), str(other), Verdict(str(verdict))) for _, one, other, verdict in found if other in wanted]
