"""Sources that the surface of a text shows, where a parse may miss them: "..., a rights group said", a post and its author."""

import re

from spacy.tokens import Token

from khronika.extract.inflection import forms_of
from khronika.extract.sentence import Sentence
from khronika.extract.word_lists import word_set

SPEECH = forms_of("speech", "speech", "verbs")
BEHIND_SIGNATURE = word_set("speech", "speech", "behind_signature")
BEFORE = (",", '"')
MOST_BEHIND = 6
"""So many words at the end of a sentence may belong to a source that closes it."""

NOMINAL = ("NOUN", "PROPN", "ADJ", "NUM", "PART", "ADP")
SIGNED_POST = re.compile(r"\s*[—–-]{1,2}\s*(?P<author>[^—–()@\n]{2,60}?)\s*\(@\w+\)(?:,?\s+\w+\s+\d{1,2},\s+\d{4})?\s*$")


def signature_of(sentence: Sentence, trigger: Token) -> Token | None:
    """The head of the source between commas with nothing but its verb ("A was freed, a court said", "A, a court said, was freed").

    A source that opens the sentence is none, nor one before the trigger at its end.
    """
    tokens = [token for token in sentence.doc if not token.is_space]
    for place, token in enumerate(tokens):
        if token.lower_ in SPEECH and place > 2 and _ends(tokens, place + 1):
            first = _begin(tokens, place)
            if 0 < first < place and tokens[first - 1].text in BEFORE and (trigger.i < token.i or place < len(tokens) - MOST_BEHIND):
                return _head(tokens[first:place])
    return None


def _ends(tokens: list[Token], place: int) -> bool:
    """Whether nothing but a day stands from a place to the next mark."""
    while place < len(tokens) and (tokens[place].lower_ in BEHIND_SIGNATURE or tokens[place].like_num):
        place += 1
    return place >= len(tokens) or tokens[place].is_punct


def _begin(tokens: list[Token], place: int) -> int:
    """Where the noun phrase before a place begins."""
    while place > 0 and (tokens[place - 1].pos_ in NOMINAL or tokens[place - 1].dep_ in ("det", "poss", "case")):
        place -= 1
    return place


def _head(tokens: list[Token]) -> Token | None:
    """The head of a noun phrase: its last noun before any preposition."""
    before = next((number for number, token in enumerate(tokens) if token.pos_ == "ADP"), len(tokens))
    return next((token for token in reversed(tokens[:before]) if token.pos_ in ("NOUN", "PROPN") or token.is_upper), None)


def signed_post(text: str) -> tuple[int, int] | None:
    """Where the author of a post stands that a paragraph quotes whole ("... — A. Author (@author) July 14, 2021")."""
    found = SIGNED_POST.search(text)
    return None if found is None else found.span("author")
