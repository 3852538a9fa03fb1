"""Which words of a sentence name its source: verbs of speech and who speaks, "according to", "as reported by", ": A" in a headline."""

from collections.abc import Iterator

from spacy.tokens import Token

from khronika.extract.inflection import forms_of, noun_lemma, verb_forms
from khronika.extract.sentence import Sentence
from khronika.extract.syntax import agents, ancestors, child, is_passive, prepositional, subjects, with_conjuncts
from khronika.extract.word_lists import is_noun_of, word_set
from khronika.records.report import PassageKind

DOCUMENTS = word_set("speech", "speech", "documents")
BACKGROUND = word_set("speech", "speech", "background")
ACCUSING = verb_forms("accuse")
CLAIMING = forms_of("speech", "speech", "claiming")
CITING = forms_of("speech", "speech", "citing")
TELLING = forms_of("speech", "speech", "telling")
REPORTED = word_set("speech", "speech", "reported")
SOURCES = REPORTED | {"according", "per", ":"}
"""Words of which one stands where a sentence names its source."""

LONGEST_SIGNATURE = 5


def speech_forms() -> frozenset[str]:
    """Every form of the verbs of speech."""
    return forms_of("speech", "speech", "verbs")


def speech_verbs(sentence: Sentence) -> list[Token]:
    """The verbs of the sentence that report what somebody says."""
    return [token for token in sentence.doc if is_speech(token)]


def speakers_of_verb(verb: Token) -> list[Token]:
    """Who speaks, of a verb of speech."""
    if is_passive(verb):
        return agents(verb)
    if verb.dep_ == "amod":
        return []
    found = [author for token in subjects(verb) for author in authors(token)]
    return [token for token in found if token.lower_ not in word_set("speech", "speech", "not_speakers")]


def is_speech(token: Token) -> bool:
    """Whether the token is a verb that reports what somebody says."""
    return token.pos_ == "VERB" and token.lower_ in speech_forms()


def source_at(token: Token, sentence: Sentence) -> Token | None:
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


def verbs_telling(trigger: Token) -> Iterator[Token]:
    """The verbs of speech above the trigger that have it in what is said, the nearest first."""
    below = trigger
    for verb in ancestors(trigger):
        if is_speech(verb) and _is_content(below, verb):
            yield verb
        below = verb


def speaks_apart(trigger: Token, sentence: Sentence) -> bool:
    """Whether who tells the trigger speaks in a clause that begins behind the source ("..., according to A, but B say ...")."""
    verb = next(verbs_telling(trigger), None)
    return verb is not None and any(source_at(token, sentence) is not None for token in sentence.doc[: verb.left_edge.i])


def is_document(token: Token) -> bool:
    """Whether a noun means a text or a picture, behind which somebody stands."""
    return noun_lemma(token.lower_) in DOCUMENTS


def authors(token: Token) -> list[Token]:
    """Who stands behind what is quoted ("a statement issued by the court"); the thing itself where nobody is told."""
    found: list[Token] = []
    for member in with_conjuncts(token):
        if not is_document(member):
            found.append(member)
            continue
        issued = [inner for other in member.children if other.dep_ == "acl" for inner in agents(other)]
        possessor = child(member, "poss") or next(
            (other for other in member.lefts if other.dep_ == "compound" and other.pos_ == "PROPN"), None
        )
        found += ([possessor] if possessor is not None else []) or prepositional(member, "by", "from", "of") or issued or [member]
    return found


def issuers(speakers: list[Token]) -> list[Token]:
    """Who speaks; for a letter or a statement those who sign or issue it ("the editors signed a letter calling for ...")."""
    return [author for token in speakers for author in _issuers_of(token)]


def _issuers_of(token: Token) -> list[Token]:
    if not is_document(token):
        return [token]
    told = [author for author in authors(token) if author.i != token.i]
    verb = next((other for other in ancestors(token) if other.pos_ in ("VERB", "AUX")), None)
    if told or verb is None or token.dep_ not in ("dobj", "pobj"):
        return told or [token]
    return (agents(verb) if is_passive(verb) else subjects(verb)) or [token]


def _is_content(below: Token, verb: Token) -> bool:
    """Whether what hangs below a verb of speech is what is said."""
    if below.dep_ in ("ccomp", "parataxis"):
        return True
    if below.dep_ == "xcomp":
        return verb.lower_ in CLAIMING or below.tag_ == "VBG"
    if verb.lower_ in CITING:
        return below.dep_ == "dobj" or (below.dep_ == "prep" and below.lower_ == "as")
    return (verb.lower_ in ACCUSING and below.dep_ == "prep") or (verb.lower_ in TELLING and below.dep_ == "dobj")
