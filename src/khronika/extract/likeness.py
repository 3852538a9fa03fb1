"""How much speaks for two claims of one report telling of the same thing."""

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

AGAINST = -1.0
ONE = (1, 1)
NEAR_MENTION = 24
FIRST_MET = word_set("parties", "phrases", "first_met")
OTHERS = word_set("parties", "phrases", "others")
SMALL_WORDS = word_set("parties", "phrases", "joining")

Bounds = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Whom:
    """The parties of one role, as far as they can be compared: their names, counts and words."""

    names: frozenset[str]
    counts: frozenset[Bounds]
    words: frozenset[str]
    is_many: bool
    is_told: bool
    is_first_met: bool = False
    is_another: bool = False

    @classmethod
    def of(cls, parties: list[Party], sentence: Sentence) -> "Whom":
        """What can be compared of some parties of a sentence."""
        stated = [value for party in parties for value in (party.description, party.name) if value is not None]
        words = {noun_lemma(word.strip(",.'\"")) for value in stated for word in value.value.lower().split()}
        return cls(
            frozenset(party.name.value for party in parties if party.name is not None),
            frozenset((party.count.value.min, party.count.value.max) for party in parties if party.count is not None),
            frozenset(words - SKIPPED - SMALL_WORDS),
            any(party.kind is Kind.GROUP for party in parties),
            bool(parties),
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
    """What of a draft is compared, worked out once."""

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
        )

    @property
    def tells_little(self) -> bool:
        """Whether the words name nobody and nowhere: then they most likely mean what the report is about."""
        return self.type is not ClaimType.STATEMENT and not self.targets.names and not self.towns


def likeness(left: Traits, right: Traits) -> float:
    """What speaks for one thing, added up; ``AGAINST`` where something excludes it."""
    if left.type is ClaimType.DEATH and left.targets.names & right.targets.names:
        return 1.0
    if _exclude_each_other(left, right):
        return AGAINST
    people = AGAINST if _is_somebody_new(left, right) else _people(left.targets, right.targets)
    if people < 0 or (left.type is ClaimType.STATEMENT and _people(left.actors, right.actors) < 1):
        return AGAINST
    return people + _scene(left, right)


def _exclude_each_other(left: Traits, right: Traits) -> bool:
    apart_in_time = (
        left.when is not None
        and right.when is not None
        and (left.when.latest < right.when.earliest or right.when.latest < left.when.earliest)
    )
    apart_in_place = bool(left.towns and right.towns and not left.towns & right.towns)
    other_penalty = bool(left.penalties and right.penalties and not left.penalties & right.penalties)
    return apart_in_time or apart_in_place or other_penalty or _one_denies(left, right)


def _is_somebody_new(left: Traits, right: Traits) -> bool:
    """Whether the later claim brings in somebody: "another" beside anybody told before, "a teacher" beside a name."""
    earlier, later = sorted((left, right), key=lambda traits: traits.start)
    if later.in_title or not earlier.targets.is_told:
        return False
    return later.targets.is_another or (later.targets.is_first_met and bool(earlier.targets.names) and not later.targets.names)


def _one_denies(left: Traits, right: Traits) -> bool:
    """Whether one claim denies what the other tells, and no name shows that they speak of the same."""
    return left.is_denied != right.is_denied and not left.targets.names & right.targets.names


def _scene(left: Traits, right: Traits) -> float:
    """What time, place and position in the report add."""
    score = 0.0
    if left.when is not None and right.when is not None:
        score += 0.5 if left.when.earliest == right.when.earliest else 0.2
    if left.towns & right.towns:
        score += 0.5
    if left.in_title or right.in_title:
        score += 0.6
    if left.paragraph == right.paragraph:
        other_word = left.lemma != right.lemma and not (left.targets.is_told or right.targets.is_told)
        score += 0.2 - (0.3 if other_word else 0.0)
    return score


def _people(left: Whom, right: Whom) -> float:
    """1 for a shared name, less for shared words, some where one says nothing, ``AGAINST`` where both name others or count otherwise."""
    if not left.is_told or not right.is_told:
        return 0.4
    if left.names & right.names:
        return 1.0
    if _name_or_count_others(left, right):
        return AGAINST
    return _unnamed_people(left, right)


def _unnamed_people(left: Whom, right: Whom) -> float:
    """What words and counts speak for, where no name decides."""
    has_names = bool(left.names or right.names)
    if left.words & right.words:
        return 0.8 if left.counts & right.counts or not has_names else 0.6
    if left.counts & right.counts - {ONE} and not (left.names and right.names):
        return 0.7
    if (left.names and right.is_many) or (right.names and left.is_many):
        return AGAINST
    return 0.4 if has_names else -0.2


def _name_or_count_others(left: Whom, right: Whom) -> bool:
    return bool((left.names and right.names) or (left.counts and right.counts and not left.counts & right.counts))
