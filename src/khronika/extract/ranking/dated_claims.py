"""Signs of which other claims of the report have a time: the ones beside a claim, of its type, of the same people."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from khronika.extract.draft import Draft, Party
from khronika.extract.ranking.asked import Asked
from khronika.extract.ranking.times_told import Days, days_of
from khronika.records.claim_type import ClaimType

MOST = 3

Alike = Callable[[Draft, Draft], bool]


class DatedClaims:
    """The claims of a report by the times that the rules gave them."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._drafts = drafts
        self._days = [None if draft.when is None else days_of(draft.when.value) for draft in drafts]
        self._counted = Counter(days for days in self._days if days is not None)
        self.most = max(self._counted.values(), default=0)
        self._names = [(_names(draft.targets), _names(draft.actors)) for draft in drafts]

    @property
    def times(self) -> int:
        """How many different times the claims have."""
        return len(self._counted)

    def signs_for(self, asked: Asked) -> dict[Days, list[str]]:
        """The signs of each time that other claims have."""
        found: dict[Days, list[str]] = {}
        for sign, days in self._signs(asked):
            signs = found.setdefault(days, [])
            if sign not in signs:
                signs.append(sign)
        return found

    def _signs(self, asked: Asked) -> Iterator[tuple[str, Days]]:
        sort, number, draft, own = asked.sort, asked.number, asked.draft, self._days[asked.number]
        for days, number_of in self._counted.items():
            claims = number_of - (days == own)
            yield f"of {min(claims, MOST)} claims, {sort}", days
            if claims and self._counted[days] == self.most:
                yield f"of most claims, {sort}", days
        yield from self._next_to(asked)
        for other, when in enumerate(self._days):
            if when is not None and other != number:
                yield from ((f"{sign}, {sort}", when) for sign in self._shared(draft, number, other))

    def _next_to(self, asked: Asked) -> Iterator[tuple[str, Days]]:
        """The nearest dated claims before and behind."""
        number, draft, sort = asked.number, asked.draft, asked.sort
        before, behind = range(number - 1, -1, -1), range(number + 1, len(self._drafts))
        of_type = _of_type(draft)
        rows: tuple[tuple[str, range, Callable[[Draft], bool]], ...] = (
            (f"of the claim before, {sort}", before, _any),
            (f"of the claim before, {asked.tense}", before, _any),
            (f"of the claim before of the type, {sort}", before, of_type),
            (f"of the claim before of the sort, {sort}", before, _of_sort(draft)),
            (f"of the claim behind, {sort}", behind, _any),
            (f"of the claim behind of the type, {sort}", behind, of_type),
        )
        for sign, places, fits in rows:
            days = next((days for place in places if (days := self._days[place]) is not None and fits(self._drafts[place])), None)
            if days is not None:
                yield sign, days

    def _shared(self, draft: Draft, number: int, other: int) -> Iterator[str]:
        """What a claim shares with another."""
        claim = self._drafts[other]
        if claim.sentence.number == draft.sentence.number:
            yield "of a claim beside it"
        if claim.type is draft.type:
            yield "of a claim of the type"
            if claim.incident == draft.incident:
                yield "of the incident"
        (targets, actors), (other_targets, other_actors) = self._names[number], self._names[other]
        if targets & other_targets:
            yield "of a claim with the target"
        if actors & other_actors:
            yield "of a claim with the actor"


def _names(parties: Sequence[Party]) -> frozenset[str]:
    return frozenset(party.name.value for party in parties if party.name is not None)


def _any(claim: Draft) -> bool:  # noqa: ARG001
    return True


def _of_type(draft: Draft) -> Callable[[Draft], bool]:
    return lambda claim: claim.type is draft.type


def _of_sort(draft: Draft) -> Callable[[Draft], bool]:
    is_said = draft.type is ClaimType.STATEMENT
    return lambda claim: (claim.type is ClaimType.STATEMENT) is is_said
