"""Whom a claim without a target may be about, each with its signs: nouns of its sentence, and parties of the report's other claims."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from khronika.extract.draft import Draft, Party
from khronika.extract.inflection import noun_lemma
from khronika.extract.parties import Parties
from khronika.extract.ranking.asked import Asked
from khronika.extract.ranking.options import Option
from khronika.extract.ranking.party_signs import PartySigns
from khronika.extract.role_fit import can_be_target
from khronika.extract.sentence import Sentence

HEADS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "appos", "conj", "poss", "ROOT", "attr", "dative"})
"""How a noun stands that may be a party."""


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A party, and the noun that stands for it in the claim's sentence."""

    party: Party
    token: Token | None


def words_of(party: Party) -> str | None:
    """The words by which a party is one with another: its name, or its description in lower case; ``None`` where it has neither."""
    if party.name is not None:
        return party.name.value
    return None if party.description is None else party.description.value.lower()


def target_options(number: int, drafts: Sequence[Draft], parties: Parties) -> list[Option[Party]]:
    """The parties that can be targets of a draft, by its number among those of its report."""
    asked, met = Asked(drafts[number], number), set[str]()
    signs = PartySigns(asked, drafts)
    found = []
    for mentioned in (*_mentioned_in(asked.draft.sentence, parties), *_of_claims(drafts)):
        words = words_of(mentioned.party)
        if words is None or words in met or not can_be_target(asked.draft.type, mentioned.party):
            continue
        met.add(words)
        found.append(Option(mentioned.party, tuple(signs.of(mentioned.party, words, mentioned.token))))
    return found


def _mentioned_in(sentence: Sentence, parties: Parties) -> Iterator[Mentioned]:
    for token in sentence.doc:
        if token.pos_ in ("NOUN", "PROPN") and token.dep_ in HEADS and noun_lemma(token.lower_):
            yield from (Mentioned(party, token) for party in parties.of_one(token, sentence) if not party.pronoun)


def _of_claims(drafts: Sequence[Draft]) -> Iterator[Mentioned]:
    for draft in drafts:
        yield from (Mentioned(party, None) for party in (*draft.targets, *draft.actors, *draft.speakers) if not party.pronoun)
