"""What the judge overrules, with a judge that says what the test wants."""

from collections.abc import Mapping, Sequence

import pytest

from khronika.extract.draft import Draft
from khronika.extract.drafting import Drafting
from khronika.extract.judge.scores import MODALITIES, TYPES, Scores
from khronika.extract.judge.spots import Spot
from khronika.extract.layout import lay_out, parse
from khronika.extract.parser import english_parser
from khronika.records.claim_type import ClaimType, Modality, Polarity
from khronika.records.report import PassageKind
from tests.extract.made import report_of

Said = tuple[ClaimType, float]


class Told:
    """A judge that knows some words, and holds all others for nothing."""

    def __init__(self, known: Mapping[str, Said], modality: Modality = Modality.ACTUAL, denied: float = 0.0) -> None:
        self._known, self._modality, self._denied = known, modality, denied

    def scores(self, spots: Sequence[Spot]) -> list[Scores]:
        return [self._of(spot) for spot in spots]

    def _of(self, spot: Spot) -> Scores:
        type, chance = self._known.get(spot.token.text, (ClaimType.OTHER, 0.0))
        types = [chance if one is type else 0.0 for one in TYPES]
        return Scores(types, [float(one is self._modality) for one in MODALITIES], self._denied)


def drafts(words: str, judge: Told | None) -> list[Draft]:
    layout = lay_out(report_of([(PassageKind.BODY, words)]))
    (sentences,) = parse([layout], english_parser())
    return Drafting(layout, sentences, judge).drafts()


def told(words: str, judge: Told | None) -> list[tuple[ClaimType, str]]:
    return [(draft.type, draft.evidence.quote) for draft in drafts(words, judge)]


ARRESTED = "Police in Maun arrested reporter Kabo Sethunya on Thursday."


def test_a_claim_of_the_rules_needs_the_judge() -> None:
    assert told(ARRESTED, None) == [(ClaimType.DETENTION, "arrested")]
    assert told(ARRESTED, Told({"arrested": (ClaimType.DETENTION, 0.9)})) == [(ClaimType.DETENTION, "arrested")]
    assert told(ARRESTED, Told({})) == []


def test_the_judge_finds_a_claim_at_a_word_that_no_rule_knows() -> None:
    words = "Guards frobnicated reporter Kabo Sethunya in Maun."
    (draft,) = drafts(words, Told({"frobnicated": (ClaimType.ASSAULT, 0.9)}))
    assert draft.type is ClaimType.ASSAULT
    assert [party.name.value for party in draft.targets if party.name is not None] == ["Kabo Sethunya"]
    assert [party.description.value for party in draft.actors if party.description is not None] == ["Guards"]
    assert told(words, None) == []


def test_a_hedge_that_the_rules_miss_is_added_at_the_trigger() -> None:
    (draft,) = drafts(ARRESTED, Told({"arrested": (ClaimType.DETENTION, 0.9)}, Modality.PLANNED))
    assert draft.modality is not None
    assert (draft.modality.value, draft.modality.evidence[0].quote) == (Modality.PLANNED, "arrested")


def test_a_denial_that_the_rules_miss_is_added() -> None:
    (draft,) = drafts(ARRESTED, Told({"arrested": (ClaimType.DETENTION, 0.9)}, denied=0.9))
    assert draft.polarity is not None
    assert draft.polarity.value is Polarity.DENIED


@pytest.mark.parametrize("chance", [0.05, 0.95])
def test_what_the_judge_holds_is_kept_for_the_confidence(chance: float) -> None:
    found = drafts(ARRESTED, Told({"arrested": (ClaimType.DETENTION, chance)}))
    assert [draft.judged for draft in found] == ([chance] if chance > 0.5 else [])


def test_a_statement_of_nobody_needs_a_judge_that_is_sure() -> None:
    words = "The ruling was condemned in Maun on Thursday."
    assert told(words, Told({"condemned": (ClaimType.STATEMENT, 0.95)})) == [(ClaimType.STATEMENT, "condemned")]
    assert told(words, Told({"condemned": (ClaimType.STATEMENT, 0.8)})) == []
