"""Values that stand without the words that they need."""

from collections.abc import Iterator
from dataclasses import dataclass

from khronika.evaluate.claims import Party, Quote, ReadClaim, Values
from khronika.evaluate.words import words_in


@dataclass(frozen=True, slots=True)
class Need:
    """A value's path, and the words that its quotes must hold between them."""

    path: str
    words: tuple[str, ...] = ()


def evidence_faults(claim: ReadClaim, text: str) -> int:
    """How many quotes are not the text at their offsets, and how many values have no quote or lack a name's words."""
    wrong = sum(not _stands(quote, text) for quote in claim.evidence)
    unmet = sum(not _is_met(need, claim.evidence) for need in needs(claim.values))
    return wrong + unmet + (claim.trigger is None)


def needs(values: Values) -> Iterator[Need]:
    """What evidence the values of a claim need, the trigger's apart."""
    single = {
        "when": values.when or None,
        "held_for": values.held_for,
        "grounds": values.grounds,
        "modality": values.modality,
        "polarity": values.polarity,
    }
    yield from (Need(path) for path, value in single.items() if value is not None)
    yield from (Need(f"penalty[{number}]") for number in range(len(values.penalty)))
    yield from (Need(f"items[{number}]") for number in range(len(values.items)))
    for number, place in enumerate(values.where):
        yield Need(f"where[{number}]", tuple(words_in(place.name)))
    for field, parties in (("targets", values.targets), ("actors", values.actors), ("according_to", values.according_to)):
        for number, party in enumerate(parties):
            yield from _party_needs(party, f"{field}[{number}]")


def _party_needs(party: Party, path: str) -> Iterator[Need]:
    if party.name is not None:
        yield Need(f"{path}.name", tuple(words_in(party.name)))
    if party.description is not None:
        yield Need(f"{path}.description")
    if party.bounds is not None:
        yield Need(f"{path}.count")


def _stands(quote: Quote, text: str) -> bool:
    return 0 <= quote.start < quote.end <= len(text) and text[quote.start : quote.end] == quote.words


def _is_met(need: Need, evidence: tuple[Quote, ...]) -> bool:
    quotes = [quote.words for quote in evidence if need.path == quote.field or need.path.startswith(f"{quote.field}.")]
    held = {word for words in quotes for word in words_in(words)}
    return bool(quotes) and held.issuperset(need.words)
