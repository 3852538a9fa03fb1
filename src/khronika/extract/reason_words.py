"""The words of a reason: where they hang below what was done, and how far they go."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from khronika.extract.sentence import Sentence
from khronika.extract.word_lists import word_set
from khronika.records.stated import Stated

LONGEST = 30
TIMES = word_set("details", "grounds", "times")
NOMINAL = frozenset({"prep", "pobj", "dobj", "attr", "oprd", "npadvmod", "agent", "dative", "nsubjpass", "appos"})
"""Relations that keep to one clause."""

HOLDERS = frozenset({"PROPN", "NUM"})
ENDING = frozenset({"despite", "although", "though", "until"})


@dataclass(frozen=True, slots=True)
class Reason:
    """The first and the last token of a reason."""

    first: Token
    last: Token

    def holds(self, token: Token) -> bool:
        """Whether a token stands within it."""
        return self.first.i <= token.i <= self.last.i

    def stated(self, sentence: Sentence) -> Stated[str] | None:
        """The words, without marks around them."""
        words = sentence.text[self.first.idx : self.last.idx + len(self.last.text)]
        start = self.first.idx + len(words) - len(words.lstrip(' ,.;"“'))
        words = words.strip(' ,.;"”“')
        return Stated(words, (sentence.evidence(start, start + len(words)),)) if words else None


def reason_at(token: Token) -> Reason:
    """The reason whose head a token is: all that hangs on it, up to what contradicts it, and deeds joined to it."""
    first, last = token.left_edge, _joined(token, token.right_edge)
    words = token.doc[token.i + 1 : min(last.i, first.i + LONGEST) + 1]
    ending = next((other for other in words if other.lower_ in ENDING), None)
    if ending is not None:
        last = ending.nbor(-1)
    return Reason(first, last if last.i <= first.i + LONGEST else token.doc[first.i + LONGEST])


def _joined(token: Token, last: Token) -> Token:
    """The end of a reason with the gerunds behind it that the parse hangs elsewhere ("of kidnapping and killing A")."""
    while token.tag_ == "VBG" and last.i + 2 < len(token.doc) and last.nbor(1).lower_ in ("and", "or", ","):
        following = last.nbor(2)
        if following.tag_ != "VBG" or following.right_edge.i <= last.i:
            break
        last = following.right_edge
    return last


def is_time(token: Token) -> bool:
    """Whether a noun only measures or tells time."""
    return token.lower_.rstrip("s") in TIMES or token.ent_type_ in ("DATE", "TIME") or token.like_num


def prepositions_below(head: Token, *words: str) -> Iterator[Token]:
    """The prepositions behind a head and in its own clause, on whatever noun of it the parse hangs them."""
    return (link for link, _ in _links(head, frozenset(words)))


def prepositions_near(head: Token, *words: str) -> Iterator[Token]:
    """Those of the prepositions that hang on the head itself, or on a name, a number or a time between."""
    return (link for link, is_near in _links(head, frozenset(words)) if is_near)


def _links(head: Token, words: frozenset[str]) -> Iterator[tuple[Token, bool]]:
    for other in head.children:
        if other.i > head.i and _is_nominal(other):
            yield from _links_at(other, words, is_near=True)


def _links_at(token: Token, words: frozenset[str], *, is_near: bool) -> Iterator[tuple[Token, bool]]:
    if token.dep_ == "prep" and token.lower_ in words:
        yield token, is_near
    for other in token.children:
        if _is_nominal(other) and other.i > token.i:
            passes = token.dep_ in ("prep", "agent") or token.pos_ in HOLDERS or is_time(token)
            yield from _links_at(other, words, is_near=is_near and passes)


def _is_nominal(token: Token) -> bool:
    return token.dep_ in NOMINAL or (token.dep_ == "conj" and token.pos_ in ("NOUN", "PROPN"))
