"""The things that were taken, erased or broken, and whose they were."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from khronika.extract.draft import Party
from khronika.extract.inflection import noun_lemma
from khronika.extract.parties import Parties
from khronika.extract.sentence import Sentence
from khronika.extract.syntax import child, prepositional
from khronika.extract.word_lists import is_noun_of
from khronika.records.evidence import Evidence
from khronika.records.mention import Kind
from khronika.records.stated import Stated

INCLUDING = ("like", "including", "as")
OWNING = (Kind.PERSON, Kind.GROUP, Kind.ORGANIZATION, Kind.OUTLET)
_JOINT = re.compile(r",\s+(?:and\s+)?|\s+and\s+")


def items_of(heads: list[Token], sentence: Sentence, parties: Parties) -> tuple[list[Stated[str]], list[Party]]:
    """The things that were taken or broken, each as stated, and whose they were."""
    items: list[Stated[str]] = []
    owners: list[Party] = []
    for member in (member for head in heads for member in _members(head)):
        found = parties.of_one(member, sentence) if member.pos_ != "PRON" else []
        text = (found[0].description or found[0].name) if found else None
        items += [item for item in _parts(text) if not any(item.value == other.value for other in items)]
        owner = child(member, "poss")
        whose = parties.of(prepositional(member, "of", "from") if owner is None else [owner], sentence)
        owners += [party for party in whose if owner is not None or party.kind in OWNING]
    return items, owners


def _members(head: Token) -> Iterator[Token]:
    """A thing and those joined to it, also where the parse takes the next of a list for another name ("a phone, a laptop and keys").

    What is only named by its parts is those ("property such as phones and laptops").
    """
    named = [member for first in prepositional(head, *INCLUDING) for member in _members(first)]
    yield from named or [head]
    for other in head.children:
        is_next = other.dep_ == "appos" and other.pos_ == "NOUN" and other.left_edge.nbor(-1).text == "," and _is_listed(other)
        if other.dep_ == "conj" or is_next:
            yield from _members(other)


def _is_listed(token: Token) -> bool:
    return child(token, "conj", "appos") is not None or is_noun_of(noun_lemma(token.lower_), "equipment")


def _parts(text: Stated[str] | None) -> list[Stated[str]]:
    """The things that one description names together, where each of its parts ends with a word for a thing ("phone, laptop and keys")."""
    if text is None or len(text.evidence) != 1 or text.evidence[0].quote != text.value:
        return [] if text is None else [text]
    places = [0, *(end for found in _JOINT.finditer(text.value) for end in found.span()), len(text.value)]
    spans = list(zip(places[::2], places[1::2], strict=True))
    if not all(is_noun_of(noun_lemma(text.value[first:last].lower().rsplit(maxsplit=1)[-1]), "equipment") for first, last in spans):
        return [text]
    start = text.evidence[0].start
    words = [Evidence(start + first, start + last, text.value[first:last]) for first, last in spans]
    return [Stated(found.quote, (found,)) for found in words]
