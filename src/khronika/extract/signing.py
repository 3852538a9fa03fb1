"""Sources that the surface of a text shows, where a parse may miss them: "..., a rights group said", a post and its author."""

import re
from dataclasses import dataclass

from spacy.tokens import Token

from khronika.extract.inflection import forms_of
from khronika.extract.sentence import Sentence
from khronika.extract.word_lists import word_set

SPEECH = forms_of("speech", "speech", "verbs")
BEHIND_SIGNATURE = word_set("speech", "speech", "behind_signature")
NOMINAL = ("NOUN", "PROPN", "ADJ", "NUM", "PART", "ADP")
SIGNED_POST = re.compile(r"\s*[—–-]{1,2}\s*(?P<author>[^—–()@\n]{2,60}?)\s*\(@\w+\)(?:,?\s+\w+\s+\d{1,2},\s+\d{4})?\s*$")


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs a sentence: the head of the source, and where in the sentence what is signed ends."""

    head: Token
    end: int


def signature_of(sentence: Sentence) -> Signature | None:
    """The source behind the last comma of a sentence with nothing but its verb of speech and a day ("..., the warrant states")."""
    tokens = [token for token in sentence.doc if not token.is_space]
    while tokens and (tokens[-1].is_punct or tokens[-1].lower_ in BEHIND_SIGNATURE or tokens[-1].like_num):
        tokens.pop()
    if len(tokens) < 4 or tokens[-1].lower_ not in SPEECH:
        return None
    first = len(tokens) - 1
    while first > 0 and (tokens[first - 1].pos_ in NOMINAL or tokens[first - 1].dep_ in ("det", "poss", "case")):
        first -= 1
    if first in (0, len(tokens) - 1) or tokens[first - 1].text not in (",", "”", '"'):
        return None
    head = _head(tokens[first:-1])
    return None if head is None else Signature(head, tokens[first].idx)


def _head(tokens: list[Token]) -> Token | None:
    """The head of a noun phrase: its last noun before any preposition."""
    before = next((number for number, token in enumerate(tokens) if token.pos_ == "ADP"), len(tokens))
    return next((token for token in reversed(tokens[:before]) if token.pos_ in ("NOUN", "PROPN") or token.is_upper), None)


def signed_post(text: str) -> tuple[int, int] | None:
    """Where the author of a post stands that a paragraph quotes whole ("... — A. Author (@author) July 14, 2021")."""
    found = SIGNED_POST.search(text)
    return None if found is None else found.span("author")
