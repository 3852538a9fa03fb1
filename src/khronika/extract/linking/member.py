"""A claim of a report as it is held against the others of its type, and what signs need to know of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from khronika.extract.draft import Draft
from khronika.extract.names import Names
from khronika.extract.ranking.asked import Asked
from khronika.extract.traits import Traits, Whom
from khronika.extract.word_lists import word_set
from khronika.records.claim_type import ClaimType
from khronika.records.mention import Kind
from khronika.records.report import Passage

SORTS = {
    ClaimType.STATEMENT: "said",
    ClaimType.DETENTION: "held",
    ClaimType.RELEASE: "held",
    ClaimType.DISAPPEARANCE: "held",
    ClaimType.CHARGE: "tried",
    ClaimType.HEARING: "tried",
    ClaimType.SENTENCE: "tried",
    ClaimType.ACQUITTAL: "tried",
    ClaimType.DEATH: "hurt",
    ClaimType.INJURY: "hurt",
    ClaimType.ASSAULT: "hurt",
    ClaimType.THREAT: "hurt",
    ClaimType.PROTEST: "gathered",
    ClaimType.PROTEST_CALL: "gathered",
    ClaimType.DISPERSAL: "gathered",
    ClaimType.POLICY: "ruled",
    ClaimType.RESIGNATION: "ruled",
    ClaimType.DESIGNATION: "ruled",
}
"""What sorts of things are told alike; all other types are of one sort."""

AGAIN = word_set("linking", "words", "again")
OTHERS = word_set("linking", "words", "others")
POINTING = word_set("linking", "words", "pointing")
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
SHORTEST = 3
"""A word of fewer letters tells little."""

AROUND = 24
"""How many characters before a mention may say that it is of other people."""


@dataclass(frozen=True)
class Series:
    """The claims of one type: how many there are, how many in titles, and among how many names, days, counts and doers they vary."""

    size: int
    titles: int
    varying: tuple[tuple[str, int], ...]

    @classmethod
    def of(cls, members: Sequence[tuple[Draft, Traits]]) -> "Series":
        """The series that claims of one type make."""
        targets = {traits.targets.names for _, traits in members} - {frozenset()}
        doers = {traits.actors.names for _, traits in members} - {frozenset()}
        days = {(when.earliest, when.latest) for _, traits in members if (when := traits.when) is not None and when.basis != "inferred"}
        counts = {bounds for _, traits in members for bounds in traits.targets.counts} - {(1, 1)}
        varying = (("names", len(targets)), ("days", len(days)), ("counts", len(counts)), ("doers", len(doers)))
        return cls(len(members), sum(traits.in_title for _, traits in members), varying)


@dataclass(frozen=True)
class Beside:
    """The names that stand beside a claim, in their fullest forms: of places, and all others."""

    places: frozenset[str]
    others: frozenset[str]

    @classmethod
    def of(cls, names: Names, start: int, end: int) -> "Beside":
        """The names between two offsets of the report's text."""
        found = [names.fullest(name) for name in names.within(start, end)]
        places = frozenset(name.text for name in found if name.kind is Kind.PLACE)
        return cls(places, frozenset(name.text for name in found if name.kind is not Kind.PLACE))


@dataclass(frozen=True)
class Member:
    """A claim: ``number`` is its place among those of its type, ``sentence`` and ``paragraph`` are the names in them."""

    draft: Draft
    traits: Traits
    number: int
    series: Series
    sentence: Beside
    paragraph: Beside

    @cached_property
    def sort(self) -> str:
        """What sort of thing it tells."""
        return SORTS.get(self.draft.type, "other")

    @cached_property
    def speakers(self) -> Whom:
        """Who says so."""
        return Whom.of(self.draft.speakers, self.draft.sentence)

    @cached_property
    def tense(self) -> str:
        """The tense of the verb that carries it, or "noun"."""
        return Asked(self.draft, self.number).tense

    @cached_property
    def mention(self) -> str:
        """The part of speech of the word that carries it; of a noun, what stands before it."""
        trigger = self.draft.trigger
        if trigger.form.part != "nouns":
            return trigger.form.part
        before = {child.lower_ for child in trigger.head.children}
        if any(child.dep_ == "poss" for child in trigger.head.children):
            return "possessed noun"
        if not before.isdisjoint(POINTING):
            return "pointing noun"
        if not before.isdisjoint(("the", "a", "an")):
            return "definite noun" if "the" in before else "indefinite noun"
        return "plural noun" if self.is_plural else "bare noun"

    @cached_property
    def is_plural(self) -> bool:
        """Whether a plural noun carries it."""
        return self.traits.is_noun and self.draft.trigger.head.tag_ in ("NNS", "NNPS")

    @cached_property
    def is_named_here(self) -> bool:
        """Whether the words of its own sentence name one of its targets."""
        start, end = self.draft.sentence.start, self.draft.sentence.start + len(self.draft.sentence.text)
        named = (party.name for party in self.draft.targets)
        return any(start <= words.start < end for name in named if name is not None for words in name.evidence)

    @cached_property
    def is_of_others(self) -> bool:
        """Whether its targets are brought in as others than those before ("another teacher")."""
        text, offset = self.draft.sentence.lower, self.draft.sentence.start
        starts = [party.start - offset for party in self.draft.targets if party.start >= offset]
        return any(not OTHERS.isdisjoint(_around(text, start)) for start in starts)

    @cached_property
    def is_again(self) -> bool:
        """Whether its sentence tells of more than one time ("again")."""
        return not AGAIN.isdisjoint(self.draft.sentence.words)

    @cached_property
    def told(self) -> str:
        """How it is told: its modality, and whether it is denied."""
        modality = "actual" if self.draft.modality is None else str(self.draft.modality.value)
        return f"denied {modality}" if self.traits.is_denied else modality

    @cached_property
    def content(self) -> frozenset[str]:
        """The words of its sentence that tell something, without the one that carries it."""
        words = {token.lower_ for token in self.draft.sentence.doc if token.pos_ in CONTENT and len(token) >= SHORTEST}
        return frozenset(map(_stem, words)) - {self.draft.trigger.form.lemma}

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers in its sentence."""
        return frozenset(token.lower_ for token in self.draft.sentence.doc if token.pos_ == "NUM")


def _around(text: str, start: int) -> list[str]:
    """The two words before a mention and its first three."""
    return [*text[max(0, start - AROUND) : start].split()[-2:], *text[start:].split()[:3]]


def _stem(word: str) -> str:
    """A word without the ending of a plural or a tense."""
    ending = next((ending for ending in ("ies", "es", "s", "ed", "ing") if word.endswith(ending)), "")
    return word.removesuffix(ending)


def members_of(drafts: Sequence[Draft], names: Names, passages: Sequence[Passage]) -> Iterator[list[Member]]:
    """The claims of a report by their types, each type in the order of the text."""
    by_type: dict[ClaimType, list[tuple[Draft, Traits]]] = {}
    for draft in sorted(drafts, key=lambda draft: draft.evidence.start):
        by_type.setdefault(draft.type, []).append((draft, Traits.of(draft)))
    for found in by_type.values():
        yield list(_members(found, names, passages))


def _members(found: Sequence[tuple[Draft, Traits]], names: Names, passages: Sequence[Passage]) -> Iterable[Member]:
    series = Series.of(found)
    for number, (draft, traits) in enumerate(found):
        sentence, passage = draft.sentence, passages[draft.sentence.paragraph]
        yield Member(
            draft,
            traits,
            number,
            series,
            Beside.of(names, sentence.start, sentence.start + len(sentence.text)),
            Beside.of(names, passage.start, passage.end),
        )
