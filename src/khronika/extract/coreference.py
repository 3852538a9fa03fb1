"""Whom pronouns and descriptions mean: the people and groups that the report has named before."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from khronika.extract.draft import Draft, Party
from khronika.extract.ellipsis import with_noun_before
from khronika.extract.groups import Groups
from khronika.extract.inflection import noun_lemma
from khronika.extract.known_parties import ANYBODY, BODIES, FARTHEST, KnownParties
from khronika.extract.name import Name
from khronika.extract.names import Names
from khronika.extract.parties import Parties
from khronika.extract.role_fit import OF_PEOPLE
from khronika.extract.sentence import Sentence
from khronika.extract.syntax import PASSIVE_SUBJECTS, SUBJECTS
from khronika.extract.word_lists import is_noun_of, word_set
from khronika.records.claim_type import ClaimType
from khronika.records.mention import Kind
from khronika.records.stated import Stated

PROCEEDINGS = (ClaimType.HEARING, ClaimType.SENTENCE, ClaimType.ACQUITTAL, ClaimType.RELEASE)
OPENING_MARKS = (". ", "” ", '" ', "! ", "? ")
REPRESENTED = word_set("parties", "people", "represented")
NEAR = 320
SENTENCES_BACK = 4


OWN = {"he": "his", "she": "her"}


class Coreference:
    """Resolves mentions in the order of the text."""

    def __init__(self, names: Names, parties: Parties, sentences: list[Sentence], text: str) -> None:
        self._text = text
        self._parties = parties
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        self._known = KnownParties(names, _all_named(names, parties, sentences))
        self._victims: list[Party] = []
        self._groups = Groups()
        self._subjects: dict[int, list[tuple[Token, list[Party]]]] = {}

    def resolve_targets(self, draft: Draft) -> None:
        """The targets of a claim; to whom something was done before, "he" or "they" are first to be meant when more is done to them."""
        is_done = draft.type in OF_PEOPLE
        found: list[Party] = []
        for party in draft.targets:
            again = self._victims_again(party) if is_done and party.pronoun in ("he", "she", "they") else []
            again = [_part_of(again, party)] if again and party.count is not None else again
            found += again or [replace(party, is_done_to=is_done)]
        apart = [*draft.actors, *(draft.speakers if draft.is_quoted else [])]
        draft.targets = self.resolve(found, apart, draft.speakers, draft.sentence)
        if draft.type in PROCEEDINGS and not draft.targets and draft.trigger.form.part == "nouns":
            draft.targets = self._case_before(draft)
        if is_done and draft.targets:
            self._victims = draft.targets

    def _case_before(self, draft: Draft) -> list[Party]:
        """Those to whom the last step was told: "the trial", "the hearing" is theirs."""
        start = draft.evidence.start
        return [_copied(party) for party in self._victims if party.name is not None and start - FARTHEST < party.start]

    def _victims_again(self, party: Party) -> list[Party]:
        if not self._victims:
            return []
        first = self._victims[0]
        is_many = len(self._victims) > 1 or first.kind is Kind.GROUP
        if first.start > party.start or party.start - first.start > NEAR or is_many is not (party.pronoun == "they"):
            return []
        return [_copied(other) for other in self._victims]

    def resolve(self, parties: list[Party], apart: list[Party], speakers: list[Party], sentence: Sentence) -> list[Party]:
        """The parties with pronouns and descriptions replaced by whom they mean.

        ``apart`` cannot be meant, they stand beside; "I" means one of the ``speakers``. A pronoun that means nobody the report
        tells of is left out.
        """
        kept: list[Party] = []
        for party in (other for mention in parties for other in self._resolved(mention, apart, speakers, sentence)):
            if not any(party.name and other.name and party.name.value == other.name.value for other in kept):
                kept.append(party)
        if len(kept) > 1 or any(party.kind is Kind.GROUP for party in kept):
            self._groups.add(parties[0].start, kept)
        return kept

    def _resolved(self, party: Party, apart: list[Party], speakers: list[Party], sentence: Sentence) -> list[Party]:
        if party.pronoun in ("i", "we"):
            return [_copied(other) for other in speakers if not other.pronoun][:1]
        if party.pronoun:
            meant = self._of_pronoun(party, apart, self._sentence_at(party.start) or sentence)
            return meant if party.count is None else [_part_of(meant, party)]
        if party.name is not None:
            return [party]
        party = with_noun_before(party, sentence)
        if party.description is not None:
            return self._described(party, _names_of(apart)) if party.is_definite else self._met_first(party, _names_of(apart), sentence)
        return self._counted(party) or self._of_as_many(party)

    def _described(self, party: Party, beside: set[str]) -> list[Party]:
        if party.count is not None and party.count.value.min != 1:
            return self._counted(party) or [party]
        if party.kind is Kind.GROUP:
            return self._known.group_described(party, None) or [party]
        if party.kind is not Kind.PERSON:
            return [self._known.body_described(party, beside)]
        return [self._known.person_described(party, beside)]

    def _met_first(self, party: Party, beside: set[str], sentence: Sentence) -> list[Party]:
        """Whom a mention without article means: as many as the report names together by that word, else the one."""
        if party.head in REPRESENTED:
            return [self._known.client_before(party, sentence.start)]
        number = _exactly(party)
        many = [] if number is None or number < 2 else self._known.group_described(party, number)
        return many or [self._known.only_one(party, beside)]

    def _counted(self, party: Party) -> list[Party]:
        """The named people of whom there are as many as the description counts."""
        number = None if party.count is None else party.count.value.min
        if number is None:
            return []
        named = self._groups.named(number)
        is_told = party.description is None or party.head in ANYBODY or self._known.are_told(named, party.head)
        group = [_copied(other, party.description) for other in named] if is_told else []
        return group or self._known.group_described(party, number) or self._known.as_many(party, number)

    def _of_as_many(self, party: Party) -> list[Party]:
        """The unnamed group of as many, told of before ("three lawyers ... the three")."""
        group = None if party.count is None or not party.is_definite else self._groups.counted(party.count.value, party.start)
        return [party] if group is None else [replace(group, count=party.count, start=party.start)]

    def _of_pronoun(self, party: Party, apart: list[Party], sentence: Sentence) -> list[Party]:
        apart = [*apart, *self._relatives_beside(party, sentence)]
        beside = _names_of(apart) | {other.description.value for other in apart if other.description is not None}
        for candidates in self._subjects_before(party.start, sentence):
            fits = [other for other in candidates if _suits(other, party, len(candidates)) and not _is_beside(other, beside)]
            if not fits or (len(candidates) > 1 and (len(fits) == 1 or party.pronoun != "they")):
                continue
            later = self._opening_between(fits[0].start, party.start, beside) if party.pronoun in ("he", "she") else None
            return [_copied(other) for other in fits] if later is None else [self._known.as_named(party, later)]
        if party.pronoun == "they":
            group = self._groups.before(party.start, FARTHEST)
            is_both = self._text.startswith(("Both", "both"), party.start)
            return [_copied(other) for other in group if not ((party.is_done_to or is_both) and _is_authority(other))]
        person = self._known.person_before(party, beside) if party.pronoun in ("he", "she") else None
        return [] if person is None else [person]

    def _relatives_beside(self, party: Party, sentence: Sentence) -> list[Party]:
        """Who stands before "him" or "her" only as somebody's of that sex ("His brother said that guards beat him")."""
        own = OWN.get(party.pronoun)
        before = [(token, parties) for token, parties in self._subjects_of(sentence) if sentence.start + token.idx < party.start]
        return [
            other
            for token, parties in before
            if any(word.dep_ == "poss" and word.lower_ == own for word in token.children)
            for other in parties
        ]

    def _opening_between(self, start: int, end: int, beside: set[str]) -> Name | None:
        """The last person whose name opens a sentence between two offsets: a subject, whether the sentence was parsed or not."""
        opening = (name for name in self._known.people_back_from(end, start) if self._opens(name))
        return next((name for name in opening if self._known.full(name) not in beside), None)

    def _opens(self, name: Name) -> bool:
        before = self._text[max(0, name.title_start - 2) : name.title_start]
        return before.endswith("\n") or before in OPENING_MARKS

    def _sentence_at(self, offset: int) -> Sentence | None:
        index = bisect_right(self._starts, offset) - 1
        return self._sentences[index] if index >= 0 else None

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
            told = [(token, [party for party in self._parties.of([token], sentence) if not party.pronoun]) for token in heads]
            self._subjects[sentence.number] = [(token, found) for token, found in told if found]
        return self._subjects[sentence.number]


