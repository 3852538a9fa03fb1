"""The parties that the sentences and the claims of one report mention."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from khronika.extract.draft import Draft, Party
from khronika.extract.inflection import noun_lemma
from khronika.extract.parties import Parties
from khronika.extract.sentence import Sentence

HEADS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "appos", "conj", "poss", "ROOT", "attr", "dative"})
"""How a noun stands that may be a party."""

NEAR = 2
"""How many sentences on either side of a claim's are near it."""


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A party, and where the noun that stands for it was looked for."""

    party: Party
    token: Token | None = None
    sentence: Sentence | None = None


def words_of(party: Party) -> str | None:
    """The words by which a party is one with another: its name, or its description in lower case; ``None`` where it has neither."""
    if party.name is not None:
        return party.name.value
    return None if party.description is None else party.description.value.lower()


class Mentions:
    """The parties that the sentences of one report mention, each sentence read once."""

    def __init__(self, parties: Parties, sentences: Sequence[Sentence]) -> None:
        self._parties = parties
        self._sentences = sentences
        self._found: dict[int, list[Mentioned]] = {}

    def within(self, sentence: Sentence) -> list[Mentioned]:
        """The parties of a sentence, pronouns left out."""
        if sentence.number not in self._found:
            self._found[sentence.number] = list(self._look_for(sentence))
        return self._found[sentence.number]

    def beside(self, sentence: Sentence) -> Iterator[Mentioned]:
        """The parties of the sentences that are near in the same paragraph."""
        first = max(0, sentence.number - NEAR)
        for other in self._sentences[first : sentence.number + NEAR + 1]:
            if other.number != sentence.number and other.paragraph == sentence.paragraph:
                yield from self.within(other)

    def _look_for(self, sentence: Sentence) -> Iterator[Mentioned]:
        for token in sentence.doc:
            if token.pos_ in ("NOUN", "PROPN") and token.dep_ in HEADS and noun_lemma(token.lower_):
                found = self._parties.of_one(token, sentence)
                yield from (Mentioned(party, token, sentence) for party in found if not party.pronoun)


def of_claims(drafts: Sequence[Draft]) -> Iterator[Mentioned]:
    """The parties of a report's claims, pronouns left out."""
    for draft in drafts:
        yield from (Mentioned(party) for party in (*draft.targets, *draft.actors, *draft.speakers) if not party.pronoun)
