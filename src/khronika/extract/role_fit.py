"""Which mentions can fill which role."""

from dataclasses import replace

from khronika.extract.draft import Party
from khronika.extract.word_lists import is_person_noun, word_set
from khronika.records.claim_type import ClaimType
from khronika.records.evidence import Evidence
from khronika.records.mention import Kind
from khronika.records.stated import Stated

OF_PEOPLE = frozenset(
    {
        ClaimType.DETENTION,
        ClaimType.RELEASE,
        ClaimType.DISAPPEARANCE,
        ClaimType.CHARGE,
        ClaimType.HEARING,
        ClaimType.SENTENCE,
        ClaimType.ACQUITTAL,
        ClaimType.ASSAULT,
        ClaimType.INJURY,
        ClaimType.DEATH,
        ClaimType.EXPULSION,
        ClaimType.TRAVEL_BAN,
        ClaimType.RESIGNATION,
        ClaimType.THREAT,
    }
)
"""Types of claims of something done to people."""

LEADING_TO_DEED = word_set("parties", "phrases", "leading_to_deed")


def can_be_target(type: ClaimType, party: Party) -> bool:
    """Whether what is mentioned can be what such a claim is done to: people, for most; never a place or an abstract noun."""
    if type not in OF_PEOPLE or party.pronoun or (party.name is not None and party.kind not in (Kind.PLACE, Kind.THING)):
        return True
    if party.kind is Kind.PLACE or party.name is not None:
        return False
    return party.kind is not Kind.THING or party.count is not None or is_person_noun(party.head)


def can_act(party: Party) -> bool:
    """Whether what is mentioned can do something; an abstract noun cannot."""
    if party.name is None and party.description is None and not party.pronoun:
        return False
    return party.kind is not Kind.THING or bool(party.pronoun) or is_person_noun(party.head)


def without_words_from(party: Party, words_done: Evidence) -> Party:
    """The party, its description without what is done to it: "people arrested in May" are people, "a court jailed activist" an activist."""
    words = party.description.evidence[0] if party.description is not None else None
    if words is None or not words.start < words_done.start < words.end:
        return party
    before = _without_leading_to_deed(words.quote[: words_done.start - words.start].rstrip(" ,;:-–—"))
    behind = words.quote[max(0, words_done.end - words.start) :].lstrip(" ,;:-–—")
    has_head = party.name is None and party.head in behind.lower().split()
    is_behind = behind != "" and (has_head or _leads_to_name(party, words))
    kept = Evidence(words.end - len(behind), words.end, behind) if is_behind else Evidence(words.start, words.start + len(before), before)
    return replace(party, description=Stated(kept.quote, (kept,))) if kept.quote else party


def _without_leading_to_deed(words: str) -> str:
    while words.rpartition(" ")[2].lower() in LEADING_TO_DEED:
        words = words.rpartition(" ")[0].rstrip(" ,;:-–—")
    return words


def _leads_to_name(party: Party, words: Evidence) -> bool:
    """Whether the party's name stands right behind its description."""
    return party.name is not None and 0 <= party.name.evidence[0].start - words.end <= 1
