"""What pages about one thing ask of the ledger beside the thing itself."""

from collections.abc import Iterable

from sqlalchemy import or_, select

from khronika.records.anchor import Anchor
from khronika.records.judgement import KeptJudgement
from khronika.store.in_parts import is_wanted, parts, rows_for
from khronika.store.judging import judgements_where
from khronika.store.looking import Looking
from khronika.store.schema import claims, evidence, judgements, readings, reports
from khronika.store.seeing import seen_judgement

Spans = dict[str, set[tuple[int, int]]]
"""Where the words of claims stand, by the address of the report."""

_OF_READINGS = evidence.join(claims, claims.c.number == evidence.c.claim).join(readings, readings.c.number == claims.c.reading)
_SPANS = (
    select(reports.c.address, evidence.c.start, evidence.c.end)
    .select_from(_OF_READINGS.join(reports, reports.c.number == readings.c.report))
    .where(is_wanted(evidence.c.claim))
)


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
    found: Spans = {}
    for address, start, end in rows_for(looking.connection, numbers, _SPANS):
        found.setdefault(str(address), set()).add((int(str(start)), int(str(end))))
    return found


def _is_on(kept: KeptJudgement, spans: Spans) -> bool:
    sides: tuple[Anchor | None, ...] = (kept.judgement.left, kept.judgement.right)
    placed = [(side.address, (side.words.start, side.words.end)) for side in sides if side is not None and side.words is not None]
    return any(words in spans.get(address, ()) for address, words in placed)
