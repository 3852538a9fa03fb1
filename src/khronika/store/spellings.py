"""Under which names the ledger knows a party, and which reports tell of it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from khronika.records.member import Sort
from khronika.store.in_parts import is_wanted, rows_for
from khronika.store.joined_schema import member_claims, member_parts, members


@dataclass(frozen=True, slots=True)
class Known:
    """The members of a party, its names, and the reports that have them."""

    members: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    reports: frozenset[int] = frozenset()


def known_as(connection: Connection, claim_rows: Iterable[int], names: Iterable[str]) -> Known:
    """What the ledger knows of the parties that have one of the names in one of the claims; nothing where none has."""
    wanted = set(names)
    query = select(member_claims.c.member, member_claims.c.claim).join(members).where(members.c.sort == Sort.PARTY.value)
    near = {str(id) for id, _ in rows_for(connection, claim_rows, query.where(is_wanted(member_claims.c.claim)))}
    own = {id for id, name, _ in _namings(connection, near) if name in wanted}
    held = select(members.c.id, members.c.thing)
    things = {str(thing) for _, thing in rows_for(connection, own, held.where(is_wanted(members.c.id)))}
    together = {str(id) for id, _ in rows_for(connection, things, held.where(is_wanted(members.c.thing)))}
    found = _namings(connection, together)
    return Known(frozenset(together), frozenset(name for _, name, _ in found), frozenset(report for *_, report in found))


def _namings(connection: Connection, ids: Iterable[str]) -> list[tuple[str, str, int]]:
    """Members, each with a name it has in a report, and that report's number."""
    query = select(member_parts.c.member, member_parts.c.body, member_parts.c.report)
    found = rows_for(connection, ids, query.where(is_wanted(member_parts.c.member)))
    return [(str(id), str(json.loads(str(body))["name"]), int(str(report))) for id, body, report in found]
