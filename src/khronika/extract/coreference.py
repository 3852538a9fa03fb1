"""Whom pronouns and descriptions mean: the people and groups that the report has named before."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from khronika.extract.draft import Draft, Party
from khronika.extract.inflection import noun_lemma
from khronika.extract.name import Name
from khronika.extract.names import Names
from khronika.extract.parties import Parties
from khronika.extract.role_fit import OF_PEOPLE
from khronika.extract.sentence import Sentence
from khronika.extract.syntax import PASSIVE_SUBJECTS, SUBJECTS
from khronika.extract.word_lists import is_noun_of
from khronika.records.claim_type import ClaimType
from khronika.records.mention import Kind
from khronika.records.stated import Stated

MANY_BODIES = frozenset("police government army court authority military force".split())
ANYBODY = frozenset("man woman suspect victim detainee defendant accused deceased pair duo two three four person prisoner couple".split())
PROCEEDINGS = (ClaimType.HEARING, ClaimType.SENTENCE, ClaimType.ACQUITTAL, ClaimType.RELEASE)
BODIES = (Kind.ORGANIZATION, Kind.OUTLET)
FARTHEST = 900
NEAR = 320
SENTENCES_BACK = 4


class Coreference:
    """Resolves mentions in the order of the text."""

    def __init__(self, names: Names, parties: Parties, sentences: list[Sentence], text: str) -> None:
        self._names = names
        self._text = text
        self._parties = parties
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        self._people = [name for name in names if name.kind is Kind.PERSON]
        self._bodies = [name for name in names if name.kind in BODIES]
        self._heads: dict[str, set[str]] = defaultdict(set)
        self._victims: list[list[Party]] = []
        self._groups: list[tuple[int, list[Party]]] = []
        self._subjects: dict[int, list[tuple[Token, list[Party]]]] = {}
        for party in _all_named(names, parties, sentences):
            if party.name is not None and party.description is not None:
                self._heads[party.name.value].update(noun_lemma(word) for word in party.description.value.lower().split())

    def resolve_targets(self, draft: Draft) -> None:
        """The targets of a claim; to whom something was done before, "he" or "they" are first to be meant when more is done to them."""
        is_done = draft.type in OF_PEOPLE
        found: list[Party] = []
        for party in draft.targets:
            again = self._victims_again(party) if is_done and party.pronoun in ("he", "she", "they") else []
            found += again or [party]
        apart = [*draft.actors, *(draft.speakers if draft.is_quoted else [])]
        draft.targets = self.resolve(found, apart, draft.speakers, draft.sentence)
        if draft.type in PROCEEDINGS and not draft.targets and draft.trigger.form.part == "nouns":
            draft.targets = self._case_before(draft)
        if is_done and draft.targets:
            self._victims.append(draft.targets)

    def _case_before(self, draft: Draft) -> list[Party]:
        """Those to whom the last step was told: "the trial", "the hearing" is theirs."""
        last = self._victims[-1] if self._victims else []
        start = draft.evidence.start
        return [_copied(party) for party in last if party.name is not None and start - FARTHEST < party.start]

    def _victims_again(self, party: Party) -> list[Party]:
        if not self._victims:
            return []
        last = self._victims[-1]
        is_many = len(last) > 1 or last[0].kind is Kind.GROUP
        if last[0].start > party.start or party.start - last[0].start > NEAR or is_many is not (party.pronoun == "they"):
            return []
        return [_copied(other) for other in last]

    def resolve(self, parties: list[Party], apart: list[Party], speakers: list[Party], sentence: Sentence) -> list[Party]:
        """The parties with pronouns and descriptions replaced by whom they mean.

        ``apart`` cannot be meant, they stand beside; "I" means one of the ``speakers``. A pronoun that means nobody the report tells of is left out.
        """
        found: list[Party] = []
        for party in parties:
            found += self._resolved(party, apart, speakers, sentence)
        kept: list[Party] = []
        for party in found:
            if not any(party.name and other.name and party.name.value == other.name.value for other in kept):
                kept.append(party)
        if len(kept) > 1 or any(party.kind is Kind.GROUP for party in kept):
            self._groups.append((parties[0].start, kept))
        return kept

    def _resolved(self, party: Party, apart: list[Party], speakers: list[Party], sentence: Sentence) -> list[Party]:
        if party.pronoun in ("i", "we"):
            return [_copied(other) for other in speakers if not other.pronoun][:1]
        if party.pronoun:
            return self._of_pronoun(party, apart, self._sentence_at(party.start) or sentence)
        if party.name is None and party.description is None and party.count is not None:
            return self._counted(party) or self._of_as_many(party)
        if party.name is None and party.description is not None:
            return self._described(party, apart) if party.is_definite else self._only_one(party, apart)
        return [party]

    def _only_one(self, party: Party, apart: list[Party]) -> list[Party]:
        """A single person whom the report names elsewhere, where it describes nobody else so ("a blogger", "blogger A")."""
        if is_noun_of(party.head, "association") or is_noun_of(party.head, "press"):
            return self._only_body(party)
        if party.kind is not Kind.PERSON or party.head in ANYBODY or not party.head:
            return [party]
        beside = {other.name.value for other in apart if other.name is not None}
        fits = {name: heads for name, heads in self._heads.items() if party.head in heads and name not in beside}
        mine = {noun_lemma(word) for word in party.description.value.lower().split()} if party.description is not None else set()
        if len(fits) != 1:
            fits = {name: heads for name, heads in fits.items() if len(mine) > 1 and mine <= heads}
        named = next((name for name in self._people if len(fits) == 1 and self._names.fullest(name).text in fits), None)
        return [self._as(party, self._names.fullest(named))] if named is not None else [party]

    def _only_body(self, party: Party) -> list[Party]:
        """The one body that the report describes so ("a rights group", "the rights group A")."""
        fits = {self._names.fullest(name).text: name for name in self._bodies if self._is_told_as(name, party)}
        if len(fits) != 1 or party.head in MANY_BODIES:
            return [party]
        [name] = fits.values()
        return [replace(self._as(party, name), kind=name.kind)]

    def _sentence_at(self, offset: int) -> Sentence | None:
        index = bisect_right(self._starts, offset) - 1
        return self._sentences[index] if index >= 0 else None

    def _of_pronoun(self, party: Party, apart: list[Party], sentence: Sentence) -> list[Party]:
        beside = {other.name.value for other in apart if other.name is not None} | {
            other.description.value for other in apart if other.description is not None
        }
        for candidates in self._subjects_before(party.start, sentence):
            fits = [other for other in candidates if _suits(other, party.pronoun, len(candidates)) and not _is_beside(other, beside)]
            if party.pronoun == "they" and (len(fits) > 1 or (len(fits) == 1 and len(candidates) == 1)):
                return [_copied(other) for other in fits]
            if party.pronoun != "they" and len(fits) == 1 and len(candidates) == 1:
                later = self._opening_between(fits[0].start, party.start, beside) if party.pronoun != "it" else None
                return [_copied(fits[0])] if later is None else [self._as(party, later)]
        if party.pronoun in ("he", "she"):
            return self._person(party, beside)
        return self._group_before(party) if party.pronoun == "they" else []

    def _opening_between(self, start: int, end: int, beside: set[str]) -> Name | None:
        """The last person whose name opens a sentence between two offsets: a subject, whether the sentence was parsed or not."""
        opening = (name for name in reversed(self._people) if start < name.start < end and self._opens(name))
        return next((name for name in opening if self._names.fullest(name).text not in beside), None)

    def _opens(self, name: Name) -> bool:
        before = self._text[max(0, name.title_start - 2) : name.title_start]
        return before.endswith("\n") or before in (". ", "” ", '" ', "! ", "? ")

    def _subjects_before(self, start: int, sentence: Sentence) -> Iterator[list[Party]]:
        """Subjects that stand before an offset: those of the same sentence, the nearest first, then of the sentences before."""
        same = [parties for token, parties in self._subjects_of(sentence) if sentence.start + token.idx < start]
        yield from reversed(same)
        before = self._sentences[max(0, sentence.number - SENTENCES_BACK) : sentence.number]
        for other in reversed(before):
            if start - other.start < FARTHEST:
                yield from (parties for _, parties in self._subjects_of(other))

    def _subjects_of(self, sentence: Sentence) -> list[tuple[Token, list[Party]]]:
        if sentence.number not in self._subjects:
            heads = [
                token for token in sentence.doc if token.dep_ in SUBJECTS | PASSIVE_SUBJECTS and token.pos_ in ("NOUN", "PROPN", "NUM")
            ]
            self._subjects[sentence.number] = [
                (token, found) for token in heads if (found := [p for p in self._parties.of([token], sentence) if not p.pronoun])
            ]
        return self._subjects[sentence.number]

    def _person(self, party: Party, beside: set[str]) -> list[Party]:
        before = [
            name
            for name in self._people
            if party.start - FARTHEST < name.start < party.start and self._names.fullest(name).text not in beside
        ]
        return [self._as(party, before[-1])] if before else []

    def _as(self, party: Party, name: Name) -> Party:
        full = self._names.fullest(name)
        words = [name.evidence]
        if full.text != name.text:
            words.append(full.evidence)
        return Party(Kind.PERSON, Stated(full.text, tuple(words)), party.description, head=party.head, start=party.start)

    def _group_before(self, party: Party) -> list[Party]:
        for start, group in reversed(self._groups):
            if start < party.start and party.start - start < FARTHEST:
                return [_copied(other) for other in group]
        return []

    def _described(self, party: Party, apart: list[Party]) -> list[Party]:
        if party.count is not None and party.count.value.min != 1:
            return self._counted(party) or [party]
        beside = {other.name.value for other in apart if other.name is not None}
        if party.kind is not Kind.PERSON:
            return self._body(party, beside)
        before = [name for name in self._people if party.start - 3 * FARTHEST < name.start < party.start]
        fits = [name for name in before if self._is_told_as(name, party)]
        if not fits and party.head in ANYBODY:
            fits = [name for name in before if name.start > party.start - FARTHEST]
        fits = [name for name in fits if self._names.fullest(name).text not in beside]
        return [self._as(party, fits[-1])] if fits else [party]

    def _is_told_as(self, name: Name, party: Party) -> bool:
        """Whether the report describes the name by the same head, and by another word too where the description has several."""
        heads = self._heads[self._names.fullest(name).text]
        if party.head not in heads or party.description is None:
            return False
        words = {noun_lemma(word) for word in party.description.value.lower().split()} - {party.head, "of", "the", "a", "an", "in", "for"}
        return len(words) < 2 or bool(words & heads)

    def _body(self, party: Party, beside: set[str]) -> list[Party]:
        """The body that the report has named and that a word such as "the newspaper" means: the last one so described, or the last outlet."""
        before = [name for name in self._bodies if name.start < party.start and self._names.fullest(name).text not in beside]
        fits = [name for name in before if party.head in self._heads[self._names.fullest(name).text] or party.head in name.words]
        if not fits and is_noun_of(party.head, "press"):
            fits = [name for name in before if name.kind is Kind.OUTLET]
        if not fits or party.head in MANY_BODIES:
            return [party]
        full = self._names.fullest(fits[-1])
        words = [fits[-1].evidence] + ([full.evidence] if full.text != fits[-1].text else [])
        return [Party(full.kind, Stated(full.text, tuple(words)), party.description, head=party.head, start=party.start)]

    def _of_as_many(self, party: Party) -> list[Party]:
        """The unnamed group of as many, told of before ("three lawyers ... the three")."""
        for start, group in reversed(self._groups):
            if (
                start < party.start
                and len(group) == 1
                and group[0].count is not None
                and party.count is not None
                and group[0].count.value == party.count.value
            ):
                return [replace(group[0], count=party.count, start=party.start)]
        return [party]

    def _counted(self, party: Party) -> list[Party]:
        """The named people of whom there are as many as the description counts."""
        number = None if party.count is None else party.count.value.min
        for _, group in reversed(self._groups):
            named = [other for other in group if other.name is not None]
            if number is not None and len(named) == number and len(named) == len(group):
                return [_copied(other, party.description) for other in named]
        fits = {full.text: full for name in self._people if party.head in self._heads[(full := self._names.fullest(name)).text]}
        return [self._as(party, name) for name in fits.values()] if number is not None and len(fits) == number else []


def _all_named(names: Names, parties: Parties, sentences: list[Sentence]) -> Iterator[Party]:
    for sentence in sentences:
        for name in names.within(sentence.start, sentence.start + len(sentence.text)):
            token = sentence.token_at(name.start - sentence.start, name.end - sentence.start)
            if name.kind in (Kind.PERSON, *BODIES) and token is not None:
                yield from parties.of_one(token, sentence)


def _suits(party: Party, pronoun: str, beside: int) -> bool:
    """Whether a pronoun could mean a subject by number and kind."""
    if pronoun in ("he", "she"):
        return party.kind is Kind.PERSON and beside == 1
    if pronoun == "it":
        return party.kind in (Kind.ORGANIZATION, Kind.OUTLET, Kind.SITE) and beside == 1
    return party.kind is Kind.GROUP or beside > 1 or (party.name is None and party.kind is Kind.ORGANIZATION)


def _is_beside(party: Party, beside: set[str]) -> bool:
    return any(stated is not None and stated.value in beside for stated in (party.name, party.description))


def _copied(party: Party, description: Stated[str] | None = None) -> Party:
    return Party(party.kind, party.name, description or party.description, party.count, party.head, start=party.start)
