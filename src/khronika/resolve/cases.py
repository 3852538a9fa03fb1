"""What befell one person or body, worked out from the incidents in which claims name them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from khronika.records.case import STATE_AFTER, Case, Held, Step, Term
from khronika.records.claim_type import ClaimType
from khronika.records.incident import Incident
from khronika.records.mention import Kind
from khronika.records.supported import Supported
from khronika.records.telling import Telling
from khronika.resolve.names import compare_names
from khronika.resolve.terms import end_of

BEGINS = frozenset({ClaimType.DETENTION, ClaimType.SENTENCE, ClaimType.DISAPPEARANCE})
ENDS = frozenset({ClaimType.RELEASE, ClaimType.ACQUITTAL, ClaimType.DEATH})
LOGIC = tuple(STATE_AFTER)
"""In which order steps of one day follow each other."""

SILENCE = timedelta(days=30)
"""After so long without news a detention is a gap."""

NO_STEPS = frozenset({ClaimType.STATEMENT, ClaimType.POLICY, ClaimType.PROTEST, ClaimType.PROTEST_CALL})
"""What a person says or takes part in does not befall them."""


def case_of(id: str, names: Iterable[str], kind: Kind, incidents: Iterable[Incident], today: date) -> Case:
    """The case of a party under these names, from the incidents whose claims name it as the one to whom they happened."""
    listed = tuple(sorted(set(names)))
    steps = tuple(sorted((_step(incident) for incident in incidents if incident.type not in NO_STEPS), key=_order))
    moving = [step for step in steps if step.moves]
    last = moving[-1] if moving else None
    terms = tuple(_terms(moving, listed, kind))
    return Case(
        id=id,
        names=listed,
        kind=kind,
        steps=steps,
        state=None if last is None else Supported(STATE_AFTER[last.type], _behind(last)),
        terms=terms,
        held=_held(moving),
        gaps=tuple(_gaps(moving, terms, today)),
    )


def _step(incident: Incident) -> Step:
    return Step(incident, moves=incident.is_fact and incident.type in STATE_AFTER)


def _order(step: Step) -> tuple[date, int, str]:
    """By day; a step without one stands where it was first told of, and within a day in the order in which such things follow."""
    day = step.incident.first_published if step.interval is None else step.interval.earliest
    return day or date.max, LOGIC.index(step.type) if step.type in LOGIC else len(LOGIC), step.incident.id


def _behind(step: Step) -> tuple[str, ...]:
    return tuple(sorted({telling.claim.id for telling in step.incident.tellings if telling.counts}))


def _terms(steps: Sequence[Step], names: Sequence[str], kind: Kind) -> Iterator[Supported[Term]]:
    """The terms that the person got, one for one penalty, from the sentence's day on."""
    for step in steps:
        if step.type is not ClaimType.SENTENCE or step.interval is None:
            continue
        found: dict[Term, set[str]] = {}
        for telling in step.incident.tellings:
            for stated in telling.claim.penalty if _is_about(telling, names, kind) else ():
                end = end_of(stated.value, step.interval)
                if end is not None:
                    words = " … ".join(part.quote for part in stated.evidence)
                    term = Term(words, end, f"counted from the sentence on {step.interval}")
                    found.setdefault(_known(term, found), set()).add(telling.claim.id)
        yield from (Supported(term, tuple(sorted(claims))) for term, claims in found.items())


def _known(term: Term, found: Iterable[Term]) -> Term:
    """The same term in other words, where it is known."""
    return next((other for other in found if (other.end, other.how) == (term.end, term.how)), term)


def _is_about(telling: Telling, names: Sequence[str], kind: Kind) -> bool:
    """Whether a claim that counts and tells a fact names the person, or nobody else."""
    if not telling.counts or not telling.claim.is_fact:
        return False
    named = [mention.name.value for mention in telling.claim.targets if mention.name is not None]
    return not named or any(compare_names(name, other, kind).is_same for name in named for other in names)


def _held(steps: Sequence[Step]) -> Supported[Held] | None:
    """How long the person was held before the last end of it that is told."""
    end = next((step for step in reversed(steps) if step.type in ENDS and step.interval is not None), None)
    if end is None or end.interval is None:
        return None
    before = [step for step in steps[: steps.index(end)] if step.interval is not None]
    freed = max((place for place, step in enumerate(before) if step.type in ENDS), default=-1)
    begin = next((step for step in before[freed + 1 :] if step.type in BEGINS), None)
    if begin is None or begin.interval is None:
        return None
    most = (end.interval.latest - begin.interval.earliest).days
    least = max(0, (end.interval.earliest - begin.interval.latest).days)
    return Supported(Held(least, max(least, most)), tuple(sorted({*_behind(begin), *_behind(end)})))


def _gaps(steps: Sequence[Step], terms: Sequence[Supported[Term]], today: date) -> Iterator[str]:
    """What should be known and is not."""
    for term in terms:
        ended = [step for step in steps if step.type in ENDS and step.interval is not None and step.interval.latest >= _begin(term, steps)]
        if not ended and term.value.end.latest < today:
            yield f"“{term.value.words}”, {term.value.how}, should have ended by {term.value.end}; no release reported"
    for place, step in enumerate(steps):
        later = steps[place + 1 :]
        if step.type in ENDS and step.type is not ClaimType.DEATH and not any(one.type in BEGINS for one in steps[:place]):
            yield f"{step.type} {_when(step)}; no detention or sentence reported before"
        if step.type in (ClaimType.DETENTION, ClaimType.DISAPPEARANCE) and not later and _is_long_ago(step, today):
            yield f"{step.type} {_when(step)}; nothing reported since"


def _begin(term: Supported[Term], steps: Sequence[Step]) -> date:
    sentence = next(step for step in steps if not set(term.claims).isdisjoint(_behind(step)))
    return date.min if sentence.interval is None else sentence.interval.earliest


def _is_long_ago(step: Step, today: date) -> bool:
    return step.interval is not None and today - step.interval.latest > SILENCE


def _when(step: Step) -> str:
    return "on a day that is not told" if step.interval is None else str(step.interval)
