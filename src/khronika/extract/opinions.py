"""Statements without a verb of their own: somebody quoted who judges, demands or promises."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from khronika.extract.attribution import speakers_of_verb
from khronika.extract.draft import Draft, Party
from khronika.extract.lexicon import Form, Rule
from khronika.extract.parties import Parties
from khronika.extract.sentence import Sentence
from khronika.extract.speech import Quotation, Speech
from khronika.extract.spoken_of import spoken_of_around, spoken_of_below
from khronika.extract.syntax import child
from khronika.extract.triggers import Trigger
from khronika.extract.word_lists import word_set
from khronika.records.claim_type import ClaimType
from khronika.records.evidence import Evidence
from khronika.records.stated import Stated

_WORD = re.compile(r"[a-z]+(?:['’-][a-z]+)*")
TOPICS = word_set("opinions", "opinions", "topics")
"""Words that judge in somebody's own words, and in others' only name what is spoken of."""

RULE = Rule(type="statement", frame="says", confidence=0.6)
WEAK_RULE = Rule(type="statement", frame="says", confidence=0.45)


def opinions_in(sentences: list[Sentence], speech: Speech, parties: Parties, text: str) -> Iterator[Draft]:
    """A statement for each quotation of a paragraph that judges, carried by the judging word nearest to who says so.

    ``text`` is the report's.
    """
    for quotation in speech.quotations:
        rule = _judges(text[quotation.start : quotation.end])
        if rule is None or quotation.told_by is None or not quotation.speakers:
            continue
        sentence, verb = quotation.told_by
        at = sentence.start + verb.idx
        judging = [(abs(other.start + token.idx - at), other, token) for other in sentences for token in _judging(other, quotation)]
        _, home, token = min(judging, key=lambda row: row[0], default=(0, sentence, verb))
        opinion = _told(token, home, list(quotation.speakers), rule, Evidence.of(text, quotation.start, quotation.end))
        opinion.reporters = speech.reporters(sentence)
        opinion.targets = parties.of(spoken_of_around(token, quotation.start - home.start, quotation.end - home.start), home)
        yield opinion


def _judging(sentence: Sentence, quotation: Quotation) -> Iterator[Token]:
    strong = word_set("opinions", "opinions", "words") - word_set("opinions", "opinions", "weak")
    for token in sentence.doc:
        if quotation.start <= sentence.start + token.idx < quotation.end and token.lower_ in strong:
            yield token


def opinions_told(sentences: Iterable[Sentence], speech: Speech, parties: Parties) -> Iterator[Draft]:
    """A statement for each verb of speech whose clause judges, without quotation marks."""
    for sentence in sentences:
        for verb in speech.verbs_of(sentence):
            clause = child(verb, "ccomp")
            if clause is None or verb.dep_ in ("relcl", "parataxis") or speech.is_quoted(sentence.start + verb.idx):
                continue
            rule = _judges(sentence.text[clause.left_edge.idx : clause.right_edge.idx + len(clause.right_edge.text)], TOPICS)
            speakers = parties.of(speakers_of_verb(verb), sentence)
            if rule is RULE and speakers:
                words = sentence.words_of(clause.left_edge, clause.right_edge)
                opinion = _told(verb, sentence, speakers, rule, words)
                opinion.reporters = speech.reporters(sentence)
                opinion.targets = parties.of(spoken_of_below(verb), sentence)
                yield opinion


def without_second_opinions(drafts: list[Draft]) -> list[Draft]:
    """The drafts without opinions of those who make another statement in the paragraph, now that it is known whom pronouns mean."""
    speaking: dict[tuple[int, str], list[Draft]] = defaultdict(list)
    for draft in drafts:
        for party in draft.actors if draft.type is ClaimType.STATEMENT else []:
            if party.name is not None:
                speaking[draft.sentence.paragraph, party.name.value].append(draft)
    second = {
        id(draft)
        for found in speaking.values()
        for draft in found
        if draft.trigger.rule in (RULE, WEAK_RULE) and any(other.trigger.rule not in (RULE, WEAK_RULE) for other in found)
    }
    return [draft for draft in drafts if id(draft) not in second]


def _told(verb: Token, sentence: Sentence, speakers: list[Party], rule: Rule, words: Evidence) -> Draft:
    trigger = Trigger(Form(rule, "verbs", verb.lower_, ()), verb, verb, verb, sentence.kind)
    draft = Draft(ClaimType.STATEMENT, trigger, sentence, rule.confidence, verb=verb)
    draft.actors = speakers
    draft.words = Stated(words.quote, (words,))
    return draft


def _judges(quote: str, topics: frozenset[str] = frozenset()) -> Rule | None:
    """How surely the words judge, demand or promise; ``topics`` do not count. ``None`` where they do not."""
    words = set(_WORD.findall(quote.lower().replace("’", "'")))
    found = words & word_set("opinions", "opinions", "words") - topics
    if not found:
        return None
    return RULE if found - word_set("opinions", "opinions", "weak") else WEAK_RULE
