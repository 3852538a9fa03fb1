"""The words of a sentence that carry claims."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from khronika.extract.inflection import noun_lemma
from khronika.extract.lexicon import Form, Rule, lexicon
from khronika.extract.sentence import Sentence
from khronika.extract.word_lists import is_of_class
from khronika.records.report import PassageKind

PENALTY = "<penalty>"
REACH = 7


@dataclass(frozen=True, slots=True)
class Trigger:
    """A form of the lexicon where it stands: ``first`` to ``last`` are its tokens, ``head`` the one the parse hangs on."""

    form: Form
    first: Token
    last: Token
    head: Token
    kind: PassageKind
    """Of which sort of passage they are."""

    @property
    def rule(self) -> Rule:
        """The rule it belongs to."""
        return self.form.rule


def find_triggers(sentence: Sentence) -> Iterator[list[Trigger]]:
    """For each place the triggers that could stand there, the best first; which one fits, its target decides."""
    taken = -1
    for token in sentence.doc:
        forms = lexicon().get(token.lower_)
        if forms is None or token.i <= taken or _tells_time(token, sentence):
            continue
        found = [trigger for form in forms if (trigger := _match(form, token, sentence)) is not None]
        if found:
            yield found
            longest = found[0]
            if longest.form.part in ("nouns", "phrases"):
                taken = longest.last.i


def _tells_time(token: Token, sentence: Sentence) -> bool:
    """Whether a token is part of the words for a time that do not describe something else."""
    return any(words.start <= token.idx < words.end and not words.is_modifier for words in sentence.times)


def _match(form: Form, token: Token, sentence: Sentence) -> Trigger | None:
    if form.part == "verbs" and token.pos_ == "NOUN" and sentence.kind is not PassageKind.TITLE and sentence.is_finite:
        return None
    last = MATCHERS[form.part](form, token)
    if last is None or not _is_allowed(form.rule, token, last, sentence):
        return None
    head = token
    if form.part in ("nouns", "phrases") or "-" in form.rest:
        head = token.doc[token.i : last.i + 1].root
    return Trigger(form, token, last, head, sentence.kind)


def is_ruled_out(token: Token, sentence: Sentence) -> bool:
    """Whether a rule knows the word and leaves it out for other words of the sentence ("held liable")."""
    return any(_stands(word, sentence) for form in lexicon().get(token.lower_, ()) for word in form.rule.unless)


def is_headline_verb(token: Token) -> bool:
    """Whether the parser took the verb of a headline for a noun ("Police arrest 5 teachers").

    A noun stands right before it then, and another phrase begins right behind.
    """
    if token.tag_ not in ("NN", "NNS") or token.i == 0 or token.i + 1 >= len(token.doc):
        return False
    before, behind = token.nbor(-1), token.nbor(1)
    if before.pos_ not in ("NOUN", "PROPN") or behind.dep_ == "conj":
        return False
    return behind.pos_ in ("NUM", "DET") or (
        behind.pos_ in ("ADJ", "NOUN", "PROPN") and behind.head.i > token.i and behind.head.i != token.i
    )


def _verb(form: Form, token: Token) -> Token | None:
    if "-" in form.rest:
        last = _consecutive(form, token)
        return last if last is not None and last.pos_ in ("VERB", "ADJ") else None
    if is_headline_verb(token):
        return _rest(form.rest, token)
    if token.pos_ not in ("VERB", "AUX") and not (token.tag_ in ("VBN", "JJ") and token.lower_.endswith(("ed", "en"))):
        return None
    if token.dep_ in ("compound",) or (token.pos_ == "ADJ" and token.dep_ not in ("amod", "acl", "ROOT", "acomp")):
        return None
    return _rest(form.rest, token)


def _rest(rest: tuple[str, ...], token: Token) -> Token | None:
    """The last token of the words that must follow in order, close behind the first."""
    last = token
    for word in rest:
        found = next((other for other in token.doc[last.i + 1 : last.i + REACH] if _is_word(other, word)), None)
        if found is None or (len(rest) == 1 and found.head.i != token.i and found.i != token.i + 1):
            return None
        last = found
    return last


def _is_word(token: Token, word: str) -> bool:
    """Whether a token is the word of a form, a noun in its singular, or any word of the class that stands in brackets ("<licence>")."""
    lemma = noun_lemma(token.lower_)
    if word.startswith("<"):
        return token.pos_ in ("NOUN", "PROPN", "ADJ") and is_of_class(lemma, word.strip("<>"))
    return word in (token.lower_, lemma)


def _consecutive(form: Form, token: Token) -> Token | None:
    """The last token of the words of a form where they stand word for word."""
    last, doc = token.i + len(form.rest), token.doc
    if last >= len(doc) or any(doc[token.i + 1 + number].lower_ != word for number, word in enumerate(form.rest)):
        return None
    return doc[last]


def _phrase(form: Form, token: Token) -> Token | None:
    """A phrase word for word; its one word no particle of a verb ("shut down" is not "down")."""
    return None if token.dep_ == "prt" and token.head.pos_ == "VERB" and not form.rest else _consecutive(form, token)


def _noun(form: Form, token: Token) -> Token | None:
    last = _consecutive(form, token)
    return last if last is not None and last.pos_ in ("NOUN", "PROPN") else None


def _adjective(form: Form, token: Token) -> Token | None:
    return _consecutive(form, token) if token.dep_ in ("amod", "acl", "acomp", "compound") else None


MATCHERS = {"verbs": _verb, "nouns": _noun, "phrases": _phrase, "adjectives": _adjective}


def _is_allowed(rule: Rule, first: Token, last: Token, sentence: Sentence) -> bool:
    if rule.needs and not any(_stands(word, sentence) for word in rule.needs):
        return False
    if any(_stands(word, sentence) for word in rule.unless):
        return False
    before = first.nbor(-1).lower_ if first.i else ""
    after = last.nbor(1).lower_ if last.i + 1 < len(last.doc) else ""
    if before in rule.unless_before or (before == "-" and first.i > 1 and first.nbor(-2).lower_ in rule.unless_before):
        return False
    return after not in rule.unless_next and (not rule.needs_next or after in rule.needs_next)


def _stands(word: str, sentence: Sentence) -> bool:
    if word == PENALTY:
        return bool(sentence.penalties)
    if word.startswith("<"):
        return any(is_of_class(noun_lemma(other), word.strip("<>")) for other in sentence.words)
    return word in sentence.lower if " " in word or "-" in word else word in sentence.words
