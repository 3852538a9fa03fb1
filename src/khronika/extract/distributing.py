"""Claims whose words hand out different values: "A to ten years, B to eight", "19 in X and 18 in Y"."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from khronika.extract.draft import Draft, Party
from khronika.extract.name import Name
from khronika.extract.names import Names
from khronika.records.claim_type import ClaimType
from khronika.records.mention import Kind
from khronika.records.stated import Stated

OF_PLACES = (ClaimType.DETENTION, ClaimType.RELEASE, ClaimType.DEATH, ClaimType.INJURY, ClaimType.PROTEST, ClaimType.RAID)
_TO_A_TERM = re.compile(
    r",? ?(?:\(?\d{1,2}\)?,? )?(?:(?:to|for|got|received|given|with|must pay|a|an|each|another) )*(?:fine of |term of |sentence of )?$"
)
_AT_A_PLACE = re.compile(r" (?:[a-z-]+ ){0,3}(?:in|at|near|from|outside) (?:the )?(?:[a-z]+ (?:of )?)?$")


def distributed(drafts: Iterable[Draft], names: Names, named: Callable[[Name, Draft], Party]) -> Iterator[Draft]:
    """The drafts, each parted into as many as its words hand out values to; the parts stay one incident."""
    for draft in drafts:
        parts = _terms(draft, names, named) if draft.type is ClaimType.SENTENCE else _places(draft) if draft.type in OF_PLACES else []
        yield from parts or [draft]


def _terms(draft: Draft, names: Names, named: Callable[[Name, Draft], Party]) -> list[Draft]:
    """A claim for each person who stands right before a term of their own; those listed before share it."""
    text, offset = draft.sentence.text, draft.sentence.start
    people = [name for name in names.within(offset, offset + len(text)) if name.kind is Kind.PERSON]
    shares: list[tuple[Name, list[int]]] = []
    for number, penalty in enumerate(draft.penalty):
        start = penalty.evidence[0].start
        before = [name for name in people if name.end <= start]
        if before and _TO_A_TERM.fullmatch(text, before[-1].end - offset, start - offset) is not None:
            shares.append((before[-1], [number]))
        elif shares:
            shares[-1][1].append(number)
        else:
            return []
    if len({name.start for name, _ in shares}) < 2:
        return []
    return [
        replace(draft, targets=[named(name, draft)], penalty=[draft.penalty[number] for number in numbers], share=share)
        for share, (name, numbers) in enumerate(shares)
    ]


def _places(draft: Draft) -> list[Draft]:
    """A claim for each place that has a count of its own."""
    text, offset = draft.sentence.text, draft.sentence.start
    counted = []
    for place in draft.where:
        start = place.evidence[0].start - offset
        before = [count for count in draft.sentence.counts if count.end <= start]
        if not before or _AT_A_PLACE.fullmatch(text, before[-1].end, start) is None:
            return []
        counted.append((place, before[-1]))
    if len({count.start for _, count in counted}) < 2 or not draft.targets:
        return []
    model = draft.targets[0]
    return [
        replace(
            draft,
            where=[place],
            targets=[replace(model, name=None, count=Stated(count.count, (draft.sentence.evidence(count.start, count.end),)))],
            share=share,
        )
        for share, (place, count) in enumerate(counted)
    ]
