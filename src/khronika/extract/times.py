"""When a claim's thing happened, by the time words of its sentence."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from spacy.tokens import Token

from khronika.extract.attachment import APART, CLAUSE, JOINED, SAME
from khronika.extract.draft import Draft
from khronika.extract.inflection import forms_of
from khronika.extract.sentence import Sentence
from khronika.extract.syntax import clause_head
from khronika.extract.time_ties import dates_scene, is_known, tie
from khronika.extract.word_lists import word_set
from khronika.records.claim_type import ClaimType, Modality
from khronika.records.stated import Stated
from khronika.records.when import When
from khronika.text.moments import Stretch
from khronika.text.time_words import Limit, TimeWords

COUNTED_FROM = word_set("syntax", "attachment", "counted_from")
PUTTING_OFF = forms_of("syntax", "attachment", "putting_off")
FRESH = timedelta(days=45)
FAR_AHEAD = timedelta(days=270)
_COUNTING = re.compile(r"\b(?:after|before|following|prior|of)$")
_GOES_ON = re.compile(r"\s+(?:to\s+)?\w")


@dataclass(frozen=True, slots=True)
class Timed:
    """The time of a claim, and the time that another claim about the same thing may take from it.

    ``onset`` is the beginning of what has lasted since ("held since Monday": arrested on Monday), and nothing where the words only
    bound the thing or stand loosely beside it.
    """

    when: Stated[When]
    onset: Stated[When] | None


def time_of(draft: Draft, published: date | None, anchor: When | None) -> Timed | None:
    """The time that stands nearest to the trigger in its clause; ``anchor`` is what "two days later" counts from."""
    planned = draft.type is ClaimType.PROTEST_CALL or (draft.modality is not None and draft.modality.value is Modality.PLANNED)
    sentence = draft.sentence
    ranked: list[tuple[int, int, TimeWords, When]] = []
    bases = [_base_of(words, sentence) for words in sentence.times]
    for words, base in zip(sentence.times, bases, strict=True):
        token = sentence.token_at(words.start, words.end)
        if token is None or words.is_dateline or _is_put_off_to(token) or words in bases:
            continue
        steps = tie(token, draft)
        is_ahead = planned and steps <= CLAUSE and (not _is_past(clause_head(token)) or _is_of_plan(token, draft))
        start = base.resolve(published) if base is not None else None if _counts_on(words, sentence) else anchor
        value = _nearest(words, (published, start), is_ahead=is_ahead, is_call=draft.type is ClaimType.PROTEST_CALL)
        if words.is_modifier and not _dates_claim(words, token, steps, draft):
            continue
        if steps < APART and value is not None:
            ranked.append((steps, abs(words.start - draft.trigger.first.idx), words, value))
    if not ranked:
        return None
    steps, _, words, value = min(ranked, key=lambda row: row[:2])
    evidence = (sentence.evidence(words.start, words.end),)
    is_close = steps == SAME or (steps <= JOINED and not is_known(draft.trigger.head)) or _is_alone(words, sentence)
    onset = _onset(words, value, published) if is_close else None
    return Timed(Stated(value, evidence), None if onset is None else Stated(onset, evidence))


def _is_alone(words: TimeWords, sentence: Sentence) -> bool:
    """Whether it is the one time of a sentence of which the parse found no clause around it: nothing else can be meant."""
    token = sentence.token_at(words.start, words.end)
    return len(sentence.times) == 1 and token is not None and clause_head(token).pos_ not in ("VERB", "AUX")


def _onset(words: TimeWords, value: When, published: date | None) -> When | None:
    if isinstance(words.moment, Stretch):
        return None
    if words.limit is Limit.SINCE:
        return replace(words, limit=Limit.WITHIN).resolve(published)
    return None if words.is_range_open else value


def _counts_on(words: TimeWords, sentence: Sentence) -> bool:
    """Whether what stands behind the words is what they count from ("two days after the vote"), not what the report told before.

    Words that count from nothing but the calendar need neither.
    """
    return not words.needs_anchor or (
        _COUNTING.search(sentence.lower, words.start, words.end) is not None and _GOES_ON.match(sentence.lower, words.end) is not None
    )


def _base_of(words: TimeWords, sentence: Sentence) -> TimeWords | None:
    """The day of what the words count from, where the sentence goes on to tell it ("two days after the vote on 9 May")."""
    if not words.needs_anchor or not _counts_on(words, sentence):
        return None
    behind = next((other for other in sentence.times if other.start >= words.end), None)
    return None if behind is None or "," in sentence.text[words.end : behind.start] else behind


def _is_past(verb: Token) -> bool:
    """Whether a verb tells what was done: what it then says is planned is another's day ("On Tuesday a judge ordered the release")."""
    return verb.tag_ == "VBD" or any(other.lower_ in ("had", "has", "have") and other.dep_ == "aux" for other in verb.children)


def _nearest(words: TimeWords, vantage: tuple[date | None, When | None], *, is_ahead: bool, is_call: bool) -> When | None:
    """The days that the words mean, ahead of publication or before it; of a day without a year, the one that is near.

    A rally called today is not of months ago, and one that was planned for a day just gone is not a year ahead.
    """
    published, anchor = vantage
    value = words.resolve(published, planned=is_ahead, anchor=anchor)
    if published is None or value is None:
        return value
    other = words.resolve(published, planned=not is_ahead, anchor=anchor)
    if is_ahead and value.earliest - published > FAR_AHEAD:
        return value if other is None or published - other.latest > FRESH else other
    return other if is_call and not is_ahead and published - value.latest > FRESH else value


def _is_of_plan(time: Token, draft: Draft) -> bool:
    """Whether a time belongs to the rally that somebody called, not to the calling ("called a rally for Saturday")."""
    link = time.head
    return draft.type is ClaimType.PROTEST_CALL and (
        link.lower_ == "for" or link.pos_ == "NOUN" or (link.pos_ == "ADP" and link.head.pos_ == "NOUN")
    )


def _is_put_off_to(time: Token) -> bool:
    """Whether it is the day to which something is put off, not the day on which that was done ("adjourned to 9 June")."""
    links = (other for other in (time, *time.ancestors) if other.lower_ in ("to", "until", "till"))
    return any(link.head.lower_ in PUTTING_OFF for link in links)


def _counts_from(time: Token, draft: Draft) -> bool:
    """Whether a time dates another thing, before or after which the claim's happened ("since the August 9 election")."""
    noun = next((other for other in (time, *time.ancestors) if other.dep_ == "pobj"), None)
    return noun is not None and noun.i not in (time.i, draft.trigger.head.i) and noun.head.lower_ in COUNTED_FROM


def _dates_claim(words: TimeWords, token: Token, steps: int, draft: Draft) -> bool:
    """Whether time words that go with a noun are the claim's all the same."""
    return dates_scene(token, draft) or (not _counts_from(token, draft) and (steps == SAME or is_next_to(words, draft)))


def is_next_to(words: TimeWords, draft: Draft) -> bool:
    """Whether time words that go with a noun stand right before or behind the trigger."""
    trigger = draft.trigger
    return 0 <= trigger.first.idx - words.end <= 3 or 0 <= words.start - (trigger.last.idx + len(trigger.last.text)) <= 1
