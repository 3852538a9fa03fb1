"""Whom a noun phrase without a name mentions."""

from spacy.tokens import Token

from khronika.extract.draft import Party
from khronika.extract.inflection import noun_lemma
from khronika.extract.noun_phrases import count_of, extent, stated, trimmed
from khronika.extract.sentence import Sentence
from khronika.extract.syntax import child
from khronika.extract.word_lists import is_noun_of, is_person_noun, word_set
from khronika.records.count import Count
from khronika.records.mention import Kind
from khronika.records.stated import Stated

AUTHORITIES_OF_ONE = word_set("parties", "people", "authorities")
MANY_PEOPLE = word_set("parties", "people", "many")
PLURAL_ENDINGS = word_set("parties", "people", "plural_endings")
DEFINITE = word_set("parties", "phrases", "definite")
KINDS = (("service", Kind.SITE), ("outlet", Kind.ORGANIZATION), ("gathering", Kind.GROUP), ("building", Kind.PLACE))
"""Which class of nouns is of which kind, where a noun means no people."""


def described(first: Token, last: Token, sentence: Sentence) -> Party | None:
    """The mention that the words around one noun, or several that are joined, make; ``None`` where they say nothing."""
    start, end = extent(first, last)
    count = count_of(first, sentence)
    if count is not None:
        start = max(start, count.evidence[0].end - sentence.start)
    words = trimmed(sentence, start, end)
    head = first.lower_
    if words is not None and words.start > sentence.start + first.idx:
        words = sentence.evidence(first.idx, words.end - sentence.start)
    kind, is_single = _kind(first)
    determiner = child(first, "det")
    is_definite = determiner is not None and determiner.lower_ in DEFINITE
    if words is None or head.isdigit():
        is_told = any(other.dep_ in ("relcl", "acl") for other in first.children)
        start = sentence.start + first.idx
        return None if count is None else Party(Kind.GROUP, count=count, is_definite=is_definite and not is_told, start=start)
    if count is None and is_single and child(first, "poss") is None:
        count = Stated(Count(1, 1), (words,))
    return Party(
        kind,
        None,
        stated(words),
        count,
        head=noun_lemma(head),
        is_definite=is_definite,
        start=words.start,
    )


def is_plural(description: str) -> bool:
    """Whether a description is one of several people."""
    last = description.rsplit(maxsplit=1)[-1].lower()
    return noun_lemma(last) != last or last in PLURAL_ENDINGS


def _kind(head: Token) -> tuple[Kind, bool]:
    """The kind of an unnamed mention, and whether it is one person."""
    word, lemma = head.lower_, noun_lemma(head.lower_)
    if is_noun_of(lemma, "authority") and lemma not in AUTHORITIES_OF_ONE:
        return Kind.ORGANIZATION, False
    if is_person_noun(lemma) or is_noun_of(word, "person"):
        is_many = head.tag_ in ("NNS", "NNPS") or word in MANY_PEOPLE
        return (Kind.GROUP, False) if is_many else (Kind.PERSON, head.pos_ == "NOUN")
    return next((kind for name, kind in KINDS if is_noun_of(lemma, name)), Kind.THING), False
