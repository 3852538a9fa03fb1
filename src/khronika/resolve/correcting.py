"""A claim with one value as a person says it is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from khronika.errors import RecordError
from khronika.records.body import record_in
from khronika.records.claim import Claim
from khronika.records.claim_type import ClaimType, Degree, Modality, Polarity, Stage
from khronika.records.correction import SORTS, Field, Mentioned
from khronika.records.evidence import Evidence
from khronika.records.mention import Mention
from khronika.records.stated import Stated

T = TypeVar("T")

_anew: Callable[..., Claim] = replace
"""The same with other values, in fields whose names come from a table."""


@dataclass(frozen=True, slots=True)
class Correcting:
    """A correction whose words were found in the report: the value as JSON, the words that it replaces, those that state it, by whom."""

    field: Field
    value: str | None
    instead: Evidence | None
    words: Evidence | None
    by: str


def corrected(claim: Claim, change: Correcting) -> Claim:
    """The claim with the correction; as it was where the two do not fit, as a penalty where there is no sentence any more."""
    try:
        return CHANGES[change.field](claim, change)
    except RecordError:
        return claim


def _type(claim: Claim, change: Correcting) -> Claim:
    """Another type, without what only the old one has."""
    type = record_in(ClaimType, change.value or "null")
    return replace(
        claim,
        type=type,
        degree=(claim.degree or Degree.FULL) if type in (ClaimType.BLOCK, ClaimType.SHUTDOWN) else None,
        stage=(claim.stage or Stage.OTHER) if type is ClaimType.POLICY else None,
        words=claim.words if type is ClaimType.STATEMENT else None,
        penalty=claim.penalty if type is ClaimType.SENTENCE else (),
    )


def _polarity(claim: Claim, change: Correcting) -> Claim:
    stated = _stated(claim, change)
    return _anew(claim, polarity=None if stated is None or stated.value is Polarity.ASSERTED else stated)


def _modality(claim: Claim, change: Correcting) -> Claim:
    stated = _stated(claim, change)
    return _anew(claim, modality=None if stated is None or stated.value is Modality.ACTUAL else stated)


def _one(claim: Claim, change: Correcting) -> Claim:
    return _anew(claim, **{change.field.value: _stated(claim, change)})


def _plain(claim: Claim, change: Correcting) -> Claim:
    return _anew(claim, **{change.field.value: record_in(SORTS[change.field], change.value or "null")})


def _each(claim: Claim, change: Correcting) -> Claim:
    before: tuple[Stated[object], ...] = getattr(claim, change.field.value)
    after = _in_place(before, _stated(claim, change), change.instead, lambda one: one.evidence)
    return _anew(claim, **{change.field.value: after})


def _mentions(claim: Claim, change: Correcting) -> Claim:
    before: tuple[Mention, ...] = getattr(claim, change.field.value)
    after = _in_place(before, _mention(claim, change), change.instead, lambda one: tuple(one.evidence()))
    return _anew(claim, **{change.field.value: after})


def _in_place(before: Iterable[T], new: T | None, instead: Evidence | None, words_of: Callable[[T], tuple[Evidence, ...]]) -> tuple[T, ...]:
    """The values with the new one where the one it replaces stood, else behind them; where none is to replace any more, no other goes."""
    listed = list(before)
    place = next((at for at, one in enumerate(listed) if instead is not None and _are_on(words_of(one), instead)), None)
    if place is None:
        return (*listed, new) if new is not None else tuple(listed)
    return (*listed[:place], *([] if new is None else [new]), *listed[place + 1 :])


def _are_on(evidence: Iterable[Evidence], words: Evidence) -> bool:
    return any(one.start < words.end and words.start < one.end for one in evidence)


def _stated(claim: Claim, change: Correcting) -> Stated[object] | None:
    """The value with the words that the person chose, or as the person's own beside the words that it is about."""
    if change.value is None:
        return None
    return _by(claim, change, record_in(SORTS[change.field], change.value))


def _by(claim: Claim, change: Correcting, value: T) -> Stated[T]:
    return Stated(value, (change.words or change.instead or claim.trigger,), change.by, is_own=change.words is None)


def _mention(claim: Claim, change: Correcting) -> Mention | None:
    if change.value is None:
        return None
    said = record_in(Mentioned, change.value)
    name = None if said.name is None else _by(claim, change, said.name)
    description = None if said.description is None else _by(claim, change, said.description)
    return Mention(said.kind, name, description, None if said.count is None else _by(claim, change, said.count))


CHANGES: dict[Field, Callable[[Claim, Correcting], Claim]] = {
    Field.TYPE: _type,
    Field.POLARITY: _polarity,
    Field.MODALITY: _modality,
    Field.WHEN: _one,
    Field.WHERE: _each,
    Field.TARGETS: _mentions,
    Field.ACTORS: _mentions,
    Field.ACCORDING_TO: _mentions,
    Field.PENALTY: _each,
    Field.HELD_FOR: _one,
    Field.GROUNDS: _one,
    Field.ITEMS: _each,
    Field.WORDS: _one,
    Field.DEGREE: _plain,
    Field.STAGE: _plain,
}
