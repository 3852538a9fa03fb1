"""Reports as they stand in a public edition: what is quoted of them, and no more.

The text of such a report is its quotes in their order, with a mark where something was left out between them. It is a text of its own:
quotes have their places in it, and its hash, its key and the ids of its claims are worked out from it alone. A hash of the whole text would
let anybody who guesses what was left out prove that the guess is right.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from khronika.records.body import body_of, record_in
from khronika.records.claim import Claim, claim_id
from khronika.records.mention import Mention
from khronika.records.report import Passage, PassageKind, Report
from khronika.records.stated import Stated
from khronika.text.names_found import Found
from khronika.text.redacting import Redaction

T = TypeVar("T")

LEFT_OUT = " […] "
WITHHELD = "[withheld]"
SHORT = 3
"""So many signs between two quotes are not left out, where no letter is among them."""

_MARK = re.compile(r"\[(?:team|restricted|sealed|erased)(?: \d+)?\]")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A report made of its quotes, and its claims by the ids that they have in the ledger."""

    report: Report
    claims: Mapping[str, Claim]


def quoted(report: Report, claims: Iterable[Claim], address: str | None) -> Quoted:
    """The report as its claims quote it; ``address`` is its own where that is cleared."""
    listed = sorted(claims, key=lambda claim: (claim.trigger.start, claim.id))
    redaction = Redaction(report.text, tuple(_pieces(report.text, listed)))
    bare = _bare(report, redaction.text, address)
    return Quoted(bare, dict(_claims(listed, redaction, bare.text_sha256)))


def without_marks(kind: type[T], record: T) -> T:
    """A record with one word for all that is withheld: at what level, and from how many persons, is nobody's business."""
    return record_in(kind, _MARK.sub(WITHHELD, body_of(record)))


def is_withheld(words: str) -> bool:
    """Whether something in the words is withheld."""
    return WITHHELD in words or _MARK.search(words) is not None


def _claims(claims: Iterable[Claim], redaction: Redaction, text_sha256: str) -> Iterator[tuple[str, Claim]]:
    taken: set[str] = set()
    for claim in claims:
        own = _nameless(without_marks(Claim, redaction.claim(claim)))
        ids = (claim_id(text_sha256, own.trigger, own.type, number) for number in range(len(taken) + 1))
        id = next(id for id in ids if id not in taken)
        taken.add(id)
        yield claim.id, replace(own, id=id)


def _nameless(claim: Claim) -> Claim:
    """The claim with nobody's name where it is withheld, so that two people without a name are never taken for one."""
    targets, actors, speakers = (tuple(map(_unnamed, part)) for part in (claim.targets, claim.actors, claim.according_to))
    return replace(claim, targets=targets, actors=actors, according_to=speakers)


def _unnamed(mention: Mention) -> Mention:
    if mention.name is None or not is_withheld(mention.name.value):
        return mention
    return replace(mention, name=None, description=mention.description or Stated(WITHHELD, mention.name.evidence))


def _bare(report: Report, text: str, address: str | None) -> Report:
    title, publisher = (None if words is None else _MARK.sub(WITHHELD, words) for words in (report.title, report.publisher))
    told = [publisher, None if report.published is None else report.published.isoformat(), title, text, address]
    id = hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()[:20]
    return Report(
        id=id,
        text=text,
        passages=(Passage(PassageKind.BODY, 0, len(text)),) if text else (),
        capture_sha256=hashlib.sha256(text.encode()).hexdigest(),
        address=address or f"khronika:{id}",
        title=title,
        publisher=publisher,
        published=report.published,
        url=address,
        language=report.language,
        source=report.source,
    )


def _pieces(text: str, claims: Iterable[Claim]) -> Iterator[Found]:
    """What is written over: what stands between the quotes, and marks of what is withheld."""
    last = 0
    for start, end in _stretches(claims):
        between = text[last:start]
        if not last:
            yield from [Found(0, start, "")] if start else []
        elif len(between) > SHORT or any(map(str.isalnum, between)):
            yield Found(last, start, LEFT_OUT)
        yield from (Found(start + mark.start(), start + mark.end(), WITHHELD) for mark in _MARK.finditer(text[start:end]))
        last = end
    if last < len(text):
        yield Found(last, len(text), "")


def _stretches(claims: Iterable[Claim]) -> list[tuple[int, int]]:
    """The stretches of text that the claims quote, those that overlap as one."""
    merged: list[tuple[int, int]] = []
    for words in sorted(words for claim in claims for _, words in claim.evidence()):
        if merged and words.start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(words.end, merged[-1][1])
        else:
            merged.append((words.start, words.end))
    return merged
