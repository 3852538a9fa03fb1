"""What of a claim is compared to find whether another one of the report tells of the same thing."""

from dataclasses import dataclass

from khronika.extract.draft import Draft, Party
from khronika.extract.inflection import noun_lemma
from khronika.extract.noun_phrases import SKIPPED
from khronika.extract.sentence import Sentence
from khronika.extract.word_lists import word_set
from khronika.records.claim_type import ClaimType
from khronika.records.mention import Kind
from khronika.records.penalty import Penalty
from khronika.records.report import PassageKind
from khronika.records.when import When
from khronika.text.places import country_named

NEAR_MENTION = 24
FIRST_MET = word_set("parties", "phrases", "first_met")
OTHERS = word_set("parties", "phrases", "others")
ANYBODY = word_set("parties", "people", "anybody") | word_set("parties", "phrases", "told_by_clause")
SMALL_WORDS = word_set("parties", "phrases", "joining")

Bounds = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Whom:
    """The parties of one role, as far as they can be compared: their names, counts and words.

    ``is_anybody``: their nouns tell no more than that they are people, or are pronouns.
    """

    names: frozenset[str]
    counts: frozenset[Bounds]
    words: frozenset[str]
    is_told: bool
    is_many: bool
    is_anybody: bool
    is_definite: bool
    is_first_met: bool
    is_another: bool

    @classmethod
    def of(cls, parties: list[Party], sentence: Sentence) -> "Whom":
        """What can be compared of some parties of a sentence."""
        stated = [value for party in parties for value in (party.description, party.name) if value is not None]
        words = {noun_lemma(word.strip(",.'\"")) for value in stated for word in value.value.lower().split()}
        heads = {noun_lemma(party.head) for party in parties if party.head and not party.pronoun}
        return cls(
            frozenset(party.name.value for party in parties if party.name is not None),
            frozenset((party.count.value.min, party.count.value.max) for party in parties if party.count is not None),
            frozenset(words - SKIPPED - SMALL_WORDS),
            bool(parties),
            any(party.kind is Kind.GROUP for party in parties),
            heads <= ANYBODY,
            any(party.is_definite for party in parties),
            any(_opens(party, sentence, FIRST_MET) for party in parties),
            any(_opens(party, sentence, OTHERS) for party in parties),
        )


def _opens(party: Party, sentence: Sentence, words: frozenset[str]) -> bool:
    """Whether the mention, if it has no name, has one of the words before it or in it."""
    stated = party.description or party.count
    if party.name is not None or stated is None:
        return False
    start, end = stated.evidence[0].start - sentence.start, stated.evidence[0].end - sentence.start
    before = sentence.text[max(0, start - NEAR_MENTION) : start].lower().split()[-1:]
    return not words.isdisjoint((*before, *sentence.text[start:end].lower().split()[:2]))


@dataclass(frozen=True, slots=True)
class Traits:
    """The traits of one claim, worked out once."""

    type: ClaimType
    targets: Whom
    actors: Whom
    when: When | None
    towns: frozenset[str]
    penalties: frozenset[Penalty]
    lemma: str
    start: int
    paragraph: int
    in_title: bool
    is_denied: bool
    is_quoted: bool
    is_noun: bool

    @classmethod
    def of(cls, draft: Draft) -> "Traits":
        """The traits of a draft."""
        return cls(
            draft.type,
            Whom.of(draft.targets, draft.sentence),
            Whom.of(draft.actors, draft.sentence),
            None if draft.when is None else draft.when.value,
            frozenset(place.value.name for place in draft.where if country_named(place.value.name) is None),
            frozenset(stated.value for stated in draft.penalty),
            draft.trigger.form.lemma,
            draft.evidence.start,
            draft.sentence.paragraph,
            draft.sentence.kind is PassageKind.TITLE,
            draft.polarity is not None,
            draft.is_quoted,
            draft.trigger.form.part == "nouns",
        )
