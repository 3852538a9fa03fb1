"""Numbers and "others" whose noun stands earlier in the sentence: "four protesters were killed and dozens jailed"."""

from dataclasses import replace

from spacy.tokens import Token

from khronika.extract.attribution import is_speech
from khronika.extract.draft import Party
from khronika.extract.inflection import noun_lemma
from khronika.extract.noun_phrases import count_of, extent, stated, trimmed
from khronika.extract.sentence import Sentence
from khronika.extract.syntax import PASSIVE_SUBJECTS, SUBJECTS, subjects
from khronika.extract.word_lists import is_noun_of, is_person_noun, word_set

OTHERS = word_set("parties", "phrases", "left_out")
DONE_TO = frozenset({"dobj", "pobj", "conj", *SUBJECTS, *PASSIVE_SUBJECTS})


def with_noun_before(party: Party, sentence: Sentence) -> Party:
    """The party with the description of the people told of just before in the sentence; the party itself where there are none."""
    is_left_out = party.count is not None if party.description is None else party.description.value.lower() in OTHERS
    if party.name is not None or not is_left_out:
        return party
    own = sentence.token_at(party.start - sentence.start, party.start - sentence.start + 1)
    noun = None if own is None else _noun_before(own, sentence)
    if noun is None:
        return party
    description = stated(trimmed(sentence, *extent(noun, noun)))
    return party if description is None else replace(party, description=description, head=noun_lemma(noun.lower_))


def _noun_before(own: Token, sentence: Sentence) -> Token | None:
    """The nearest counted plural for people before a word; else the nearest that is no authority and does not speak.

    Those who do to the people left out what the sentence tells are none of them.
    """
    doers = {token.i for token in subjects(own.head)} if own.dep_ == "dobj" else set()
    people = [token for token in reversed(sentence.doc[: own.i]) if token.tag_ == "NNS" and is_person_noun(noun_lemma(token.lower_))]
    before = [token for token in people if token.dep_ in DONE_TO and token.i not in doers]
    counted = (token for token in before if _is_counted(token, sentence))
    many = (token for token in before if not is_noun_of(noun_lemma(token.lower_), "authority"))
    return next(counted, None) or next((token for token in many if not is_speech(token.head)), None)


def _is_counted(noun: Token, sentence: Sentence) -> bool:
    portion = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    return count_of(noun, sentence) is not None or (portion.i != noun.i and count_of(portion, sentence) is not None)
