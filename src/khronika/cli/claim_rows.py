"""A claim as rows for a person: each value with the words that state it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from khronika.cli.values import duration_words, penalty_words, when_words
from khronika.records.claim import Claim
from khronika.records.claim_type import ClaimType, Degree, Modality, Polarity
from khronika.records.count import count_words
from khronika.records.evidence import Evidence
from khronika.records.mention import Mention
from khronika.records.stated import Stated

T = ClaimType
TARGETS = {
    T.RAID: "whose",
    T.PROTEST: "who",
    T.PROTEST_CALL: "who",
    T.RESIGNATION: "who",
    T.BLOCK: "what",
    T.UNBLOCK: "what",
    T.SHUTDOWN: "what",
    T.POLICY: "what",
    T.STATEMENT: "about",
}
"""What the targets of a claim are called; "whom" where nothing else stands here."""

HEDGES = {
    Polarity.DENIED: "said not to have happened",
    Modality.ALLEGED: "the report marks doubt",
    Modality.PLANNED: "has not happened yet",
    Modality.HYPOTHETICAL: "supposed, not said to be so",
}
"""What keeps a claim from being a fact, and what that means."""


@dataclass(frozen=True, slots=True)
class Row:
    """A value under its name, with the report's words; ``value`` is empty where the words themselves are the value."""

    label: str
    value: str
    quotes: tuple[str, ...] = ()


def hedges_of(claim: Claim) -> list[str]:
    """What keeps the claim from being a fact, such as ``denied``; nothing for a fact."""
    return [str(hedge.value) for hedge in (claim.polarity, claim.modality) if hedge is not None]


def rows_of(claim: Claim) -> Iterator[Row]:
    """Every value of the claim, the most telling first."""
    for hedge in (claim.polarity, claim.modality):
        if hedge is not None:
            yield Row(str(hedge.value), HEDGES[hedge.value], _quotes(hedge.evidence))
    yield from _mentions(TARGETS.get(claim.type, "whom"), claim.targets)
    if claim.when is not None:
        yield Row("when", when_words(claim.when.value), _quotes(claim.when.evidence))
    for place in claim.where:
        country = place.value.country
        yield Row("where", place.value.name + (f", {country}" if country else ""), _quotes(place.evidence))
    yield from _mentions("by", claim.actors)
    yield from _mentions("according to", claim.according_to)
    yield from _details(claim)


def _details(claim: Claim) -> Iterator[Row]:
    """The values that only some types of claims have."""
    for penalty in claim.penalty:
        yield Row("penalty", penalty_words(penalty.value), _quotes(penalty.evidence))
    if claim.held_for is not None:
        yield Row("held for", duration_words(claim.held_for.value), _quotes(claim.held_for.evidence))
    if claim.degree is not None and claim.degree is not Degree.FULL:
        yield Row("degree", claim.degree)
    if claim.stage is not None:
        yield Row("stage", claim.stage.replace("_", " "))
    for label, stated in (("grounds", claim.grounds), *(("item", item) for item in claim.items), ("words", claim.words)):
        if stated is not None:
            yield _own_words(label, stated)


def _own_words(label: str, stated: Stated[str]) -> Row:
    quotes = _quotes(stated.evidence)
    return Row(label, "" if quotes == (stated.value,) else stated.value, quotes)


def _mentions(label: str, mentions: Iterable[Mention]) -> Iterator[Row]:
    for mention in mentions:
        parts = [part for part in (mention.name, mention.description) if part is not None]
        if parts:
            evidence = [words for part in parts for words in part.evidence]
            yield Row(label, ", ".join(part.value for part in parts), _quotes(evidence))
        if mention.count is not None:
            yield Row("how many" if parts else label, count_words(mention.count.value), _quotes(mention.count.evidence))


def _quotes(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    """The quotes, each once."""
    return tuple(dict.fromkeys(words.quote for words in evidence))
