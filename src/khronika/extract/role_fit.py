"""Which mentions can fill which role."""

from dataclasses import replace

from khronika.extract.draft import Party
from khronika.extract.word_lists import is_person_noun
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


def without_words_from(party: Party, offset: int) -> Party:
    """The party, its description cut where what is done to it begins ("people arrested in May" are people)."""
    words = party.description.evidence[0] if party.description is not None else None
    if words is None or not words.start < offset < words.end:
        return party
    kept = words.quote[: offset - words.start].rstrip(" ,;:-–—")
    cut = Evidence(words.start, words.start + len(kept), kept)
    return replace(party, description=Stated(kept, (cut,))) if kept else party
