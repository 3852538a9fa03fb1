"""Who says so: speakers of clauses and of quotations."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from khronika.extract.attribution import (
    BACKGROUND,
    DOCUMENTS,
    SOURCES,
    authors,
    source_at,
    speakers_of_verb,
    speaks_apart,
    speech_verbs,
    verbs_telling,
)
from khronika.extract.draft import Party
from khronika.extract.hedge_words import is_withheld
from khronika.extract.parties import Parties
from khronika.extract.sentence import Sentence
from khronika.extract.signing import signature_of, signed_post
from khronika.extract.syntax import PASSIVE_SUBJECTS, SUBJECTS
from khronika.extract.tellers import Telling

QUOTATION = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|«[^»]*(?:»|$)")
SHORTEST_QUOTATION = 25


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks within the report's text, and who is quoted."""

    start: int
    end: int
    speakers: tuple[Party, ...]
    told_by: tuple[Sentence, Token] | None = None


class Speech:
    """Who says what in one paragraph."""

    def __init__(self, text: str, start: int, sentences: list[Sentence], parties: Parties, before: tuple[Party, ...]) -> None:
        self._parties = parties
        self._verbs = {sentence.number: speech_verbs(sentence) for sentence in sentences}
        self.last: tuple[Party, ...] = ()
        self._quotations = self._find(text, start, sentences, before)

    def _find(self, text: str, start: int, sentences: list[Sentence], before: tuple[Party, ...]) -> list[Quotation]:
        post = self._signed(text, start, sentences)
        if post is not None:
            self.last = post.speakers
            return [post]
        spans = [
            (start + found.start(), start + found.end()) for found in QUOTATION.finditer(text) if len(found.group()) > SHORTEST_QUOTATION
        ]
        told = [(sentence, verb) for sentence in sentences for verb in self._verbs[sentence.number] if speakers_of_verb(verb)]
        outside = [(sentence, verb) for sentence, verb in told if not any(a <= sentence.start + verb.idx < b for a, b in spans)]
        quotations = []
        for first, last in spans:
            nearest = min(outside, key=lambda pair: _distance(pair[0].start + pair[1].idx, first, last), default=None)
            speakers = tuple(self._parties.of(speakers_of_verb(nearest[1]), nearest[0])) if nearest is not None else ()
            if all(party.pronoun == "it" or (party.name is None and party.head in DOCUMENTS) for party in speakers):
                speakers = before if first <= start + 1 else self.last
            self.last = speakers or self.last
            quotations.append(Quotation(first, last, speakers, nearest))
        return quotations

    def _signed(self, text: str, start: int, sentences: list[Sentence]) -> Quotation | None:
        """The paragraph as the words of whoever signs it, where it is a post and its author."""
        author = signed_post(text)
        if author is None:
            return None
        first, last = start + author[0], start + author[1]
        home = next(sentence for sentence in reversed(sentences) if sentence.start <= first)
        token = home.token_at(first - home.start, last - home.start)
        speakers = tuple(self._parties.of([token], home)) if token is not None else ()
        return Quotation(start, first, speakers) if speakers else None

    def verbs_of(self, sentence: Sentence) -> list[Token]:
        """The verbs of speech of one of the paragraph's sentences."""
        return self._verbs[sentence.number]

    def is_quoted(self, offset: int) -> bool:
        """Whether a character of the report's text stands within quotation marks."""
        return any(quotation.start <= offset < quotation.end for quotation in self._quotations)

    @property
    def quotations(self) -> list[Quotation]:
        """The quotations of the paragraph, in their order."""
        return self._quotations

    def speakers(self, trigger: Token, sentence: Sentence) -> list[Party]:
        """Who says what the trigger tells; nobody where the report says it in its own voice."""
        offset = sentence.start + trigger.idx
        quoted = next((quotation for quotation in self._quotations if quotation.start <= offset < quotation.end), None)
        if quoted is None and trigger.pos_ == "NOUN" and trigger.dep_ == "pobj" and trigger.head.lower_ in BACKGROUND:
            return []
        told = self.reporters(sentence)
        if told and not speaks_apart(trigger, sentence):
            return _together(self._above(trigger, sentence), told)
        own = self._above(trigger, sentence)
        if own and (quoted is None or any(quoted.start <= party.start < quoted.end for party in own)):
            return own
        if quoted is not None:
            return list(quoted.speakers)
        return own or self._signers(trigger, sentence)

    def _signers(self, trigger: Token, sentence: Sentence) -> list[Party]:
        """Who signs the sentence behind the trigger."""
        signature = signature_of(sentence, trigger)
        return [] if signature is None else self._parties.of(authors(signature), sentence)

    def tellings(self, sentences: list[Sentence]) -> Iterator[Telling]:
        """The words of attribution of the paragraph's sentences that stand outside quotation marks, in their order."""
        for sentence in sentences:
            for verb in self._verbs[sentence.number]:
                heads = [] if self.is_quoted(sentence.start + verb.idx) else speakers_of_verb(verb)
                found = [party for party in self._parties.of(heads, sentence) if party.pronoun not in ("i", "we")]
                if found:
                    yield Telling(sentence, tuple(found), self._has_subject_before(heads[0], sentence))
            if found := self.reporters(sentence):
                yield Telling(sentence, tuple(found), is_apart=False)

    def _has_subject_before(self, head: Token, sentence: Sentence) -> bool:
        """Whether a singular noun before a token is a subject outside quotation marks."""
        return any(
            token.dep_ in SUBJECTS | PASSIVE_SUBJECTS and token.tag_ in ("NN", "NNP") and not self.is_quoted(sentence.start + token.idx)
            for token in sentence.doc[: head.i]
        )

    def reporters(self, sentence: Sentence) -> list[Party]:
        """Whom the sentence names as its source: "according to X", "as reported by X", "per X", ": X" at the end of a headline."""
        if not sentence.words & SOURCES:
            return []
        named = (whom for token in sentence.doc if (whom := source_at(token, sentence)) is not None)
        found: list[Party] = []
        for whom in named:
            found = _together(found, self._parties.of(authors(whom), sentence))
        return found

    def reporters_of(self, trigger: Token, sentence: Sentence) -> list[Party]:
        """Who reports that somebody says it: the sentence's sources, and who speaks behind the trigger ("A accused B, police said")."""
        if self.is_quoted(sentence.start + trigger.idx):
            return self.reporters(sentence)
        behind = [head for verb in verbs_telling(trigger) if verb.i > trigger.i for head in speakers_of_verb(verb)]
        return _together(self.reporters(sentence), self._parties.of(behind, sentence))

    def _above(self, trigger: Token, sentence: Sentence) -> list[Party]:
        """The subjects of the verbs of speech whose clauses the trigger stands in, the nearest first."""
        found: list[Party] = []
        for verb in verbs_telling(trigger):
            heads = [] if is_withheld(verb) else [token for token in speakers_of_verb(verb) if token.i != trigger.i]
            found = _together(found, self._parties.of(heads, sentence))
        return found


def _together(first: list[Party], second: list[Party]) -> list[Party]:
    """Both, without those of the second that stand in the first."""
    return [*first, *(party for party in second if all(party.start != other.start for other in first))]


def _distance(offset: int, start: int, end: int) -> int:
    return start - offset if offset < start else offset - end if offset >= end else 0
