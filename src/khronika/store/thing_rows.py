"""What pages about one thing ask of the ledger beside the thing itself."""

from collections.abc import Iterable

from sqlalchemy import or_, select

from khronika.records.anchor import Anchor
from khronika.records.judgement import KeptJudgement
from khronika.records.member import Sort
from khronika.store.in_parts import parts, rows_for
from khronika.store.joined_schema import member_claims, members
from khronika.store.judging import judgements_where
from khronika.store.looking import Looking
from khronika.store.schema import claims, evidence, judgements, readings, reports
from khronika.store.seeing import seen_judgement

Spans = dict[str, set[tuple[int, int]]]
"""Where the words of claims stand, by the address of the report."""


def parties_of_claims(looking: Looking, numbers: Iterable[int]) -> set[str]:
    """Every party that claims name."""
    query = select(members.c.thing, members.c.sort).join(member_claims).where(members.c.sort == Sort.PARTY.value)
    return {str(thing) for thing, _ in rows_for(looking.connection, numbers, lambda part: query.where(member_claims.c.claim.in_(part)))}


def judgements_on(looking: Looking, numbers: Iterable[int]) -> list[KeptJudgement]:
    """The judgements that rest on words of claims, withdrawn ones too, the newest first, as they are seen."""
    spans = _spans_of(looking, numbers)
    found: dict[int, KeptJudgement] = {}
    for part in parts(spans):
        sides = or_(judgements.c.left_address.in_(part), judgements.c.right_address.in_(part))
        found |= {kept.number: kept for kept in judgements_where(looking.connection, sides) if _is_on(kept, spans)}
    return [seen_judgement(found[number], looking.guard) for number in sorted(found, reverse=True)]


def judgement_of_number(looking: Looking, number: int) -> KeptJudgement | None:
    """The judgement of a number, withdrawn or not, as it is seen."""
    kept = next(judgements_where(looking.connection, judgements.c.number == number), None)
    return None if kept is None else seen_judgement(kept, looking.guard)


def _spans_of(looking: Looking, numbers: Iterable[int]) -> Spans:
    source = evidence.join(claims, claims.c.number == evidence.c.claim).join(readings, readings.c.number == claims.c.reading)
    columns = (reports.c.address, evidence.c.start, evidence.c.end)
    query = select(*columns).select_from(source.join(reports, reports.c.number == readings.c.report))
    found: Spans = {}
    for address, start, end in rows_for(looking.connection, numbers, lambda part: query.where(evidence.c.claim.in_(part))):
        found.setdefault(str(address), set()).add((int(str(start)), int(str(end))))
    return found


def _is_on(kept: KeptJudgement, spans: Spans) -> bool:
    sides: tuple[Anchor | None, ...] = (kept.judgement.left, kept.judgement.right)
    placed = [(side.address, (side.words.start, side.words.end)) for side in sides if side is not None and side.words is not None]
    return any(words in spans.get(address, ()) for address, words in placed)
