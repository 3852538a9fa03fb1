"""What the judge holds of the words of a report, and where it overrules the rules."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from khronika.extract.draft import Draft
from khronika.extract.judge.scores import Judge, Scores
from khronika.extract.judge.spots import Spot, spots_in
from khronika.extract.names import Names
from khronika.extract.sentence import Sentence
from khronika.extract.triggers import find_triggers, is_ruled_out
from khronika.records.claim_type import ClaimType


@dataclass(frozen=True, slots=True)
class Bars:
    """The least probabilities, chosen on reports that were left out of the training.

    ``told``: of its type, for a claim of the rules. ``refused`` and ``unknown``: of a type, for a word that the rules refuse, or do not
    know. ``of_nobody``: for a statement without a speaker. ``hedged`` and ``denied``: for a claim that the rules tell as a fact.
    """

    told: float = 0.1
    refused: float = 0.5
    unknown: float = 0.6
    of_nobody: float = 0.9
    hedged: float = 0.5
    denied: float = 0.5


class Verdicts:
    """The judge's scores for the words of one report, and the lexicon's triggers in each of its sentences, by the sentence's number."""

    def __init__(self, sentences: list[Sentence], names: Names, judge: Judge, bars: Bars) -> None:
        self.triggers = {sentence.number: list(find_triggers(sentence)) for sentence in sentences}
        spots = [spot for sentence in sentences for spot in spots_in(sentence, names, self.triggers[sentence.number])]
        self._bars = bars
        self._scores: dict[tuple[int, int], Scores] = {}
        self._spots: dict[int, list[tuple[Spot, Scores]]] = defaultdict(list)
        for spot, scores in zip(spots, judge.scores(spots), strict=True):
            self._scores[spot.sentence.number, spot.token.i] = scores
            self._spots[spot.sentence.number].append((spot, scores))

    def upholds(self, draft: Draft) -> bool:
        """Whether a claim of the rules stands; one at a word that is no spot does."""
        scores = self.of(draft)
        return scores is None or scores.of(draft.type) >= self._bars.told

    def found_besides(self, drafts: Iterable[Draft], sentence: Sentence) -> Iterator[tuple[Spot, ClaimType]]:
        """The spots of a sentence that carry a claim where the rules have made no draft, kept or not, each with its type."""
        told = {draft.trigger.head.i for draft in drafts if draft.sentence.number == sentence.number}
        for spot, scores in self._spots[sentence.number]:
            type = scores.best
            bar = self._bars.unknown if spot.trigger is None else self._bars.refused
            if spot.token.i not in told and scores.of(type) >= bar and not is_ruled_out(spot.token, sentence):
                yield spot, type

    def says_enough(self, draft: Draft) -> bool:
        """Whether a claim of which the rules find too little tells something."""
        scores = self.of(draft)
        return scores is not None and (draft.type is not ClaimType.STATEMENT or scores.of(draft.type) >= self._bars.of_nobody)

    def is_hedged(self, draft: Draft) -> bool:
        """Whether the claim is not told as a fact."""
        scores = self.of(draft)
        return scores is not None and scores.hedged >= self._bars.hedged

    def is_denied(self, draft: Draft) -> bool:
        """Whether the claim is denied."""
        scores = self.of(draft)
        return scores is not None and scores.denied >= self._bars.denied

    def of(self, draft: Draft) -> Scores | None:
        """The scores of the word that carries a claim; ``None`` where it is no spot."""
        return self._scores.get((draft.sentence.number, draft.trigger.head.i))
