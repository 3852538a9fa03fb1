"""For whom khronika starts careful: relatives, witnesses, minors and victims of sexual violence; officials in office start as public.

Told by words beside a name or in a description, so it finds most and not all: what it does not find, a person decides.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from khronika.records.claim import Claim
from khronika.records.evidence import Evidence
from khronika.records.guarded_name import GuardedName
from khronika.records.mention import Kind, Mention
from khronika.records.report import Report
from khronika.records.visibility import Visibility
from khronika.resolve.sentences import sentence_around
from khronika.text.word_lists import lists_in, tables

BESIDE = 25
"""So many characters before and after a name are looked at, within its clause."""

GROWN_UP = 18

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_AGE = re.compile(r"\b(\d{1,2})[- ]years?[- ]old\b|\baged (\d{1,2})\b|^\s*,\s*(\d{1,2})\s*,", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[.;:!?\n()]")


@dataclass(frozen=True, slots=True)
class Sign:
    """Words, and what they say of the person beside whom they stand."""

    words: frozenset[str]
    level: Visibility
    why: str
    is_firm: bool
    is_of_sentence: bool


def guarded_names(report: Report, claims: Iterable[Claim]) -> Iterator[tuple[Claim, GuardedName]]:
    """The names in claims whose bearers start guarded, or public for their office, each once a claim."""
    for claim in claims:
        found: dict[str, GuardedName] = {}
        for mention in (*claim.targets, *claim.actors, *claim.according_to):
            guarded = _guarded(report, claim, mention)
            if guarded is not None and (guarded.name not in found or guarded.is_firm):
                found[guarded.name] = guarded
        yield from ((claim, one) for one in found.values())


def _guarded(report: Report, claim: Claim, mention: Mention) -> GuardedName | None:
    if mention.kind is not Kind.PERSON or mention.name is None:
        return None
    beside = [around for words in mention.name.evidence for around in _beside(report.text, words)]
    if any(_is_minor(around) for around in beside):
        return GuardedName(mention.name.value, Visibility.RESTRICTED, "a minor", is_firm=True)
    said = [*beside, "" if mention.description is None else mention.description.value]
    near = {word.casefold() for words in said for word in _WORD.findall(words)}
    begin, end = sentence_around(report.text, claim.trigger.start)
    around = {word.casefold() for word in _WORD.findall(report.text[begin:end])} if mention in claim.targets else set()
    sign = next((sign for sign in signs() if sign.words & (around if sign.is_of_sentence else near)), None)
    return None if sign is None else GuardedName(mention.name.value, sign.level, sign.why, sign.is_firm)


@cache
def signs() -> tuple[Sign, ...]:
    """The table of signs, those that weigh most first."""
    return tuple(
        Sign(
            frozenset(str(row["words"]).split()),
            Visibility(str(row["level"])),
            str(row["why"]),
            row.get("is_firm") is True,
            row.get("within") == "sentence",
        )
        for row in tables(lists_in("khronika.resolve", "en", "guarding.toml"), "sign")
    )


def _beside(text: str, words: Evidence) -> Iterator[str]:
    """What stands before and behind a name in its clause."""
    before = text[max(0, words.start - BESIDE) : words.start]
    yield _CLAUSE_END.split(before)[-1]
    yield _CLAUSE_END.split(text[words.end : words.end + BESIDE])[0]


def _is_minor(words: str) -> bool:
    ages = (int(next(filter(None, found.groups()))) for found in _AGE.finditer(words))
    return any(age < GROWN_UP for age in ages)
