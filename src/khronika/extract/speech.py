"""Who says so: speakers of clauses and of quotations."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from khronika.extract.draft import Party
from khronika.extract.hedge_words import is_withheld
from khronika.extract.inflection import forms_of, noun_lemma, verb_forms
from khronika.extract.parties import Parties
from khronika.extract.sentence import Sentence
from khronika.extract.signing import signature_of, signed_post
from khronika.extract.syntax import (
    PASSIVE_SUBJECTS,
    SUBJECTS,
    agents,
    ancestors,
    child,
    is_passive,
    prepositional,
    subjects,
    with_conjuncts,
)
from khronika.extract.tellers import Telling
from khronika.extract.word_lists import is_noun_of, word_set
from khronika.records.report import PassageKind

QUOTATION = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|«[^»]*(?:»|$)")
DOCUMENTS = word_set("speech", "speech", "documents")
BACKGROUND = word_set("speech", "speech", "background")
ACCUSING = verb_forms("accuse")
CLAIMING = forms_of("speech", "speech", "claiming")
TELLING = forms_of("speech", "speech", "telling")
REPORTED = word_set("speech", "speech", "reported")
SOURCES = REPORTED | {"according", "per", ":"}
"""Words of which one stands where a sentence names its source."""

SHORTEST_QUOTATION = 25
LONGEST_SIGNATURE = 5


def speech_forms() -> frozenset[str]:
    """Every form of the verbs of speech."""
    return forms_of("speech", "speech", "verbs")


def speech_verbs(sentence: Sentence) -> list[Token]:
    """The verbs of the sentence that report what somebody says."""
    return [token for token in sentence.doc if token.lower_ in speech_forms() and token.pos_ == "VERB"]


def speakers_of_verb(verb: Token) -> list[Token]:
    """Who speaks, of a verb of speech."""
    if is_passive(verb):
        return agents(verb)
    if verb.dep_ == "amod":
        return []
    found = [author for token in subjects(verb) for author in _authors(token)]
    return [token for token in found if token.lower_ not in word_set("speech", "speech", "not_speakers")]


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
        if told and not _speaks_apart(trigger, sentence):
            return _together(self._above(trigger, sentence), told)
        own = self._above(trigger, sentence)
        if own and (quoted is None or any(quoted.start <= party.start < quoted.end for party in own)):
            return own
        if quoted is not None:
            return list(quoted.speakers)
        return own or self._signers(trigger, sentence)

    def _signers(self, trigger: Token, sentence: Sentence) -> list[Party]:
        """Who signs the sentence behind the trigger."""
        signature = signature_of(sentence)
        return self._parties.of([signature.head], sentence) if signature is not None and trigger.idx < signature.end else []

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
        """Whether a noun before a token is a subject outside quotation marks."""
        return any(
            token.dep_ in SUBJECTS | PASSIVE_SUBJECTS and token.pos_ in ("NOUN", "PROPN") and not self.is_quoted(sentence.start + token.idx)
            for token in sentence.doc[: head.i]
        )

    def reporters(self, sentence: Sentence) -> list[Party]:
        """Whom the sentence names as its source: "according to X", "as reported by X", "per X", ": X" at the end of a headline."""
        if not sentence.words & SOURCES:
            return []
        for token in sentence.doc:
            whom = _source_at(token, sentence)
            if whom is not None and (found := self._parties.of(_authors(whom), sentence)):
                return found
        return []

    def _above(self, trigger: Token, sentence: Sentence) -> list[Party]:
        """The subjects of the verbs of speech whose clauses the trigger stands in, the nearest first."""
        found: list[Party] = []
        for verb in _telling(trigger):
            heads = [] if is_withheld(verb) else [token for token in speakers_of_verb(verb) if token.i != trigger.i]
            found = _together(found, self._parties.of(heads, sentence))
        return found


def _together(first: list[Party], second: list[Party]) -> list[Party]:
    """Both, without those of the second that stand in the first."""
    return [*first, *(party for party in second if all(party.start != other.start for other in first))]


def _source_at(token: Token, sentence: Sentence) -> Token | None:
    """The head of the source that a word of attribution introduces."""
    if token.lower_ == "according" and token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "to":
        return child(token.nbor(1), "pobj") or child(token, "pobj")
    if token.lower_ == "per" and token.i > 0 and token.nbor(-1).text == ",":
        whom = child(token, "pobj")
        return whom if whom is not None and whom.pos_ == "PROPN" else None
    if token.lower_ in REPORTED and token.i > 0 and token.nbor(-1).lower_ == "as":
        return next(iter(agents(token)), None)
    if token.text == ":" and sentence.kind is PassageKind.TITLE and 0 < len(token.doc) - 1 - token.i <= LONGEST_SIGNATURE:
        last = token.doc[-1]
        is_bare = all(other.pos_ not in ("VERB", "AUX") for other in token.doc[token.i + 1 :])
        return last if is_bare and (last.pos_ == "PROPN" or is_noun_of(noun_lemma(last.lower_), "person")) else None
    return None


def _telling(trigger: Token) -> Iterator[Token]:
    """The verbs of speech above the trigger that have it in what is said, the nearest first."""
    below = trigger
    for verb in ancestors(trigger):
        if verb.lower_ in speech_forms() and verb.pos_ == "VERB" and _is_content(below, verb):
            yield verb
        below = verb


def _speaks_apart(trigger: Token, sentence: Sentence) -> bool:
    """Whether who tells the trigger speaks in a clause that begins behind the source ("..., according to A, but B say ...")."""
    verb = next(_telling(trigger), None)
    return verb is not None and any(_source_at(token, sentence) is not None for token in sentence.doc[: verb.left_edge.i])


def _authors(token: Token) -> list[Token]:
    """Who stands behind what is quoted ("a statement issued by the court"); the thing itself where nobody is told."""
    found: list[Token] = []
    for member in with_conjuncts(token):
        if noun_lemma(member.lower_) not in DOCUMENTS:
            found.append(member)
            continue
        issued = [inner for other in member.children if other.dep_ == "acl" for inner in agents(other)]
        possessor = child(member, "poss")
        found += ([possessor] if possessor is not None else []) or prepositional(member, "by", "from", "of") or issued or [member]
    return found


def _is_content(below: Token, verb: Token) -> bool:
    """Whether what hangs below a verb of speech is what is said."""
    if below.dep_ in ("ccomp", "parataxis"):
        return True
    if below.dep_ == "xcomp":
        return verb.lower_ in CLAIMING or below.tag_ == "VBG"
    return (verb.lower_ in ACCUSING and below.dep_ == "prep") or (verb.lower_ in TELLING and below.dep_ == "dobj")


def _distance(offset: int, start: int, end: int) -> int:
    return start - offset if offset < start else offset - end if offset >= end else 0


def is_speech(token: Token) -> bool:
    """Whether the token is a verb that reports what somebody says."""
    return token.pos_ == "VERB" and token.lower_ in speech_forms()
