"""What befell one person or body, worked out from the incidents in which claims name them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from khronika.records.case import STATE_AFTER, Case, Gap, Held, State, Step, Term
from khronika.records.claim_type import ClaimType
from khronika.records.duration import Duration
from khronika.records.incident import Incident
from khronika.records.mention import Kind
from khronika.records.penalty import Penalty, PenaltyKind
from khronika.records.stated import Stated
from khronika.records.supported import Interval, Supported
from khronika.records.telling import Telling
from khronika.resolve.names import compare_names
from khronika.resolve.terms import IN_CUSTODY, end_of, last_day_told

TAKEN = frozenset({ClaimType.DETENTION, ClaimType.DISAPPEARANCE})
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
        state=None if last is None else Supported(_state_after(last, listed, kind), _behind(last)),
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


def _state_after(step: Step, names: Sequence[str], kind: Kind) -> State:
    laid = {stated.value.kind for _, stated in _penalties(step, names, kind)} & IN_CUSTODY
    return State.HOUSE_ARREST if laid == {PenaltyKind.HOUSE_ARREST} else STATE_AFTER[step.type]


def _penalties(step: Step, names: Sequence[str], kind: Kind) -> Iterator[tuple[Telling, Stated[Penalty]]]:
    """What a sentence lays on the person, each with the telling that says so."""
    for telling in step.incident.tellings if step.type is ClaimType.SENTENCE else ():
        for stated in telling.claim.penalty if _is_about(telling, names, kind) else ():
            yield telling, stated


def _terms(steps: Sequence[Step], names: Sequence[str], kind: Kind) -> Iterator[Supported[Term]]:
    """The terms that the person got, one for one penalty or order: to the day that is told, else as long as is told."""
    for place, step in enumerate(steps):
        begin, how = _begin(steps[: place + 1])
        found: dict[Term, set[str]] = {}
        for telling, stated in _laid(step, names, kind) if begin is not None else ():
            term = None if begin is None else _term(telling, stated, begin, how)
            if term is not None:
                found.setdefault(_known(term, found), set()).add(telling.claim.id)
        yield from (Supported(term, tuple(sorted(claims))) for term, claims in found.items())


def _laid(step: Step, names: Sequence[str], kind: Kind) -> Iterator[tuple[Telling, Stated[Penalty] | Stated[Duration]]]:
    """What a sentence lays on the person, and for how long somebody ordered that the person be held, each with the telling that says so."""
    yield from _penalties(step, names, kind)
    for telling in step.incident.tellings if step.type in TAKEN else ():
        if telling.claim.held_for is not None and _is_about(telling, names, kind):
            yield telling, telling.claim.held_for


def _term(telling: Telling, stated: Stated[Penalty] | Stated[Duration], begin: Interval, how: str) -> Term | None:
    """The term that the words give; a length of custody is one where it cannot be over when the report says it."""
    if isinstance(stated.value, Penalty) and stated.value.kind not in IN_CUSTODY:
        return None
    end, words = end_of(stated.value, begin), " … ".join(part.quote for part in stated.evidence)
    if isinstance(stated.value, Duration) and (end is None or telling.report.published is None or end.earliest <= telling.report.published):
        return None
    told = last_day_told(telling.report.text, stated, begin)
    if told is not None:
        return Term(told[1], told[0], f"from {begin}")
    return None if end is None else Term(words, end, how)


def _begin(steps: Sequence[Step]) -> tuple[Interval | None, str]:
    """From when a term counts that the last step lays: its own day, or that of the custody in which the person was then.

    Courts differ in whether days before the sentence count, so the term's end lies between what both ways give.
    """
    *before, sentence = steps
    if sentence.interval is None:
        return None, ""
    freed = max((place for place, step in enumerate(before) if step.type in ENDS), default=-1)
    held = next((step.interval for step in before[freed + 1 :] if _begins(step) and step.interval is not None), None)
    if held is None or held.earliest >= sentence.interval.latest:
        return sentence.interval, f"counted from the sentence on {sentence.interval}"
    whole = Interval(min(held.earliest, sentence.interval.earliest), sentence.interval.latest)
    return whole, f"counted from the custody since {held} or the sentence on {sentence.interval}"


def _begins(step: Step) -> bool:
    """Whether it takes somebody's freedom; a sentence does where its penalty holds somebody or is not told."""
    laid = {stated.value.kind for telling in step.incident.tellings for stated in telling.claim.penalty}
    return step.type in TAKEN or (step.type is ClaimType.SENTENCE and (not laid or not laid.isdisjoint(IN_CUSTODY)))


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
    begin = next((step for step in before[freed + 1 :] if _begins(step)), None)
    if begin is None or begin.interval is None:
        return None
    most = (end.interval.latest - begin.interval.earliest).days
    least = max(0, (end.interval.earliest - begin.interval.latest).days)
    return Supported(Held(least, max(least, most)), tuple(sorted({*_behind(begin), *_behind(end)})))


def _gaps(steps: Sequence[Step], terms: Sequence[Supported[Term]], today: date) -> Iterator[Gap]:
    """What should be known and is not."""
    for term in terms:
        if _is_untold(term, steps, today):
            yield _gap_after(term, steps)
    for place, step in enumerate(steps):
        later = steps[place + 1 :]
        if step.type in ENDS and step.type is not ClaimType.DEATH and not any(map(_begins, steps[:place])):
            words = f"{step.type} {_when(step)}; no detention or sentence reported before"
            yield Gap(words, until=None if step.interval is None else step.interval.earliest)
        if step.type in TAKEN and not later and step.interval is not None and today - step.interval.latest > SILENCE:
            yield Gap(f"{step.type} {step.interval}; nothing reported since", step.interval.latest)


def _is_untold(term: Supported[Term], steps: Sequence[Step], today: date) -> bool:
    """Whether nobody tells how a term ended that should have; custody by order is over with the sentence, too."""
    end = term.value.end.latest
    closing = ENDS | {ClaimType.SENTENCE} if steps[_place(term, steps)].type in TAKEN else ENDS
    return end < today and not any(step.type in closing and days.earliest <= end + SILENCE for step, days in _dated_after(term, steps))


def _gap_after(term: Supported[Term], steps: Sequence[Step]) -> Gap:
    """The time from the end that a term should have had to the next step that is told."""
    end = term.value.end.latest
    following = next(((step, days) for step, days in _dated_after(term, steps) if days.earliest > end), None)
    words = f"“{term.value.words}”, {term.value.how}, should have ended by {term.value.end}; no release reported"
    if following is None:
        return Gap(words, end)
    step, days = following
    return Gap(f"{words} before the {step.type} {days}", end, days.earliest)


def _dated_after(term: Supported[Term], steps: Sequence[Step]) -> list[tuple[Step, Interval]]:
    """The steps after that which laid the term, as far as their days are told."""
    return [(step, step.interval) for step in steps[_place(term, steps) + 1 :] if step.interval is not None]


def _place(term: Supported[Term], steps: Sequence[Step]) -> int:
    """Where the step stands that laid the term."""
    return next(place for place, step in enumerate(steps) if not set(term.claims).isdisjoint(_behind(step)))


def _when(step: Step) -> str:
    return "on a day that is not told" if step.interval is None else str(step.interval)
