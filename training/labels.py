"""Which spot of a report carries which of its claims."""

from collections.abc import Sequence
from dataclasses import dataclass

from khronika.extract.judge.scores import MODALITIES, TYPES
from khronika.extract.judge.spot_signs import signs_of
from khronika.extract.judge.spots import Spot, spots_in
from training.labelled import LabelledReport, Told

NEAR_CHARACTERS = 120
"""As near to the gold trigger as the scorer pairs claims."""

DOUBTFUL = 0.5
"""The weight of a word that only repeats, or only might carry, what is annotated at another word of the paragraph."""


@dataclass(frozen=True, slots=True)
class Label:
    """A spot as a model learns from it: the place of its sentence in the report and of its word in that, and its signs.

    ``type`` is 0 where it carries nothing, else one more than the number of its type; ``modality`` is -1 there.
    """

    sentence: int
    word: int
    signs: list[str]
    type: int
    weight: float
    modality: int = -1
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Lesson:
    """A report as a model learns from it: the words of its sentences, and the labels of the spots."""

    id: str
    sentences: list[list[str]]
    labels: list[Label]


def lesson_of(labelled: LabelledReport) -> Lesson:
    """The lesson that a report teaches."""
    spots = [spot for sentence in labelled.sentences for spot in spots_in(sentence, labelled.layout.names)]
    placed = _placed(labelled.claims, spots)
    near = _alternatives(labelled.claims, spots, placed)
    places = {sentence.number: place for place, sentence in enumerate(labelled.sentences)}
    labels = []
    for number, spot in enumerate(spots):
        claim = placed.get(number) or near.get(number)
        is_sure = number in placed or not (claim or _is_told_nearby(labelled.claims, spot))
        labels.append(_label(places[spot.sentence.number], spot, claim, 1.0 if is_sure else DOUBTFUL))
    sentences = [[token.text for token in sentence.doc] for sentence in labelled.sentences]
    return Lesson(labelled.report.id, sentences, labels)


def _label(sentence: int, spot: Spot, claim: Told | None, weight: float) -> Label:
    signs = list(signs_of(spot))
    if claim is None:
        return Label(sentence, spot.token.i, signs, 0, weight)
    type = 1 + TYPES.index(claim.type)
    return Label(sentence, spot.token.i, signs, type, weight, MODALITIES.index(claim.modality), claim.polarity == "denied")


def _is_told_nearby(claims: Sequence[Told], spot: Spot) -> bool:
    """Whether the paragraph has a claim of the type that the rules see here, at another word."""
    return any(claim.paragraph == spot.sentence.paragraph and claim.type == spot.type for claim in claims)


def _extent(spot: Spot) -> tuple[int, int]:
    first, last = (spot.token, spot.token) if spot.trigger is None else (spot.trigger.first, spot.trigger.last)
    return spot.sentence.start + first.idx, spot.sentence.start + last.idx + len(last.text)


def _placed(claims: Sequence[Told], spots: Sequence[Spot]) -> dict[int, Told]:
    """For each spot that stands in a gold trigger its claim, one to one; the lexicon's words first, and heads before what hangs on them."""
    placed: dict[int, Told] = {}
    for claim in claims:
        fits = []
        for number, spot in enumerate(spots):
            first, last = _extent(spot)
            if spot.sentence.paragraph == claim.paragraph and any(first < end and start < last for start, end in claim.places):
                is_known = spot.trigger is not None
                depth = sum(1 for _ in spot.token.ancestors)
                is_verbal = spot.token.pos_ in ("VERB", "NOUN")
                fits.append(((number not in placed, is_known and spot.type == claim.type, is_known, is_verbal, -depth), -number))
        if fits:
            placed.setdefault(-max(fits)[1], claim)
    return placed


def _alternatives(claims: Sequence[Told], spots: Sequence[Spot], placed: dict[int, Told]) -> dict[int, Told]:
    """Words of the lexicon that would be scored as right for a claim whose own trigger the lexicon does not know."""
    known = {id(claim) for number, claim in placed.items() if spots[number].trigger is not None}
    found: dict[int, Told] = {}
    for claim in claims:
        if id(claim) in known:
            continue
        for number, spot in enumerate(spots):
            is_free = number not in placed and number not in found and spot.trigger is not None
            is_same = spot.sentence.paragraph == claim.paragraph and spot.type == claim.type
            if is_free and is_same and any(abs(start - _extent(spot)[0]) <= NEAR_CHARACTERS for start, _ in claim.places):
                found[number] = claim
                break
    return found
