"""From the head of a noun phrase to whom or what it mentions: name, description and count."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from khronika.extract.descriptions import MANY_PEOPLE, described
from khronika.extract.draft import Party
from khronika.extract.inflection import noun_lemma
from khronika.extract.name import Name
from khronika.extract.named_parties import NamedParties
from khronika.extract.names import Names
from khronika.extract.noun_phrases import count_of, portion_of, whole
from khronika.extract.sentence import Sentence
from khronika.extract.syntax import child, with_conjuncts
from khronika.extract.word_lists import is_person_noun, strings, word_set
from khronika.records.mention import Kind

PRONOUNS = {form: pronoun for pronoun in strings("parties")["pronouns"] for form in word_set("parties", "pronouns", pronoun)}
"""Each form of a pronoun, with the form that stands for all."""

PORTIONS = word_set("parties", "phrases", "portions")
UNCOUNTED_PORTIONS = word_set("parties", "phrases", "uncounted_portions")
POINTING = word_set("roles", "words", "pointing")
MEMBERS_OPEN = word_set("parties", "phrases", "members_open")
MEMBERS_ARE = word_set("parties", "phrases", "members_are")


class Parties:
    """Reads mentions out of the sentences of one report, whose names are known."""

    def __init__(self, names: Names, text: str) -> None:
        self._named = NamedParties(names, text)

    def of(self, heads: list[Token], sentence: Sentence) -> list[Party]:
        """The mentions that the heads and what is joined to them make; what says nothing is left out."""
        found: list[Party] = []
        joined = {token.i for head in heads for token in with_conjuncts(head)[1:]}
        for head in heads:
            if head.i not in joined:
                found += self._of_coordination(head, sentence)
        return _distinct(found)

    def of_one(self, head: Token, sentence: Sentence) -> list[Party]:
        """The mentions that one head makes, without what is joined to it."""
        if head.lower_ in PRONOUNS and head.pos_ in ("PRON", "DET"):
            return [_of_pronoun(head, sentence)]
        named = self._named.at(head, sentence)
        if named:
            return named
        inner = portion_of(head) if head.lower_ in PORTIONS or head.pos_ == "NUM" or head.like_num else None
        party = described(head, head, sentence) if inner is None else self._portion(head, inner, sentence)
        return [] if party is None else [party]

    def named(self, name: Name, head: Token, sentence: Sentence) -> Party:
        """Whom a name means, in its fullest form, with what stands beside it to say who that is."""
        return self._named.named(name, head, sentence)

    def counted(self, noun: Token, sentence: Sentence) -> Party | None:
        """The number of people that a count before the noun of an event gives ("413 arrests")."""
        count = count_of(noun, sentence)
        return None if count is None else Party(Kind.GROUP, count=count, start=sentence.start + noun.idx)

    def _of_coordination(self, head: Token, sentence: Sentence) -> Iterator[Party]:
        head = whole(head)
        inner = portion_of(head) if head.pos_ == "NUM" or head.lower_ in PORTIONS else None
        behind = with_conjuncts(inner)[1:] if inner is not None else []
        for other in behind:
            if count_of(other, sentence) is not None:
                yield from self.of_one(other, sentence)
        members = [token for token in with_conjuncts(head) if token.pos_ not in ("VERB", "AUX", "ADP", "ADV") or token is head]
        below = _people_joined_below(head)
        if len(members) > 1 and self._shares_count(members, sentence):
            party = described(members[0], members[-1], sentence)
            if party is not None:
                yield party
                return
        for member in members:
            told_who = list(self._told_who(member, sentence))
            yield from () if told_who and member.lower_ in POINTING else self.of_one(member, sentence)
            yield from self._included(member, sentence)
            yield from self._included(inner, sentence) if inner is not None and member is head else ()
            yield from told_who
        if below:
            yield from self._of_coordination(below[0], sentence)

    def _included(self, head: Token, sentence: Sentence) -> Iterator[Party]:
        """Those of a group who are told apart ("activists, including A and B")."""
        for other in head.children:
            if other.dep_ == "prep" and other.lower_ == "including" and (first := child(other, "pobj")) is not None:
                for member in with_conjuncts(first):
                    yield from (_without_count_of_many(party) for party in self.of_one(member, sentence))

    def _told_who(self, head: Token, sentence: Sentence) -> list[Party]:
        """Who is in a group, named behind it or said of it ("the detained poets are A and B")."""
        opening = _opening_of_members(head)
        return [] if opening is None else self._named.people_behind(opening, sentence)

    def _shares_count(self, members: list[Token], sentence: Sentence) -> bool:
        """Whether one count stands before common nouns that are joined ("hundreds of reporters and activists")."""
        if any(self._named.is_name(token, sentence) for token in members):
            return False
        counted = [count_of(token, sentence) is not None for token in members]
        return counted[0] and not any(counted[1:])

    def _portion(self, head: Token, inner: Token, sentence: Sentence) -> Party | None:
        """The mention of "dozens of reporters", "two of the men": what is counted, with the count of its portion."""
        members = [inner, *(token for token in with_conjuncts(inner)[1:] if count_of(token, sentence) is None)]
        party = described(members[0], members[-1], sentence) if len(members) > 1 else next(iter(self.of_one(inner, sentence)), None)
        if party is None:
            return None
        count = count_of(head, sentence)
        if count is not None or head.lower_ in UNCOUNTED_PORTIONS:
            party.count = count
            party.name = None
        return party


def _of_pronoun(head: Token, sentence: Sentence) -> Party:
    pronoun = PRONOUNS[head.lower_]
    kind = Kind.PERSON if pronoun in ("he", "she", "i") else Kind.GROUP
    return Party(kind, pronoun=pronoun, head=head.lower_, start=sentence.start + head.idx)


def _people_joined_below(head: Token) -> list[Token]:
    """People whom the parse joins to a body within a description ("the head of the party and several activists")."""
    inner = next((found for other in head.children if other.lower_ == "of" and (found := child(other, "pobj")) is not None), None)
    if inner is None or head.tag_ != "NN" or not is_person_noun(noun_lemma(head.lower_)) or is_person_noun(noun_lemma(inner.lower_)):
        return []
    return [token for token in with_conjuncts(inner)[1:] if token.tag_ == "NNS" and is_person_noun(noun_lemma(token.lower_))]


def _opening_of_members(head: Token) -> Token | None:
    """The word behind a group of people that opens a list of who is in it; ``None`` where none does, or behind another group."""
    if head.lower_ not in MANY_PEOPLE and not _are_people(head):
        return None
    all_of_them = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else head
    if all_of_them.dep_ in ("nsubj", "nsubjpass") and all_of_them.head.lower_ in MEMBERS_ARE:
        return all_of_them.head
    for token in head.doc[head.i + 1 :]:
        if token.lower_ in MEMBERS_OPEN or (token.lower_ in PRONOUNS and token.nbor(-1).lower_ == "among"):
            return token
        if _are_people(token) and not head.is_ancestor(token):
            return None
    return None


def _are_people(noun: Token) -> bool:
    return noun.tag_ in ("NNS", "NNPS") and is_person_noun(noun_lemma(noun.lower_))


def _without_count_of_many(party: Party) -> Party:
    """A part of a group that is told apart, without a count of its own: the group is counted."""
    return replace(party, count=None) if party.kind is Kind.GROUP and party.description is not None else party


def _distinct(parties: list[Party]) -> list[Party]:
    found: list[Party] = []
    for party in parties:
        if party.is_empty and not party.pronoun:
            continue
        if not any(party.name and other.name and party.name.value == other.name.value for other in found):
            found.append(party)
    return found
