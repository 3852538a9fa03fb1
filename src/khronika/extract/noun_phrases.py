"""What belongs to a noun phrase: where its words begin and end, its count, the words that say who is meant."""

import re

from spacy.tokens import Token

from khronika.extract.inflection import forms_of, noun_lemma
from khronika.extract.sentence import Sentence
from khronika.extract.syntax import child
from khronika.extract.word_lists import is_noun_of, word_set
from khronika.records.count import Count
from khronika.records.evidence import Evidence
from khronika.records.stated import Stated

LEFT = frozenset({"compound", "amod", "nmod", "poss", "npadvmod", "advmod", "case"})
"""How words hang on a noun that stand before it and describe it."""

SKIPPED = word_set("parties", "phrases", "skipped")
OF_LIKE = word_set("parties", "phrases", "of_like")
PLACE_LIKE = word_set("parties", "phrases", "place_like")
TOLD_BY_CLAUSE = word_set("parties", "phrases", "told_by_clause")
TOLD_BY_PARTICIPLE = word_set("parties", "phrases", "told_by_participle")
TAKING_OF = forms_of("parties", "phrases", "taking_of")
TAKING_FOR = TAKING_OF | forms_of("parties", "phrases", "taking_for")
FARTHEST = 14
"""How many words a description reaches behind its head."""

MOST_BEFORE_COUNT = 12
_HYPHENATED = re.compile(r"(?:-\w+)+")


def extent(first: Token, last: Token) -> tuple[int, int]:
    """Where the description of a noun phrase begins and ends, in the sentence; of what somebody does, all that hangs on its verb."""
    if first.tag_ == "VBG" and first.pos_ == "VERB":
        behind = [other for other in first.subtree if first.i <= other.i <= first.i + FARTHEST]
        return first.idx, behind[-1].idx + len(behind[-1].text)
    end = last.idx + len(last.text)
    for other in last.rights:
        if _belongs_to_verb(other, first) or not _describes(other, first) or other.i - last.i > FARTHEST:
            break
        edge = other.right_edge if other.right_edge.i - last.i <= FARTHEST else _core_edge(other)
        if edge is None:
            break
        end = edge.idx + len(edge.text)
    found = _HYPHENATED.match(first.doc.text, end)
    return begin_of(first), end if found is None else found.end()


def _belongs_to_verb(preposition: Token, noun: Token) -> bool:
    """Whether words behind an object tell what its verb does it for or of ("accused the editor of fraud")."""
    taking = TAKING_OF if preposition.lower_ == "of" else TAKING_FOR
    return preposition.dep_ == "prep" and noun.dep_ == "dobj" and noun.head.lower_ in taking


def _core_edge(preposition: Token) -> Token | None:
    """The last word of what a preposition leads to, without what is joined to it or told of it in clauses; ``None`` where there is none."""
    inner = child(preposition, "pobj")
    behind = next((other for other in inner.rights if other.dep_ == "prep" and other.lower_ == "of"), None) if inner is not None else None
    return inner if behind is None else _core_edge(behind) or inner


def begin_of(head: Token) -> int:
    """Where the words begin that stand before a noun and describe it, in the sentence."""
    left = [other for other in head.lefts if other.dep_ in LEFT and other.lower_ not in SKIPPED]
    return min((other.left_edge.idx for other in left), default=head.idx)


def _describes(behind: Token, head: Token) -> bool:
    """Whether words behind a noun say who is meant, rather than where or what was done."""
    if behind.dep_ == "prep" and behind.lower_ in OF_LIKE:
        return True
    if behind.dep_ == "prep" and behind.lower_ in PLACE_LIKE:
        return all(other.pos_ != "PROPN" for other in behind.subtree) and not _is_custody(behind)
    return (behind.dep_ == "relcl" and head.lower_ in TOLD_BY_CLAUSE) or (behind.dep_ == "acl" and head.lower_ in TOLD_BY_PARTICIPLE)


def _is_custody(preposition: Token) -> bool:
    """Whether a preposition leads to a place of custody, which says what is done to people, not who they are."""
    inner = child(preposition, "pobj")
    return inner is not None and is_noun_of(noun_lemma(inner.lower_), "custody")


def count_of(head: Token, sentence: Sentence) -> Stated[Count] | None:
    """The count that stands in the noun phrase, before its head or as its head."""
    left, end = head.left_edge.idx, head.idx + len(head.text)
    for found in sentence.counts:
        if left - MOST_BEFORE_COUNT <= found.start and left <= found.end <= end:
            number = sentence.token_at(found.start, found.end)
            if number is not None and (number.i == head.i or _leads_to(number, head)):
                return Stated(found.count, (sentence.evidence(found.start, found.end),))
    return None


def _leads_to(number: Token, head: Token) -> bool:
    """Whether a number hangs on the head, directly or by "of"."""
    for _ in range(3):
        if number.head.i == head.i:
            return True
        number = number.head
    return False


def trimmed(sentence: Sentence, start: int, end: int) -> Evidence | None:
    """The words between two offsets without articles, quantities and punctuation around them."""
    words = sentence.text[start:end]
    while True:
        before = words
        words = words.lstrip(" ,;:\"'“”‘’()[]-–—")
        start = end - len(words)
        first, _, rest = words.partition(" ")
        if first.lower() in SKIPPED and rest:
            words = rest
            start = end - len(words)
        if words == before:
            break
    words = words.rstrip(' ,;:"“”‘()[]-–—.')
    return sentence.evidence(start, start + len(words)) if words else None


def stated(words: Evidence | None) -> Stated[str] | None:
    """The words as a value that they state; ``None`` for none."""
    return None if words is None else Stated(words.quote, (words,))


def whole(head: Token) -> Token:
    """The noun that a bare determiner or preposition stands for."""
    inner = child(head, "pobj") if head.pos_ == "ADP" else None
    return head if inner is None else inner


def portion_of(head: Token) -> Token | None:
    """What a number or quantity is a portion of ("two of the men"); ``None`` where it stands alone."""
    of = next((other for other in head.children if other.dep_ == "prep" and other.lower_ in ("of", "among")), None)
    return None if of is None else child(of, "pobj")