def _all_named(names: Names, parties: Parties, sentences: Iterable[Sentence]) -> Iterator[list[Party]]:
    """The mentions by name in each sentence, and those that a plural before them introduces."""
    for sentence in sentences:
        found = names.within(sentence.start, sentence.start + len(sentence.text))
        people = [name for name in found if name.kind is Kind.PERSON]
        for name in found:
            token = sentence.token_at(name.start - sentence.start, name.end - sentence.start)
            if name.kind in (Kind.PERSON, *BODIES) and token is not None:
                yield parties.of_one(token, sentence)
        for token in sentence.doc:
            if token.tag_ == "NNS" and token.head.i != token.i and len(people) > 1 and is_noun_of(noun_lemma(token.lower_), "person"):
                yield [party for party in parties.of_one(token, sentence) if party.name is not None]


def _exactly(party: Party) -> int | None:
    """The one number that a mention counts; ``None`` for a range or none."""
    count = None if party.count is None else party.count.value
    return count.min if count is not None and count.min == count.max else None


def _names_of(parties: list[Party]) -> set[str]:
    return {party.name.value for party in parties if party.name is not None}


def _suits(party: Party, mention: Party, beside: int) -> bool:
    """Whether a pronoun could mean a subject by number and kind; those to whom things are done are no authorities."""
    pronoun = mention.pronoun
    if pronoun == "they" and mention.is_done_to and _is_authority(party):
        return False
    if pronoun in ("he", "she"):
        return party.kind is Kind.PERSON and beside == 1
    if pronoun == "it":
        return party.kind in (Kind.ORGANIZATION, Kind.OUTLET, Kind.SITE) and beside == 1
    return party.kind is Kind.GROUP or beside > 1 or (party.name is None and party.kind is Kind.ORGANIZATION)


def _is_authority(party: Party) -> bool:
    return party.name is None and is_noun_of(party.head, "authority")


def _is_beside(party: Party, beside: set[str]) -> bool:
    return any(stated is not None and stated.value in beside for stated in (party.name, party.description))


def _part_of(meant: list[Party], party: Party) -> Party:
    """As many as are told of those meant ("about 1,200 of them")."""
    description = meant[0].description if len(meant) == 1 else None
    return Party(Kind.GROUP, None, description, party.count, meant[0].head if meant else "", start=party.start)


def _copied(party: Party, description: Stated[str] | None = None) -> Party:
    return Party(party.kind, party.name, description or party.description, party.count, party.head, start=party.start)
